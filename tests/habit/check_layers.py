"""A layer includes itself and those to its left; each third-party library enters where it may; files stay small."""

import re
from pathlib import Path

from sources import CPP, LAYERS, code_of, finish, project_files, root_from_arguments

MOST_LINES = 400
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)

# Header (a beginning of its name) -> layers that may include it.
ONLY_IN = {
    "hdf5": {"io"},
    "toml++/": {"io"},
    "openssl/": {"io"},
    "nlohmann/": {"io", "cli"},
    "CLI/": {"cli"},
    "Eigen/": {"model"},
    "Random123/": {"core"},
    "omp.h": {"core"},
    "fstream": {"io", "cli"},
    "filesystem": {"io", "cli"},
    "iostream": {"io", "cli"},
}

# Pattern in code -> (layers where it is forbidden, why).
MODEL_SIDE = {"model", "metrics", "policy", "run"}
FORBIDDEN = {
    r"\bunordered_\w+": (MODEL_SIDE, "the order of an unordered container is no order"),
    r"\b(mt19937\w*|random_device|default_random_engine|rand|srand)\b": (set(LAYERS), "draws come from Randomness"),
    r"\b(system_clock|steady_clock|high_resolution_clock)\b": (MODEL_SIDE, "results know no clock"),
}


def layer_of(path, root):
    return path.relative_to(root / "sim").parts[0]


def include_violations(where, layer, text):
    for match in INCLUDE.finditer(text):
        header = match.group(1)
        line = text.count("\n", 0, match.start()) + 1
        other = header.split("/")[0]
        if "/" in header and other in LAYERS and LAYERS.index(other) > LAYERS.index(layer):
            yield f"{where}:{line}: {layer} includes {header}, a layer above it"
        for beginning, layers in ONLY_IN.items():
            if header.startswith(beginning) and layer not in layers:
                yield f"{where}:{line}: {header} may be included only in {' and '.join(sorted(layers))}"


def code_violations(where, layer, text):
    code = code_of(text)
    for pattern, (layers, why) in FORBIDDEN.items():
        for match in re.finditer(pattern, code) if layer in layers else []:
            yield f"{where}:{code.count(chr(10), 0, match.start()) + 1}: {match.group()}: {why}"
    if where.as_posix() != "sim/core/parallel.hpp":
        for match in re.finditer(r"#\s*pragma\s+omp|\bomp_\w+|\b_Pragma\b", code):
            line = code.count("\n", 0, match.start()) + 1
            yield f"{where}:{line}: only sim/core/parallel.hpp may use OpenMP"


def violations(root):
    root = Path(root)
    found = []
    for path in project_files(root, CPP):
        if not path.is_relative_to(root / "sim"):
            continue
        where = path.relative_to(root)
        layer = layer_of(path, root)
        if layer not in LAYERS:
            found.append(f"{where}: {layer} is no layer; the layers are {' '.join(LAYERS)}")
            continue
        text = path.read_text(encoding="utf-8")
        n_lines = text.count("\n")
        if n_lines > MOST_LINES:
            found.append(f"{where}: {n_lines} lines, more than {MOST_LINES}: look for the second idea in it")
        found.extend(include_violations(where, layer, text))
        found.extend(code_violations(where, layer, text))
    return found


if __name__ == "__main__":
    finish("layers", violations(root_from_arguments()))
