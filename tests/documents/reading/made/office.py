"""Files saved anew by another office program, many with one start of it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path


class Office:
    """LibreOffice with a profile of its own; what it has converted once it keeps as long as the session lasts."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self._soffice = soffice
        self._folder = folder

    def resaved(self, data: bytes, suffix_from: str, suffix_to: str) -> bytes:
        """One file saved as another kind: docx, doc, pdf, html."""
        return self.all_resaved([data], suffix_from, suffix_to)[0]

    def all_resaved(self, files: Sequence[bytes], suffix_from: str, suffix_to: str) -> list[bytes]:
        """All files saved as another kind, with one start of the program for those not yet converted."""
        source, target = self._folder / "from", self._folder / f"{suffix_from}-{suffix_to}"
        source.mkdir(exist_ok=True)
        names = [sha256(data).hexdigest() for data in files]
        results = [target / f"{name}.{suffix_to}" for name in names]
        fresh = []
        for data, name, result in zip(files, names, results, strict=True):
            if not result.exists():
                fresh.append(source / f"{name}.{suffix_from}")
                fresh[-1].write_bytes(data)
        if fresh:
            self._convert(fresh, suffix_to, target)
        return [result.read_bytes() for result in results]

    def _convert(self, files: Sequence[Path], kind: str, target: Path) -> None:
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        command = [self._soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(target)]
        subprocess.run([*command, *map(str, dict.fromkeys(files))], check=True, capture_output=True, timeout=300)
