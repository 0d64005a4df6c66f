"""Candidate generation: the few listed names worth a close look, out of millions, in half a millisecond."""

from mineral_screen.index.index import Index as Index
from mineral_screen.index.promise import LEAST_PROMISE as LEAST_PROMISE
from mineral_screen.index.steps import KERNEL as KERNEL
