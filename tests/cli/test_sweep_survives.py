"""Whatever stops a sweep, the same command goes on, and the merged results are those of a sweep that nobody disturbed.

CORRIDOR_KILLS is how often the program is killed; 20 where it is not set.
"""

import os
import random
import shutil
import signal
import subprocess
import time

import pytest

from program import DONE, FILE_TROUBLE, INTERRUPTED, PROGRAM, SOURCES, corridor, limit_files_to, sha256, succeed
from sweeps import FUNCTION, TOY, function_plan, merged, parts, plan, run_files, start

KILLS = int(os.environ.get("CORRIDOR_KILLS", "20"))
KILLS_A_SWEEP = 20
POINTS = 2000  # several times as many as are made before the last kill, so that each kill hits work
NOBODY = 65534


def undisturbed(folder, points):
    """A plan with its runs, made in one go, and the digest of its merged results."""
    folder.mkdir()
    file = function_plan(folder, points)
    succeed("sweep", "run", file, "--quiet")
    return file, sha256(merged(file))


def wait_for_runs(file, process, n):
    deadline = time.monotonic() + 120
    while len(run_files(file)) < n:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline, "no run was kept in two minutes"
        time.sleep(0.01)


@pytest.fixture(scope="module", name="calm")
def calm_sweep(tmp_path_factory):
    return undisturbed(tmp_path_factory.mktemp("calm") / "x", POINTS)


@pytest.mark.parametrize("luck", range(KILLS // KILLS_A_SWEEP))
def test_killed_again_and_again_it_loses_and_repeats_nothing(luck, calm, tmp_path):
    file = function_plan(tmp_path, POINTS)
    dice = random.Random(luck)
    kept = {}
    for kill in range(KILLS_A_SWEEP):
        process = start(file, "--quiet", "--threads", "2")
        wait_for_runs(file, process, len(kept) + dice.randint(1, 20))
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL, f"it was over before kill {kill + 1}"
        now = {f: f.stat().st_mtime_ns for f in run_files(file)}
        assert all(now[f] == then for f, then in kept.items()), "a run that was done is done"
        kept = now
    succeed("sweep", "run", file, "--quiet")
    assert parts(file) == [], "what the killed left half-written is swept up"
    assert sha256(merged(file)) == calm[1]


def start_merge(file, out, *words):
    return subprocess.Popen([PROGRAM, "sweep", "merge", file, "-o", out, *words], cwd=SOURCES, stderr=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)


def rests(folder):
    return sorted(folder.glob("*.part"))


@pytest.mark.parametrize("luck", range(KILLS // KILLS_A_SWEEP))
def test_a_merge_killed_again_and_again_leaves_results_whole_or_not_at_all(luck, calm, tmp_path):
    file, expected = calm
    out, dice = tmp_path / "x.h5", random.Random(luck)
    begin = time.monotonic()
    assert start_merge(file, out).wait() == DONE
    alone = time.monotonic() - begin
    killed_at_work = 0
    for kill in range(KILLS_A_SWEEP):
        if kill % 2:  # earlier results in its way, or none
            out.unlink(missing_ok=True)
        there = out.exists()
        n_rests = len(rests(tmp_path))
        process = start_merge(file, out, "--force")
        time.sleep(dice.uniform(0, alone))
        process.kill()
        process.communicate()
        killed_at_work += process.returncode == -signal.SIGKILL and len(rests(tmp_path)) > n_rests
        assert out.exists() or not there, "what was there is lost"
        assert not out.exists() or sha256(out) == expected, f"kill {kill + 1} left half a file"
    assert killed_at_work > 0, "no kill hit a merge that wrote"
    out.unlink(missing_ok=True)
    before = rests(tmp_path)
    succeed("sweep", "merge", file, "-o", out, "--quiet")
    assert sha256(out) == expected
    assert rests(tmp_path) == before, "rests of the killed are in nobody's way, and left to people"


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("there", [False, True])
def test_an_interrupted_merge_leaves_nothing_and_says_so(there, signal_number, calm, tmp_path):
    out = tmp_path / "x.h5"
    if there:
        out.write_text("earlier results")
    process = start_merge(calm[0], out, "--force")
    while not rests(tmp_path):
        assert process.poll() is None, "it was over before it could be interrupted"
    process.send_signal(signal_number)
    assert process.communicate(timeout=60) == ("", "interrupted: no results were written\n")
    assert process.returncode == INTERRUPTED
    assert [f.name for f in tmp_path.iterdir()] == ["x.h5"] * there
    assert not there or out.read_text() == "earlier results"


def test_two_programs_share_the_work_and_make_nothing_twice(tmp_path):
    points = 600
    _, expected = undisturbed(tmp_path / "calm", points)
    file = function_plan(tmp_path, points)
    processes = [start(file, "--threads", "1") for _ in range(2)]
    made = []
    for process in processes:
        out, err = process.communicate(timeout=300)
        assert process.returncode == DONE, err
        made.append(int(out.split()[0]))
    assert sum(made) == points, f"{made} runs were made"
    assert sha256(merged(file)) == expected


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_finishes_nothing_more_and_tells_how_far_it_came(signal_number, tmp_path):
    file = plan(tmp_path, TOY.replace("trajectories = 1", "trajectories = 100"))
    process = start(file, "--threads", "2")
    wait_for_runs(file, process, 1)
    process.send_signal(signal_number)
    out, err = process.communicate(timeout=120)
    assert process.returncode == INTERRUPTED
    assert out == ""
    done = len(run_files(file))
    assert err == (f"interrupted: {file}.runs holds 600 runs: {done} done, {600 - done} missing; the same command goes "
                   "on\n")
    assert 0 < done < 600


def test_an_interrupted_plan_leaves_nothing_and_says_so(tmp_path):
    (tmp_path / "x.toml").write_text(FUNCTION.format(points=300_000))
    process = subprocess.Popen([PROGRAM, "sweep", "plan", tmp_path / "x.toml", "-o", tmp_path / "x.h5", "--quiet"],
                               cwd=SOURCES, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    while not rests(tmp_path):
        assert process.poll() is None, "it was over before it could be interrupted"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60) == ("", "interrupted: no plan was written\n")
    assert process.returncode == INTERRUPTED
    assert [f.name for f in tmp_path.iterdir()] == ["x.toml"]


def without_rights(tmp_path, file):
    """What `corridor` takes to run as somebody whom the modes of files keep out."""
    if os.geteuid() != 0:
        return {}
    for folder in tmp_path, *tmp_path.parents:  # nobody may not look into the sources of root
        if folder.owner() == "root" and folder.stat().st_mode & 0o001 == 0:
            folder.chmod(folder.stat().st_mode | 0o011)
    tmp_path.chmod(0o755)
    os.chmod(f"{file}.runs/claims", 0o666)
    return {"user": NOBODY, "cwd": tmp_path, "program": shutil.copy(PROGRAM, tmp_path)}


def test_where_nothing_can_be_written_it_says_so_and_keeps_what_there_is(tmp_path):
    file = function_plan(tmp_path, 40)
    succeed("sweep", "run", file, "--only", "0-9", "--quiet")
    block = run_files(file)[0].parent
    block.chmod(0o555)
    ended = corridor("sweep", "run", file, **without_rights(tmp_path, file))
    assert ended.returncode == FILE_TROUBLE, ended.stderr
    assert ended.stderr == f"{block}/00000010.run: cannot be written: Permission denied\n"
    block.chmod(0o755)
    assert len(run_files(file)) == 10
    assert succeed("sweep", "run", file) == "30 runs made; 10 were there\n"


def test_runs_that_cannot_be_looked_at_are_not_called_missing(tmp_path):
    file = function_plan(tmp_path, 40)
    succeed("sweep", "run", file, "--quiet")
    block = run_files(file)[0].parent
    nobody = without_rights(tmp_path, file)
    block.chmod(0)
    try:
        for command in (["run"], ["status"], ["merge", "--partial", "-o", tmp_path / "y.h5"]):
            ended = corridor("sweep", command[0], file, *command[1:], **nobody)
            assert ended.stderr == f"{block}/00000000.run: cannot be looked at: Permission denied\n"
            assert ended.returncode == FILE_TROUBLE and ended.stdout == ""
    finally:
        block.chmod(0o755)
    assert not (tmp_path / "y.h5").exists()


def test_a_run_that_does_not_fit_leaves_no_half_file(tmp_path):
    file = function_plan(tmp_path, 40)
    ended = corridor("sweep", "run", file, "--threads", "1", preexec_fn=limit_files_to(100))
    assert ended.returncode == FILE_TROUBLE
    assert ended.stderr == f"{file}.runs/000000/00000000.run: cannot be written: File too large\n"
    assert run_files(file) == [] and parts(file) == []
    assert succeed("sweep", "run", file) == "40 runs made\n"


@pytest.fixture(name="small_disk")
def a_small_disk(tmp_path):
    """A file system of its own with room for few files."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True,
                             check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_on_a_full_disk_it_stops_with_exact_words_and_goes_on_when_there_is_room(small_disk, tmp_path):
    _, expected = undisturbed(tmp_path / "calm", 200)
    file = function_plan(small_disk, 200)
    ended = corridor("sweep", "run", file, "--threads", "2")
    assert ended.returncode == FILE_TROUBLE, ended.stderr
    assert ended.stderr.endswith("cannot be written: No space left on device\n"), ended.stderr
    assert ended.stderr.startswith(f"{file}.runs/000000/")
    done = len(run_files(file))
    assert 0 < done < 200 and parts(file) == []
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    assert succeed("sweep", "run", file) == f"{200 - done} runs made; {done} were there\n"
    assert sha256(merged(file)) == expected


def test_plans_and_merged_results_that_do_not_fit_leave_nothing(tmp_path):
    file = function_plan(tmp_path, 4000)
    (tmp_path / "full").mkdir()
    for words in (["plan", tmp_path / "x.toml"], ["merge", file, "--partial"]):
        ended = corridor("sweep", *words, "--quiet", "-o", tmp_path / "full" / "y.h5", preexec_fn=limit_files_to(20000))
        assert ended.returncode == FILE_TROUBLE, ended.stderr
        assert f"{tmp_path}/full/y.h5: cannot " in ended.stderr and "File too large" in ended.stderr
        assert list((tmp_path / "full").iterdir()) == []


def test_status_counts_what_another_program_makes_right_now(tmp_path):
    file = plan(tmp_path, TOY.replace("trajectories = 1", "trajectories = 100"))
    process = start(file, "--threads", "2")
    try:
        wait_for_runs(file, process, 3)
        said = succeed("sweep", "status", file)
        assert " being made, " in said and " left\n" in said
    finally:
        process.kill()
        process.communicate()
    said = succeed("sweep", "status", file)
    assert " being made" not in said and " left" not in said, "the dead hold nothing"


def test_progress_is_not_shown_where_nobody_looks(tmp_path):
    assert corridor("sweep", "run", function_plan(tmp_path, 40)).stderr == ""
