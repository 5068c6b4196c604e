"""Reading an HTML page as a strict reader would: what is open is closed, ids are unique, links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

__all__ = ["Page", "read_page"]

_VOID = frozenset({"meta", "br", "link"})
_SILENT = frozenset({"aside", "side"})


class Page(HTMLParser):
    """A page read whole: its elements, ids and links, the visible text of its cells, what it asks a browser to do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.attributes: set[str] = set()
        self.urls: list[str] = []
        self.cells: list[str] = []
        self.text = ""
        self.style = ""
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs), f"an attribute stands twice in {tag}"
        self.tags.append(tag)
        self.attributes |= set(values)
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.targets.append(values["href"])
        self.urls += [values[name] for name in ("src", "action", "data", "poster", "srcset") if name in values]
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag not in _VOID:
            self.open.append((tag, values.get("class", "")))
        if values.get("class", "").startswith("cell"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.style += data
            return
        self.text += data
        classes = {word for _, names in self.open for word in names.split()}
        if "cell" in classes and not classes & _SILENT:
            self.cells[-1] += data

    @property
    def before(self) -> list[str]:
        return self.cells[::2]

    @property
    def after(self) -> list[str]:
        return self.cells[1::2]


def read_page(html: str) -> Page:
    """Return a page that has been read, having checked what every page of ours promises."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert html.startswith("<!doctype html>\n")
    html.encode()
    assert len(page.ids) == len(set(page.ids))
    assert page.urls == []
    assert all(each.startswith("#") and each[1:] in page.ids for each in page.targets), page.targets
    assert not {each for each in page.attributes if each.startswith("on") or each in {"style", "srcdoc"}}
    assert not {"script", "img", "iframe", "object", "embed", "link", "base", "form", "svg"} & set(page.tags)
    assert {"main", "header", "footer", "h1", "title"} <= set(page.tags)
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    assert page.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import", page.style)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    return page
