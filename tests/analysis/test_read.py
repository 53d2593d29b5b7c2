"""Results open as labelled arrays, and files that are none are told apart in words."""

import shutil

import h5py
import numpy as np
import pytest
import xarray as xr

from corridor_analysis.read import FORMAT_VERSION, ResultsError, open_results, read_provenance


def copied(path, folder, **attributes):
    """The file with other attributes."""
    changed = folder / "changed.h5"
    shutil.copy(path, changed)
    with h5py.File(changed, "r+") as file:
        for name, value in attributes.items():
            file.attrs[name] = value
    return changed


def test_a_stranger_opens_the_file_and_selects_by_label(compared):
    with xr.open_dataset(compared) as results:
        one = results.leg_departures.sel(scenario="border_patrol", leg="bera-sea", replicate=2, time="2013-05")
        assert one.dims == ("time",) and one.dtype == np.dtype("int64")
        women = results.persons_departed.sel(sex="female", scenario="baseline").sum()
        assert 0 < int(women) < int(results.persons_departed.sel(scenario="baseline").sum())


def test_our_reader_gives_what_xarray_gives(compared):
    with xr.open_dataset(compared) as theirs, open_results(compared) as ours:
        assert list(ours.data_vars) == list(theirs.data_vars), "the order of writing"
        assert set(ours.coords) == set(theirs.coords)
        assert ours.attrs == {**theirs.attrs, "scale": 50.0}, "which else stands in the provenance alone"
        for name in theirs.variables:
            xr.testing.assert_identical(ours[name].load(), theirs[name].load())


def test_numbers_are_left_in_the_file_until_they_are_used(compared):
    with open_results(compared) as results:
        assert not any(results[name].variable._in_memory for name in ("leg_deaths", "persons_died", "indicator_deaths"))
        part = results.persons_died.sel(sex="female", replicate=[3, 1], age="adult")
        assert not part.variable._in_memory
        with h5py.File(compared) as file:
            expected = file["persons_died"][:, :, :, :, 0, 2][:, [1, 3]][:, ::-1]
        assert np.array_equal(part.values, expected) and expected.sum() > 0


def test_the_file_closes_at_the_end_of_a_with(compared):
    with open_results(compared) as results:
        pass
    with pytest.raises(Exception):
        results.leg_deaths.load()


def test_wrong_files_are_told_in_words(compared, tmp_path):
    with pytest.raises(ResultsError, match="nowhere.h5: there is no such file"):
        open_results(tmp_path / "nowhere.h5")
    with pytest.raises(ResultsError, match="is a folder; expected a results file"):
        open_results(tmp_path)
    text = tmp_path / "table.csv"
    text.write_text("a,b\n")
    with pytest.raises(ResultsError, match="table.csv: not an HDF5 file; expected what `corridor run` or"):
        open_results(text)
    foreign = tmp_path / "foreign.h5"
    with h5py.File(foreign, "w") as file:
        file["x"] = [1]
    with pytest.raises(ResultsError, match="an HDF5 file, but not of corridor: it has no attribute format"):
        open_results(foreign)
    with pytest.raises(ResultsError, match="not of corridor: its format is 'other', expected 'corridor-results'"):
        open_results(copied(compared, tmp_path, format="other"))
    with pytest.raises(ResultsError, match=f"has format version 9, and this package knows {FORMAT_VERSION}"):
        open_results(copied(compared, tmp_path, format_version=9))


def test_a_damaged_file_is_told_as_such(compared, tmp_path):
    damaged = tmp_path / "damaged.h5"
    damaged.write_bytes(compared.read_bytes()[:5000])
    with pytest.raises(ResultsError, match="damaged.h5: damaged, HDF5 cannot open it"):
        open_results(damaged)


def test_what_a_file_lacks_is_told(compared, tmp_path):
    lacking = copied(compared, tmp_path)
    with h5py.File(lacking, "r+") as file:
        del file.attrs["format_version"]
    for read in (open_results, read_provenance):
        with pytest.raises(ResultsError, match="changed.h5: damaged, .* writes it: .* format_version"):
            read(lacking)


@pytest.mark.parametrize("name, read", [("total", open_results), ("provenance/text", read_provenance)])
def test_flipped_bytes_are_told_as_damage(compared, tmp_path, name, read):
    flipped = copied(compared, tmp_path)
    with h5py.File(flipped) as file:
        header = h5py.h5o.get_info(file[name].id).addr  # here HDF5 looks for the shape and type of the dataset
    with open(flipped, "r+b") as file:
        file.seek(header)
        first = file.read(16)
        file.seek(header)
        file.write(bytes(255 - one for one in first))
    with pytest.raises(ResultsError, match="changed.h5: damaged, or not as `corridor` writes it"):
        read(flipped)


def test_a_part_is_refused_unless_asked_for(compared, tmp_path):
    part = copied(compared, tmp_path, complete=0, replicates_done=3)
    with pytest.raises(ResultsError, match="incomplete: 3 of 16 replicates are written; repeat the run, or ask"):
        open_results(part)
    with open_results(part, incomplete=True) as results:
        assert results.attrs["complete"] == 0


def test_provenance_holds_every_text(compared):
    provenance = read_provenance(compared)
    assert provenance.corridor == "toy" and provenance.seed == 1
    assert [one.name for one in provenance.of_role("scenario")] == [
        "border_patrol.toml", "victim_screening.toml", "placebo.toml"]
    assert "[[intervention]]" in provenance.of_role("scenario")[0].text
    assert provenance.settings["replicates"] == "4"
    assert provenance.command.startswith("corridor compare toy --scenario border_patrol")
