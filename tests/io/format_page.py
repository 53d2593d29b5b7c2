"""Compares the lists of sim/io/FORMAT.md with a fresh results file of the toy corridor.

format_page.py            fails, and shows the difference, where the page is not up to date
format_page.py --update   rewrites the lists
Needs the program's path in CORRIDOR_PROGRAM. Runs from the top folder of the sources.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import h5py

PAGE = pathlib.Path("sim/io/FORMAT.md")
RUN = ["compare", "configs/toy", "--scenario", "scenarios/placebo.toml", "--until", "2010-03-01", "--scale", "100",
       "--replicates", "1", "--seed", "1"]


def text(attribute) -> str:
    return attribute.decode() if isinstance(attribute, bytes) else str(attribute)


def is_dimension(dataset: h5py.Dataset) -> bool:
    return text(dataset.attrs.get("CLASS", "")) == "DIMENSION_SCALE"


def storage(dataset: h5py.Dataset) -> str:
    if "calendar" in dataset.attrs:
        return "date"
    return "text" if h5py.check_string_dtype(dataset.dtype) else str(dataset.dtype)


def datasets(file: h5py.File) -> list[tuple[str, h5py.Dataset]]:
    """Names and datasets at the top, in the order in which they were made."""
    names: list[str] = []
    file.id.links.iterate(lambda name: names.append(name.decode()), idx_type=h5py.h5.INDEX_CRT_ORDER)
    return [(name, file[name]) for name in names if isinstance(file[name], h5py.Dataset)]


def row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def dimension_rows(file: h5py.File) -> list[str]:
    rows = [row("dimension", "stored as", "meaning"), "|---|---|---|"]
    for name, dataset in datasets(file):
        if is_dimension(dataset):
            rows.append(row(f"`{name}`", storage(dataset), text(dataset.attrs["long_name"])))
    return rows


def variable_rows(file: h5py.File) -> list[str]:
    rows = [row("variable", "dimensions", "stored as", "unit", "meaning"), "|---|---|---|---|---|"]
    for name, dataset in datasets(file):
        if not is_dimension(dataset):
            axes = " ".join(axis[0].name.lstrip("/") for axis in dataset.dims)
            unit = text(dataset.attrs.get("units", ""))
            rows.append(row(f"`{name}`", axes, storage(dataset), unit, text(dataset.attrs["long_name"])))
    return rows


def with_list(page: str, name: str, rows: list[str]) -> str:
    """The page with the lines between the marks of `name` replaced."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        sys.exit(f"{PAGE}: the mark {begin.strip()} is missing")
    return pattern.sub(lambda _: begin + "".join(line + "\n" for line in rows) + end, page)


def fresh_page(page: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        results = os.path.join(folder, "toy.h5")
        subprocess.run([os.environ["CORRIDOR_PROGRAM"], *RUN, "--quiet", "-o", results], check=True,
                       stdout=subprocess.DEVNULL)
        with h5py.File(results) as file:
            page = with_list(page, "dimensions", dimension_rows(file))
            return with_list(page, "variables", variable_rows(file))


def main() -> None:
    page = PAGE.read_text(encoding="utf-8")
    fresh = fresh_page(page)
    if "--update" in sys.argv:
        PAGE.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        sys.stdout.writelines(difflib.unified_diff(page.splitlines(True), fresh.splitlines(True), str(PAGE), "a fresh file", n=0))
        sys.exit(f"{PAGE} does not say what a fresh file holds: tests/io/format_page.py --update rewrites it")


if __name__ == "__main__":
    main()
