"""What all figures share: colours, type, the line at the foot that says where a figure comes from, how one is saved.

Scenarios differ in colour, line and mark at once, and colours also in lightness, so that figures can be read in grey
and by people who do not see all colours. Colours: Okabe and Ito (2008), Color Universal Design (recalled).
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import pathlib
import textwrap
from collections.abc import Iterator, Mapping, Sequence

import matplotlib
import numpy as np
import xarray as xr
from matplotlib import patheffects
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corridor_analysis import policies
from corridor_analysis.measures import BASELINE, quantiles
from corridor_analysis.read import Provenance

WIDTH = 7.5  # inches: the text width of an A4 page, and of a page on the screen
BETTER, WORSE, NEUTRAL, QUIET = "#0072B2", "#B5390B", "#222222", "#767676"
RULE = "#CFCFCF"

SETTINGS = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.titlesize": 8.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 8,
    "axes.edgecolor": "#555555",
    "axes.linewidth": 0.6,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 7.5,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "legend.frameon": False,
    "legend.fontsize": 7.5,
    "lines.linewidth": 1.4,
    "figure.facecolor": "white",
    "figure.dpi": 100,
    "svg.hashsalt": "corridor",  # equal figures are equal bytes
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "axes.formatter.use_mathtext": False,
}


@dataclasses.dataclass(frozen=True)
class Look:
    """How one scenario is drawn everywhere."""

    colour: str
    line: str | tuple
    mark: str


BASELINE_LOOK = Look("#5A5A5A", (0, (4, 1.5)), "o")
SCENARIO_LOOKS = (
    Look("#0072B2", "-", "s"),
    Look("#D55E00", (0, (1, 1)), "^"),
    Look("#009E73", (0, (5, 1, 1, 1)), "D"),
    Look("#7A3B77", (0, (3, 1, 1, 1, 1, 1)), "v"),
    Look("#B08900", (0, (8, 2)), "P"),
    Look("#111111", (0, (2, 2)), "X"),
)


def looks(names: list[str]) -> dict[str, Look]:
    """A look for each scenario; the baseline has its own. Beyond six, colours come again with other lines and marks."""
    others = [name for name in names if name != BASELINE]
    return {name: BASELINE_LOOK if name == BASELINE else _look(others.index(name)) for name in names}


def _look(n: int) -> Look:
    many = len(SCENARIO_LOOKS)
    other = SCENARIO_LOOKS[(n + n // many) % many]
    return Look(SCENARIO_LOOKS[n % many].colour, other.line, other.mark)


def scenario_names(results: xr.Dataset) -> list[str]:
    """Names of all scenarios, the baseline among them."""
    return [str(name) for name in results.scenario.values]


def heading(scenario: str, width: int = 20) -> str:
    """The name of a scenario above a narrow panel, in lines of at most so many letters."""
    return textwrap.fill(said(scenario), width)


def said(scenario: str) -> str:
    """The name of a scenario as a reader reads it."""
    return scenario.replace("_", " ").replace("+", " + ")


@dataclasses.dataclass(frozen=True)
class Source:
    """Where the numbers of a figure come from."""

    corridor: str  # title
    program: str  # version and commit
    experiment: str  # the first digits of its SHA-256
    replicates: int
    seed: int
    scale: str  # real persons that one simulated person stands for
    in_force: Mapping[str, policies.InForce] = dataclasses.field(default_factory=dict)  # by scenario but the baseline

    @property
    def line(self) -> str:
        """The line at the foot of every figure."""
        runs = f"{self.replicates} replicate{'s' if self.replicates != 1 else ''}, seed {self.seed}, scale {self.scale}"
        return f"{self.corridor} · {runs} · {self.program} · experiment {self.experiment}"


def source_of(results: xr.Dataset, provenance: Provenance) -> Source:
    """Where the numbers come from, out of a file and its provenance.

    Raises policies.PolicyError where the file does not hold the text of each scenario.
    """
    return Source(
        str(results.attrs["title"]),
        f"corridor {provenance.program_version} ({provenance.commit})",
        provenance.experiment_sha256[:12],
        results.sizes["replicate"],
        provenance.seed,
        provenance.settings.get("scale", "1"),
        policies.in_force_of(provenance, scenario_names(results)),
    )


@contextlib.contextmanager
def settings() -> Iterator[None]:
    """Type and colours of all figures, for as long as a `with` lasts."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.use("Agg")
        matplotlib.rcParams.update(SETTINGS)
        yield


def new_figure(height: float, width: float = WIDTH) -> Figure:
    """An empty figure [inches] whose parts make room for each other."""
    return Figure(figsize=(width, height), layout="constrained")


def finish(figure: Figure, source: Source, title: str, note: str = "", legend: Sequence[Artist] = (),
           columns: int = 4) -> Figure:
    """Puts the title above, a legend and the line of its source below; returns the figure.

    note : what a reader must know, in lines of at most some 130 characters
    legend : artists with labels, `columns` to a row
    """
    height = figure.get_figheight()
    lines = [*([note] if note else []), source.line]
    text = "\n".join(lines)
    foot = (0.13 * (text.count("\n") + 1) + 0.06) / height
    figure.text(0.012, 0.03 / height, text, fontsize=6, color="#555555", va="bottom", linespacing=1.3)
    if legend:
        columns = min(columns, len(legend))
        figure.legend(handles=list(legend), loc="lower center", ncol=columns, handlelength=3, labelspacing=0.3,
                      borderaxespad=0, bbox_to_anchor=(0.5, foot + 0.03 / height))
        foot += (0.17 * -(-len(legend) // columns) + 0.08) / height
    figure.get_layout_engine().set(rect=(0.008, foot, 0.984, 1.0 - foot - 0.30 / height))
    figure.text(0.012, 1.0 - 0.06 / height, title, fontsize=10, fontweight="bold", va="top")
    return figure


def _settle(figure: Figure) -> None:
    """Lays the figure out once and rounds where its axes stand.

    The solver of the layout takes its constraints in an order that differs between processes, and with it the last
    digits of what it finds.
    """
    if figure.get_layout_engine() is None:
        return
    figure.draw_without_rendering()
    figure.set_layout_engine(None)
    for axes in figure.axes:
        box = axes.get_position(original=True)
        axes.set_position([round(float(edge), 5) for edge in box.bounds])


def intervals(axes: Axes, y: np.ndarray, low: xr.DataArray, high: xr.DataArray, least: float, **look: object) -> None:
    """Horizontal lines from low to high at y, none where they are undefined or below `least`."""
    low, high = np.maximum(np.asarray(low, float), least), np.asarray(high, float)
    drawn = np.isfinite(low) & np.isfinite(high) & (high >= low)
    axes.hlines(y[drawn], low[drawn], high[drawn], **look)


def save(figure: Figure, path: pathlib.Path | io.BytesIO, kind: str = "png", dpi: int = 200) -> None:
    """Writes the figure without time or host, so that equal figures are equal bytes.

    path : where to, or an open binary buffer
    dpi : dots per inch of a PNG
    kind : png, svg or pdf
    """
    metadata = {"png": {"Software": None}, "svg": {"Date": None, "Creator": None},
                "pdf": {"CreationDate": None, "Producer": None, "Creator": None}}[kind]
    with settings():
        _settle(figure)
        figure.savefig(path, format=kind, metadata=metadata, dpi=dpi)


def band_of(values: xr.DataArray) -> tuple[np.ndarray, np.ndarray, np.ndarray, str]:
    """Low, middle and high over replicates, and what they are in words.

    From 20 replicates on, 5 % and 95 % quantiles round the median; below, the least and the most round the mean.
    """
    if values.sizes["replicate"] >= 20:
        low, middle, high = quantiles(values).values
        return low, middle, high, "lines: medians; band: 90 % of replicates"
    return (values.min("replicate").values, values.mean("replicate").values, values.max("replicate").values,
            "lines: means; band: from the lowest to the highest replicate")


def in_thousands(value: float, _position: int = 0) -> str:
    """A tick: 1,200; 45k; 1.2M; 3bn."""
    size = abs(value)
    for scale, letter in ((1e9, "bn"), (1e6, "M"), (1e4, "k")):
        if size >= scale:
            divisor = 1e3 if letter == "k" else scale
            return f"{value / divisor:.3g}{letter}".replace("-", "−")
    return f"{value:,.4g}".replace("-", "−")


def halo() -> list[patheffects.AbstractPathEffect]:
    """White round letters that stand on lines."""
    return [patheffects.withStroke(linewidth=1.6, foreground="white")]


def quiet_grid(axes: Axes, axis: str) -> None:
    """Faint lines behind the data."""
    axes.grid(axis=axis, color="#E4E4E4", linewidth=0.5)
    axes.set_axisbelow(True)
