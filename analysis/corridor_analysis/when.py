"""Days, months, and when policies are in force, in words."""

from __future__ import annotations

import datetime

import xarray as xr

from corridor_analysis import policies, words

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def period(results: xr.Dataset) -> str:
    """First and last month of the figures."""
    first, last = (one.astype("datetime64[M]").item() for one in results.time.values[[0, -1]])
    return f"{MONTHS[first.month - 1]} {first.year} to {MONTHS[last.month - 1]} {last.year}"


def day(date: datetime.date) -> str:
    """1 January 2013."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def span(months: int) -> str:
    """So many months, in years where they are whole ones."""
    number, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"{number} {unit}{'s' if number != 1 else ''}"


def end(until: datetime.date | None, last: datetime.date) -> str:
    """The last day before `until`; "to the end" where that lies beyond the month that begins on `last`."""
    within = until is not None and until <= last
    return f"until {day(until - datetime.timedelta(days=1))}" if within else "to the end"


def ends(policy: policies.Policy, last: datetime.date) -> str:
    """When a policy ends, and which of its parts end before it, up to the month that begins on `last`."""
    whole = end(policy.in_force.until, last)
    parts = {one.name: end(one.in_force.until, last) for one in policy.interventions if one.in_force}
    early = [f"{name} {until}" for name, until in parts.items() if until not in (whole, "to the end")]
    return whole + (f" ({words.listed(early)})" if early else "")


def in_force(policy: policies.Policy, results: xr.Dataset) -> str:
    """When a policy is in force, and that the months before it are counted too."""
    dates = policy.in_force
    if dates is None:
        return f"Its file gives no date. All figures count {period(results)}."
    start, last = (one.astype("datetime64[D]").item() for one in results.time.values[[0, -1]])
    waiting = " at the earliest, once what it waits for has happened," if dates.waits else ""
    begins = f"From {day(dates.first)}{waiting}"
    told = f"{begins} {ends(policy, last)}. All figures count {period(results)}"
    before = (dates.first.year - start.year) * 12 + dates.first.month - start.month
    if before <= 0:
        return f"{told}."
    return (f"{told}: the {span(before)} before it are in every total and mean, the same with and without the "
            "policy.")
