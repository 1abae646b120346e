"""The report beside the talk: one module a tab."""
