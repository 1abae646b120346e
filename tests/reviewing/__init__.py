"""What the checks find in published reports, and what a careful office would: `python -m tests.reviewing FOLDER`."""
