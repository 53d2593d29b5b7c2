"""What a benchmark measures of a program."""

import os
import subprocess
import sys
import time


def measure(words, **options):
    """Seconds of the wall and of the processor, and the peak of memory [byte], of one run; ends where that fails."""
    start = time.monotonic()
    process = subprocess.Popen([*map(str, words)], **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(map(str, words))}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
