#!/bin/sh
# Builds the program and shows what it is for: three policies compared with no new policy in the central
# and western Mediterranean. Installs what is missing, prints a table, and writes a report for a planner.
# Run again, it is quick and quiet.
set -eu
cd "$(dirname "$0")"

results=results/demo.h5
report=results/report.html
compare="build/release/corridor compare configs/mediterranean
    --scenario scenarios/information_campaign.toml
    --scenario scenarios/enhanced_penalties.toml
    --scenario scenarios/cross_border_cooperation.toml
    --scale 200 --replicates 3 --until 2021-01-01 -o $results --force"

tools/install_packages.sh build analysis
tools/build.sh corridor

mkdir -p "$(dirname "$results")"
# shellcheck disable=SC2086  # a command and its words
$compare

PYTHONPATH=analysis PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m corridor_analysis report "$results" -o "$report" \
    --program build/release/corridor --force

echo
echo "Everything the table was made of is in $results ($(du -h "$results" | cut -f 1))."
echo "Open it with xarray, R, ncdump or h5dump, or write it out as tables:"
echo "    build/release/corridor export $results --csv results/demo"
echo "What it means, with maps and charts, for a browser or a printer:"
echo "    $report"
