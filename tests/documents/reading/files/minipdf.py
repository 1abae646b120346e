"""Small PDF files written by hand: characters and lines at places counted in points from the upper left corner."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

WIDTH, HEIGHT = 595, 842
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
    b"/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]"
    b"/ItalicAngle 0/CapHeight 800/StemV 80>>>>]>>"
)
"""A font that no file needs to hold: Chinese characters are as wide as high, Latin ones half as wide."""
NAMELESS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
    b"/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]"
    b"/ItalicAngle 0/CapHeight 800/StemV 80>>>>]>>"
)
"""A font whose characters are drawn, but not named."""


class Drawing:
    """What is printed on one page."""

    def __init__(self) -> None:
        self.content: list[str] = []
        self.pictures = 0

    def text(
        self, x: float, top: float, text: str, size: float = 10, turned: str = "1 0 0 1", font: str = "F"
    ) -> Drawing:
        """One line, its characters `top` points below the upper edge."""
        at = f"{turned} {x} {HEIGHT - top - 0.88 * size}"
        self.content.append(f"BT /{font} {size} Tf {at} Tm <{text.encode('utf-16-be').hex()}> Tj ET")
        return self

    def lines(self, x: float, top: float, texts: Iterable[str], size: float = 10, step: float = 15) -> Drawing:
        """Lines below each other."""
        for number, text in enumerate(texts):
            self.text(x, top + number * step, text, size)
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> Drawing:
        """A straight line."""
        self.content.append(f"0.5 w {x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S")
        return self

    def filled(self, x0: float, top: float, x1: float, bottom: float) -> Drawing:
        """A shaded rectangle without a border."""
        self.content.append(f"0.9 g {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f 0 g")
        return self

    def picture(self) -> Drawing:
        """A picture over the whole page."""
        self.pictures += 1
        self.content.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Drawing:
        """A ruled table with a line at every x and every y."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def cells(self, xs: Sequence[float], ys: Sequence[float], rows: Iterable[Iterable[str]]) -> Drawing:
        """A ruled table with a text in each of its cells."""
        self.grid(xs, ys)
        for top, row in zip(ys[:-1], rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                if text:
                    self.text(x + 3, top + 4, text)
        return self


def pdf(*pages: Drawing) -> bytes:
    """The file of these pages."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: FONT,
        4: stream(b"\xff", b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"),
        5: NAMELESS,
    }
    for number, page in enumerate(pages):
        objects[10 + 2 * number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {11 + 2 * number} 0 R"
            f"/Resources<</Font<</F 3 0 R/N 5 0 R>>/XObject<</P 4 0 R>>>>>>"
        ).encode()
        objects[11 + 2 * number] = stream("\n".join(page.content).encode())
    return assembled(objects)


def stream(data: bytes, more: bytes = b"", packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        data, more = zlib.compress(data, 9), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def assembled(objects: Mapping[int, bytes]) -> bytes:
    """The objects as a file; number 1 is the catalogue."""
    file, places = b"%PDF-1.4\n", dict.fromkeys(range(1, max(objects) + 1), 0)
    for number, body in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places.values())
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(file))
    return file + head + table + end
