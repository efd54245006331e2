"""How wide the columns of a table must be so that no word breaks inside a cell.

Widths are estimated from letters, because asking a typesetter for each of a hundred thousand cells would take
longer than printing them. They are in em of the face of our PDF (Libertinus Serif).
"""

from collections.abc import Sequence

from fkp.dokumen.laporan import Kolom

LEBAR_HURUF = {"sempit": 0.30, "biasa": 0.50, "besar": 0.70}
TEBAL = 1.08
"""Bold against regular: headings and foot rows are bold."""
_KATA = 15
"""Letters of a word that a column makes room for; longer ones break."""


def kebutuhan(kolom: Sequence[Kolom], isi: Sequence[Sequence[str]]) -> tuple[list[float], list[float]]:
    """Of each column the width of its longest word in bold, and that of its longest text; without the empty
    space beside them."""
    perlu, ingin = [], []
    for i, satu in enumerate(kolom):
        sel = {baris[i] for baris in isi if i < len(baris)}
        kata = {potong for teks in (satu.judul, *sel) for potong in teks.split()}
        utuh = satu.rata == "kanan"  # numbers never break
        perlu.append(TEBAL * max((em_kasar(k if utuh else k[:_KATA]) for k in kata), default=1.0))
        ingin.append(max((em_kasar(teks) for teks in sel), default=0.0))
    return perlu, ingin


def bagi(
    kolom: Sequence[Kolom], perlu: Sequence[float], ingin: Sequence[float], lebar: float
) -> tuple[float, ...]:
    """Parts of the whole. Each column gets what it needs, which together is no more than ``lebar``; the rest
    goes by ``Kolom.lebar`` where builders gave one, else by content."""
    if len({satu.lebar for satu in kolom}) > 1:
        # Those under their need are raised to it, the others share what is left in their proportion.
        bagian = [
            max(butuh, satu.lebar / sum(k.lebar for k in kolom) * lebar)
            for satu, butuh in zip(kolom, perlu, strict=True)
        ]
        longgar = [ada - butuh for ada, butuh in zip(bagian, perlu, strict=True)]
        lebih = sum(bagian) - lebar
        if lebih > 0:
            bagian = [ada - sisa * lebih / sum(longgar) for ada, sisa in zip(bagian, longgar, strict=True)]
        return tuple(satu / sum(bagian) for satu in bagian)
    selera = [max(0.0, min(mau, 40.0) - butuh) + 0.25 for mau, butuh in zip(ingin, perlu, strict=True)]
    sisa = lebar - sum(perlu)
    return tuple((butuh + sisa * mau / sum(selera)) / lebar for butuh, mau in zip(perlu, selera, strict=True))


def em_kasar(teks: str) -> float:
    """Width in em, roughly."""
    sempit = sum(teks.count(huruf) for huruf in "iljtfrI.,:;'()[]| ")
    besar = sum(1 for huruf in teks if huruf.isupper() or huruf in "mwMW%@") if not teks.islower() else 0
    biasa = max(0, len(teks) - sempit - besar)
    return sempit * LEBAR_HURUF["sempit"] + besar * LEBAR_HURUF["besar"] + biasa * LEBAR_HURUF["biasa"]
