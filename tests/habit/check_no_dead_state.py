"""Every field of an entity, every lever and every parameter is read by a rule or a phase.

A number that a table asks for, a scenario moves or a run carries along, and that changes nothing, is a promise
broken in silence. This looks for each member of the structs in sim/model that hold the world, and asks for one place
in sim/model or sim/run that reads it: not where it is declared, listed, read in, set up or only recorded, and not
where it is merely written or counted up.

Textual: an access `a.b[c].d` is followed from the type of `a` (the nearest declaration above it) through the structs'
members. Where a type cannot be told (`auto` of a call), the access counts for every struct with such a member: what
is reported is dead, what is not reported may still be.

    check_no_dead_state.py [root] [--list]      --list prints the first reader of each
"""

import re
import sys
from pathlib import Path

from sources import code_of, finish

# Structs that hold the world. The record and the ledger are accounts of it: nothing has to read them.
ENTITIES = """Jurisdiction Place Leg Season Origin Tie Network SeriesPoint LeverSetting Corridor CampaignContent Campaign
Levers Parameters Stages Home Contract Migrants NewMigrant Organisation Service Organisations Watch Case
SharedEvidence Suspicion Authority Authorities Experience Claims LegBelief Beliefs Alternative Routes Outside Seeker
World""".split()

# Files that only declare, list, set up or record.
SILENT = {"sim/model/levers.cpp", "sim/model/parameters.cpp", "sim/model/record.cpp", "sim/model/record.hpp",
          "sim/model/tell.hpp", "sim/model/conservation.cpp", "sim/model/ledger.hpp", "sim/run/phases/observe.cpp",
          "sim/run/compare.cpp", "sim/run/compare_text.cpp"}

# Members that no rule has to read, and why.
FOR_OTHERS = {
    "a name for people": ["Jurisdiction.name", "Place.name", "Corridor.id", "Corridor.title", "LeverSetting.title"],
    "selects members of a scope where scenarios and history are read": [
        "Jurisdiction.tags", "Place.tags", "Leg.tags", "Origin.tags"],
    "drawn on maps": ["Place.latitude", "Place.longitude"],
    "observation rule: under which name detections are published": ["Leg.route", "Network.routes", "Network.leg_route"],
    "prices what interventions buy, where scenarios are read": ["Corridor.unit_costs"],
    "kept in the results as read": ["Corridor.files"],
    "an account, which the record takes": [
        "World.record", "World.ledger", "World.churn", "World.born", "World.founding_population", "Service.month_sold"],
    "when the run ends, unless told otherwise": ["Corridor.end"],
}
EXCUSED = {member: why for why, members in FOR_OTHERS.items() for member in members}

MUTATORS = {"push_back", "emplace_back", "assign", "resize", "clear", "reserve", "insert", "pop_front", "pop_back"}
METHODS = {"front": "[]", "back": "[]", "at": "[]", "span": "same", "subspan": "same", "first": "same"}

STRUCT = re.compile(r"^struct (\w+)[^;{]*\{(.*?)^\};", re.MULTILINE | re.DOTALL)
MEMBER = re.compile(r"^    (?!static|using|friend|constexpr|return)((?:const )?[\w:]+(?:<.*>)?[&*]?)\s+"
                    r"((?:\w+(?:\s*(?:=[^,;()]*|\{[^;]*?\}))?(?:,\s*)?)+);", re.MULTILINE)
METHOD = re.compile(r"^    ((?:const )?[\w:]+(?:<.*>)?)[&*]? (\w+)\([^;{}]*\)(?: const)?", re.MULTILINE)
ACCESS = re.compile(r"(?:\.|->)(\w+)")


def structs_of(root):
    """{struct: {member: type}} of every struct in the headers of sim/model, and the same of their methods."""
    found, methods = {}, {}
    for path in sorted((root / "sim/model").glob("*.hpp")):
        code = code_of(path.read_text(encoding="utf-8"))
        for name, body in STRUCT.findall(code):
            members = found.setdefault(name, {})
            for kind, names in MEMBER.findall(body):
                for one in re.sub(r"\{[^}]*\}|=[^,]*", "", names).split(","):
                    members[one.strip()] = kind
            methods.setdefault(name, {}).update({method: kind for kind, method in METHOD.findall(body)})
    return found, methods


def bare(kind):
    return kind.removeprefix("const ").rstrip("&*")


def element_of(kind):
    """Type of an element of a container type, or of what an array holds; None where it is no container."""
    match = re.match(r"(?:std::)?(?:vector|deque|span|array|Column|Csr)<(.*)>$", bare(kind))
    if not match:
        return None
    depth, parts, part = 0, [], ""
    for letter in match.group(1):
        depth += (letter == "<") - (letter == ">")
        if letter == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += letter
    parts.append(part)
    held = parts[0] if "array<" in kind and not kind.startswith("std::vector") else parts[-1]
    return held.strip().removeprefix("const ")


def receiver_before(code, end):
    """The expression that ends just before position `end`, as `a.b[c]->d(e)`."""
    at = end
    while at > 0:
        if code[at - 1] in ")]":
            depth = 0
            while at > 0:
                at -= 1
                depth += (code[at] in ")]") - (code[at] in "([")
                if depth == 0:
                    break
        elif code[at - 1].isalnum() or code[at - 1] == "_":
            while at > 0 and (code[at - 1].isalnum() or code[at - 1] == "_"):
                at -= 1
            if at > 0 and code[at - 1] == ".":
                at -= 1
            elif code[max(0, at - 2):at] == "->":
                at -= 2
            else:
                break
        else:
            break
    return code[at:end].replace("->", ".")


def steps_of(expression):
    """`a.b[c].d(e)` as ["a", ".b", "[]", ".d", "()"], or [] for what is no such chain."""
    steps, at = [], 0
    while at < len(expression):
        if expression[at] in "([":
            closing, depth, start = {"(": ")", "[": "]"}[expression[at]], 0, at
            while at < len(expression):
                depth += (expression[at] in "([") - (expression[at] in ")]")
                at += 1
                if depth == 0:
                    break
            if not steps:
                return []
            steps.append(expression[start] + closing)
        else:
            match = re.match(r"\.?\w+", expression[at:])
            if not match:
                return []
            steps.append(match.group())
            at += match.end()
    return steps


class Types:
    """Tells the type of an expression from the declarations above it."""

    def __init__(self, structs, methods):
        self.structs = structs
        self.methods = methods

    def declared(self, code, end, name):
        """Type of a local name or parameter at position `end`, or None."""
        pattern = (rf"\b([A-Z]\w+|std::(?:vector|span|deque)<(?:const )?\w+>|Column<\w+, \w+>)"
                   rf"(?:\s+const)?\s*[&*]?\s*\b{name}\b|"
                   rf"\bauto&?\s+{name}\s*(=|:)\s*([^;]*?)(?:;|\)\s*(?:\{{|\w|\n))")
        match = None
        for match in re.finditer(pattern, code[:end]):
            pass
        if match is None:
            return None
        if match.group(1):
            return match.group(1)
        source = self.of(code, match.start(), match.group(3).strip())
        if source is None:
            return None
        return element_of(source) if match.group(2) == ":" else source

    def of(self, code, end, expression):
        """Type of `expression` at position `end`, or None."""
        steps = steps_of(expression)
        if not steps or not steps[0].isidentifier():
            return None
        kind = self.declared(code, end, steps[0])
        for step in steps[1:]:
            if kind is None:
                return None
            if step == "[]":
                kind = element_of(kind)
            elif step == "()":
                continue
            elif step[1:] in self.methods.get(bare(kind), {}):
                kind = self.methods[bare(kind)][step[1:]]
            elif step[1:] in METHODS:
                target = METHODS[step[1:]]
                kind = element_of(kind) if target == "[]" else kind if target == "same" else target
            else:
                kind = self.structs.get(bare(kind), {}).get(step[1:])
        return kind


def is_written(code, start, end):
    """Whether the access at code[start:end] (receiver to member) is only written to, or counted up."""
    rest = code[end:]
    while rest.startswith("["):
        depth = 0
        for at, letter in enumerate(rest):
            depth += (letter == "[") - (letter == "]")
            if depth == 0:
                rest = rest[at + 1:]
                break
        else:
            return False
    if re.match(r"\s*([-+*/|]?=)(?!=)", rest):
        return True
    mutator = re.match(r"\.(\w+)\(", rest)
    if mutator and mutator.group(1) in MUTATORS:
        return True
    return code[:start].rstrip().endswith(("++", "--"))


def readers_of(root, structs, methods):
    """{"Struct.member": first "file:line" that reads it}."""
    types = Types(structs, methods)
    holders = {}
    for struct in structs:
        for member in structs[struct]:
            holders.setdefault(member, []).append(struct)
    found = {}
    files = sorted((root / "sim/model").rglob("*.[ch]pp")) + sorted((root / "sim/run").rglob("*.[ch]pp"))
    for path in files:
        where = path.relative_to(root).as_posix()
        if where in SILENT:
            continue
        code = code_of(path.read_text(encoding="utf-8"))
        for match in ACCESS.finditer(code):
            member = match.group(1)
            if member not in holders or code.startswith("(", match.end()):
                continue
            receiver = receiver_before(code, match.start())
            if not receiver or is_written(code, match.start() - len(receiver), match.end()):
                continue
            kind = types.of(code, match.start(), receiver)
            kind = kind and bare(kind)
            line = code.count("\n", 0, match.start()) + 1
            for struct in [kind] if kind in structs else holders[member] if kind is None else []:
                found.setdefault(f"{struct}.{member}", f"{where}:{line}")
        for struct, member in re.findall(r"&(\w+)::(\w+)", re.sub(r"Field\{[^}]*\}", "", code)):
            if member in structs.get(struct, {}):
                found.setdefault(f"{struct}.{member}", where)
        # Inside a struct its own members stand bare.
        for struct, body in STRUCT.findall(code):
            rest = re.sub(r"static constexpr auto fields.*?\};", "", MEMBER.sub("", body), flags=re.DOTALL)
            for member in structs.get(struct, {}):
                if re.search(rf"(?<![.\w:]){member}\b(?!\s*[-+*/]?=[^=])", rest):
                    found.setdefault(f"{struct}.{member}", where)
    return found


def state_of(root):
    structs, methods = structs_of(root)
    return structs, readers_of(root, structs, methods)


def violations(root):
    root = Path(root)
    structs, readers = state_of(root)
    found = []
    for struct in ENTITIES:
        for member in structs.get(struct, {}):
            name = f"{struct}.{member}"
            if name not in readers and name not in EXCUSED:
                found.append(f"{name}: no rule and no phase reads it")
    known = {f"{struct}.{member}" for struct in structs for member in structs[struct]}
    if "World" in structs:  # the whole model, not the small tree of a self-test
        found += [f"{name}: is excused ({why}) but does not exist" for name, why in EXCUSED.items() if name not in known]
    return found


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    top = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    if "--list" in sys.argv:
        every, read_at = state_of(top)
        for entity in ENTITIES:
            for field in every.get(entity, {}):
                key = f"{entity}.{field}"
                print(f"{key:40} {read_at.get(key) or EXCUSED.get(key, 'DEAD')}")
    finish("no_dead_state", violations(top))
