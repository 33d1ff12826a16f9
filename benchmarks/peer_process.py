"""The peers, in a virtual environment and a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "peers"


def cache_folder() -> Path:
    """Where the environment is kept: ``zh-claim-extractor/peers`` in the user's cache folder."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zh-claim-extractor/peers"


class Peers:
    """The peers that could be installed and started here: ``versions`` by name, ``missing`` with the reason."""

    def __init__(self) -> None:
        self.versions: dict[str, str] = {}
        self.missing: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None
        try:
            python = self._install()
        except (OSError, subprocess.CalledProcessError) as error:
            self.missing = {"all peers": str(getattr(error, "stderr", "") or error).strip().splitlines()[-1]}
            return
        self._process = subprocess.Popen(
            [python, "-W", "ignore", str(HERE / "serve.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        answer = self.ask(None, [])
        self.versions, self.missing = answer["peers"], answer["missing"]

    def _install(self) -> str:
        folder = cache_folder()
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
        ready = folder / "installed.txt"
        if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
            print(f"installing the peers into {folder}", file=sys.stderr)
            venv.create(folder, with_pip=True, clear=True)
            pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True, capture_output=True, text=True)
            ready.write_text(wanted, encoding="utf-8")
        return str(python)

    def ask(self, peer: str | None, texts: list[str]) -> Any:
        """The answer of serve.py: ``seconds``, ``failed``, ``found``."""
        assert self._process and self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"peer": peer, "texts": texts}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"the process of the peers ended while {peer or 'it started'}")
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait()
