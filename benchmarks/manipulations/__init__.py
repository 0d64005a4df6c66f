"""Manipulated names: what a hurried clerk, a bad scan or a careful evader makes of a company's name."""

from manipulations import characters, contexts, registry, scripts, separators, sounds, words
from manipulations.registry import KINDS, Kind, manipulate

MODULES = (registry, characters, separators, words, sounds, scripts, contexts)
"""Importing the last six of these is what fills `KINDS`."""

__all__ = ["KINDS", "MODULES", "Kind", "manipulate"]
