#!/bin/sh
# Builds the program with its tests and runs them, those of the Python package included.
#
#   ./test.sh           what every change must pass (label `full` left out)
#   ./test.sh --full    everything: long fuzzing, the whole evidence suite, kill trials
#
# Ends with ctest's own summary; leaves with its exit code.
set -eu
cd "$(dirname "$0")"

left_out="-LE ^full$"
groups="build analysis test docs"
for argument in "$@"; do
    case "$argument" in
        --full) left_out= groups="$groups full" ;;
        *)
            echo "usage: ./test.sh [--full]" >&2
            exit 2
            ;;
    esac
done

# shellcheck disable=SC2086  # a list of words
tools/install_packages.sh $groups
tools/build.sh

# shellcheck disable=SC2086  # nothing, or an option and its word
exec ctest --test-dir build/release --output-on-failure --no-tests=error -j2 $left_out
