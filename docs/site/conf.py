"""How Sphinx makes the pages: nothing is loaded from the network, headings are anchors."""

from pathlib import Path

project = "Corridor"
author = "the authors of Corridor"
copyright = "the authors of Corridor"  # noqa: A001  # the name that Sphinx gives it

extensions = ["myst_parser"]
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

highlight_language = "none"

html_theme = "furo"
html_title = "Corridor"
html_static_path = ["static"]
html_css_files = ["corridor.css"]
html_copy_source = False
html_show_sourcelink = False

# Debian's furo begins with a style sheet that only Debian's web server knows; it is taken along instead.
NORMALIZE = Path("/usr/share/nodejs/normalize.css/normalize.css")
html_static_path.append(str(NORMALIZE))


def take_normalize_along(app, error):
    if error is None:
        style = Path(app.outdir) / "_static" / "styles" / "furo.css"
        text = style.read_text(encoding="utf-8")
        style.write_text(text.replace("url(/javascript/normalize.css/normalize.css)", "url(../normalize.css)"),
                         encoding="utf-8")


def setup(app):
    app.connect("build-finished", take_normalize_along)
