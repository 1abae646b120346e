"""How past reports fall into passages; `python -m tests.passages.slots FOLDER` measures it on published ones."""
