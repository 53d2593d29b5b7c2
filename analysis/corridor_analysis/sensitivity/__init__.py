"""Which factors of a sweep matter, how sure that is, and how much is luck: the analysis of a merged sweep.

`morris` has elementary effects, `sobol` variance-based indices, `surrogate` the same from a Gaussian process, and
`variance` the split between factors and luck. `findings.find` applies to an indicator what its design allows.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
from collections.abc import Iterable

from corridor_analysis import themes
from corridor_analysis.outputs import UsageError, refuse_to_replace, refuse_wrong_places, write_texts
from corridor_analysis.read import ResultsError, open_sweep, read_provenance
from corridor_analysis.sensitivity import account
from corridor_analysis.sensitivity.findings import Finding, find
from corridor_analysis.sensitivity.surrogate import POINTS_A_FACTOR
from corridor_analysis.sensitivity.sweep import DesignError, Question, Sweep, check_names, resolved, sweep_of

DRAWINGS = ("plane", "tornado", "time")  # of an indicator, as figures.sensitivity.drawings names them
DONE = 1  # the status of a run; sim/io/FORMAT.md
MANY = 12  # indicators; of more, those that a planner asks first


class OutputError(ValueError):
    """A folder into which nothing may be written; the message names it."""


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
    parser.add_argument("--scenario", metavar="NAME", help="under this one, where points run under several; where left "
                                                           "out the first that --against does not name")
    parser.add_argument("--against", metavar="NAME", help="look at the difference: the scenario less this one")
    parser.add_argument("--surrogate", action="store_true",
                        help="fit a Gaussian process also where the design has indices of its own, or points "
                             f"are fewer than {POINTS_A_FACTOR} a factor")
    parser.add_argument("-o", "--output", type=pathlib.Path, metavar="FOLDER", help="tables and figures go here")
    parser.add_argument("--top", type=int, default=account.TOP, metavar="N",
                        help=f"factors that tables and figures show; {account.TOP} where left out, others are counted")
    parser.add_argument("--format", choices=("png", "svg", "pdf"), default="png")
    parser.add_argument("--force", action="store_true", help="replace files that exist")
    return parser


def check_folder(folder: pathlib.Path) -> None:
    """Raises UsageError where no folder of that path can be, and OutputError where nothing may be written there."""
    above = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not above.is_dir():
        other = "" if above == folder.absolute() else f"{above} "
        raise UsageError(f"-o {folder}: {other}is a file; expected a folder")
    if not os.access(above, os.W_OK | os.X_OK):
        raise OutputError(f"-o {folder}: nothing may be written by you in {above}")


def _files(folder: pathlib.Path, names: Iterable[str], kind: str) -> list[pathlib.Path]:
    """Every file that may come of these indicators: known before anything is reckoned, which takes long."""
    figures = [f"{name}_{what}" for name in names for what in DRAWINGS]
    return [folder / name for name in (*account.TEXTS, *(f"{name}.{kind}" for name in (*figures, "overview")))]


def _write(sweep: Sweep, found: list[Finding], options: argparse.Namespace) -> None:
    from corridor_analysis.figures import sensitivity, style  # Matplotlib takes a second to load

    texts = {options.output / name: text for name, text in account.texts(sweep, found, options.top).items()}
    drawings = {options.output / f"{name}.{options.format}": draw
                for name, draw in sensitivity.drawings(sweep, found, options.top).items()}
    write_texts(texts)
    for path, draw in drawings.items():
        with style.settings():
            style.save(draw(), path, options.format)
    for path in (*texts, *drawings):
        print(path)


def _tell(said: str) -> None:
    print(f"corridor_analysis: {said}", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """The command `sensitivity`."""
    options = _parser().parse_args(arguments)
    try:
        if options.output:
            check_folder(options.output)
        if options.top < 1:
            raise UsageError(f"--top {options.top}: shows nothing; 1 is the least")
        with open_sweep(options.sweep) as results:
            sweep = sweep_of(results, read_provenance(options.sweep))
            if not (sweep.results.status.values == DONE).any():
                raise ResultsError(f"{options.sweep}: none of its {sweep.results.status.size:,} runs is done: "
                                   "`corridor sweep run` makes them, and `corridor sweep merge` brings them here")
            names, others = chosen_indicators(sweep, options.indicator)
            questions = [resolved(sweep, Question(name, options.scenario, options.against)) for name in names]
            if options.output:
                files = _files(options.output, names, options.format)
                refuse_wrong_places(files)
                refuse_to_replace(files, options.force)
            found = [find(sweep, question, options.surrogate, tell=_tell) for question in questions]
            print(account.account(sweep, found, options.top), end="")
            if others:
                print(f"{others} further indicators are in the file; --indicator NAME looks at one, all at all")
            if options.output:
                _write(sweep, found, options)
    except UsageError as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 2
    except DesignError as error:
        print(f"corridor_analysis: {options.sweep}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        raise  # whoever reads what is printed has seen enough: no mistake
    except (ResultsError, OutputError) as error:
        print(f"corridor_analysis: {error}", file=sys.stderr)
        return 4
    except OSError as error:
        print(f"corridor_analysis: {error.filename or options.sweep}: {error.strerror or error}", file=sys.stderr)
        return 4
    return 0
