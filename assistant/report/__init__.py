"""What a report is: form, cells, figures, numerals. Pure: no I/O, no clock, no model."""
