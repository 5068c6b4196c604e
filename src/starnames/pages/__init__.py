"""Results as one self-contained page: nothing is fetched, no script runs, everything can be read, printed and heard.

Every text goes through `starnames.pages.markup`, which escapes it and makes what cannot be seen (controls, characters
that turn the direction of writing) visible. The page forbids itself scripts, images and requests by its own policy.
"""

from starnames.pages.comparing import compared_page
from starnames.pages.finding import found_page
from starnames.pages.normalizing import normalized_page

__all__ = ["compared_page", "found_page", "normalized_page"]
