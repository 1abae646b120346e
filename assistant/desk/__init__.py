"""The one door: page and terminal know the rooms through the desk alone.

`talk` keeps drafts (open one, say something, change a cell, export), `filing` turns a file of figures into a report.
"""
