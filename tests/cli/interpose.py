"""Systems that are not here: the program with a library between it and the system (interpose.c)."""

import os
import pathlib
import subprocess

SOURCE = pathlib.Path(__file__).with_name("interpose.c")


def build(folder):
    """Builds the library in `folder`, with the C compiler that comes with that of the program; returns it."""
    library = pathlib.Path(folder) / "interpose.so"
    subprocess.run([os.environ.get("CC", "cc"), "-Wall", "-Werror", "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"],
                   check=True)
    return library


def environment(library, **settings):
    """For env: of a program whose system is as the settings say, such as locks="own"."""
    return os.environ | {"LD_PRELOAD": str(library)} | {
        f"CORRIDOR_TEST_{name.upper()}": str(value) for name, value in settings.items()}
