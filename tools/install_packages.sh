#!/bin/sh
# Installs the Debian packages of packages.txt that this machine lacks, and nothing else.
#
#   tools/install_packages.sh [GROUP]...        default: build analysis test
#
# Says nothing when nothing is missing. Every failure ends in one sentence that says what to do.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
list="$here/packages.txt"
needed_gigabytes=3

fail()
{
    echo "corridor: $1" >&2
    exit 1
}

# Packages of the named groups, one a line.
packages_of()
{
    awk -v wanted=" $* " '
        /^\[/ { group = substr($0, 2, index($0, "]") - 2); known[group] = 1; next }
        /^[[:space:]]*(#|$)/ { next }
        index(wanted, " " group " ") { print $1 }
        END {
            n = split(wanted, names, " ")
            for (i = 1; i <= n; ++i)
                if (!(names[i] in known)) { print "?" names[i] }
        }' "$list"
}

is_installed()
{
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

[ $# -gt 0 ] || set -- build analysis test
packages=$(packages_of "$@")
case "$packages" in
    *\?*) fail "packages.txt has no group called $(echo "$packages" | sed -n 's/^?//p' | head -n 1)." ;;
esac

command -v dpkg-query >/dev/null 2>&1 ||
    fail "this is not Debian or a relative of it; install the equivalents of packages.txt by hand and build with cmake (see README.md)."

missing=
for package in $packages; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null 2>&1 || fail "apt-get is missing; install these packages by other means:$missing"
[ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null 2>&1 ||
    fail "these packages are missing, and neither root nor sudo is at hand to install them:$missing"

free_kilobytes=$(df -Pk / | awk 'NR == 2 { print $4 }')
[ "$free_kilobytes" -ge $((needed_gigabytes * 1024 * 1024)) ] ||
    fail "the disk has less than $needed_gigabytes GB free, which installing the packages needs; make room and try again."

echo "Installing $(echo "$missing" | wc -w) packages:$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT

install_missing()
{
    # shellcheck disable=SC2086  # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=300 $missing >"$log" 2>&1
}

# The package index may be old or absent: refresh it once, and only then give up.
if ! install_missing; then
    as_root apt-get update -q >"$log" 2>&1 && install_missing || {
        tail -n 5 "$log" >&2
        fail "apt-get could not install the packages above; check the network connection and try again."
    }
fi
