#!/bin/sh
# The Debian package on a machine that has nothing: it installs, works for somebody without rights, makes the bytes that
# it makes here, and goes without a trace; with the packages it recommends, a report is written.
#
#   tests/install/bare_root.sh [PACKAGE.deb]       left out: the one that tools/make_deb.sh makes
#
# The machine is a minimal Debian 12 in a new folder, removed at the end; CORRIDOR_BARE_ROOT names one that stays and is
# used again. CORRIDOR_DEBIAN_MIRROR names another mirror than debootstrap's own. Needs root, the network and 3 GB.
# Leaves with 77, and a reason, where it cannot be tried.
set -eu
cd "$(dirname "$0")/../.."

skip()
{
    echo "skipped: $1" >&2
    exit 77
}

fail()
{
    echo "failed: $1" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || skip "only root can change into another system"
command -v debootstrap >/dev/null 2>&1 || skip "debootstrap is missing: tools/install_packages.sh full"

package=${1:-$(tools/make_deb.sh)}
there=/tmp  # inside, where everybody may write
work=$(mktemp -d)
root=${CORRIDOR_BARE_ROOT:-$work/root}
log=$work/log
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Runs a command in the bare system, which sees its own processes and no other; mounts end with it.
inside()
{
    # shellcheck disable=SC2016  # expanded by the shell inside
    unshare --mount --pid --fork --kill-child sh -ec '
        root=$1; shift
        mount -t proc proc "$root/proc"
        exec chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
    ' inside "$root" "$@"
}

# The same as somebody without rights, whose current folder is /.
as_nobody()
{
    inside HOME="$there" setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

quietly()
{
    "$@" >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "$*"
    }
}

tiny="compare toy --scenario rescue --until 2010-02-01 --scale 500 --replicates 2 --quiet --force -o"

if [ ! -x "$root/usr/bin/apt-get" ]; then
    # shellcheck disable=SC2086  # nothing, or one word
    quietly debootstrap --variant=minbase bookworm "$root" ${CORRIDOR_DEBIAN_MIRROR:-}
fi
[ ! -f /etc/resolv.conf ] || cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$package" "$root/corridor.deb"
quietly inside apt-get update

echo "installed alone:"
quietly inside dpkg --purge corridor
quietly inside apt-get autoremove --purge -y
quietly inside apt-get install -y --no-install-recommends /corridor.deb
as_nobody corridor --version
as_nobody corridor check toy
# shellcheck disable=SC2086  # words
as_nobody corridor $tiny $there/bare.h5
# shellcheck disable=SC2086
build/release/corridor $tiny "$work/here.h5"
cmp "$work/here.h5" "$root$there/bare.h5" || fail "the bytes are others than those made here"
as_nobody corridor sweep plan test_ishigami -o $there/ishigami.plan.h5 --force --quiet
as_nobody corridor sweep run $there/ishigami.plan.h5

inside dpkg -L corridor >"$work/files"
quietly inside dpkg --purge corridor
while read -r file; do
    [ -d "$root$file" ] || [ ! -e "$root$file" ] || fail "$file is still there after the package was removed"
done <"$work/files"
[ ! -e "$root/usr/share/corridor" ] || fail "/usr/share/corridor is still there after the package was removed"
[ ! -e "$root/usr/lib/python3/dist-packages/corridor_analysis" ] || fail "compiled Python is still there"

echo "installed with what it recommends:"
quietly inside apt-get install -y --install-recommends /corridor.deb
as_nobody corridor-analysis compare $there/bare.h5
as_nobody corridor-analysis report $there/bare.h5 -o $there/bare.html --program /usr/bin/corridor --force
grep -q "</html>" "$root$there/bare.html" || fail "the report is not whole"
as_nobody python3 -c 'import corridor_analysis.read; print("the Python package is found without a word to Python")'

if command -v lintian >/dev/null 2>&1; then
    lintian --fail-on error,warning --allow-root "$package" || fail "lintian has something to say"
    echo "lintian has nothing to say"
fi
echo "well"
