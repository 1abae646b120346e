"""Files in, files out.

`writing` holds the Word template of a form and its filling, `readback` reads the product with other eyes, `export`
is the one door: nothing leaves that was not read back. `intake` takes figures as JSON, `guard` stands before every file
that comes from outside.
"""
