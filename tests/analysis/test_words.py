"""Numbers in plain language keep the digits that their interval supports, and no more."""

import math
import re

import pytest

from corridor_analysis import words


@pytest.mark.parametrize("uncertainty, step", [(300, 100), (299, 10), (112_112, 10_000), (0.0431, 0.01), (0.2, 0.01)])
def test_a_step_is_one_digit_of_the_uncertainty_or_two_where_it_is_small(uncertainty, step):
    assert words.step_of(uncertainty) == pytest.approx(step)
    assert words.step_of(0) == 0 and words.step_of(math.nan) == 0


@pytest.mark.parametrize("value, step, said", [
    (1234, 100, "1,200"), (-1234, 10, "−1,230"), (0.04567, 0.001, "0.046"), (26_700_000, 0, "26.7 million"),
    (3_860_000, 100_000, "3.9 million"), (5_519_971_731, 1e8, "5.5 billion"), (999_999.9, 10_000, "1.00 million"),
    (-0.4, 1, "0"), (0, 0, "0"), (35.512, 0, "35.51"), (math.nan, 1, "–"), (700, 1000, "1,000"),
])
def test_numbers_are_written_as_people_read_them(value, step, said):
    assert words.plain(value, step) == said


def test_a_resolved_change_is_a_clause():
    assert words.change("deaths", "persons", -1203, -1511, -895) == (
        "about 1,200 fewer (95 % interval 900 to 1,500 fewer)")
    assert words.change("identified_share", "-", 0.0712, 0.061, 0.0814) == (
        "about 7.1 percentage points higher (95 % interval 6.1 to 8.1 higher)")
    assert words.change("profit", "USD", 1.52e6, 0.4e6, 2.64e6) == (
        "about 1.5 million USD more (95 % interval 400,000 to 2.6 million more)")
    assert words.change("waiting_time", "day", -4.2, -5.3, -3.1).endswith("shorter (95 % interval 3.1 to 5.3 shorter)")
    same = words.change("policy_cost", "USD", 3.86e6, 3.86e6, 3.86e6)
    assert same == "3.86 million USD more, the same in every replicate"
    # The interval holds no 0, and so must not read as if it did.
    near_zero = words.change("detained", "persons", 44_200, 3_317, 85_083)
    assert near_zero == "about 44,000 more (95 % interval 3,000 to 85,000 more)"


def test_the_same_in_every_replicate_but_for_the_noise_of_sums_is_the_same():
    mean = 439_200_000.0
    noisy = words.change("policy_cost", "USD", mean, mean - 6e-8, mean + 6e-8)
    assert noisy == "439.2 million USD more, the same in every replicate"
    assert words.change("deaths", "persons", -3, -3 - 1e-15, -3 + 1e-15) == "3 fewer, the same in every replicate"


@pytest.mark.parametrize("value, low, high, step", [
    (66_462, 34_258, 1_108_270, 10_000), (-66_462, -1_108_270, -34_258, 10_000), (44_200, 3_317, 85_083, 1_000),
    (40, -60, 130, 10), (0.5, -0.2, 1.2, 0.1), (7, 7, 7, 0), (math.nan, math.nan, math.nan, 0)])
def test_the_nearer_end_of_an_interval_decides_the_step(value, low, high, step):
    assert words.step_within(value, low, high) == pytest.approx(step)


def test_an_interval_that_holds_0_is_told_both_ways():
    assert words.between("deaths", "persons", -119, -250, 12) == "between 250 fewer and 10 more"
    assert words.between("deaths", "persons", -125, -250, 0.4) == "between 250.0 fewer and 0.4 more"
    assert words.between("deaths", "persons", -125, -250, 0) == "between 250 fewer and 0 more"
    assert words.between("identified_share", "-", 0.002, -0.0081, 0.0121) == (
        "between 0.8 percentage points lower and 1.2 higher")
    assert words.between("profit", "USD", -1e5, -1.3e6, 1.1e6) == "between 1.3 million USD less and 1.1 million more"


def test_what_would_be_resolved_is_told_with_how_often():
    assert words.resolvable("deaths", "persons", 15_499, 131_867) == (
        "a true change of 15,000 (11 % of baseline) would be resolved four times in five")
    assert words.resolvable("identified_share", "-", 0.0123, 0.3) == (
        "a true change of 1.2 percentage points would be resolved four times in five")


@pytest.mark.parametrize("uncertainty, baseline", [(460.4, 5278), (15_499, 131_867), (0.0431, 0.7)])
def test_a_percentage_is_that_of_the_number_beside_it(uncertainty, baseline):
    said = words.resolvable("deaths", "persons", uncertainty, baseline)
    shown, percent = re.search(r"change of ([\d.,]+) \(([\d.]+) % of baseline\)", said).groups()
    divided = 100 * float(shown.replace(",", "")) / baseline
    assert words.plain(divided, words.step_of(divided)) == percent


@pytest.mark.parametrize("unit, value, said", [
    ("persons", 164.2, "164"), ("persons", 99.94, "99.94"), ("persons", 4.583, "4.583"),
    ("persons", 131_867.0, "131,900"), ("USD", 667.1, "667.1 USD")])
def test_hundreds_of_people_are_whole(unit, value, said):
    assert words.in_unit("deaths", unit, value) == said


def test_of_many_names_the_first_are_told_and_how_many_more():
    assert words.some_of(["a", "b"], 2) == "a and b" and words.some_of(["a", "b", "c"], 2) == "a, b and 1 more"


def test_lists_end_with_and():
    assert words.listed([]) == "" and words.listed(["a"]) == "a" and words.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize("value, said", [(68.42, "68"), (0.374, "0.37"), (1234.5, "1,234"), (9.96, "10.0"), (0.0, "0")])
def test_two_digits_are_kept(value, said):
    assert words.two_digits(value) == said


@pytest.mark.parametrize("low, high, baseline, said", [
    (-250.0, 12.0, 1000.0, "−25 to +1 % of baseline"), (-30.0, 2.0, 1000.0, "−3.0 to +0.2 % of baseline"),
    (-1.0, 1.0, 0.0, ""), (-1500.0, 300.0, 1000.0, "−150 to +30 % of baseline")])
def test_an_interval_is_told_as_part_of_the_baseline(low, high, baseline, said):
    assert words.part_between("deaths", low, high, baseline) == said
    assert words.part_between("regular_share", low, high, baseline) == ""
