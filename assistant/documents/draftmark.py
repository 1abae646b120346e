"""The words between which a draft copy says what it is: written in front of the report, looked for when a file is read.

Nothing else of a draft copy tells its readers where the report begins.
"""

OPENS = "草稿，不是正式报告"
ENDS = "以上是草稿说明，下一页起是报告草稿"
NAME = "（草稿）"
"""What the name of its file ends with, until a browser or a colleague puts something behind it."""
