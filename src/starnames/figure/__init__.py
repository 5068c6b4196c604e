"""Figures: finding them, reading one exactly, printing one in a chosen style."""

from starnames.figure.grammar import find_figures, parse_figure
from starnames.figure.rendered import Rendered
from starnames.figure.rendering import render_figure

__all__ = ["Rendered", "figures", "find_figures", "parse_figure", "render_figure"]

figures = find_figures
