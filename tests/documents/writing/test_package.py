"""The package: the same report gives the same bytes in any process, and nothing in it tells who or when."""

import io
import os
import subprocess
import sys
import zipfile

from assistant.documents.writing.fill import fill
from tests.conftest import ROOT
from tests.documents.packing import changed, root_of, unzipped, zipped
from tests.documents.samples import ORGAN, sample_report

CHILD = """
import hashlib
from datetime import UTC, datetime
from assistant.documents.export import export
from assistant.documents.leaving.draftcopy import DraftCopy, draft_copy
from tests.documents.samples import sample_report
print(hash("年报"))
report = sample_report(2025)
files = {kind: export(report, kind=kind).data for kind in ("docx", "xlsx", "html", "fragment", "json")}
files["draft"] = draft_copy(DraftCopy(report, datetime(2026, 1, 12, 9, 30, tzinfo=UTC)))
for kind, data in files.items():
    print(kind, hashlib.sha256(data).hexdigest())
"""
CORE = """<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>某人</dc:creator>
 <cp:lastModifiedBy>某人</cp:lastModifiedBy>
 <dcterms:modified xsi:type="dcterms:W3CDTF">2024-05-06T07:08:09Z</dcterms:modified></cp:coreProperties>"""


def digest(seed: str, zone: str) -> list[str]:
    """What a process of its own prints: the hash of a string as proof of the seed, and the digest of each file."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_two_processes_with_different_hash_seeds_write_the_same_bytes():
    first, second = digest("1", "Asia/Shanghai"), digest("2", "America/Lima")
    assert first[0] != second[0]
    assert first[1:] == second[1:]
    assert len(first) == 7


def test_the_entries_are_in_order_and_carry_no_date(form, template):
    with zipfile.ZipFile(io.BytesIO(fill(template, sample_report(form.first_year)))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(0, 0o600)}


def test_title_and_organ_are_the_only_properties_of_the_document(form, template):
    report = sample_report(form.first_year)
    core = root_of(fill(template, report), "docProps/core.xml")
    assert [child.text for child in core] == [report.title, ORGAN]


def test_who_edited_the_template_and_its_picture_do_not_travel_with_the_report(form, template):
    def add_thumbnail(root):
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
        root.append(root.makeelement(root[0].tag, {"Id": "t", "Type": kind, "Target": "docProps/thumbnail.jpeg"}))

    def add_type(root):
        root.insert(0, root.makeelement(root[0].tag, {"Extension": "jpeg", "ContentType": "image/jpeg"}))

    edited = changed(changed(template, add_thumbnail, "_rels/.rels"), add_type, "[Content_Types].xml")
    parts = unzipped(edited) | {"docProps/core.xml": CORE.encode(), "docProps/thumbnail.jpeg": b"\xff\xd8\xff"}
    filled = unzipped(fill(zipped(parts), sample_report(form.first_year)))
    assert "docProps/thumbnail.jpeg" not in filled
    assert "某人".encode() not in b"".join(filled.values())
    assert b"2024-05-06" not in b"".join(filled.values())


def test_nothing_points_outside_the_file(form, template):
    for name, data in unzipped(fill(template, sample_report(form.first_year))).items():
        if name.endswith(".rels"):
            assert b"TargetMode" not in data
