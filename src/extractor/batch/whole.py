"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO, cast


class WholeFile:
    """A file being written under a temporary name in the same folder, and renamed when it is complete.

    ``finish`` flushes to disk and renames; ``abandon`` removes the temporary file; ``keep_part`` renames
    it to ``NAME.partial``. A reader of the path sees the old file or the whole new one, never a part.
    Raises ``OSError``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        except OSError as error:  # in terms of the file that the caller knows
            raise type(error)(error.errno, error.strerror, str(path)) from error
        self._temporary = Path(name)
        # mkstemp gives 0600; the file shall have the rights that an ordinary open would give.
        mask = os.umask(0)
        os.umask(mask)
        with contextlib.suppress(OSError):
            os.chmod(name, 0o666 & ~mask)
        self.stream: BinaryIO = cast(BinaryIO, os.fdopen(descriptor, "wb"))

    def finish(self) -> Path:
        """Make the file complete and visible. Gives its path."""
        return self._move(self.path)

    def keep_part(self) -> Path:
        """Leave what is there as ``NAME.partial``. Gives that path."""
        return self._move(self.path.with_name(f"{self.path.name}.partial"))

    def _move(self, path: Path) -> Path:
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()
        os.replace(self._temporary, path)
        return path

    def abandon(self) -> None:
        """Remove the temporary file. The path stays as it was."""
        with contextlib.suppress(OSError):  # closing may flush to a full disk
            self.stream.close()
        self._temporary.unlink(missing_ok=True)

    def __enter__(self) -> WholeFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.finish()
        else:
            self.abandon()
