"""Files out: the Word template of a form, the filled report, and its reading back.

`layout` says how an official document looks, `template` draws a form after it, `fill` puts a report into it,
`readback` reads the product with other eyes, `export` is the one door: nothing leaves that was not read back.
"""
