"""The frame: head of the page, list of drafts, what all of the page needs."""
