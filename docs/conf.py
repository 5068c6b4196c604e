"""The documentation site: ``sphinx-build -W docs build/site``."""

import starnames

project = "starnames"
author = "The starnames authors"
copyright = "the starnames authors; code MIT, data CC0"  # noqa: A001 - Sphinx calls it so
version = release = starnames.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinxarg.ext"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
exclude_patterns = ["_build"]
suppress_warnings = [
    "myst.xref_missing",
    "myst.domains",
]  # links to files of the repository; tests/test_docs.py checks that they exist

html_theme = "furo"
html_title = "starnames"
html_copy_source = False
html_show_sphinx = False

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
