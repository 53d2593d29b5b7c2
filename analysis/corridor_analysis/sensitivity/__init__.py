"""Which factors of a sweep matter, how sure that is, and how much is luck: the analysis of a merged sweep.

`morris` has elementary effects, `sobol` variance-based indices, `surrogate` the same from a Gaussian process, and
`variance` the split between factors and luck. `findings.find` applies to an indicator what its design allows.
"""

from __future__ import annotations

import argparse
import pathlib
import sys

from corridor_analysis import themes
from corridor_analysis.outputs import UsageError, refuse_to_replace, refuse_wrong_places, write_texts
from corridor_analysis.read import ResultsError, open_sweep, read_provenance
from corridor_analysis.sensitivity import account
from corridor_analysis.sensitivity.findings import Finding, find
from corridor_analysis.sensitivity.sweep import DesignError, Question, Sweep, check_names, sweep_of

MANY = 12  # indicators; of more, those that a planner asks first


def chosen_indicators(sweep: Sweep, asked: list[str]) -> tuple[list[str], int]:
    """The indicators to look at, and how many others there are.

    All of the file where nothing is asked and there are few, else its headlines; all as well where "all" is asked.
    Raises DesignError that tells every name which is not known, and the nearest that is.
    """
    there = sweep.indicators
    if asked == ["all"]:
        return there, 0
    if asked:
        check_names("indicator", asked, there)
        return list(dict.fromkeys(asked)), 0
    headlines = [name for name in themes.HEADLINES if name in there]
    chosen = there if len(there) <= MANY or not headlines else headlines
    return chosen, len(there) - len(chosen)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="corridor_analysis sensitivity",
        description="Says which factors of a sweep matter: elementary effects of a Morris design, indices of Sobol' of "
                    "a Saltelli design, and those of a surrogate of any other; how much of the variance is luck; over "
                    "time where months were kept. Tables, figures and the words go to a folder.",
        epilog="example: python3 -m corridor_analysis sensitivity toy_morris.h5 --indicator deaths -o screening",
    )
    parser.add_argument("sweep", type=pathlib.Path, metavar="MERGED.h5", help="what `corridor sweep merge` wrote")
    parser.add_argument("--indicator", action="append", default=[], metavar="NAME",
                        help="look at this one; may be repeated; all: at every one of the file")
    parser.add_argument("--scenario", metavar="NAME", help="under this one, where points run under several; the first "
                                                           "where left out")
    parser.add_argument("--against", metavar="NAME", help="look at what the scenario changes against this one")
    parser.add_argument("--surrogate", action="store_true",
                        help="fit a Gaussian process also where the design has indices of its own")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="FOLDER", help="tables and figures go here")
    parser.add_argument("--top", type=int, default=account.TOP, metavar="N",
                        help=f"factors that tables and figures show; {account.TOP} where left out, others are counted")
    parser.add_argument("--format", choices=("png", "svg", "pdf"), default="png")
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    return parser


def _write(sweep: Sweep, found: list[Finding], options: argparse.Namespace) -> None:
    from corridor_analysis.figures import sensitivity, style  # Matplotlib takes a second to load

    texts = {options.output / name: text for name, text in account.texts(sweep, found, options.top).items()}
    drawings = {options.output / f"{name}.{options.format}": draw
                for name, draw in sensitivity.drawings(sweep, found, options.top).items()}
    refuse_wrong_places([*texts, *drawings])
    refuse_to_replace([*texts, *drawings], options.force)
    write_texts(texts)
    for path, draw in drawings.items():
        with style.settings():
            style.save(draw(), path, options.format)
    for path in (*texts, *drawings):
        print(path)


def main(arguments: list[str]) -> int:
    """The command `sensitivity`."""
    options = _parser().parse_args(arguments)
    try:
        if options.top < 1:
            raise UsageError(f"--top {options.top}: shows nothing; 1 is the least")
        with open_sweep(options.sweep) as results:
            sweep = sweep_of(results, read_provenance(options.sweep))
            names, others = chosen_indicators(sweep, options.indicator)
            questions = [Question(name, options.scenario, options.against) for name in names]
            found = [find(sweep, question, options.surrogate) for question in questions]
            print(account.account(sweep, found, options.top), end="")
            if others:
                print(f"{others} further indicators are in the file; --indicator NAME looks at one, all at all")
            if options.output:
                _write(sweep, found, options)
    except (UsageError, DesignError) as error:
        print(f"corridor_analysis: {options.sweep}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        raise  # whoever reads what is printed has seen enough: no mistake
    except (ResultsError, OSError) as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 4
    return 0
