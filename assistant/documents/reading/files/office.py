"""Old Word files turned into .docx by LibreOffice."""

from __future__ import annotations

from assistant.documents import libreoffice

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 再上传"
FILTERS = ("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML")


def to_docx(data: bytes, suffix: str, seconds: float) -> bytes:
    """The Word 97 file (`suffix` is `.doc` or `.wps`) as .docx, made within so many seconds.

    ValueError says why it cannot be: no such program, no such file, locked or damaged, or the time was not enough.
    """
    if not data.startswith(COMPOUND):
        raise ValueError(f"文件的内容不是 {suffix} 文档：{SAVE_AS}")
    program = libreoffice.program()
    if program is None:
        raise ValueError(f"这是 {suffix} 文件，这台机器没有装能打开它的 LibreOffice：{SAVE_AS}")
    try:
        made = libreoffice.converted(program, {"report.doc": data}, FILTERS, seconds)
    except TimeoutError:
        raise ValueError(f"{suffix} 文件在 {seconds:g} 秒内没有转换完：{SAVE_AS}") from None
    if "report.docx" not in made:
        raise ValueError(f"{suffix} 文件打不开，可能加了密码或已经损坏：{SAVE_AS}")
    return made["report.docx"]
