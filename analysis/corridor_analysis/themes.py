"""Indicators in the order and the words in which a reader meets them.

The file has a meaning for each (`indicator_meaning`); these are the short names for tables and figures. An indicator
that is not listed here is called by its name and stands under the last theme.
"""

from __future__ import annotations

THEMES: dict[str, dict[str, str]] = {
    "Who moves": {
        "first_departures": "People leaving for the first time",
        "journeys": "Irregular journeys begun",
        "attempts": "Attempts to cross a border",
        "attempts_treated": "Attempts on legs acted on",
        "attempts_elsewhere": "Attempts on all other legs",
        "arrivals": "Arrivals at a destination",
        "arrivals_per_journey": "Arrivals per journey",
        "departures_land": "Departures by land",
        "departures_sea": "Departures by sea",
        "departures_air": "Departures by air",
        "intercepted": "People intercepted",
        "stopped": "People stopped",
        "returned": "People returned",
        "gave_up": "People who gave up",
        "regular_departures": "Regular departures",
        "regular_share": "Regular share of departures",
        "wish": "People who wish to move",
        "plan": "People who plan to move",
        "preparing": "People preparing to leave",
        "wish_share": "Share who wish or plan to move",
        "exposed_share": "Share who remember a campaign",
    },
    "Who is harmed": {
        "deaths": "Deaths",
        "deaths_treated": "Deaths on legs acted on",
        "deaths_elsewhere": "Deaths on all other legs",
        "deaths_off_legs": "Deaths in exploitation, on no leg",
        "deaths_per_1000_journeys": "Deaths per 1,000 journeys",
        "abused": "Events of abuse",
        "abused_per_1000_journeys": "Abuse per 1,000 journeys",
        "trafficked": "New victims of trafficking",
        "trafficked_per_1000_journeys": "New victims per 1,000 journeys",
        "exploitation_labour": "Victims of forced labour",
        "exploitation_sexual": "Victims of sexual exploitation",
        "exploitation_ransom": "Victims held for ransom",
        "wrecks": "Wrecks",
        "unsound_share": "Share of unsound vessels",
        "people_per_crossing": "People aboard a crossing",
    },
    "Who is protected": {
        "identified": "Victims identified",
        "missed": "Victims missed",
        "identified_share": "Share of screenings of victims that identified them",
        "misjudged": "People misjudged as victims",
        "referred": "People referred to protection",
        "referrals_refused": "Referrals refused for want of room",
        "claims": "Claims for protection",
        "granted_share": "Share of claims granted",
        "reported_share": "Share of victims who testified",
        "detained": "People detained",
        "in_detention": "People in detention at a time",
        "children_detained": "Children in detention at a time",
        "supervised": "People supervised instead of detained",
        "absconded": "People who absconded",
        "cared_for": "Minors cared for instead of detained",
        "assisted_returns": "Assisted returns",
        "pushed_back": "People pushed back",
    },
    "Who profits": {
        "mean_fee": "Mean fee for a leg",
        "fee_burden": "Fees of a journey, in months of income",
        "waiting_time": "Wait for a smuggler",
        "unmatched_share": "Share of requests without a place",
        "revenue": "Smugglers' revenue",
        "profit": "Smugglers' profit",
        "illicit_flows": "Fees that cross a border",
        "debt_to_smugglers": "Debt to smugglers",
        "organisations": "Smuggling organisations",
        "entries": "Organisations founded",
        "exits": "Organisations closed down",
        "switches": "Switches to another leg",
        "concentration": "Concentration of the trade (0 to 1)",
    },
    "Justice": {
        "arrests": "Facilitators arrested",
        "arrests_refused": "Caught but not processed",
        "cases_opened": "Cases opened",
        "cases_waiting": "Cases waiting for an investigator",
        "trials_waiting": "Cases waiting for help or a prosecutor",
        "convictions": "Convictions",
        "conviction_rate": "Share of tried cases convicted",
        "impunity": "Impunity",
        "organisers_convicted": "Organisers convicted",
        "dismantled": "Organisations dismantled",
        "helpers_tried": "Helpers tried who took no benefit",
        "wrongly_prosecuted": "Helpers convicted who took no benefit",
        "cases_joint": "Cases of joint teams",
        "requests_sent": "Requests for legal help sent",
        "requests_answered": "Requests answered",
        "requests_granted_share": "Share of answers that grant",
        "requests_waiting": "Requests waiting",
        "request_age": "Wait for an answer",
        "sentence_months": "Months of sentences",
        "money_seized": "Money seized",
        "assets_recovered": "Assets recovered by courts",
        "evidence_received": "Evidence from partners abroad",
    },
    "What it costs": {"policy_cost": "Cost of the policy"},
    "Other": {},
}

# What all deaths are the sum of: a death happens on a leg that a policy acts on, on another one, or on none.
PARTS_OF_DEATHS = ("deaths_treated", "deaths_elsewhere", "deaths_off_legs")

# Attempts where a policy acts and where it does not, of which displacement is told.
PARTS_OF_ATTEMPTS = ("attempts_treated", "attempts_elsewhere")

# One for each border: kept out of tables and figures, there are too many. All are in the file and in the CSV.
DETAIL = "illicit_flow_"

# Of the figures of justice, what is done to those who help for nothing.
OF_HELPERS = ("helpers_tried", "wrongly_prosecuted")

# What a planner asks first.
HEADLINES = (
    "journeys", "arrivals", "deaths", "deaths_per_1000_journeys", "abused", "trafficked", "identified", "referred",
    "children_detained", "pushed_back", "mean_fee", "profit", "organisations", "convictions", "dismantled",
    "policy_cost",
)


def label(indicator: str) -> str:
    """The short name of an indicator."""
    for names in THEMES.values():
        if indicator in names:
            return names[indicator]
    if indicator.startswith("detections_"):
        return f"Detections, {indicator.removeprefix('detections_').replace('_', ' ')}"
    if indicator.startswith(DETAIL):
        return f"Fees from {indicator.removeprefix(DETAIL).replace('_', ' ').replace('-', ' to ')}"
    return indicator.replace("_", " ").capitalize()


def theme(indicator: str) -> str:
    """The theme that an indicator stands under."""
    for title, names in THEMES.items():
        if indicator in names:
            return title
    return "Who moves" if indicator.startswith("detections_") else "Other"


def is_of_people(indicator: str) -> bool:
    """Whether it tells what is done to migrants, or to those who help them for nothing."""
    return theme(indicator) in ("Who is harmed", "Who is protected") or indicator in OF_HELPERS


def is_detail(indicator: str) -> bool:
    """Whether it is one of many parts that tables leave out."""
    return indicator.startswith(DETAIL)


def in_order(indicators: list[str]) -> list[str]:
    """By theme, and within one in the order above; those not listed last, as they came."""
    place = {name: n for n, name in enumerate(name for names in THEMES.values() for name in names)}
    themes = list(THEMES)
    return sorted(indicators, key=lambda name: (themes.index(theme(name)), place.get(name, len(place))))
