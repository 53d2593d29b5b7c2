"""The bounds of the catalogue are a promise: with any parameter at either of them the model runs."""

import csv
import json

from program import succeed
from sweeps import TITLE

SWEEP = TITLE + """corridor = "configs/toy"
until = 2010-07-01
scale = 500
seed = 1
design = "points"
points_file = "bounds.csv"
indicators = ["journeys"]
"""


def test_every_parameter_may_stand_at_its_bounds(tmp_path):
    parameters = json.loads(succeed("list", "parameters", "--json"))
    usual = {one["name"]: one["value"] for one in parameters}
    with open(tmp_path / "bounds.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(usual), lineterminator="\n")
        table.writeheader()
        table.writerows({**usual, one["name"]: one[end]} for one in parameters for end in ("least", "most"))
    sweep, plan = tmp_path / "bounds.toml", tmp_path / "bounds.plan.h5"
    sweep.write_text(SWEEP + "".join(f'[[factor]]\nparameter = "{name}"\n' for name in usual))
    succeed("sweep", "plan", sweep, "-o", plan, "--quiet")
    succeed("sweep", "run", plan, "--threads", "2", "--quiet")
    status = json.loads(succeed("sweep", "status", plan, "--json"))
    assert status["done"] == status["runs"] == 2 * len(parameters), status["reasons"]
