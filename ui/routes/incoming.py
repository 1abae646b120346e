"""A file in the body of a request: its name and its bytes, of which no more is held than may be."""

from __future__ import annotations

from fastapi import Request
from starlette.requests import ClientDisconnect

TOO_LARGE = "“{}”超过 {:g} MB，没有采用：请只上传报告本身，删去或压缩图片，另存后再上传。"
CUT_OFF = "文件没有传完，没有采用。请再传一次。"
NO_PLACE = "上传的地址不完整，文件没有采用。请刷新页面再传一次。"
FAULT = "程序出了错，文件没有采用。请再传一次；还不行就用 Word 或 WPS 另存为 docx 再传。"


class NotTaken(Exception):
    """Why a file was not taken: the status of the answer, and the sentence for the clerk."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def file_sent(request: Request, most: int) -> tuple[str, bytes]:
    """The file's name, from the query, and its bytes; NotTaken when it has no name, is cut off, or beyond `most`."""
    name = request.query_params.get("name", "")
    if not name:
        raise NotTaken(400, NO_PLACE)
    held = bytearray()
    try:
        async for piece in request.stream():
            if len(held) + len(piece) > most:
                raise NotTaken(413, TOO_LARGE.format(name, most / 1_000_000))
            held += piece
    except ClientDisconnect:
        raise NotTaken(400, CUT_OFF) from None
    return name, bytes(held)
