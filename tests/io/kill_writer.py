"""A writer that is killed leaves a part that opens and says how far it came.

kill_writer.py WRITE_SAMPLE [TRIALS]: the program that writes; how often it is killed.
"""

import pathlib
import random
import subprocess
import sys
import tempfile
import time

import h5py

FIRST_VALUES = {(scenario, replicate): 1000 * scenario + 100 * replicate for scenario in range(2) for replicate in range(3)}


def kill_once(write_sample: str, part: pathlib.Path, delay: float) -> int:
    """Kills a writer `delay` seconds after its first replicate. Returns the replicates that its part counts."""
    target = part.with_suffix("")
    writer = subprocess.Popen([write_sample, str(target), "endless"], stdout=subprocess.PIPE, text=True)
    writer.stdout.readline()
    time.sleep(delay)
    writer.kill()
    said = 1 + len(writer.stdout.read().splitlines())
    writer.wait()
    assert not target.exists(), "an unfinished file has been given its name"
    with h5py.File(part) as file:
        assert file.attrs["complete"] == 0, "an unfinished file calls itself complete"
        done = int(file.attrs["replicates_done"])
        assert 1 <= done <= said + 1, f"{said} replicates were announced, {done} are counted"
        for cell, first in list(FIRST_VALUES.items())[: min(done, len(FIRST_VALUES))]:
            assert file["crossings"][cell].flat[0] == first, f"replicate {cell} is damaged"
        assert file["provenance"].attrs["corridor"] == b"sample"
    part.unlink()
    return done


def main() -> None:
    write_sample = sys.argv[1]
    trials = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    delays = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        part = pathlib.Path(folder) / "sample.h5.part"
        counts = [kill_once(write_sample, part, delays.uniform(0, 0.1)) for _ in range(trials)]
    print(f"{trials} kills, after {min(counts)} to {max(counts)} replicates: every part opened")


if __name__ == "__main__":
    main()
