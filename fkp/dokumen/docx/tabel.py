"""Tables of a document: headings repeat on each page, numbers stand right, rows do not break over pages."""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from fkp.dokumen.docx.gaya import TABEL, TABEL_KEPALA
from fkp.dokumen.docx.oox import paragraf, ruas, teks_xml
from fkp.dokumen.laporan import Goresan, Sel, Tabel
from fkp.dokumen.lebar import bagi, kebutuhan
from fkp.dokumen.tampilan import kelompok_kolom
from fkp.dokumen.teks import teks_sel

_RATA = {"kiri": "", "kanan": "right", "tengah": "center"}
_PUTUS = 600
"""A row of more letters than this may break over two pages, or it would leave half a page empty."""
_BANYAK_KOLOM = 8
"""More columns than this are printed smaller."""
_UKURAN, _UKURAN_BANYAK = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5), (7.0, 6.5)
"""Sizes of letters in points, the first as the style has it; the largest at which no word breaks is taken."""
_LEGA = 0.95
"""Part of the width that words may need before smaller letters do better: the rest goes where the text is."""
_LEBAR_HURUF = 1.36
"""How much wider than in our PDF the letters are: Arial, or what stands in for it where it is missing."""
_SISI = 140
"""Twips of empty space left and right of a cell together."""
_GORESAN = 1_750
"""Twips of a drawn signature."""
_RUANG = '<w:trHeight w:val="680" w:hRule="atLeast"/>'
"""Twelve millimetres, for a pen."""
_ABU = '<w:shd w:val="clear" w:color="auto" w:fill="E4E8F4"/>'


def tabel_xml(
    tabel: Tabel, lebar: int, gaya: dict[str, str], kisi: str, gambar: Callable[[Goresan], str]
) -> str:
    """The table, ``lebar`` twips wide, with the grid style ``kisi``; without its title and notes. ``gambar``
    makes a run of a signature."""
    kolom, ukuran = susun_kolom(tabel, lebar)
    paruh = f'w:val="{ukuran * 2:.0f}"'
    rupa = "" if ukuran == _UKURAN[0] else f"<w:sz {paruh}/><w:szCs {paruh}/>"
    rata = [_RATA[satu.rata] for satu in tabel.kolom]
    isi, kepala = gaya[TABEL], gaya[TABEL_KEPALA]
    baris = _kepala(tabel, kolom, kepala, rupa)
    baris += [_baris(sel, kolom, rata, isi, rupa, gambar) for sel in tabel.baris]
    baris += [_baris(kaki.sel, kolom, rata, kepala, rupa, gambar) for kaki in tabel.kaki]
    if not tabel.baris and not tabel.kaki:
        # A table that ends with headings that repeat is refused by Word.
        baris.append(_baris([], kolom, rata, isi, rupa, gambar))
    sifat = (
        f'<w:tblStyle w:val="{kisi}"/><w:tblW w:w="{lebar}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_SISI // 2}" w:type="dxa"/><w:right w:w="{_SISI // 2}" w:type="dxa"/>'
        "</w:tblCellMar>"
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{teks_xml(tabel.judul)}"/>'
    )
    return f"<w:tbl><w:tblPr>{sifat}</w:tblPr>{_kisi(kolom)}{''.join(baris)}</w:tbl>"


def tabel_polos(baris: Sequence[Sequence[str]], kolom: Sequence[int], utuh: bool = True) -> str:
    """A table without lines that holds ready paragraphs; its rows stay whole when ``utuh``."""
    sifat = (
        f'<w:tblW w:w="{sum(kolom)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    trpr = "<w:trPr><w:cantSplit/></w:trPr>" if utuh else ""
    isi = "".join(
        f"<w:tr>{trpr}{''.join(_sel(satu, lebar) for satu, lebar in zip(sel, kolom, strict=True))}</w:tr>"
        for sel in baris
    )
    return f"<w:tbl><w:tblPr>{sifat}</w:tblPr>{_kisi(kolom)}{isi}</w:tbl>"


def susun_kolom(tabel: Tabel, lebar: int) -> tuple[list[int], float]:
    """Twips of each column, together exactly ``lebar``, and the size of the letters in points."""
    isi = [[teks_sel(sel) for sel in satu] for satu in (*tabel.baris, *(kaki.sel for kaki in tabel.kaki))]
    kata, teks = kebutuhan(tabel.kolom, isi)
    bertanda = {i for satu in tabel.baris for i, s in enumerate(satu) if isinstance(s, Goresan) and s.garis}
    banyak = len(tabel.kolom) > _BANYAK_KOLOM
    for ukuran in _UKURAN_BANYAK if banyak else _UKURAN:
        em = ukuran * _LEBAR_HURUF * 20
        tanda = [_GORESAN / em if i in bertanda else 0 for i in range(len(kata))]
        perlu = [max(satu, t) + _SISI / em for satu, t in zip(kata, tanda, strict=True)]
        if sum(perlu) * em <= lebar * (1 if banyak or ukuran == _UKURAN[-1] else _LEGA):
            ingin = [satu + _SISI / em for satu in teks]
            return _bulatkan(bagi(tabel.kolom, perlu, ingin, lebar / em), lebar), ukuran
    return _bulatkan([satu / sum(perlu) for satu in perlu], lebar), ukuran


def _bulatkan(bagian: Sequence[float], lebar: int) -> list[int]:
    batas = [round(lebar * satu) for satu in accumulate(bagian, initial=0.0)]
    return [akhir - awal for awal, akhir in pairwise(batas)]


def _kepala(tabel: Tabel, kolom: Sequence[int], gaya: str, rupa: str) -> list[str]:
    kelompok = kelompok_kolom(tabel)
    bawah = "<w:vMerge/>" if kelompok else ""
    sel_bawah = [
        _sel(
            paragraf("" if bawah and not satu.kelompok else satu.judul, gaya, "", "center", rupa),
            lebar,
            ("" if satu.kelompok else bawah) + _ABU + '<w:vAlign w:val="center"/>',
        )
        for satu, lebar in zip(tabel.kolom, kolom, strict=True)
    ]
    hasil, mulai = [], 0
    sel_atas = []
    for teks, banyak in kelompok:
        judul = teks or tabel.kolom[mulai].judul
        gabung = f'<w:gridSpan w:val="{banyak}"/>' if teks else '<w:vMerge w:val="restart"/>'
        isi = paragraf(judul, gaya, "", "center", rupa)
        sel_atas.append(
            _sel(isi, sum(kolom[mulai : mulai + banyak]), gabung + _ABU + '<w:vAlign w:val="center"/>')
        )
        mulai += banyak
    for sel in (sel_atas, sel_bawah):
        if sel:
            hasil.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(sel)}</w:tr>")
    return hasil


def _baris(
    sel: Sequence[Sel],
    kolom: Sequence[int],
    rata: Sequence[str],
    gaya: str,
    rupa: str,
    gambar: Callable[[Goresan], str],
) -> str:
    lengkap = [*sel[: len(kolom)], *[None] * (len(kolom) - len(sel))]
    teks = [teks_sel(satu) for satu in lengkap]
    utuh = "<w:cantSplit/>" if sum(map(len, teks)) <= _PUTUS else ""
    tinggi = _RUANG if any(isinstance(satu, Goresan) for satu in sel) else ""
    isi = "".join(
        _sel(paragraf(satu, gaya, "", letak, isi=_isi_sel(asal, satu, rupa, gambar)), lebar)
        for asal, satu, letak, lebar in zip(lengkap, teks, rata, kolom, strict=True)
    )
    sifat = f"<w:trPr>{utuh}{tinggi}</w:trPr>" if utuh or tinggi else ""
    return f"<w:tr>{sifat}{isi}</w:tr>"


def _isi_sel(sel: Sel, teks: str, rupa: str, gambar: Callable[[Goresan], str]) -> str:
    return gambar(sel) if isinstance(sel, Goresan) and sel.garis else ruas(teks, rupa)


def _sel(isi: str, lebar: int, sifat: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/>{sifat}</w:tcPr>{isi}</w:tc>'


def _kisi(kolom: Sequence[int]) -> str:
    isi = "".join(f'<w:gridCol w:w="{satu}"/>' for satu in kolom)
    return f"<w:tblGrid>{isi}</w:tblGrid>"
