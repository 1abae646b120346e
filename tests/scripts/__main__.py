"""Play every talk and print what it needed: `python -m tests.scripts`."""

import tempfile
from pathlib import Path

from tests.scripts import NAMES, Script, play


def main() -> None:
    """One line a talk: figures told, messages they took, messages in all, cells compared with print and equal."""
    print("talk", "published as", "for figures", "in all", "cells", "equal to the list", "compared", "equal", sep="\t")
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            script = Script(name)
            played = play(script, Path(folder, "data"), Path(folder, f"{name}.docx"))
            listed = sum(played.cells.get(cell) == value for cell, value in script.figures.items())
            real = script.published.cells if script.published else {}
            equal = sum(played.cells.get(cell) == value for cell, value in real.items())
            counts = (played.for_figures, played.in_all, len(played.cells), listed, len(real), equal)
            print(name, script.listed["published"], *counts, sep="\t")


if __name__ == "__main__":
    main()
