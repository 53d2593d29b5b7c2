"""The program as a user meets it: words in, text and an exit code out."""

import hashlib
import os
import pathlib
import resource
import signal
import subprocess

PROGRAM = os.environ["CORRIDOR_PROGRAM"]
SOURCES = pathlib.Path(__file__).resolve().parents[2]
TOY = str(SOURCES / "configs" / "toy")
PLACEBO = str(SOURCES / "scenarios" / "placebo.toml")
PENALTIES = str(SOURCES / "scenarios" / "enhanced_penalties.toml")

# The toy for three months after its year of spin-up, few people: a second or less.
SHORT = ["--until", "2010-04-01", "--scale", "200"]

DONE, BUG, WRONG_COMMAND_LINE, WRONG_INPUT, FILE_TROUBLE, INTERRUPTED = 0, 1, 2, 3, 4, 130


def corridor(*words, cwd=SOURCES, program=PROGRAM, **options):
    """Runs `corridor WORDS`; returns the completed process with its texts."""
    return subprocess.run([program, *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=300, **options)


def succeed(*words, **options):
    ended = corridor(*words, **options)
    assert ended.returncode == DONE, ended.stderr
    return ended.stdout


def fail(code, *words, **options):
    """Runs what must fail with this exit code, without a word of praise; returns what it says."""
    ended = corridor(*words, **options)
    assert ended.returncode == code, f"exit code {ended.returncode}: {ended.stderr}"
    assert ended.stdout == ""
    assert ended.stderr.strip() != ""
    return ended.stderr


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def limit_files_to(n_bytes):
    """For preexec_fn: no file may grow beyond so many bytes, as if the disk were full."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
    return limit


def limit_memory_to(n_bytes):
    """For preexec_fn: so much memory, and no more, as on a small machine."""
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (n_bytes, n_bytes))
