#!/bin/sh
# Builds this documentation in build/docs; open build/docs/index.html. Prints nothing unless something is wrong.
# Installs what is missing, and builds the program first, since the reference is what it says of itself.
set -eu
cd "$(dirname "$0")/.."

tools/install_packages.sh build analysis docs
tools/build.sh corridor
exec /usr/bin/python3 docs/site/build_site.py build/release/corridor build/docs
