"""The sealed text inside a document whose other parts nobody here knows: who signed stands in no file.

The text is built anew with marks where signatures go. A document that is whole has every word of it in its
order, and words of its own only at those marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from fkp.dokumen.laporan import Bagian, Goresan, Laporan, Paragraf
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara, isi_naskah
from fkp.laporan.forum.tanda import tanda_pimpinan
from fkp.laporan.periksa.baca import Potongan
from fkp.laporan.periksa.dokumen import baca, susun_berkas
from fkp.laporan.periksa.temuan import Beda

TANDA, ORANG = "XXTANDAXX", "XXORANGXX"
"""Where the head signs, and where the people who came stand."""
SEKITAR = 3
"""Words shown before a difference."""
_KAKI = re.compile(r"(Kode [A-Z0-9-]+ · .*)?halaman \d+ dari \d+$")


@dataclass(frozen=True, slots=True)
class Inti:
    """What was found: differences in the sealed text, the words where the head signs, and the letterhead that
    an office set around it in a DOCX."""

    beda: tuple[Beda, ...]
    tanda: str
    sekitar: str


def periksa_inti(jenis: str, data: bytes, bahan: BahanForum) -> Inti:
    """Compare a PDF, DOCX or HTML with the sealed text of ``bahan``. Raises whatever building it raises when
    its content is forged."""
    harap = _kata(baca(jenis, susun_berkas(jenis, _bertanda(bahan))))
    ini = _kata(baca(jenis, data))
    di_tanda, di_orang = harap.index(TANDA), harap.index(ORANG) - 1
    harap = [satu for satu in harap if satu not in (TANDA, ORANG)]
    beda: list[Beda] = []
    sisipan = {di_tanda: "", di_orang: ""}
    if jenis == "docx":
        sisipan |= {0: "", len(harap): ""}
    for a, b, c, d in _selisih(ini, harap):
        if c == d and c in sisipan:
            sisipan[c] = " ".join(ini[a:b])
            continue
        sebelum = " ".join(harap[max(0, c - SEKITAR) : c])
        letak = f"naskah, sesudah “{sebelum}”" if sebelum else "awal naskah"
        beda.append(Beda(letak, " ".join(ini[a:b]) or "tidak ada", " ".join(harap[c:d]) or "tidak ada"))
    sekitar = " ".join(sisipan.get(letak, "") for letak in (0, len(harap)))
    return Inti(tuple(beda), sisipan[di_tanda], sekitar.strip())


def _bertanda(bahan: BahanForum) -> Laporan:
    *teks, _tanda = isi_naskah(bahan, umum=False)
    tanda = tanda_pimpinan(bahan, Goresan((), TANDA))
    return replace(berita_acara(bahan), bagian=(Bagian("", (*teks, tanda, Paragraf(ORANG))),), berkas=())


def _kata(potongan: Sequence[Potongan]) -> list[str]:
    """The words of a document without what stands at the foot of each page."""
    return " ".join(_KAKI.sub("", " ".join(satu.teks)) for satu in potongan).split()


def _selisih(ini: Sequence[str], harap: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both that are not equal; what is alike at both ends is not looked at twice."""
    sama = min(len(ini), len(harap))
    awal = next((n for n in range(sama) if ini[n] != harap[n]), sama)
    ekor = next((n for n in range(sama - awal) if ini[-1 - n] != harap[-1 - n]), sama - awal)
    kiri, kanan = ini[awal : len(ini) - ekor], harap[awal : len(harap) - ekor]
    for cara, a, b, c, d in SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes():
        if cara != "equal":
            yield awal + a, awal + b, awal + c, awal + d
