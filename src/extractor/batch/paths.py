"""Which files to read: paths, folders and patterns become files, in one fixed order."""

from __future__ import annotations

import datetime as dt
import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple

from extractor.batch.readers.model import ReadError, ReadFailure
from extractor.batch.readers.source import STANDARD_INPUT, format_of, not_a_file, system_error
from extractor.errors import InputError


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to read. ``size`` in bytes and ``modified`` (seconds since 1970, UTC) are 0 for standard input."""

    path: str
    size: int = 0
    modified: float = 0.0


def find_files(
    paths: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    since: dt.datetime | dt.date | None = None,
    recursive: bool = True,
) -> Iterator[FoundFile | ReadFailure]:
    """The files that ``paths`` name: files, folders, patterns (``data/**/*.txt``), or ``-`` for standard input.

    A path that is named itself is taken whatever its name. In a folder, the files of the known formats are
    taken, or, with ``include``, those that match one of its patterns; names that begin with a dot or ``~$``
    never. ``exclude`` leaves out files, and folders with all that is in them. A pattern without ``/`` is for
    the name, one with ``/`` for the path within the folder; ``*`` stays within a name, ``**/`` spans folders.

    ``since``: only files changed at that time or later; a date, or a time without zone, is in UTC.
    ``recursive``: folders within folders too. Links to folders are followed; no folder is read twice.

    Order: as in ``paths``, and within a folder by name, so that it is the same on every run. Lazy: one
    folder is listed at a time. What cannot be read or is no regular file is a ``ReadFailure`` in its place.
    Raises ``InputError`` at once for a pattern that is none.
    """
    filters = _Filters(_patterns(include), _patterns(exclude), _timestamp(since), recursive)
    found = chain.from_iterable(_named(path, filters) for path in paths)
    return found if len(paths) < 2 else _once(found)


def _once(found: Iterator[FoundFile | ReadFailure]) -> Iterator[FoundFile | ReadFailure]:
    """Each path once, also where a folder and a file in it are both named."""
    seen: set[str] = set()
    for each in found:
        key = each.path if each.path == STANDARD_INPUT else os.path.abspath(each.path)
        if key not in seen:
            seen.add(key)
            yield each


class _Pattern(NamedTuple):
    """A compiled glob; ``by_path``: it is for the path within the folder, not for the name alone."""

    regex: re.Pattern[str]
    by_path: bool


class _Filters(NamedTuple):
    include: Sequence[_Pattern]
    exclude: Sequence[_Pattern]
    since: float | None
    recursive: bool

    def takes(self, name: str, within: str) -> bool:
        """Whether a file in a folder is to be read."""
        return _matches(self.include, name, within) if self.include else format_of(name)[0] is not None


def _named(path: str, filters: _Filters) -> Iterator[FoundFile | ReadFailure]:
    """The files of a path, a pattern or ``-``, as the caller named it."""
    if path == STANDARD_INPUT:
        yield FoundFile(path)
    elif os.path.lexists(path):
        yield from _path(path, filters)
    elif not glob.has_magic(path):
        yield ReadFailure(path, None, "not_found", "no such file or folder; check the path")
    else:
        yield from _pattern(path, filters)


def _path(path: str, filters: _Filters) -> Iterator[FoundFile | ReadFailure]:
    try:
        status = os.stat(path)
    except OSError as error:
        yield _failure(path, system_error(error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _folder(path, status, filters)
    elif not _matches(filters.exclude, os.path.basename(path), path):
        yield from _file(path, status, filters)


def _pattern(pattern: str, filters: _Filters) -> Iterator[FoundFile | ReadFailure]:
    nothing = ReadFailure(pattern, None, "not_found", "no file matches the pattern; check it, and quote it")
    plain = pattern.replace(os.sep, "/")
    if "**" not in plain:
        matches = sorted(glob.glob(pattern))
        for path in matches:
            yield from _path(path, filters)
        if not matches:
            yield nothing
        return
    # glob would go round a loop of links; the walk over the folder before the first mark does not.
    fixed = os.path.dirname(plain[: plain.index("**")].split("*")[0].split("?")[0].split("[")[0])
    top, wanted = fixed or ".", _patterns([plain[len(fixed) :].lstrip("/")])
    if not os.path.isdir(top):
        yield nothing
        return
    found = False
    for each in _folder(top, os.stat(top), filters._replace(include=wanted, recursive=True)):
        inside = os.path.relpath(each.path, top)
        if (
            isinstance(each, ReadFailure)
            or not filters.include
            or _matches(filters.include, os.path.basename(inside), inside)
        ):
            found = True
            yield each if fixed else replace(each, path=inside)
    if not found:
        yield nothing


def _file(path: str, status: os.stat_result, filters: _Filters) -> Iterator[FoundFile | ReadFailure]:
    if not stat.S_ISREG(status.st_mode):
        yield _failure(path, not_a_file(status.st_mode))
    elif filters.since is None or status.st_mtime >= filters.since:
        yield FoundFile(path, status.st_size, status.st_mtime)


def _folder(top: str, status: os.stat_result, filters: _Filters) -> Iterator[FoundFile | ReadFailure]:
    """The files of a folder by name; the folders in it stand in that order too."""
    listed: set[tuple[int, int]] = set()
    # (path, path within the folder), the next one last.
    waiting = [(top, "")]
    while waiting:
        path, within = waiting.pop()
        name = os.path.basename(within)
        if within and _matches(filters.exclude, name, within):
            continue
        try:
            entry = os.stat(path) if within else status
        except OSError as error:
            if filters.takes(name, within):
                yield _failure(path, system_error(error))
            continue
        if not stat.S_ISDIR(entry.st_mode):
            if filters.takes(name, within):
                yield from _file(path, entry, filters)
            continue
        identity = entry.st_dev, entry.st_ino
        if identity in listed or (within and not filters.recursive):
            continue
        listed.add(identity)
        try:
            children = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield _failure(path, system_error(error))
            continue
        waiting.extend(
            (os.path.join(path, child), f"{within}/{child}" if within else child)
            for child in children
            if not child.startswith((".", "~$"))
        )


def _failure(path: str, error: ReadError) -> ReadFailure:
    return ReadFailure(path, None, error.kind, error.message)


def _timestamp(since: dt.datetime | dt.date | None) -> float | None:
    if since is None:
        return None
    time = since if isinstance(since, dt.datetime) else dt.datetime.combine(since, dt.time())
    return (time if time.tzinfo else time.replace(tzinfo=dt.UTC)).timestamp()


def _patterns(globs: Sequence[str]) -> list[_Pattern]:
    if isinstance(globs, str):
        raise InputError(f"patterns are a list: write [{globs!r}]")
    plain = [pattern.replace(os.sep, "/").rstrip("/") for pattern in globs]
    return [_Pattern(_regex(pattern), "/" in pattern) for pattern in plain]


def _matches(patterns: Sequence[_Pattern], name: str, within: str) -> bool:
    return any(p.regex.fullmatch(within.replace(os.sep, "/") if p.by_path else name) for p in patterns)


_GLOB = re.compile(r"(?P<folders>\*\*/)|(?P<all>\*\*)|(?P<some>\*)|(?P<one>\?)|(?P<set>\[!?[^\]/]+\])|.", re.S)


def _regex(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression over a whole name or path."""
    parts: list[str] = []
    for m in _GLOB.finditer(pattern):
        if m["folders"]:
            parts.append("(?:.*/)?")
        elif m["all"]:
            parts.append(".*")
        elif m["some"]:
            parts.append("[^/]*")
        elif m["one"]:
            parts.append("[^/]")
        elif m["set"]:
            members = m["set"][1:-1].replace("\\", r"\\").replace("^", r"\^")
            parts.append("[^" + members[1:] + "]" if members.startswith("!") else f"[{members}]")
        else:
            parts.append(re.escape(m[0]))
    try:
        return re.compile("".join(parts), re.S)
    except re.error as error:
        raise InputError(f"{pattern!r} is no file pattern: {error}") from error
