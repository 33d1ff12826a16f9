"""Ctrl-C and SIGTERM, taken at a moment of our choosing."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Interrupted(KeyboardInterrupt):
    """The run was told to stop, by the signal ``number``."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


class Interrupts:
    """While active, SIGINT and SIGTERM raise ``Interrupted``, but never within ``held``.

    Outside of the main thread Python takes no signals, and this does nothing.
    """

    _SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self) -> None:
        self._holding = False
        self._pending: int | None = None

    @contextlib.contextmanager
    def active(self) -> Iterator[None]:
        """Take the two signals within this block."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = [(number, signal.signal(number, self._take)) for number in self._SIGNALS]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """What is done within this block is done whole; a signal is raised after it."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._pending is not None:
            raise Interrupted(self._pending)

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self._holding:
            self._pending = number
        else:
            raise Interrupted(number)
