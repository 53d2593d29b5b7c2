#!/bin/sh
# Configures and builds the fast program in build/release; prints nothing unless something is wrong.
#
#   tools/build.sh             everything, the tests too
#   tools/build.sh corridor    the program alone, which needs none of the test libraries
set -eu
cd "$(dirname "$0")/.."

folder=build/release
needed_gigabytes=3
log=build/release.log

fail()
{
    echo "corridor: $1" >&2
    exit 1
}

# What went wrong, then one sentence.
fail_with_log()
{
    grep -E -A 6 "error:|Error |CMake Error|undefined reference|No space left" "$log" | head -n 40 >&2 || tail -n 20 "$log" >&2
    fail "$1 The whole log is in $log."
}

command -v cmake >/dev/null 2>&1 || fail "cmake is missing; run tools/install_packages.sh build."
command -v "${CXX:-c++}" >/dev/null 2>&1 ||
    fail "there is no C++ compiler called ${CXX:-c++}; run tools/install_packages.sh build, or set CXX."

if [ $# -gt 0 ]; then
    target="--target $1"
    # The tests stay configured where they have been built before.
    [ -f "$folder/CMakeCache.txt" ] && tests= || tests=-DCORRIDOR_TESTS=OFF
else
    target=
    tests=-DCORRIDOR_TESTS=ON
fi

if [ ! -f "$folder/CMakeCache.txt" ]; then
    free_kilobytes=$(df -Pk . | awk 'NR == 2 { print $4 }')
    [ "$free_kilobytes" -ge $((needed_gigabytes * 1024 * 1024)) ] ||
        fail "the disk has less than $needed_gigabytes GB free, which the first build needs; make room and try again."
    echo "Building Corridor in $folder; the first time takes a few minutes." >&2
fi

mkdir -p "$folder"
# shellcheck disable=SC2086  # nothing, or an option
cmake -S . -B "$folder" -G "Unix Makefiles" -DCMAKE_BUILD_TYPE=Release $tests >"$log" 2>&1 ||
    fail_with_log "cmake could not configure the build."
# shellcheck disable=SC2086
cmake --build "$folder" -j2 $target >"$log" 2>&1 || fail_with_log "the build failed."
! grep -E "warning:" "$log" >&2 || echo "corridor: the compiler warned; see above." >&2
