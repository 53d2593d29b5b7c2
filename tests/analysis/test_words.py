"""Numbers in plain language keep the digits that their interval supports, and no more."""

import math

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


def test_what_is_not_resolved_says_what_would_have_been_seen():
    assert words.unresolved("deaths", "persons", 15_499, 131_867) == (
        "could not be told from chance; a change of more than 15,000 (12 % of baseline) would have been seen")
    assert "more than 1.2 percentage points would" in words.unresolved("identified_share", "-", 0.0123, 0.3)
    assert words.unresolved("deaths", "persons", math.nan, 5) == "one replicate cannot tell a change from chance"


def test_lists_end_with_and():
    assert words.listed([]) == "" and words.listed(["a"]) == "a" and words.listed(["a", "b", "c"]) == "a, b and c"
