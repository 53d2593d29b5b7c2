"""The words of the page that a planner may not know, and the rows of the policy frame, each in plain English.

GLOSSARY.md has the full list, for those who work on the model.
"""

from __future__ import annotations

# In the order of the alphabet.
TERMS = {
    "abuse":
        "Violence, extortion or confinement by those who move people. Each event counts, so that one person may "
        "be counted several times.",
    "attempt":
        "Setting out on a leg that crosses a border, with a smuggler or alone. Who tries again counts again, and a "
        "journey over several borders makes several attempts.",
    "baseline":
        "The same corridor, years and chance events without the policy.",
    "caught but not processed":
        "Facilitators whom an authority caught and had to let go, because it had no room left to process them.",
    "concentration":
        "How much of the trade few organisations hold: the sum of the squares of their shares of all capacity. 1 is "
        "one organisation alone, 0.1 is as if ten held equal shares.",
    "deaths in exploitation, on no leg":
        "People die in wrecks and breakdowns on a leg, or while they are exploited as victims of trafficking. "
        "The latter belong to no leg. In the model nobody dies while waiting or in detention.",
    "departure":
        "Setting out on a leg of a journey, by land, sea or air. A departure on a leg that crosses a border is an "
        "attempt, one that leaves home irregularly is a journey begun.",
    "detection":
        "A person intercepted at arrival or rescued from a wreck, counted by the route on which it happened.",
    "evidence":
        "What an investigation needs before a case can be opened or tried, in points. Arrests, testimony, financial "
        "tracing and partners abroad bring some.",
    "facilitator":
        "Who carries out a crossing for a smuggling organisation, and can be caught with it. Organisers lead it.",
    "fees that cross a border":
        "Fees paid in one jurisdiction to an organisation that is seated in another. What is paid at home is revenue.",
    "helper who took no benefit":
        "Who helps people across a border for no payment or other gain, such as family or an aid group. The "
        "Smuggling Protocol does not make that a crime; a state's law may.",
    "horizon":
        "All months that are counted, from the first to the last of the figures.",
    "impunity":
        "100 % less the convictions of a year for each 100 active organisations: the share that goes unpunished.",
    "intercepted, stopped":
        "Intercepted: come into the hands of a border force, which also rescues. Stopped: intercepted and not let "
        "through.",
    "journey":
        "An irregular departure from home. Who is returned and sets out again begins another.",
    "leg":
        "One stretch of a journey, from one place to the next, in one direction, by land, sea or air.",
    "missed, misjudged":
        "A victim of trafficking whom a screening did not recognise; a person whom it took for a victim and who "
        "was none.",
    "organisation dismantled":
        "One that ended because its organisers were convicted. Others may take its place.",
    "patrol unit":
        "A measure of how strongly a border or a leg is watched.",
    "pushed back":
        "Forced back over a border without a procedure.",
    "ramp":
        "The time that a policy takes to reach its full strength.",
    "regular departure":
        "A move through a lawful pathway, such as a visa for work or family. The regular share is that of regular "
        "departures among these and first irregular ones.",
    "replicate":
        "The same run with other random numbers. Replicates differ by chance alone.",
    "request for legal help":
        "One country's asking another for help in a criminal case. It waits in a queue; an answer grants it or not. "
        "A request for a place is another thing: a traveller's, to a smuggler.",
    "resolved":
        "Told from chance: the 95 % interval of the change holds no 0. Resolved from 190 means that a true change of "
        "190 would be resolved four times in five.",
    "screening":
        "Looking for victims of trafficking among people whom an authority stops, detains or meets at a place of "
        "assistance. Whom no authority meets is not screened.",
    "tag":
        "A mark on rows of the corridor's tables. In a policy file, tag:sea means all legs that are marked sea.",
    "traveller":
        "Whoever is on the way: from leaving home until arriving, returning, giving up or dying.",
    "unsound vessel":
        "A boat or vehicle unfit for the crossing, which wrecks more often.",
    "wreck":
        "A crossing that fails with danger to life: a sinking at sea, on land a breakdown or an abandonment.",
}

_COMPACT = "Global Compact for Migration, objective 9"
_WORK_PLAN = "Regional Conference on Migration, work plan 2019-2025"
_GOALS = "Sustainable Development Goal target"

# Rows of the policy frame, as `corridor list frame` has them, with the name of the instrument in every row.
FRAME = {
    "A-a": f"{_COMPACT}: join and carry out the Smuggling Protocol",
    "A-b": f"{_COMPACT}: share information and intelligence across borders",
    "A-c": f"{_COMPACT}: cooperation protocols along routes that heed gender, children and rights",
    "A-d": f"{_COMPACT}: make smuggling for benefit a crime, aggravated smuggling a graver one",
    "A-e": f"{_COMPACT}: tell smuggling from trafficking and answer each in its own way",
    "A-f": f"{_COMPACT}: prevention along the whole migration cycle, in areas of origin first",
    "W-1": f"{_WORK_PLAN}: investigation",
    "W-2": f"{_WORK_PLAN}: judicial cooperation",
    "W-3": f"{_WORK_PLAN}: administrative detention and its alternatives",
    "W-4": f"{_WORK_PLAN}: migration solutions, prevention, assistance for victims",
    "G": "GLO.ACT Asia and the Middle East: a programme of measures under one budget",
    "R": "REDTRAM: a network of specialised prosecutors, joint teams and a secretariat",
    "S-10.7": f"{_GOALS} 10.7: orderly, safe, regular migration",
    "S-16.1": f"{_GOALS} 16.1: less violence and fewer deaths",
    "S-16.2": f"{_GOALS} 16.2: an end to trafficking of and violence against children",
    "S-16.3": f"{_GOALS} 16.3: rule of law and access to justice",
    "S-16.4": f"{_GOALS} 16.4: less illicit finance and organised crime",
    "S-17.16": f"{_GOALS} 17.16: international cooperation",
    "S-17.18": f"{_GOALS} 17.18: data that can be cut by who people are",
}


def frame_row(code: str) -> str:
    """What a row of the policy frame asks for, with its code; the code alone where it is not known here."""
    return f"{FRAME[code]} ({code})" if code in FRAME else code
