#!/bin/sh
# Makes the Debian package of the program as it stands, and prints its path: build/corridor_VERSION_ARCHITECTURE.deb.
# Needs no root. The same sources give the same bytes.
set -eu
cd "$(dirname "$0")/.."

tools/install_packages.sh build package
tools/build.sh corridor

# Everything inside carries the time of the last commit; of sources without git, that of the list of changes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
export SOURCE_DATE_EPOCH

log=build/package.log
rm -f build/corridor_*.deb
umask 022
cpack --config build/release/CPackConfig.cmake -B build >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    echo "corridor: the package could not be made. The whole log is in $log." >&2
    exit 1
}
rm -rf build/_CPack_Packages
ls build/corridor_*.deb
