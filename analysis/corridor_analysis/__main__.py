"""Commands: `python3 -m corridor_analysis targets|calibrate|market --help`."""

import importlib
import sys

COMMANDS = ("calibrate", "market", "targets")


def main() -> int:
    """Hands over to the command that was named."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        print(f"usage: python3 -m corridor_analysis {'|'.join(COMMANDS)} ...", file=sys.stderr)
        return 2
    return importlib.import_module(f"corridor_analysis.{sys.argv[1]}").main(sys.argv[2:])


sys.exit(main())
