"""Files in: a report in whatever file it lies, read into figures with their places, texts, and every doubt.

`door` opens a file (after the guard) as lines and tables, `tables` finds the cells of the form in them, `identity` and
`sections` who, when and what is written, `reading` puts it together.
"""
