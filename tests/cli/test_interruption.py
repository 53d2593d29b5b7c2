"""Whatever stops the program leaves a file that opens and says how far it came."""

import signal
import subprocess
import time

import h5py
import pytest

from program import FILE_TROUBLE, INTERRUPTED, PROGRAM, SHORT, SOURCES, TOY, fail, limit_files_to, succeed

# So many replicates that it does not end by itself while the test looks.
MANY = ["run", TOY, *SHORT, "--replicates", "500", "--threads", "2"]


def start(out, *words):
    return subprocess.Popen([PROGRAM, *MANY, "-o", str(out), *words], cwd=SOURCES, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)


def replicates_done(part):
    """Of a part that is being written, or left; nothing while it is not there yet."""
    try:
        with h5py.File(part, "r", locking=False) as file:
            return int(file.attrs["replicates_done"])
    except (OSError, KeyError):
        return 0


def wait_for_a_replicate(part, process):
    deadline = time.monotonic() + 120
    while replicates_done(part) == 0:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline, "no replicate was written in two minutes"
        time.sleep(0.05)


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_with_130_and_one_sentence(signal_number, tmp_path):
    out, part = tmp_path / "x.h5", tmp_path / "x.h5.part"
    process = start(out)
    wait_for_a_replicate(part, process)
    process.send_signal(signal_number)
    stdout, stderr = process.communicate(timeout=120)
    assert process.returncode == INTERRUPTED
    assert stdout == ""
    done = replicates_done(part)
    last = stderr.strip().splitlines()[-1]
    assert last == f"interrupted: {part} holds {done} of 500 replicates"
    assert not out.exists()
    with h5py.File(part) as file:
        assert file.attrs["complete"] == 0
        assert 0 < done < 500
        assert file["corridor_organisations"][0, done - 1].min() > 0
        assert (file["corridor_organisations"][0, done] == 0).all()


def test_a_killed_run_leaves_a_part_that_opens(tmp_path):
    out, part = tmp_path / "x.h5", tmp_path / "x.h5.part"
    process = start(out)
    wait_for_a_replicate(part, process)
    process.kill()
    process.communicate(timeout=120)
    assert not out.exists()
    with h5py.File(part) as file:
        assert file.attrs["complete"] == 0
        assert file.attrs["replicates_done"] >= 1
        assert file["corridor_organisations"][0, 0].min() > 0


def test_a_disk_that_is_full_is_told_in_one_sentence(tmp_path):
    said = fail(FILE_TROUBLE, "run", TOY, *SHORT, "--quiet", "-o", tmp_path / "x.h5",
                preexec_fn=limit_files_to(20_000))
    assert said == f"{tmp_path}/x.h5.part.open: cannot be flushed: File too large\n"
    assert not (tmp_path / "x.h5").exists()


def test_a_part_that_was_left_is_kept_until_told_otherwise(tmp_path):
    out, part = tmp_path / "x.h5", tmp_path / "x.h5.part"
    part.write_text("left")
    message = fail(FILE_TROUBLE, "run", TOY, *SHORT, "-o", out)
    assert "x.h5.part: is left from a run that was interrupted" in message
    assert part.read_text() == "left"
    succeed("run", TOY, *SHORT, "-o", out, "--force", "--quiet")
    assert out.exists() and not part.exists()


def test_nothing_is_shown_of_progress_where_nobody_looks(tmp_path):
    ended = subprocess.run([PROGRAM, "run", TOY, *SHORT, "-o", str(tmp_path / "x.h5")],
                           cwd=SOURCES, capture_output=True, text=True, check=True)
    assert "left" not in ended.stderr and "\r" not in ended.stderr
