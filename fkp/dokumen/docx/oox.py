"""WordprocessingML as text: paragraphs and runs, with the direction of what they say.

A report may hold thousands of rows, and one parse of a text is many times faster than a tree built cell by
cell. Every text passes ``teks_xml``. Order of properties: ECMA-376-1, 17.3.1.26 (pPr) and 17.3.2.28 (rPr).
"""

import re
from itertools import count
from xml.sax.saxutils import escape

from fkp.dokumen.teks import bersih

# Hebrew, Arabic and their kin; digits, spaces and marks between two such letters belong to the same run.
_KANAN = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RUAS = re.compile(f"([{_KANAN}](?:[^A-Za-z\u00c0-\u024f]*[{_KANAN}])*)")
_HURUF_PERTAMA = re.compile(f"[A-Za-z\u00c0-\u024f{_KANAN}]")
_DARI_KANAN = re.compile(f"[{_KANAN}]")


def teks_xml(teks: str) -> str:
    """Text for an element or an attribute in double quotes."""
    return escape(bersih(teks), {'"': "&quot;"})


def ruas(teks: str, rupa: str = "") -> str:
    """Runs of one line of text; ``rupa`` are run properties that stand before ``w:rtl``."""
    hasil = []
    for i, satu in enumerate(_RUAS.split(bersih(teks))):
        if satu:
            sifat = f'{rupa}<w:rtl/><w:lang w:bidi="ar-SA"/>' if i % 2 else rupa
            hasil.append(f"<w:r>{_rpr(sifat)}{_isi(satu)}</w:r>")
    return "".join(hasil)


def _rpr(sifat: str) -> str:
    return f"<w:rPr>{sifat}</w:rPr>" if sifat else ""


def _isi(teks: str) -> str:
    """Line breaks and tabs are elements of their own."""
    bagian = re.split(r"(\r\n|[\r\n\t])", teks)
    tanda = {"\t": "<w:tab/>"}
    return "".join(
        tanda.get(satu, "<w:br/>") if i % 2 else f'<w:t xml:space="preserve">{teks_xml(satu)}</w:t>'
        for i, satu in enumerate(bagian)
        if satu
    )


def paragraf(
    teks: str, gaya: str = "", sifat: str = "", rata: str = "", rupa: str = "", isi: str = ""
) -> str:
    """A paragraph of a text, or of ready runs (``isi``). ``sifat`` are paragraph properties from
    ``w:keepNext`` to ``w:spacing``; ``rata`` is left, right, center or both."""
    pertama = _HURUF_PERTAMA.search(teks)
    if pertama and _DARI_KANAN.match(pertama.group()):
        sebelum, jarak, sesudah = sifat.partition("<w:spacing")
        sifat = f"{sebelum}<w:bidi/>{jarak}{sesudah}"
    ppr = (
        (f'<w:pStyle w:val="{teks_xml(gaya)}"/>' if gaya else "")
        + sifat
        + (f'<w:jc w:val="{rata}"/>' if rata else "")
    )
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{isi or ruas(teks, rupa)}</w:p>"


def bidang(perintah: str, hasil: str, rupa: str = "") -> str:
    """A field with the result that shows until someone updates it."""
    rpr = _rpr(rupa)

    def tanda(jenis: str) -> str:
        return f'<w:r>{rpr}<w:fldChar w:fldCharType="{jenis}"/></w:r>'

    kode = f'<w:r>{rpr}<w:instrText xml:space="preserve"> {teks_xml(perintah)} </w:instrText></w:r>'
    return tanda("begin") + kode + tanda("separate") + ruas(hasil, rupa) + tanda("end")


class Penanda:
    """Bookmarks: each has a number and a name of its own."""

    def __init__(self) -> None:
        self._nomor = count(1)

    def baru(self) -> tuple[int, str]:
        """Number and name of the next one, named as Word names those of its contents field."""
        nomor = next(self._nomor)
        return nomor, f"_Toc{900_000_000 + nomor}"


def ditandai(nomor: int, nama: str, isi: str) -> str:
    """Runs with a bookmark around them."""
    awal = f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>'
    return f'{awal}{isi}<w:bookmarkEnd w:id="{nomor}"/>'
