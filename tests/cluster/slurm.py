"""A cluster with Slurm for tests: two nodes that are both this machine, started by nobody but us and gone when we are.

Everything it has lies in one folder: configuration, keys, sockets, state. Its daemons live in a space of processes of
their own, which the kernel clears when the first of them dies; that one dies with whoever started it.
"""

import ctypes
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

DAEMONS = ("munged", "slurmctld", "slurmd")
NODES = ("n1", "n2")
CPUS = os.cpu_count()
PATIENCE = 120  # seconds until what should happen soon counts as never
PR_SET_PDEATHSIG = 1
APART = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc")  # processes that die with their first

CONFIGURATION = """ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser=root
SlurmdUser=root
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/affinity
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
MpiDefault=none
JobCompType=jobcomp/filetxt
JobCompLoc={folder}/ended
KillWait=10
ReturnToService=2
NodeName={nodes[0]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs={cpus} RealMemory=2000 State=UNKNOWN
NodeName={nodes[1]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs={cpus} RealMemory=2000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""

START = """
munged --foreground --force --socket={folder}/munge.socket --key-file={folder}/munge.key --pid-file={folder}/munge.pid \
    --seed-file={folder}/munge.seed --log-file={folder}/munge.log >{folder}/munged.out 2>&1 &
while [ ! -S {folder}/munge.socket ]; do sleep 0.1; done
slurmctld -D >{folder}/slurmctld.out 2>&1 &
slurmd -D -N n1 >{folder}/n1.out 2>&1 &
slurmd -D -N n2 >{folder}/n2.out 2>&1 &
wait
"""


def why_not() -> str:
    """Why no cluster can be started here; empty where one can."""
    if os.geteuid() != 0:
        return "Slurm's daemons need root"
    path = f"{os.environ['PATH']}:/usr/sbin"
    missing = [name for name in (*DAEMONS, "sbatch") if shutil.which(name, path=path) is None]
    if missing:
        return f"{' '.join(missing)} missing: tools/install_packages.sh full"
    if subprocess.run([*APART, "true"], capture_output=True).returncode != 0:
        return "no processes can be kept apart here (unshare --pid)"
    return ""


def free_ports(n: int) -> list[int]:
    """Ports that nobody listens on now."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(n)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def wait_until(what, is_so, patience=PATIENCE):
    """Waits until `is_so()`, and fails with `what` did not come to pass."""
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, f"not within {patience} s: {what}"
        time.sleep(0.2)


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Cluster:
    """Started by `with`, and stopped however that is left. Its folder may be read afterwards."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("SLURM_", "SBATCH_", "SRUN_"))}
        self.environment |= {"SLURM_CONF": str(folder / "slurm.conf"), "PATH": f"{os.environ['PATH']}:/usr/sbin"}

    def __enter__(self):
        self.folder.chmod(0o755)
        (self.folder / "state").mkdir()
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=self.folder, host=socket.gethostname().split(".")[0], ports=free_ports(3), nodes=NODES, cpus=CPUS))
        self.daemons = subprocess.Popen([*APART, "sh", "-c", START.format(folder=self.folder)], env=self.environment,
                                        stdin=subprocess.DEVNULL, preexec_fn=die_with_parent)
        try:
            wait_until(f"two idle nodes; the daemons' words lie in {self.folder}/*.out",
                       lambda: self.does("sinfo", "-h", "-N", "-o", "%T").stdout.split() == ["idle"] * len(NODES), 30)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.daemons.kill()
        self.daemons.wait()

    def does(self, *words, check=False, **more_environment):
        """Runs a command of Slurm, or one that calls them."""
        return subprocess.run([*map(str, words)], env=self.environment | more_environment, capture_output=True,
                              text=True, check=check, timeout=PATIENCE)

    def queue(self) -> list[str]:
        """Tasks that wait or run, such as "12_3"."""
        return self.does("squeue", "-h", "-r", "-o", "%A_%a", check=True).stdout.split()

    def wait_until_idle(self, patience=PATIENCE):
        wait_until("an empty queue", lambda: self.queue() == [], patience)

    def ended(self) -> list[dict[str, str]]:
        """What Slurm wrote down of each task that is over."""
        file = self.folder / "ended"
        lines = file.read_text().splitlines() if file.exists() else []
        return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in lines]
