"""A report as it will be printed: its pages as pictures, and where on them cells and the words of findings stand."""
