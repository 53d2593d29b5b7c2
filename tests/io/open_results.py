"""Strangers' readers open a results file: xarray, h5py, ncdump and h5dump find labels, units and dates.

open_results.py WRITE_SAMPLE: the program that writes the file.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np
import xarray as xr

WRITE_SAMPLE = sys.argv.pop(1)


def output_of(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class OpenResults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = str(pathlib.Path(cls.folder.name) / "sample.h5")
        subprocess.run([WRITE_SAMPLE, cls.path], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check_dataset(self, results: xr.Dataset):
        self.assertEqual(results.crossings.dims, ("scenario", "replicate", "time", "leg"))
        one = results.crossings.sel(scenario="more patrols", replicate=2, time="2011-02-01", leg="Çeşme–Χίος")
        self.assertEqual(int(one), 1203)
        self.assertEqual(results.crossings.dtype, np.dtype("int32"), "a count stays a count")
        self.assertEqual(results.time.dtype, np.dtype("datetime64[ns]"))
        self.assertEqual(results.revenue.dtype, np.dtype("int64"))
        self.assertEqual(results.revenue.attrs["units"], "cent")
        self.assertEqual(results.deaths_rate.attrs["long_name"], "deaths per 1,000")
        self.assertIn("official series", results.deaths_rate.attrs["definition"])
        self.assertIn("those not", results.deaths_rate.attrs["comment"])
        self.assertEqual(results.wait.dtype, np.dtype("float64"), "days of waiting are no time stamps")
        self.assertTrue(np.isnan(results.leg_length.values[1]))
        self.assertEqual(results.leg_name.values[1], "Çeşme to Χίος")
        self.assertEqual(results.detections.shape, (2, 3, 2, 0))
        self.assertEqual(results.attrs["complete"], 1)
        self.assertEqual(results.attrs["Conventions"], "CF-1.10")
        self.assertEqual(list(results.data_vars)[:3], ["leg_name", "leg_length", "crossings"], "the order of writing")

    def test_xarray_with_its_own_choice_of_engine(self):
        with xr.open_dataset(self.path) as results:
            self.check_dataset(results)

    def test_xarray_with_h5netcdf(self):
        with xr.open_dataset(self.path, engine="h5netcdf") as results:
            self.check_dataset(results)

    def test_provenance_opens_as_a_group(self):
        with xr.open_dataset(self.path, engine="h5netcdf", group="provenance") as provenance:
            self.assertEqual(str(provenance.text.sel(input="corridor/legs.csv").values), 'id,name\na,"Çeşme"\n')
            digest = hashlib.sha256(b"x" * 100000).hexdigest()
            self.assertEqual(str(provenance.sha256.sel(input="scenario/long.toml").values), digest)
            self.assertEqual(str(provenance.value.sel(setting="set mu").values), "0.2")
            self.assertEqual(int(provenance.attrs["seed"]), 2**64 - 1)

    def test_pandas_through_xarray(self):
        with xr.open_dataset(self.path) as results:
            frame = results.crossings.to_dataframe()
        self.assertEqual(len(frame), 24)

    def test_h5py(self):
        with h5py.File(self.path) as file:
            crossings = file["crossings"]
            self.assertEqual([axis[0].name for axis in crossings.dims], ["/scenario", "/replicate", "/time", "/leg"])
            self.assertEqual(file["leg"].asstr()[1], "Çeşme–Χίος")
            self.assertEqual(crossings.compression, "gzip")
            self.assertTrue(crossings.shuffle)
            self.assertEqual(crossings.chunks, (1, 1, 2, 2))
            self.assertNotIn("_FillValue", crossings.attrs)
            self.assertTrue(np.isnan(file["wait"].attrs["_FillValue"]))

    def test_ncdump(self):
        header = output_of("ncdump", "-h", self.path)
        self.assertIn("int crossings(scenario, replicate, time, leg) ;", header)
        self.assertIn('revenue:units = "cent" ;', header)
        self.assertIn("string text(input) ;", header)
        dates = output_of("ncdump", "-t", "-v", "time", self.path)
        self.assertIn('time = "2011-01-01", "2011-02-01"', dates)

    def test_h5dump(self):
        self.assertIn("CHUNKED", output_of("h5dump", "-p", "-d", "/crossings", self.path))
        self.assertIn("tripoli-lampedusa", output_of("h5dump", "-d", "/leg", self.path))

    def test_two_processes_write_the_same_bytes(self):
        other = str(pathlib.Path(self.folder.name) / "other.h5")
        subprocess.run([WRITE_SAMPLE, other], check=True)
        self.assertEqual(pathlib.Path(self.path).read_bytes(), pathlib.Path(other).read_bytes())


if __name__ == "__main__":
    unittest.main()
