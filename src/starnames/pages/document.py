"""The frame of every page: its head with the policy, its style, its header and footer."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from starnames.pages.markup import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["document", "tally"]


@functools.cache
def _style() -> tuple[str, str]:
    """Return the style sheet and its digest, by which the policy of the page lets it in."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return style, base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def tally(counts: Iterable[tuple[str, int, str]]) -> str:
    """Return counts as a list, each with its words and the class of its color; nothing counted is left out."""
    items = [
        f'<li class="{kind}"><strong>{number:,}</strong> {shown(words)}</li>'
        for words, number, kind in counts
        if number
    ]
    return f'<ul class="tally">{"".join(items)}</ul>' if items else ""


def document(
    title: str, lead: str, parts: Sequence[str], *, table: str, sections: Sequence[tuple[str, str]] = ()
) -> str:
    """Return a whole page; `title` and the names in `sections` are text, `lead` and `parts` are HTML."""
    style, digest = _style()
    links = "".join(f'<li><a href="#{target}">{shown(name)}</a></li>' for target, name in sections)
    contents = f'<nav aria-label="Texts"><ol>{links}</ol></nav>' if len(sections) > 1 else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="starnames">
<title>{plain(title)} · starnames</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header>
<p class="brand">starnames</p>
<h1>{shown(title)}</h1>
{lead}
{contents}
</header>
<main id="text" tabindex="-1">
{"".join(parts)}
</main>
<footer>
<p>Table {shown(table)}. Made on this machine; this page loads nothing and runs no script.</p>
</footer>
</body>
</html>
"""
