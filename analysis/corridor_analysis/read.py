"""Opens results files as labelled arrays.

`xr.open_dataset(path)` opens them too, and gives the same but for the attribute `scale`. It takes longer, though, where
a file has hundreds of variables: to name the axes of each it asks HDF5 for the name of an object opened by reference,
which searches the whole file. `open_results` tells axes by where they stand in the file, and says what is wrong with a
file in words.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import pathlib
from collections.abc import Callable, Iterator

import h5py
import numpy as np
import xarray as xr
from xarray.backends import BackendArray
from xarray.core import indexing

FORMAT = "corridor-results"
SWEEP_FORMAT = "corridor-sweep"
FORMAT_VERSION = 1  # of both, the newest that this module knows; sim/io/FORMAT.md

# What a file of ours is, by its format.
OURS = {FORMAT: "results of `corridor run` or `corridor compare`", SWEEP_FORMAT: "what `corridor sweep merge` wrote",
        "corridor-plan": "the plan of a sweep, which `corridor sweep run` and `corridor sweep merge` make results of"}

# Attributes by which HDF5 and netCDF-4 hold the file together; they say nothing about the numbers.
PLUMBING = {"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates"}


class ResultsError(ValueError):
    """A file that cannot be read as results; the message names it, what was found and what was expected."""


@dataclasses.dataclass(frozen=True)
class Input:
    """One text that decided the results."""

    role: str  # "corridor", "scenario", "joined" (to the scenario before it); of a sweep also "sweep" and "points"
    name: str  # file name without folder
    text: str
    sha256: str


@dataclasses.dataclass(frozen=True)
class Provenance:
    """What decided the results, as the group `provenance` of a file holds it."""

    corridor: str  # id
    program_version: str
    commit: str
    command: str
    experiment_sha256: str
    seed: int
    settings: dict[str, str]  # choices of the command line
    inputs: tuple[Input, ...]

    def of_role(self, role: str) -> tuple[Input, ...]:
        """The inputs that have this role, in the order of the file."""
        return tuple(one for one in self.inputs if one.role == role)


class _LazyArray(BackendArray):
    """A dataset of an open file; reads what is indexed, when it is."""

    def __init__(self, dataset: h5py.Dataset) -> None:
        self._dataset = dataset
        self.shape = dataset.shape
        self.dtype = dataset.dtype

    def __getitem__(self, key: indexing.ExplicitIndexer) -> np.ndarray:
        support = indexing.IndexingSupport.OUTER_1VECTOR
        return indexing.explicit_indexing_adapter(key, self.shape, support, lambda plain: self._dataset[plain])


def _opened(path: pathlib.Path) -> h5py.File:
    """The file, open for reading. Raises ResultsError where it cannot be."""
    if not path.exists():
        raise ResultsError(f"{path}: there is no such file")
    if path.is_dir():
        raise ResultsError(f"{path}: is a folder; expected a results file, such as results/demo.h5")
    if not os.access(path, os.R_OK):
        raise ResultsError(f"{path}: may not be read by you")
    if not h5py.is_hdf5(path):
        raise ResultsError(f"{path}: not an HDF5 file; expected what `corridor run` or `corridor compare` wrote")
    try:
        return h5py.File(path)
    except OSError as error:
        raise ResultsError(f"{path}: damaged, HDF5 cannot open it ({error})") from error


@contextlib.contextmanager
def _faults_told(path: pathlib.Path) -> Iterator[None]:
    """Turns whatever a damaged file makes HDF5 or us stumble over into a ResultsError."""
    try:
        yield
    except ResultsError:
        raise
    except (LookupError, RuntimeError, OSError, ValueError, TypeError) as error:
        raise ResultsError(f"{path}: damaged, or not as `corridor` writes it ({error})") from error


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _check_format(path: pathlib.Path, file: h5py.File, wanted: str, needed: tuple[str, ...]) -> None:
    """Raises ResultsError unless the file has the format, a version known here and the attributes that it needs."""
    attributes = file.attrs
    if "format" not in attributes:
        raise ResultsError(f"{path}: an HDF5 file, but not of corridor: it has no attribute format ({wanted!r})")
    found = _text(attributes["format"])
    if found != wanted and found in OURS:
        raise ResultsError(f"{path}: is {OURS[found]}; expected {OURS[wanted]}")
    if found != wanted:
        raise ResultsError(f"{path}: an HDF5 file, but not of corridor: its format is {found!r}, expected {wanted!r}")
    missing = [name for name in ("format_version", *needed) if name not in attributes]
    if missing:
        raise ResultsError(f"{path}: damaged, or not as `corridor` writes it: it has no attribute {missing[0]}")
    version = int(attributes["format_version"])
    if version > FORMAT_VERSION:
        raise ResultsError(
            f"{path}: has format version {version}, and this package knows {FORMAT_VERSION}; "
            "read it with the package that came with the program that wrote it"
        )


def _check(path: pathlib.Path, file: h5py.File, incomplete: bool) -> None:
    """Raises ResultsError unless the file holds results that are whole (or `incomplete` is set)."""
    _check_format(path, file, FORMAT, ("complete",))
    attributes = file.attrs
    if not int(attributes["complete"]) and not incomplete:
        raise ResultsError(
            f"{path}: incomplete: {int(attributes['replicates_done'])} of {int(attributes['replicates'])} replicates "
            "are written; repeat the run, or ask for the part with open_results(path, incomplete=True)"
        )


def _address(obj: h5py.HLObject) -> int:
    """Where the object stands in its file: tells axes apart at once, where asking for a name searches the file."""
    return h5py.h5o.get_info(obj.id).addr


def _dimensions(file: h5py.File, dataset: h5py.Dataset, scales: dict[int, str]) -> tuple[str, ...]:
    """Names of the axes of a dataset; of a scale, its own."""
    if "DIMENSION_LIST" not in dataset.attrs:
        return (scales[_address(dataset)],) if dataset.ndim else ()
    return tuple(scales[_address(file[references[-1]])] for references in dataset.attrs["DIMENSION_LIST"])


def _attributes(dataset: h5py.Dataset) -> dict[str, object]:
    """Attributes that say something about the numbers."""
    kept = {}
    for name in dataset.attrs:
        if name in PLUMBING:
            continue
        value = dataset.attrs[name]
        whole = isinstance(value, np.ndarray) and value.size == 1
        kept[name] = value.item() if whole else _text(value) if isinstance(value, (bytes, str)) else value
    return kept


def _variable(dataset: h5py.Dataset, dimensions: tuple[str, ...], lazy: bool) -> xr.Variable:
    attributes = _attributes(dataset)
    if h5py.check_string_dtype(dataset.dtype):
        return xr.Variable(dimensions, dataset.asstr()[()].astype(object), attributes)
    values = indexing.LazilyIndexedArray(_LazyArray(dataset)) if lazy else dataset[()]
    return xr.Variable(dimensions, values, attributes)


def _is_scale(dataset: h5py.Dataset) -> bool:
    return h5py.h5ds.is_scale(dataset.id)


def _group(file: h5py.File, group: h5py.Group) -> xr.Dataset:
    """Coordinates read, all other numbers left in the file."""
    names: list[str] = []
    group.id.links.iterate(lambda name: names.append(name.decode()), idx_type=h5py.h5.INDEX_CRT_ORDER)
    members = {name: group[name] for name in names if group.get(name, getclass=True) is h5py.Dataset}
    scales = {_address(item): name for name, item in members.items() if _is_scale(item)}
    variables = {
        name: _variable(item, _dimensions(file, item, scales), lazy=not _is_scale(item))
        for name, item in members.items()
    }
    labels = set(scales.values())
    numbers = {name: variable for name, variable in variables.items() if name not in labels}
    coordinates = {name: variable for name, variable in variables.items() if name in labels}
    attributes = {name: _scalar(value) for name, value in group.attrs.items() if name not in PLUMBING}
    return xr.decode_cf(xr.Dataset(numbers, coordinates, attributes), decode_timedelta=False)


def _scalar(value: object) -> object:
    return _text(value) if isinstance(value, (bytes, str)) else value.item() if hasattr(value, "item") else value


def open_results(path: str | os.PathLike, *, incomplete: bool = False) -> xr.Dataset:
    """The results of a run or a comparison, as labelled arrays that are read when they are used.

    Axes, units and meanings are those of sim/io/FORMAT.md; every variable has the attributes `units` and `long_name`.
    The attribute `scale` says how many people one simulated person stands for. The file stays open until `close()` or
    the end of a `with`.

    incomplete : also open the part that an interrupted run left (`NAME.h5.part`); what is missing in it is NaN, or
        0 in counts.
    Raises ResultsError where the file is missing, is none of ours, is newer than this package, is damaged, or is
        incomplete.
    """
    return _opened_and_checked(pathlib.Path(path), lambda path, file: _check(path, file, incomplete))


def open_sweep(path: str | os.PathLike) -> xr.Dataset:
    """A merged sweep as labelled arrays that are read when they are used: `total` (point, [scenario,] replicate,
    indicator), `monthly` with `time` where months were kept, `status`, and a variable over `point` for each factor.

    Raises ResultsError as open_results does, and where the file is a plan or the results of a run.
    """
    return _opened_and_checked(
        pathlib.Path(path), lambda path, file: _check_format(path, file, SWEEP_FORMAT, ("plan_sha256", "runs")))


def _opened_and_checked(path: pathlib.Path, check: Callable[[pathlib.Path, h5py.File], None]) -> xr.Dataset:
    file = _opened(path)
    try:
        with _faults_told(path):
            check(path, file)
            results = _group(file, file)
            results.attrs["scale"] = float(_settings(file).get("scale", "1"))
    except BaseException:
        file.close()
        raise
    results.encoding["source"] = str(path)
    results.set_close(file.close)
    return results


def _settings(file: h5py.File) -> dict[str, str]:
    """Choices of the command line, as the file holds them; none where it holds none."""
    group = file["provenance"]
    return dict(zip(group["setting"].asstr()[()], group["value"].asstr()[()])) if "setting" in group else {}


def read_provenance(path: str | os.PathLike) -> Provenance:
    """What decided the results of a file or of a merged sweep.

    Raises ResultsError as open_results and open_sweep do, but takes a part as well.
    """
    path = pathlib.Path(path)
    with _opened(path) as file, _faults_told(path):
        if _text(file.attrs.get("format", "")) == SWEEP_FORMAT:
            _check_format(path, file, SWEEP_FORMAT, ())
        else:
            _check(path, file, incomplete=True)
        group = file["provenance"]
        texts = {name: group[name].asstr()[()] for name in ("role", "name", "text", "sha256")}
        inputs = tuple(Input(*(str(texts[name][i]) for name in texts)) for i in range(len(texts["role"])))
        words = {name: _text(group.attrs[name]) for name in
                 ("corridor", "program_version", "commit", "command", "experiment_sha256")}
        return Provenance(**words, seed=int(group.attrs["seed"]), settings=_settings(file), inputs=inputs)
