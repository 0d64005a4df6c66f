"""The common ground of all models: frozen, strict about unknown fields, and with errors of our own."""

from __future__ import annotations

from typing import Any

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
