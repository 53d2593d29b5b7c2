"""Maps: how many travel over each leg, and how deadly it is; before, after, and the change.

Outlines: Natural Earth 1:110 million (public domain), as geopandas ships it. It lacks small islands, so that every
place is a mark, and a place that lies on no land is given some. A corridor whose jurisdictions are no countries is
invented, and gets no outlines: they would say that it lies somewhere.
"""

from __future__ import annotations

import dataclasses
import math
import re

import geopandas
import numpy as np
import shapely.geometry
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from corridor_analysis import measures
from corridor_analysis.figures import style

LAND, SHORE, SEA = "#EFEDE6", "#B9B5A8", "#FFFFFF"
# Deaths per 1,000 departures on a leg: bounds of classes, and colours that darken steadily.
BOUNDS = (0.5, 2.0, 5.0, 20.0)
RISKS = ("#B7CAD9", "#E39A2F", "#CC5525", "#8C2452", "#220A33")
RISK_NAMES = ("below 0.5", "0.5 to 2", "2 to 5", "5 to 20", "20 and more")
WIDEST = 5.0  # points, of the busiest leg
MOST_LABELS = 10
TALL = 0.9  # height over width beyond which maps stand in one row
DASHES = (0, (2.2, 0.8))  # of what rises, so that it is told from what falls in grey too
NOTE = """Width: travellers a year over the leg, with a smuggler or alone; lines bend to the right of their direction;
flights are pale. Colour: deaths on the leg; deaths of people in exploitation belong to no leg."""
INVENTED = "The corridor is invented: no outlines are drawn."
OUTLINES = "Outlines: Natural Earth 1:110m; they take no position on any border. Islands they lack are marks."
KNOWN_SHARE = 0.3  # of jurisdictions that must be countries for outlines to be drawn


@dataclasses.dataclass(frozen=True)
class Ground:
    """Where a corridor lies."""

    west: float
    east: float
    south: float
    north: float
    land: geopandas.GeoDataFrame | None  # clipped; None for an invented corridor

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude, at the middle."""
        return 1 / math.cos(math.radians((self.south + self.north) / 2))

    @property
    def shape(self) -> float:
        """Height over width of a map of it."""
        return (self.north - self.south) * self.stretch / (self.east - self.west)


def _plain(name: str) -> str:
    return name.lower().replace("_", " ").replace(".", "")


def ground_of(results: xr.Dataset) -> Ground:
    """The box round all places with some margin, and the land in it."""
    latitude, longitude = results.place_latitude.values, results.place_longitude.values
    margin = 0.05 * max(np.ptp(latitude), np.ptp(longitude), 1.0)
    west, east = longitude.min() - margin, longitude.max() + margin
    south, north = latitude.min() - margin, latitude.max() + margin
    # No map thinner than 1 : 1.6 either way: a corridor of two places still has surroundings.
    stretch = 1 / math.cos(math.radians((south + north) / 2))
    lacking = (0.625 * (east - west) / stretch - (north - south)) / 2
    south, north = (south - lacking, north + lacking) if lacking > 0 else (south, north)
    lacking = (0.625 * (north - south) * stretch - (east - west)) / 2
    west, east = (west - lacking, east + lacking) if lacking > 0 else (west, east)
    world = geopandas.read_file(geopandas.datasets.get_path("naturalearth_lowres"))
    countries = [_plain(name) for name in world.name]
    states = [_plain(str(name)) for name in (*results.jurisdiction_name.values,)]
    known = sum(any(country.startswith(state) for country in countries) for state in states)
    if known < KNOWN_SHARE * len(states):
        return Ground(west, east, south, north, None)
    box = shapely.geometry.box(west, south, east, north)
    land = world[world.intersects(box)].copy()
    land["geometry"] = land.geometry.buffer(0).intersection(box)
    return Ground(west, east, south, north, land)


@dataclasses.dataclass(frozen=True)
class Legs:
    """What is drawn of the legs, in the order of the file."""

    travellers: np.ndarray  # a year, mean over replicates
    risk: np.ndarray  # deaths per 1,000 travellers on the leg; NaN where nobody travels
    flown: np.ndarray  # whether it is travelled by air


def legs_of(results: xr.Dataset, scenario: str) -> Legs:
    """Travellers a year and deaths per 1,000 of them on each leg, with and without a smuggler, over the horizon."""
    legs = results.sel(scenario=scenario)
    years = results.sizes["time"] / 12
    travellers = (legs.leg_departures + legs.leg_departures_alone).sum("time").mean("replicate").values / years
    deaths = legs.leg_deaths.sum("time").mean("replicate").values / years
    with np.errstate(invalid="ignore", divide="ignore"):
        risk = np.where(travellers > 0, 1000 * deaths / travellers, np.nan)
    return Legs(travellers, risk, results.leg_mode.values == "air")


def change_of(results: xr.Dataset, scenario: str) -> tuple[np.ndarray, np.ndarray]:
    """Change in travellers a year on each leg, and whether its 95 % interval holds no 0."""
    years = results.sizes["time"] / 12
    totals = (results.leg_departures + results.leg_departures_alone).sel(
        scenario=[measures.BASELINE, scenario]).sum("time") / years
    interval = measures.t_interval(measures.differences(totals)).sel(scenario=scenario)
    resolved = ((interval.low > 0) | (interval.high < 0)).values & ~interval.all_zero.values
    return interval["mean"].values, resolved


def _curve(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Points of a bow from a to b, bent to the right, so that both directions of a border are seen apart."""
    along = b - a
    bend = 0.12 * np.array([along[1], -along[0]])
    middle = (a + b) / 2 + bend
    t = np.linspace(0, 1, 20)[:, None]
    return (1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * b


def _curves(results: xr.Dataset) -> list[np.ndarray]:
    at = {str(name): np.array([x, y]) for name, x, y in
          zip(results.place.values, results.place_longitude.values, results.place_latitude.values)}
    return [_curve(at[str(a)], at[str(b)]) for a, b in zip(results.leg_from.values, results.leg_to.values)]


def widths(values: np.ndarray, largest: float) -> np.ndarray:
    """Widths of lines [points]: the square root of the flow, so that small legs stay visible beside large ones."""
    return 0.35 + (WIDEST - 0.35) * np.sqrt(np.abs(values) / largest) if largest > 0 else np.full(values.shape, 0.35)


def risk_class(risk: np.ndarray) -> np.ndarray:
    """Class of each leg, 0 to 4; legs without travellers are in class 0."""
    return np.digitize(np.nan_to_num(risk), BOUNDS)


def _paint_ground(axes: Axes, ground: Ground) -> None:
    axes.set_facecolor(SEA)
    if ground.land is not None:
        patches = [Polygon(np.array(part.exterior.coords), closed=True)
                   for shape in ground.land.geometry for part in getattr(shape, "geoms", [shape])
                   if part.geom_type == "Polygon" and not part.is_empty]
        axes.add_collection(PatchCollection(patches, facecolor=LAND, edgecolor=SHORE, linewidth=0.4, zorder=0))
    axes.set(xlim=(ground.west, ground.east), ylim=(ground.south, ground.north), xticks=[], yticks=[])
    axes.set_aspect(ground.stretch)
    for spine in axes.spines.values():
        spine.set_visible(True)
        spine.set_color("#BBBBBB")


def _on_land(ground: Ground, results: xr.Dataset) -> np.ndarray:
    if ground.land is None:
        return np.ones(results.sizes["place"], bool)
    places = zip(results.place_longitude.values, results.place_latitude.values)
    return np.array([ground.land.contains(shapely.geometry.Point(x, y)).any() for x, y in places])


def _paint_places(axes: Axes, ground: Ground, results: xr.Dataset, traffic: np.ndarray) -> None:
    x, y = results.place_longitude.values, results.place_latitude.values
    at_sea = ~_on_land(ground, results)
    axes.scatter(x[at_sea], y[at_sea], s=34, color=LAND, edgecolor=SHORE, linewidth=0.5, zorder=0.5)
    used = traffic > 0
    axes.scatter(x[used], y[used], s=5, color="white", edgecolor="#222222", linewidth=0.5, zorder=4)
    axes.scatter(x[~used], y[~used], s=2, color="#999999", linewidth=0, zorder=3)


def _traffic(results: xr.Dataset, legs: Legs) -> np.ndarray:
    """Travellers who leave or reach each place in a year."""
    place = {str(name): n for n, name in enumerate(results.place.values)}
    traffic = np.zeros(len(place))
    for a, b, n in zip(results.leg_from.values, results.leg_to.values, legs.travellers):
        traffic[place[str(a)]] += n
        traffic[place[str(b)]] += n
    return traffic


def _short(name: str) -> str:
    """The first place of a name such as "Kerman and the Afghan settlements"; "Southern and central Somalia" is one."""
    return re.split(r" and (?=[A-Z]|the |its )| \(|,", name)[0]


def _label_places(axes: Axes, ground: Ground, results: xr.Dataset, traffic: np.ndarray, width: float) -> None:
    """Names of the busiest places, each where it touches no other name.

    width : of the map [inches]
    """
    per_point = (ground.east - ground.west) / (72 * width)
    size, taken, named = 5.5, [], []
    apart = 0.09 * (ground.east - ground.west)  # between places that are named
    x, y = results.place_longitude.values, results.place_latitude.values
    for n in np.argsort(-traffic, kind="stable"):
        if len(taken) >= MOST_LABELS or traffic[n] <= 0:
            break
        if any(math.hypot(x[n] - x[m], (y[n] - y[m]) * ground.stretch) < apart for m in named):
            continue
        name = _short(str(results.place_name.values[n]))
        wide, high = 0.62 * size * len(name) * per_point, 1.25 * size * per_point / ground.stretch
        for side, up in ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            left = x[n] + (3.5 * per_point if side > 0 else -3.5 * per_point - wide)
            low = y[n] - high / 2 + 0.9 * up * high
            box = (left, low, left + wide, low + high)
            inside = box[0] > ground.west and box[2] < ground.east and box[1] > ground.south and box[3] < ground.north
            if inside and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                named.append(n)
                text = axes.text(left, low + high / 2, name, fontsize=size, va="center", zorder=6)
                text.set_path_effects(style.halo())
                break


def _paint_flows(axes: Axes, curves: list[np.ndarray], legs: Legs, largest: float) -> None:
    """Flights pale and below, then the other legs, the deadliest on top."""
    classes = risk_class(legs.risk)
    order = [n for n in np.lexsort((legs.travellers, classes, ~legs.flown)) if legs.travellers[n] > 0]
    axes.add_collection(LineCollection(
        [curves[n] for n in order], linewidths=widths(legs.travellers, largest)[order],
        colors=[to_rgba(RISKS[classes[n]], 0.35 if legs.flown[n] else 1.0) for n in order], capstyle="round", zorder=2))


def _paint_change(axes: Axes, curves: list[np.ndarray], change: np.ndarray, resolved: np.ndarray) -> float:
    """Draws the change; returns the largest."""
    largest = float(np.abs(change).max()) if len(change) else 0.0
    size = widths(change, largest)
    for told in (False, True):
        for sign, colour, line in ((-1, style.BETTER, "-"), (1, style.WORSE, DASHES)):
            chosen = np.flatnonzero((resolved == told) & (np.sign(change) == sign))
            axes.add_collection(LineCollection(
                [curves[n] for n in chosen], linewidths=size[chosen] * (1 if told else 0.6),
                colors=colour if told else "#C4C4C4", linestyles=line if told else "-", zorder=3 if told else 1))
    return largest


def _width_keys(largest: float) -> list[Line2D]:
    """Lines of round sizes for the legend."""
    top = 10 ** math.floor(math.log10(largest)) if largest >= 1 else 1.0
    sizes = [size for size in (top / 10, top, 2 * top, 5 * top) if 1 <= size <= largest][-3:]
    return [Line2D([], [], color="#777777", linewidth=float(widths(np.array([size]), largest)[0]),
                   label=f"{style.in_thousands(size)} travellers a year") for size in sizes]


def _keys(largest: float, compared: bool) -> list[Line2D]:
    """All entries of the legend."""
    keys = [Line2D([], [], color=colour, linewidth=3, label=f"{text} deaths per 1,000")
            for colour, text in zip(RISKS, RISK_NAMES)] + _width_keys(largest)
    if compared:
        keys += [Line2D([], [], color=style.BETTER, linewidth=3, label="change: fewer travellers"),
                 Line2D([], [], color=style.WORSE, linewidth=3, linestyle=DASHES, label="change: more travellers"),
                 Line2D([], [], color="#C4C4C4", linewidth=2, label="change not told from chance")]
    return keys


def _panels(ground: Ground, n: int) -> tuple[Figure, list[Axes], float, Axes | None]:
    """A figure with n maps, their width [inches], and a place for the legend where a cell is left for it.

    Three wide maps stand in two rows, three tall ones in one.
    """
    if n == 1:
        height = min(6.5, style.WIDTH * ground.shape)
        figure = style.new_figure(height + 1.5)
        return figure, [figure.subplots()], height / ground.shape, None
    if ground.shape > TALL:
        each = min(3.3, 6.5 / ground.shape)
        figure = style.new_figure(each * ground.shape + 1.7, 3 * each + 0.5)
        return figure, list(figure.subplots(1, 3)), each, None
    figure = style.new_figure(9.6 * ground.shape + 1.4, 10.0)
    grid = figure.subplots(2, 2)
    return figure, list(grid.flat[:3]), 4.8, grid[1, 1]


def before_and_after(results: xr.Dataset, source: style.Source, scenario: str) -> Figure:
    """Maps of the baseline, of the scenario and of the change; one map where there is no baseline to compare with.

    Width: travellers a year, with a smuggler or alone. Colour: deaths on the leg per 1,000 of them.
    """
    ground, curves = ground_of(results), _curves(results)
    compared = measures.BASELINE in results.scenario.values and scenario != measures.BASELINE
    shown = [measures.BASELINE, scenario] if compared else [scenario]
    legs = {name: legs_of(results, name) for name in shown}
    largest = max(float(one.travellers.max()) for one in legs.values())
    traffic = _traffic(results, legs[shown[0]])
    handles = _keys(largest, compared)
    figure, panels, each, key = _panels(ground, 3 if compared else 1)
    for axes, name in zip(panels, shown):
        _paint_ground(axes, ground)
        _paint_flows(axes, curves, legs[name], largest)
        _paint_places(axes, ground, results, traffic)
        axes.set_title(style.said(name))
    _label_places(panels[0], ground, results, traffic, each)
    if compared:
        change, resolved = change_of(results, scenario)
        _paint_ground(panels[2], ground)
        most = _paint_change(panels[2], curves, change, resolved)
        _paint_places(panels[2], ground, results, traffic)
        size = f"the widest line: {style.in_thousands(float(f'{most:.2g}'))} a year" if most else "none on any leg"
        panels[2].set_title(f"change ({size})")
    if key is not None:
        key.axis("off")
        key.legend(handles=handles, loc="center left", handlelength=3.2, labelspacing=0.7, fontsize=8.5)
    note = NOTE + "\n" + (INVENTED if ground.land is None else OUTLINES)
    title = "Where people travel, and how deadly it is" + (f": {style.said(scenario)}" if compared else "")
    return style.finish(figure, source, title, note, handles if key is None else (), columns=4 if compared else 3)
