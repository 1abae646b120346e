"""Old Word files turned into .docx: the content is kept, nothing runs or is left, and failures are sentences."""

import io
import os
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant.documents import libreoffice
from assistant.documents.export import export
from assistant.documents.readback import read_back
from assistant.documents.reading.files.office import to_docx
from tests.documents.offices_program import is_running, stand_in
from tests.documents.packing import unzipped, zipped
from tests.documents.reading.made.office import Office
from tests.documents.samples import as_printed, sample_report

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 120
REPORT = sample_report(2025)
DRAWING = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing><wp:inline \
xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/>\
<wp:docPr id="1" name="p"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData \
uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic \
xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="p"/>\
<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="far" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/></a:stretch>\
</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect">\
<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
"""A picture that lies elsewhere."""


@pytest.fixture(scope="module")
def word() -> bytes:
    data = export(REPORT).data
    assert data is not None
    return data


@pytest.mark.office
@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_an_old_file_keeps_every_figure_and_text(suffix: str, word: bytes, office: Office, own_folder: Path):
    old = office.resaved(word, "docx", "doc")
    assert old.startswith(COMPOUND)
    made = read_back(to_docx(old, suffix, SECONDS), REPORT.form)
    assert made.cells == as_printed(REPORT)
    assert made.paragraphs == read_back(word, REPORT.form).paragraphs
    assert list(own_folder.iterdir()) == []


@pytest.mark.office
@pytest.mark.parametrize("data", [COMPOUND, COMPOUND + bytes(5000)], ids=len)
def test_a_damaged_file_is_refused(data: bytes, soffice: str, own_folder: Path):
    with pytest.raises(ValueError, match=r"^\.doc 文件打不开.*另存为 \.docx"):
        to_docx(data, ".doc", SECONDS)
    assert list(own_folder.iterdir()) == []


@pytest.mark.office
@pytest.mark.parametrize("by", ["settings and surroundings", "settings alone"])
def test_nothing_is_fetched(by: str, office: Office, word: bytes, monkeypatch: pytest.MonkeyPatch):
    """The same file makes LibreOffice ask for the picture when it is converted without our settings."""
    if by == "settings alone":
        monkeypatch.setattr(
            libreoffice, "_surroundings", lambda folder: {"PATH": os.environ["PATH"], "HOME": str(folder)}
        )
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        old = office.resaved(with_far_picture(word, f"http://127.0.0.1:{server.server_port}/p.png"), "docx", "doc")
        assert asked
        assert b"p.png" in old
        asked.clear()
        assert zipfile.is_zipfile(io.BytesIO(to_docx(old, ".doc", SECONDS)))
        server.shutdown()
    assert asked == []


def with_far_picture(data: bytes, address: str) -> bytes:
    parts = unzipped(data)
    relation = (
        '<Relationship Id="far" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        f'Target="{address}" TargetMode="External"/></Relationships>'
    )
    links, body = "word/_rels/document.xml.rels", "word/document.xml"
    parts[links] = parts[links].replace(b"</Relationships>", relation.encode())
    parts[body] = parts[body].replace(b"<w:sectPr", DRAWING.encode() + b"<w:sectPr", 1)
    return zipped(parts)


@pytest.mark.office
def test_the_socket_of_the_program_is_known_by_its_name(word: bytes, office: Office, own_folder: Path):
    """A program that is killed does not remove it."""
    old = office.resaved(word, "docx", "doc")
    work = threading.Thread(target=to_docx, args=(old, ".doc", SECONDS))
    expected: set[str] = set()
    seen: set[str] = set()
    work.start()
    while work.is_alive():
        expected |= {libreoffice._pipe(folder) for folder in own_folder.glob("nianbao-*")}
        seen |= {path.name for place in libreoffice.PIPE_PLACES for path in place.glob("OSL_PIPE_*")}
    assert len(expected) == 1
    assert expected <= seen


def test_the_socket_of_a_killed_program_is_removed(own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(libreoffice, "PIPE_PLACES", (tmp_path,))
    monkeypatch.setattr(libreoffice, "_pipe", lambda _: "socket")
    stand_in(tmp_path, monkeypatch, f"touch {tmp_path / 'socket'}; sleep 1000")
    with pytest.raises(ValueError, match="没有转换完"):
        to_docx(COMPOUND, ".doc", 0.5)
    assert not (tmp_path / "socket").exists()


def test_a_program_that_takes_too_long_is_killed_with_all_that_it_started(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    started = tmp_path / "started"
    stand_in(tmp_path, monkeypatch, f"sleep 1000 & echo $! $$ > {started}; touch $HOME/left; wait")
    with pytest.raises(ValueError, match=r"^\.doc 文件在 0\.5 秒内没有转换完.*另存为 \.docx"):
        to_docx(COMPOUND, ".doc", 0.5)
    assert not any(map(is_running, started.read_text().split()))
    assert list(own_folder.iterdir()) == []


def test_the_program_sees_none_of_our_variables_and_a_home_of_its_own(
    own_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    seen = tmp_path / "seen"
    stand_in(tmp_path, monkeypatch, f'echo "$SECRET-$HOME" > {seen}')
    monkeypatch.setenv("SECRET", "password")
    with pytest.raises(ValueError, match="打不开"):
        to_docx(COMPOUND, ".doc", SECONDS)
    assert seen.read_text().startswith(f"-{own_folder}/nianbao-")


@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_without_the_program_the_clerk_is_told_what_to_do(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match=rf"^这是 \{suffix} 文件.*请用 Word 或 WPS 打开，另存为 \.docx 再上传$"):
        to_docx(COMPOUND, suffix, SECONDS)


def test_what_is_no_compound_file_is_refused():
    with pytest.raises(ValueError, match=r"内容不是 \.wps 文档"):
        to_docx(b"<html>", ".wps", SECONDS)
