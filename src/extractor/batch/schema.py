"""The JSON Schemas of what a run writes."""

from __future__ import annotations

from typing import Any, get_args

from extractor.batch.rows import HEAD, ROW
from extractor.codes import Basis, Bound, Kind, Modality
from extractor.records import Claim

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_DECIMAL: dict[str, Any] = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
_OFFSET: dict[str, Any] = {"type": "integer", "minimum": 0}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_COLUMNS: dict[str, dict[str, Any]] = {
    "record": {"type": ["integer", "null"]},
    "published": _DAY,
    "metric": {"type": "string"},
    "kind": {"enum": list(get_args(Kind))},
    "value": _DECIMAL,
    "low": _DECIMAL,
    "high": _DECIMAL,
    "bound": {"enum": list(get_args(Bound))},
    "basis": {"enum": [*get_args(Basis), None]},
    "modality": {"enum": list(get_args(Modality))},
    "quote": {"type": "string"},
    "start": _OFFSET,
    "end": _OFFSET,
    "path": {"type": "string"},
    "rule": {"type": "string"},
}


def claim_schema() -> dict[str, Any]:
    """The schema of a claim in full, as ``Claim.model_dump_json`` and ``--nested`` write it."""
    return {"$schema": _DRAFT, **Claim.model_json_schema(mode="serialization")}


def row_schema() -> dict[str, Any]:
    """The schema of a line that ``extractor run`` writes: a claim's flat row, led by ``HEAD``."""
    return {
        "$schema": _DRAFT,
        "title": "ClaimRow",
        "type": "object",
        "properties": {column: _COLUMNS.get(column, _TEXT) for column in ROW},
        "required": list(ROW),
        "additionalProperties": False,
        "$comment": f"{', '.join(HEAD)} say which article it is; start and end are half-open offsets in its text",
    }
