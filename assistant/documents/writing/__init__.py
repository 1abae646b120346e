"""Files out: the Word template, its filling, and a file put on the disk whole or not at all."""
