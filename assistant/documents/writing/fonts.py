"""The official typefaces on a machine that may not have them: which are missing, and what stands in for each.

Only for what is looked at or printed here: the Word file always names the official ones.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from html import escape

from assistant.documents.writing.layout import FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG

OFFICIAL = (XIAOBIAOSONG, FANGSONG, HEITI, KAITI, SONGTI)
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")
SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei")
STAND_INS: Mapping[str, tuple[str, ...]] = {
    FANGSONG: ("FangSong", "STFangsong", "FandolFang R", *SERIF),
    KAITI: ("KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", *SERIF),
    SONGTI: ("STSong", "FandolSong", *SERIF),
    XIAOBIAOSONG: ("FZXiaoBiaoSong-B05S", *SERIF),
    HEITI: ("STHeiti", "FandolHei", *SANS),
}
"""Typefaces of simplified Chinese, the likest first."""
SYSTEM = "/etc/fonts/fonts.conf"
LIST_SECONDS = 10.0


def fonts_config() -> str:
    """A configuration of fontconfig: the system's own, and a stand-in for each official typeface that is missing."""
    aliases = "".join(_alias(family, others) for family, others in STAND_INS.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">{SYSTEM}</include>{aliases}</fontconfig>'
    )


def _alias(family: str, others: tuple[str, ...]) -> str:
    accepted = "".join(f"<family>{escape(other)}</family>" for other in others)
    return f'<alias binding="same"><family>{escape(family)}</family><accept>{accepted}</accept></alias>'


def missing_fonts() -> tuple[str, ...]:
    """The official typefaces that this machine does not have; none where it cannot be told."""
    program = shutil.which("fc-list")
    if program is None:
        return ()
    try:
        listed = subprocess.run((program, ":", "family"), capture_output=True, timeout=LIST_SECONDS, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    families = {name.strip() for line in listed.decode(errors="replace").splitlines() for name in line.split(",")}
    return tuple(font for font in OFFICIAL if font not in families)
