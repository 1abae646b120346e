"""A file's name promises a kind only by its last extension."""

from __future__ import annotations

import pytest

from assistant.documents.guard.kinds import EXTENSIONS, TOLD, extension, wrong_name


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("报告.DOCX", ".docx"),
        ("a.b.pdf ", ".pdf"),
        ("C:\\a.b\\c.doc", ".doc"),
        ("a.b/c", ""),
        ("a.b\\c", ""),
        ("", ""),
        ("...", ""),
        ("a.", ""),
        (".docx", ""),
    ],
)
def test_the_extension_is_the_end_of_the_last_name(name: str, ending: str):
    assert extension(name) == ending


def test_every_kind_is_told_by_an_extension_that_promises_it():
    assert all(EXTENSIONS[right] == kind for kind, (_, right) in TOLD.items())


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("pdf", "a.docx", "文件名是 .docx，内容却是 PDF：请改用正确的扩展名（.pdf），再上传"),
        (
            "html",
            "a.doc",
            "文件名是 .doc，内容却是网页（HTML）：请改用正确的扩展名（.html），或打开后另存为 .docx，再上传",
        ),
        ("docx", "a.docx", None),
        ("docx", "a.unknown", None),
    ],
)
def test_another_kind_than_promised_is_one_sentence(kind, name, sentence):
    assert wrong_name(kind, name) == sentence
