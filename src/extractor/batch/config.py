"""Settings of the command: from extractor.toml or pyproject.toml, each also a flag; flags win."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.batch.readers.model import Format, ReadOptions
from extractor.errors import InputError


class Settings(BaseModel):
    """All settings, under the names of their flags."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-"), validate_by_name=False
    )

    output: Path | None = None
    """Where the claims go; a path in a configuration file counts from that file's folder."""
    nested: bool = False
    format: Format | None = None
    encoding: str | None = None
    published: dt.date | None = None
    since: dt.date | dt.datetime | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    recursive: bool = True
    text_field: str = "text"
    id_field: str = "id"
    published_field: str = "published"
    title_field: str = "title"
    max_bytes: int = Field(default=ReadOptions().max_bytes, gt=0)
    workers: int | None = Field(default=None, ge=0, le=1024)
    resume: bool = False
    fail_fast: bool = False
    progress: bool = True
    words: Literal["jieba", "rjieba"] = "jieba"

    def read_options(self) -> ReadOptions:
        """The settings that say how one file is read."""
        return ReadOptions(
            text_field=self.text_field,
            id_field=self.id_field,
            published_field=self.published_field,
            title_field=self.title_field,
            published=self.published,
            encoding=self.encoding,
            format=self.format,
            max_bytes=self.max_bytes,
        )


KEYS = tuple(sorted(field.alias or name for name, field in Settings.model_fields.items()))


def find_config(folder: Path) -> Path | None:
    """The nearest configuration from ``folder`` upwards: extractor.toml, or a pyproject.toml with [tool.extractor]."""
    for at in (folder, *folder.parents):
        own = at / "extractor.toml"
        if own.is_file():
            return own
        project = at / "pyproject.toml"
        if project.is_file() and _table(project) is not None:
            return project
    return None


def load_settings(flags: Mapping[str, Any], *, config: Path | None = None, folder: Path | None = None) -> Settings:
    """The settings of one call. ``flags`` are those given, by setting name; they win over the file.

    ``config`` is the file to read; without it the nearest from ``folder`` upwards (default: the working
    folder), if any. Raises ``InputError`` that names file and key.
    """
    path = config or find_config(folder or Path.cwd())
    values: dict[str, Any] = {}
    if path is not None:
        values = _table(path) or {}
        _validate(values, path)
        if "output" in values:
            values["output"] = path.parent / values["output"]
    return _validate({**values, **flags}, None)


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    table = tool.get("extractor") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise InputError(f"{path}: [tool.extractor] must be a table")
    return table


def _validate(values: Mapping[str, Any], where: Path | None) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise InputError("\n".join(_says(problem, where) for problem in error.errors())) from error


def _says(problem: Any, where: Path | None) -> str:
    key = str(problem["loc"][0])
    if problem["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, KEYS, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(KEYS)}"
        return f"{where}: unknown key {key!r}{hint}"
    return f"{where}: {key}: {problem['msg']}" if where else f"--{key}: {problem['msg']}"
