"""The table of targets, and what the calibration moves."""

import os
import pathlib
import subprocess

import h5py
import pytest

from corridor_analysis import calibrate, market, targets

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ["CORRIDOR_PROGRAM"]
CORRIDOR = SOURCES / "configs" / "mediterranean"
HEADER = "measure,where,when,observed,factor,author,year,title,locator,basis,note\n"


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    out = tmp_path_factory.mktemp("targets") / "x.h5"
    words = ["run", str(CORRIDOR), "--scale", "500", "--until", "2012-01-01", "--quiet", "-o", str(out)]
    subprocess.run([PROGRAM, *words], check=True)
    return out


def test_a_target_is_met_within_its_factor_both_ways():
    target = targets.Target("detections", "x", "2011", 100, 2, "")
    assert target.met_by(51) and target.met_by(199)
    assert not target.met_by(49) and not target.met_by(201) and not target.met_by(0)


@pytest.mark.parametrize("row, says", [
    ("detections,x,2011,many,2,A,2020,T,p,seen,\n", "x.csv:2: observed and factor must be numbers"),
    ("detections,x,2011,5,1,A,2020,T,p,seen,\n", "x.csv:2: observed must be above 0 and factor above 1"),
    ("arrivals,x,2011,5,2,A,2020,T,p,seen,\n", "x.csv:2: measure 'arrivals' is not one of detections, "),
])
def test_wrong_targets_are_told_with_their_line(row, says, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(HEADER + row)
    with pytest.raises(ValueError, match=says):
        targets.read_targets(path)


def test_measures_are_sums_over_the_legs_of_a_route(results):
    of_run = targets.Results(results)
    with h5py.File(results) as file:
        on_route = file["leg_route"][:] == b"central_mediterranean"
        first_year = slice(0, 12)
        detected = file["leg_detections"][0, :, first_year].mean(axis=0)[:, on_route].sum()
        dead = file["leg_deaths"][0, :, first_year].mean(axis=0)[:, on_route].sum()
    assert targets.detections(of_run, "central_mediterranean", "2011") == detected > 0
    assert targets.deaths_per_1000(of_run, "central_mediterranean", "2011") == 1000 * dead / (dead + detected)
    shares = [targets.month_share(of_run, "central_mediterranean", month) for month in targets.MONTHS]
    assert sum(shares) == pytest.approx(1)


def test_a_fee_is_a_mean_over_parallel_legs_and_a_sum_along_the_way(results):
    of_run = targets.Results(results)
    legs = [targets.fee(of_run, leg, "2011") for leg in ("kerman-urmia", "urmia-van")]
    assert min(legs) > 0
    assert targets.fee(of_run, "kerman-urmia+urmia-van", "2011") == pytest.approx(sum(legs))
    between = targets.fee(of_run, "kerman-urmia|urmia-van", "2011")
    assert min(legs) <= between <= max(legs)


def test_what_is_not_there_is_named(results):
    of_run = targets.Results(results)
    with pytest.raises(ValueError, match="no leg has the route 'north_pole'"):
        targets.detections(of_run, "north_pole", "2011")
    with pytest.raises(ValueError, match="there is no leg 'a-b'"):
        targets.fee(of_run, "a-b", "2011")
    with pytest.raises(ValueError, match="does not hold the whole of 2012"):
        targets.detections(of_run, "central_mediterranean", "2012")


def test_a_table_is_moved_in_the_rows_that_were_chosen():
    moves = [
        (calibrate.Factor("a", -1, 1, 0, "t.csv", "x", False, "id", ("one",)), 0.5),
        (calibrate.Factor("b", 0, 9, 1, "t.csv", "y", True), 2.0),
    ]
    assert calibrate.moved_table("id,x,y\none,1,3\ntwo,1,4\n", moves) == "id,x,y\none,1.5,6\ntwo,1,8\n"
    with pytest.raises(ValueError, match="chooses no row"):
        calibrate.moved_table("id,x,y\n", moves)


def test_the_shipped_plan_and_targets_can_be_read_and_name_what_exists():
    plan = calibrate.read_plan(CORRIDOR / "calibration.toml")
    origins = (CORRIDOR / "origins.csv").read_text()
    assert all(f"\n{name}," in origins for factor in plan.factors for name in factor.rows)
    assert all(f"\n{name}," in origins for name in plan.departures)
    assert len(targets.read_targets(CORRIDOR / "targets.csv")) > 80


def test_a_corridor_in_which_nothing_happens_is_a_corridor(tmp_path):
    market.undisturb(CORRIDOR, tmp_path / "still", 30)
    checked = subprocess.run([PROGRAM, "check", str(tmp_path / "still")], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "2041" in (tmp_path / "still" / "corridor.toml").read_text()
