"""Commands: `python3 -m corridor_analysis --help` lists them."""

import difflib
import importlib
import os
import sys

COMMANDS = {
    "compare": "say in words what the scenarios of a comparison changed",
    "figures": "draw the figures of a results file",
    "report": "write a page for a planner, and its tables as CSV",
    "targets": "hold a run against observed figures",
    "calibrate": "search what brings a corridor nearest to observed figures",
    "sensitivity": "say which factors of a sweep matter, and how sure that is",
    "market": "measure and draw whether a market lives",
}
USAGE = "\n".join((
    "usage: python3 -m corridor_analysis COMMAND ...    (COMMAND --help tells more)",
    *(f"  {name:<11} {does}" for name, does in COMMANDS.items()),
    "example: python3 -m corridor_analysis report results/demo.h5 -o results/report.html",
))


def main() -> int:
    """Hands over to the command that was named. Returns 2 where there is none of that name."""
    if len(sys.argv) < 2:
        print(USAGE, file=sys.stderr)
        return 2
    command, *arguments = sys.argv[1:]
    if command in ("-h", "--help"):
        print(USAGE)
        return 0
    if command not in COMMANDS:
        near = difflib.get_close_matches(command, COMMANDS, n=1, cutoff=0.4)
        hint = f" (did you mean {near[0]!r}?)" if near else ""
        print(f"corridor_analysis: unknown command {command!r}{hint}; known: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return importlib.import_module(f"corridor_analysis.{command}").main(arguments)
    except BrokenPipeError:  # whoever read what we print has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


sys.exit(main())
