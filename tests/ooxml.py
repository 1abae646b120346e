"""Validation of a produced Word file against the schemas of Office Open XML.

openxml-audit is a port of the validator of Microsoft's Open XML SDK and carries the SDK's schema data.
"""

import functools
import tempfile
from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator


@functools.cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019)


def schema_errors(data: bytes) -> list[str]:
    """What is wrong with the .docx `data`, one line each: part, path of the element, description.

    Covers the package, element order and nesting, attributes and their values, references between parts.
    Does not see stray text between elements.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.docx")
        path.write_bytes(data)
        result = _validator().validate(path)
    return [f"{error.part_uri} {error.path}: {error.description}" for error in result.errors]
