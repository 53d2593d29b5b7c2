"""The script of `corridor sweep slurm` on a real Slurm: what it leaves are the bytes of a sweep that one machine made.

Skipped, with the reason, where no cluster can be started.
"""

import pathlib
import re
import subprocess
import sys

import pytest
import slurm

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))

from program import PROGRAM, sha256, succeed  # noqa: E402  # once they can be found
from sweeps import TOY, function_plan, merged, plan, run_files, write_run  # noqa: E402

PARTS = 5
CPUS_OF_A_TASK = min(2, slurm.CPUS)
LONG_TOY = TOY.replace("trajectories = 1", "trajectories = 100")

if slurm.why_not():
    pytest.skip(slurm.why_not(), allow_module_level=True)


@pytest.fixture(scope="module", name="cluster")
def a_cluster(tmp_path_factory):
    with slurm.Cluster(tmp_path_factory.mktemp("slurm")) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def leaves_nothing_in_the_queue(cluster):
    yield
    cluster.does("scancel", "--user=root")
    cluster.wait_until_idle()


class Job:
    """A sweep on the cluster: its plan, and its script as somebody has fitted it to the machines."""

    def __init__(self, cluster, plan_file, parts=PARTS):
        self.cluster, self.plan, self.folder = cluster, plan_file, plan_file.parent
        self.script, self.results = self.folder / "x.sbatch", self.folder / "x.h5"
        succeed("sweep", "slurm", "x.plan.h5", "--shards", parts, "-o", "x.sbatch", "--quiet", cwd=self.folder)
        self.change("cpus-per-task=4", f"cpus-per-task={CPUS_OF_A_TASK}")
        self.change("mem-per-cpu=2G", "mem-per-cpu=100M")

    def change(self, old, new):
        text = self.script.read_text()
        assert old in text
        self.script.write_text(text.replace(old, new))

    def submit(self, *words, program=PROGRAM, **environment):
        """Calls the script by hand; returns the numbers of the two jobs."""
        told = subprocess.run(["bash", "x.sbatch", *words], cwd=self.folder, capture_output=True, text=True,
                              env=self.cluster.environment | {"CORRIDOR": str(program)} | environment, check=False)
        assert told.returncode == 0, told.stderr
        jobs = re.search(r"job (\d+) makes the runs, job (\d+) merges them into x\.h5\n$", told.stdout)
        return jobs[1], jobs[2]

    def submit_and_wait(self, *words, **more):
        jobs = self.submit(*words, **more)
        self.cluster.wait_until_idle()
        return jobs

    def log(self, name):
        return (self.folder / name).read_text()


def on_one_machine(plan_file):
    """The digest of the same sweep, made here in one go."""
    folder = plan_file.parent / "calm"
    folder.mkdir()
    calm = folder / "x.plan.h5"
    calm.write_bytes(plan_file.read_bytes())
    succeed("sweep", "run", calm, "--quiet")
    return sha256(merged(calm))


@pytest.mark.parametrize("sweep", ["function", "toy"])
def test_what_a_cluster_makes_is_what_one_machine_makes(cluster, sweep, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40) if sweep == "function" else plan(tmp_path, TOY))
    parts, merge = job.submit_and_wait()
    assert sha256(job.results) == on_one_machine(job.plan)
    assert len(list(tmp_path.glob(f"x_{parts}_*.log"))) == PARTS
    assert job.log(f"x_merge_{merge}.log") == f"x.h5 holds {succeed('sweep', 'status', job.plan)}"


def test_tasks_run_on_every_node_and_the_merge_after_them(cluster, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40))
    parts, merge = job.submit_and_wait()
    tasks = {task["JobId"]: task for task in cluster.ended() if task["Name"] in ("x", "x_merge")}
    last = max(task["EndTime"] for number, task in tasks.items() if number != merge)
    assert tasks[merge]["StartTime"] >= last
    assert {task["NodeList"] for task in tasks.values()} == set(slurm.NODES)
    assert parts in tasks


def test_threads_and_processors_are_those_that_the_task_was_given(cluster, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40), parts=1)
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\necho "$(nproc) processors: $*"\nexec {PROGRAM} "$@"\n')
    program.chmod(0o755)
    parts, _ = job.submit_and_wait(program=program)
    assert job.log(f"x_{parts}_1.log").splitlines()[0] == (
        f"{CPUS_OF_A_TASK} processors: sweep run x.plan.h5 --shard 1/1 --threads {CPUS_OF_A_TASK}")


def test_a_task_that_is_killed_leaves_its_runs_and_the_same_call_goes_on(cluster, tmp_path):
    job = Job(cluster, plan(tmp_path, TOY.replace("trajectories = 1", "trajectories = 8")))
    parts, _ = job.submit()
    slurm.wait_until("a run", lambda: run_files(job.plan))
    cluster.does("scancel", "--signal=KILL", f"{parts}_1", f"{parts}_2", check=True)
    cluster.wait_until_idle()
    assert not job.results.exists(), "the merge must not run after a part that did not end well"
    kept = {file: file.stat().st_mtime_ns for file in run_files(job.plan)}
    assert 0 < len(kept) < 48
    job.submit_and_wait()
    assert all(file.stat().st_mtime_ns == then for file, then in kept.items()), "a run that was done is done"
    assert sha256(job.results) == on_one_machine(job.plan)


def test_a_task_that_slurm_starts_again_goes_on(cluster, tmp_path):
    job = Job(cluster, plan(tmp_path, TOY.replace("trajectories = 1", "trajectories = 8")), parts=2)
    parts, _ = job.submit()
    slurm.wait_until("a run", lambda: run_files(job.plan))
    cluster.does("scontrol", "requeue", f"{parts}_1", check=True)
    kept = {file: file.stat().st_mtime_ns for file in run_files(job.plan)}
    assert 0 < len(kept) < 48
    cluster.wait_until_idle(patience=4 * slurm.PATIENCE)  # Slurm lets some minutes pass
    assert all(file.stat().st_mtime_ns == then for file, then in kept.items()), "a run that was done is done"
    assert sha256(job.results) == on_one_machine(job.plan)


def test_before_its_time_is_over_a_task_is_told_to_stop_and_says_how_far_it_came(cluster, tmp_path):
    job = Job(cluster, plan(tmp_path, LONG_TOY.replace("scale = 500", "scale = 20")), parts=1)
    parts, _ = job.submit("--time=1")  # Slurm looks every half minute for tasks that have a minute left
    cluster.wait_until_idle()
    done = len(run_files(job.plan))
    assert 0 < done < 600
    assert (f"interrupted: x.plan.h5.runs holds 600 runs: {done} done, {600 - done} missing; the same command goes on"
            in job.log(f"x_{parts}_1.log"))
    assert not job.results.exists()


def test_runs_that_failed_are_made_again_on_demand(cluster, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40))
    expected = on_one_machine(job.plan)
    digest = re.search(r"plan (\w{64})", succeed("sweep", "plan", tmp_path / "x.toml", "--dry-run"))[1]
    write_run(job.plan, 7, digest, reason="it broke")
    _, merge = job.submit_and_wait()
    assert "(40 runs: 39 done, 1 failed, 0 missing)" in job.log(f"x_merge_{merge}.log")
    assert not job.results.exists()
    job.submit_and_wait(RETRY="--retry-failed")
    assert sha256(job.results) == expected


def test_some_parts_alone_and_then_the_others(cluster, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40))
    _, merge = job.submit_and_wait("--array=2,4-5")
    assert succeed("sweep", "status", job.plan) == "40 runs: 24 done, 16 missing\n"
    assert "is not complete" in job.log(f"x_merge_{merge}.log")
    job.submit_and_wait("--array=1,3")
    assert sha256(job.results) == on_one_machine(job.plan)


def test_results_that_exist_are_not_replaced_and_nothing_is_submitted(cluster, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 40))
    job.results.write_text("dear to somebody")
    told = subprocess.run(["bash", "x.sbatch"], cwd=tmp_path, capture_output=True, text=True, check=False,
                          env=cluster.environment | {"CORRIDOR": PROGRAM})
    assert (told.returncode, told.stderr) == (1, "x.h5 exists already; move it away first\n")
    assert cluster.queue() == []
    assert job.results.read_text() == "dear to somebody"


@pytest.mark.parametrize("old, new", [
    ("--array=1-5", "--array=0-4"),  # counted from zero
    ("--array=1-5", "--array=1-4"),  # the last forgotten
    ("TASK_ID/5", "TASK_ID/4"),      # parts of another number
    ("TASK_ID/5", "TASK_ID/6"),
])
def test_wrong_numbers_of_parts_never_end_in_results(cluster, old, new, tmp_path):
    job = Job(cluster, function_plan(tmp_path, 41))
    job.change(old, new)
    job.submit_and_wait()
    assert not job.results.exists()
