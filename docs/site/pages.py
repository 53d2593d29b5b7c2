"""Which file of the project becomes which page of the site. Both are paths with `/`, from the top of each."""

from pathlib import Path

DOCS = "docs"

# Pages that live beside what they describe.
ELSEWHERE = {
    "ODD.md": "explanation/odd.md",
    "GLOSSARY.md": "explanation/glossary.md",
    "docs/responsible-use.md": "explanation/responsible-use.md",
    "docs/sensitivity.md": "explanation/sensitivity.md",
    "sim/io/FORMAT.md": "reference/results-file.md",
    "configs/sweeps/README.md": "reference/sweep-files.md",
    "CONTRIBUTING.md": "howto/contribute.md",
    "CHANGELOG.md": "changes.md",
}
FOLDERS = {
    "decisions": "explanation/decisions/index.md",
    "configs": "reference/corridors/index.md",
    "configs/sweeps": "reference/sweep-files.md",
    "scenarios": "reference/scenarios.md",
    "sim/policy/interventions": "reference/interventions.md",
    "sim/model/levers.cpp": "reference/levers.md",
    "docs": "index.md",
}


def written_pages(root: Path) -> dict[str, str]:
    """File -> page, of all that people wrote: docs/, decisions/, the read-me of each corridor and ELSEWHERE."""
    pages = {}
    for file in sorted((root / DOCS).rglob("*.md")):
        pages[file.relative_to(root).as_posix()] = file.relative_to(root / DOCS).as_posix()
    for file in sorted((root / "decisions").glob("*.md")):
        pages[f"decisions/{file.name}"] = f"explanation/decisions/{file.name}"
    for file in sorted((root / "configs").glob("*/README.md")):
        if not (file.parent / "corridor.toml").exists():
            continue
        pages[f"configs/{file.parent.name}/README.md"] = f"reference/corridors/{file.parent.name}.md"
    return pages | ELSEWHERE


def images(root: Path) -> list[str]:
    """Pictures in docs/, from there; they lie at the same place in the site."""
    return sorted(file.relative_to(root / DOCS).as_posix() for kind in ("png", "svg")
                  for file in (root / DOCS).rglob(f"*.{kind}"))


def page_of_folder(path: str) -> str | None:
    """The page that tells about a folder or a file that is no page itself."""
    if path.startswith("configs/") and path not in FOLDERS:
        return f"reference/corridors/{path.split('/')[1]}.md"
    return FOLDERS.get(path)
