"""Makes a Flee input folder of any size: places on a jittered grid joined to their neighbours.

    flee_folder.py FOLDER [--places 10000] [--routes 39000] [--days 120] [--in-conflict 4] [--seed 1]

Countries are twelve vertical strips of the grid. In those in conflict three places in ten are conflict zones with people
and conflict from some day on; in the others six in a hundred are camps. The rest are towns, markers and forwarding hubs
where nobody lives. A few borders and roads are shut for a time, hubs send people on. Everything is invented; the same
numbers give the same bytes.
"""

import argparse
import math
import random
from pathlib import Path

N_COUNTRIES = 12
KM_PER_DEGREE = 111.2


def places_of(n, n_in_conflict, draw):
    """(name, country, latitude, longitude, type, people) of n places; the first is a conflict zone, the second a camp."""
    width = math.ceil(math.sqrt(n))
    places = []
    for i in range(n):
        row, column = divmod(i, width)
        strip = column * N_COUNTRIES // width
        begun = ["conflict_zone", "camp"]
        shares = [30, 0, 62, 6, 2] if strip < n_in_conflict else [0, 6, 86, 6, 2]
        kind = draw.choices(["conflict_zone", "camp", "town", "marker", "forwarding_hub"], shares)[0]
        kind = begun[i] if i < len(begun) else kind
        people = {"conflict_zone": draw.randrange(2_000, 200_000), "camp": draw.randrange(1_000, 50_000)}.get(kind, "")
        latitude = round(row * 0.2 + draw.uniform(-0.05, 0.05), 5)
        longitude = round(column * 0.2 + draw.uniform(-0.05, 0.05), 5)
        places.append((f"place_{i:05d}", f"Country_{strip:02d}", latitude, longitude, kind, people))
    return places


def routes_of(places, n, draw):
    """Pairs of neighbours on the grid: along rows, along columns, then diagonals until there are n."""
    width = math.ceil(math.sqrt(len(places)))
    near, across = [], []
    for i in range(len(places)):
        row, column = divmod(i, width)
        for to, pairs in ((i + 1 if column + 1 < width else None, near), (i + width, near),
                          (i + width + 1 if column + 1 < width else None, across),
                          (i + width - 1 if column > 0 else None, across)):
            if to is not None and to < len(places):
                pairs.append((i, to))
    draw.shuffle(across)
    pairs = near + across[:max(0, n - len(near))]
    if len(pairs) < n:
        raise SystemExit(f"{len(places)} places have {len(pairs)} pairs of neighbours, fewer than {n}")
    return pairs[:n]


def distance(a, b):
    """[km], near enough for made places."""
    north = (a[2] - b[2]) * KM_PER_DEGREE
    east = (a[3] - b[3]) * KM_PER_DEGREE * math.cos(math.radians((a[2] + b[2]) / 2))
    return max(0.1, round(1.2 * math.hypot(north, east), 1))


def write(folder, name, header, rows):
    lines = ["#" + ",".join(header)] + [",".join(map(str, row)) for row in rows]
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def make(folder, n_places, n_routes, n_days, n_in_conflict, seed):
    draw = random.Random(seed)
    places = places_of(n_places, n_in_conflict, draw)
    pairs = routes_of(places, n_routes, draw)
    folder.mkdir(parents=True)
    write(folder, "locations.csv",
          ["name", "region", "country", "latitude", "longitude", "location_type", "conflict_date", "population", "terrain"],
          [(name, f"region_{i % 50:02d}", country, latitude, longitude, kind, 0 if kind == "conflict_zone" else "", people,
            draw.choice(["plain", "hills"]))
           for i, (name, country, latitude, longitude, kind, people) in enumerate(places)])
    # Hubs send on to one neighbour; at most one each, so that all of them lead somewhere.
    sends = set()
    redirections = {}
    for pair in pairs:
        for end, code in ((0, 2), (1, 1)):
            if places[pair[end]][4] == "forwarding_hub" and pair[end] not in sends and pair not in redirections \
                    and places[pair[1 - end]][4] != "forwarding_hub":
                sends.add(pair[end])
                redirections[pair] = code
    write(folder, "routes.csv", ["name1", "name2", "distance", "forced_redirection", "surface"],
          [(places[a][0], places[b][0], distance(places[a], places[b]), redirections.get((a, b), 0),
            draw.choice(["paved", "dirt"])) for a, b in pairs])
    countries = sorted({place[1] for place in places})
    closures = [("country", one, other, 10 * i, 10 * i + 30) for i, (one, other) in enumerate(zip(countries, countries[1:]))]
    closures += [("link", places[a][0], places[b][0], draw.randrange(n_days), -1) for a, b in draw.sample(pairs, 20)
                 if (a, b) not in redirections]
    write(folder, "closures.csv", ["closure_type", "name1", "name2", "closure_start", "closure_end"], closures)
    zones = [place[0] for place in places if place[4] == "conflict_zone"]
    begins = [draw.randrange(n_days) for _ in zones]
    write(folder, "conflicts.csv", ["Day", *zones],
          [(day, *(1 if day >= begin else 0 for begin in begins)) for day in range(n_days)])
    (folder / "sim_period.csv").write_text(f"StartDate,2020-01-01\nLength,{n_days}\n", encoding="utf-8")


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--places", type=int, default=10_000)
    asked.add_argument("--routes", type=int, default=39_000)
    asked.add_argument("--days", type=int, default=120)
    asked.add_argument("--in-conflict", type=int, default=4, help=f"of {N_COUNTRIES} countries")
    asked.add_argument("--seed", type=int, default=1)
    words = asked.parse_args()
    make(words.folder, words.places, words.routes, words.days, words.in_conflict, words.seed)
