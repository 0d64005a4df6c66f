"""The common ground of all models: frozen, strict about unknown fields, and with errors of our own."""

from __future__ import annotations

import json
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from mineral_screen.errors import InvalidEntityError


class Model(BaseModel):
    """A frozen model that refuses unknown fields and reports every fault as `InvalidEntityError`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            field = ".".join(str(part) for part in first["loc"]) or type(self).__name__
            message = first["msg"]
            if first["type"] == "extra_forbidden":
                message = f"no such field; {type(self).__name__} has {', '.join(type(self).model_fields)}"
            elif first["type"] == "string_unicode":
                message = "the text holds a lone surrogate and is not valid Unicode; decode the input again"
            raise InvalidEntityError(field, message) from None


class JsonModel(Model):
    """A model that leaves the library, and comes back from its JSON as it was."""

    def to_json(self, *, indent: int | None = None) -> str:
        """As JSON; `from_json` gives an equal value back."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """What `to_json` wrote. Raises `InvalidEntityError` where the text is no such thing."""
        return cls(**_json_object(text))


def _json_object(text: str | bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise InvalidEntityError("json", f"not a JSON text: {error}") from None
    if not isinstance(value, dict):
        raise InvalidEntityError("json", f"expected an object, got {type(value).__name__}")
    return value
