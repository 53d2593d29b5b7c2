"""Numbers in plain language, rounded to what their interval supports."""

from __future__ import annotations

import math
from collections.abc import Sequence

COUNTED = {"persons", "cases", "organisations", "arrests", "requests", "crossings", "points", "legs"}
LARGE = ((1e9, " billion"), (1e6, " million"))
SAME = 1e-9  # part of a value by which sums in another order may differ
SHARES = ("_share", "_rate", "impunity", "_per_journey")  # ends of the names of indicators that are parts of one


def step_of(uncertainty: float) -> float:
    """The step to round to: one digit of the uncertainty, two where it begins with 1 or 2; 0 rounds nothing."""
    if not math.isfinite(uncertainty) or uncertainty <= 0:
        return 0.0
    magnitude = 10.0 ** math.floor(math.log10(uncertainty))
    return magnitude if uncertainty / magnitude >= 3 else magnitude / 10


def step_within(value: float, low: float, high: float) -> float:
    """The step for a value and the ends of its interval: as the nearer end asks for, since intervals may be skewed.

    It is fine enough that no end away from 0 reads as 0, and 0 where value and ends are the same but for the noise of
    floating point.
    """
    if high - low <= SAME * abs(value):
        return 0.0
    step = step_of(min(value - low, high - value))
    nearest = min(abs(low), abs(high))
    while nearest > SAME * abs(high - low) and rounded(nearest, step) == 0:
        step /= 10
    return step


def rounded(value: float, step: float) -> float:
    """`value` to the nearest multiple of the step; as it is where the step is 0."""
    return step * round(value / step) if step > 0 else value


def plain(value: float, step: float = 0.0) -> str:
    """The number with separators, in millions or billions where it is that large, with the digits the step asks for.

    Without a step, four significant digits. An undefined number is a dash.
    """
    if not math.isfinite(value):
        return "–"
    as_asked = step > 0
    if not as_asked:
        step = 10.0 ** (math.floor(math.log10(abs(value))) - 3) if value else 1.0
    value = rounded(value, step)
    scale, word = next(((size, name) for size, name in LARGE if abs(value) >= size), (1.0, ""))
    digits = _digits(value / scale, step / scale)
    if not as_asked and "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits + word


def two_digits(value: float) -> str:
    """The number with two significant digits, or with all that stand before its point."""
    return plain(value, min(1.0, 10.0 ** (math.floor(math.log10(abs(value))) - 1)) if value else 1.0)


def _digits(value: float, step: float) -> str:
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    text = f"{value:,.{min(decimals, 12)}f}"
    return text.replace("-", "−") if float(value) else text.replace("-", "")


def is_share(indicator: str) -> bool:
    """Whether an indicator without unit is a part of one, told in percent."""
    return indicator.endswith(SHARES)


def scaled(indicator: str, unit: str) -> tuple[float, str]:
    """Factor and unit in which a reader meets the indicator: shares in percent; units that its name says left out."""
    if unit in ("-", "1"):
        return (100.0, "%") if is_share(indicator) else (1.0, "")
    return 1.0, {"day": "days", "month": "months"}.get(unit, "" if unit in COUNTED or unit == "per 1000" else unit)


def in_unit(indicator: str, unit: str, value: float, step: float = 0.0) -> str:
    """A value as a reader meets it: 31 %, 1,232 USD, 35.5 days. What is counted is in whole numbers from 100 on."""
    factor, said = scaled(indicator, unit)
    if step == 0 and unit in COUNTED and 100 <= abs(value) < 10_000:
        step = 1.0
    number = plain(factor * value, factor * step)
    return f"{number} {said}".strip() if number != "–" else number


def comparative(indicator: str, unit: str, rises: bool) -> str:
    """Which way an indicator went: more or fewer of what is counted, less money, longer waits, else higher or lower."""
    if unit in COUNTED:
        return "more" if rises else "fewer"
    if unit == "USD" and "fee" not in indicator:
        return "more" if rises else "less"
    if unit == "day":
        return "longer" if rises else "shorter"
    return "higher" if rises else "lower"


def amount(indicator: str, unit: str, value: float, step: float) -> str:
    """The size of a change: 1,200; 3.2 percentage points; 2.1 million USD."""
    factor, said = scaled(indicator, unit)
    said = "percentage points" if said == "%" else said
    return f"{plain(abs(factor * value), factor * step)} {said}".strip()


def change(indicator: str, unit: str, mean: float, low: float, high: float) -> str:
    """A resolved change: "about 1,200 fewer (95 % interval 900 to 1,500 fewer)".

    low, high : ends of the interval, of one sign, in the unit of `mean`
    """
    step = step_within(mean, low, high)
    word = comparative(indicator, unit, mean > 0)
    if step == 0:
        return f"{amount(indicator, unit, mean, 0.0)} {word}, the same in every replicate"
    near, far = sorted((abs(low), abs(high)))
    factor, _ = scaled(indicator, unit)
    ends = f"{plain(factor * near, factor * step)} to {plain(factor * far, factor * step)}"
    return f"about {amount(indicator, unit, mean, step)} {word} (95 % interval {ends} {word})"


def between(indicator: str, unit: str, mean: float, low: float, high: float) -> str:
    """An interval that holds 0: "between 250 fewer and 12 more"."""
    step = step_within(mean, low, high)
    factor, _ = scaled(indicator, unit)
    below = f"{amount(indicator, unit, low, step)} {comparative(indicator, unit, False)}"
    return f"between {below} and {plain(factor * high, factor * step)} {comparative(indicator, unit, True)}"


def part_between(indicator: str, low: float, high: float, baseline: float) -> str:
    """The same interval in percent: "−8 to +5 % of baseline"; empty for shares and where the baseline is not above 0."""
    if not baseline > 0 or is_share(indicator):
        return ""
    ends = [100 * end / baseline for end in (low, high)]
    step = step_of(0.5 * (ends[1] - ends[0]))
    below, above = (plain(end, step) for end in ends)
    return f"{below} to {'+' if rounded(ends[1], step) > 0 else ''}{above} % of baseline"


def resolvable(indicator: str, unit: str, could_be_seen_from: float, baseline: float) -> str:
    """"a true change of 15,000 (12 % of baseline) would be resolved four times in five"."""
    step = step_of(could_be_seen_from)
    size = amount(indicator, unit, could_be_seen_from, step)
    share = ""
    if baseline > 0 and not is_share(indicator):
        percent = 100 * rounded(could_be_seen_from, step) / baseline  # as who divides what is shown would find it
        share = f" ({plain(percent, step_of(percent))} % of baseline)"
    return f"a true change of {size}{share} would be resolved four times in five"


def some_of(names: Sequence[str], most: int = 12) -> str:
    """a, b and c; of more than `most` the first of them, and how many more there are."""
    more = len(names) - most
    return f"{', '.join(names[:most])} and {more} more" if more > 0 else listed(list(names))


def listed(words: list[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""
