"""The knobs: few, frozen, each with a test that shows its effect."""

from __future__ import annotations

import hashlib
from typing import Annotated

from pydantic import Field, model_validator

from mineral_screen.errors import InvalidEntityError
from mineral_screen.model.base import Model

Share = Annotated[float, Field(ge=0.0, le=1.0)]


class Config(Model):
    """How a score becomes an outcome, and how widely candidates are sought.

    `match` and `review` are the lower ends of the bands, in [0, 1]. `candidates` is how many names of the
    lists are scored precisely for one query: more is slower and finds more.

    >>> Config().match, Config().review
    (0.9, 0.7)
    """

    match: Share = 0.90
    review: Share = 0.70
    candidates: Annotated[int, Field(ge=1, le=10_000)] = 50

    @model_validator(mode="after")
    def _ordered(self) -> Config:
        if self.review > self.match:
            raise InvalidEntityError("review", f"{self.review} lies above match = {self.match}")
        return self

    def digest(self) -> str:
        """SHA-256 of the configuration, in hexadecimal."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()
