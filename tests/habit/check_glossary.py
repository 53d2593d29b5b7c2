"""GLOSSARY.md defines the words that code, ODD, files and figures share, in alphabetical order, briefly."""

import re
from pathlib import Path

from sources import finish, root_from_arguments

ENTRY = re.compile(r"^\*\*(.+?)\*\*(.*(?:\n(?!\n|\*\*).*)*)", re.MULTILINE)
MOST_WORDS = 90

NEEDED = """migrant, would-be migrant, smuggler, smuggling organisation, fee, corridor, route, leg, place, crossing,
interception, apprehension, victim of trafficking, identified victim, fatality, deterrence, displacement, intervention,
lever, indicator, scenario, replicate, sweep, jurisdiction, home cell, traveller class, authority, case, request,
experiment, run plan, belief, campaign, programme, screening, referral, pushback, trafficking, abuse, wreck, baseline
""".replace("\n", " ")


def violations(root):
    page = Path(root) / "GLOSSARY.md"
    if not page.exists():
        return ["there is no GLOSSARY.md"]
    entries = ENTRY.findall(page.read_text(encoding="utf-8"))
    words = [word.lower() for word, _ in entries]
    found = [f"GLOSSARY.md: {word} is not defined" for word in map(str.strip, NEEDED.split(","))
             if word not in words]
    found += [f"GLOSSARY.md: {after} stands after {before}" for before, after in zip(words, words[1:])
              if before.replace("-", " ") >= after.replace("-", " ")]
    found += [f"GLOSSARY.md: {word} takes {len(text.split())} words, more than {MOST_WORDS}"
              for word, text in entries if len(text.split()) > MOST_WORDS]
    return found


if __name__ == "__main__":
    finish("glossary", violations(root_from_arguments()))
