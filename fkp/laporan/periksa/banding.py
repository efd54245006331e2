"""Two documents compared piece by piece, each difference with its place."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

from fkp.laporan.periksa.baca import Buku, Potongan, Sel
from fkp.laporan.periksa.temuan import Beda

TERTIMBANG = 4_000
"""Pieces up to which the best alignment is sought; with more they are compared one by one."""
HALAMAN = "jumlah halaman"
SEKITAR = 3
"""Words shown on each side of a changed one on a page."""


def beda_potongan(ini: Sequence[Potongan], harap: Sequence[Potongan]) -> list[Beda]:
    """Differences of paragraphs, table cells and pages."""
    beda: list[Beda] = []
    for kiri, kanan in _selaras(ini, harap):
        if len(kiri) == len(kanan):
            for satu, lain in zip(kiri, kanan, strict=True):
                beda += _beda_satu(satu, lain)
            continue
        beda += [Beda(satu.tempat, " | ".join(satu.teks), "tidak ada") for satu in kiri]
        beda += [Beda(satu.tempat, "tidak ada", " | ".join(satu.teks)) for satu in kanan]
    return beda


def beda_kata(ini: Potongan, harap: Potongan) -> Iterator[Beda]:
    """Differences between two pages, word by word."""
    kiri, kanan = " ".join(ini.teks).split(), " ".join(harap.teks).split()
    for cara, a, b, c, d in SequenceMatcher(None, kiri, kanan, autojunk=False).get_opcodes():
        if cara != "equal":
            sebelum = " ".join(kanan[max(0, c - SEKITAR) : c])
            letak = f"{ini.tempat}, sesudah “{sebelum}”" if sebelum else ini.tempat
            yield Beda(letak, " ".join(kiri[a:b]) or "tidak ada", " ".join(kanan[c:d]) or "tidak ada")


def beda_halaman(ini: Sequence[Potongan], harap: Sequence[Potongan]) -> list[Beda]:
    """Differences between the pages of two PDF, page against page."""
    beda = []
    if len(ini) != len(harap):
        beda.append(Beda(HALAMAN, str(len(ini)), str(len(harap))))
    for satu, lain in zip(ini, harap, strict=False):
        if satu.teks != lain.teks:
            beda += beda_kata(satu, lain)
    sama = min(len(ini), len(harap))
    beda += [Beda(satu.tempat, " ".join(satu.teks), "tidak ada") for satu in ini[sama:]]
    beda += [Beda(satu.tempat, "tidak ada", " ".join(satu.teks)) for satu in harap[sama:]]
    return beda


def beda_buku(ini: Buku, harap: Buku) -> list[Beda]:
    """Differences between the cells of two workbooks: formulas as they are written, and values."""
    beda = [Beda(f"lembar {nama}", "tidak ada", "ada") for nama in harap if nama not in ini]
    beda += [Beda(f"lembar {nama}", "ada", "tidak ada") for nama in ini if nama not in harap]
    for nama in harap:
        for letak in dict.fromkeys([*ini.get(nama, {}), *harap[nama]]) if nama in ini else ():
            beda += beda_sel(f"lembar {nama}, sel {letak}", ini[nama].get(letak), harap[nama].get(letak))
    return beda


def beda_sel(letak: str, ini: Sel | None, harap: Sel | None) -> Iterator[Beda]:
    """Differences between two cells."""
    satu, lain = ini or Sel("", None), harap or Sel("", None)
    if satu.rumus.replace(" ", "") != lain.rumus.replace(" ", ""):
        yield Beda(f"{letak}, rumus", satu.rumus or _teks(satu.nilai), lain.rumus or _teks(lain.nilai))
    elif satu.rumus and satu.nilai is None:
        # Saved without its value, the formula is worked out anew by whoever opens it.
        return
    elif not _sama(satu.nilai, lain.nilai):
        yield Beda(letak, _teks(satu.nilai), _teks(lain.nilai))


def _beda_satu(satu: Potongan, lain: Potongan) -> Iterator[Beda]:
    if len(satu.isi) != len(lain.isi):
        yield Beda(satu.tempat, " | ".join(satu.teks), " | ".join(lain.teks))
        return
    for (letak, teks), (_letak, benar) in zip(satu.isi, lain.isi, strict=True):
        if teks != benar:
            yield Beda(f"{satu.tempat}, {letak}" if letak else satu.tempat, teks, benar)


def _selaras(
    ini: Sequence[Potongan], harap: Sequence[Potongan]
) -> Iterator[tuple[Sequence[Potongan], Sequence[Potongan]]]:
    """The stretches that are not equal, of both."""
    awal = 0
    while awal < min(len(ini), len(harap)) and ini[awal].teks == harap[awal].teks:
        awal += 1
    ekor = 0
    while ekor < min(len(ini), len(harap)) - awal and ini[-1 - ekor].teks == harap[-1 - ekor].teks:
        ekor += 1
    kiri, kanan = ini[awal : len(ini) - ekor], harap[awal : len(harap) - ekor]
    if len(kiri) == len(kanan) or max(len(kiri), len(kanan)) > TERTIMBANG:
        if kiri or kanan:
            yield kiri, kanan
        return
    cocok = SequenceMatcher(None, [p.teks for p in kiri], [p.teks for p in kanan], autojunk=False)
    for cara, a, b, c, d in cocok.get_opcodes():
        if cara != "equal":
            yield kiri[a:b], kanan[c:d]


def _sama(satu: object, lain: object) -> bool:
    if isinstance(satu, (int, float)) and isinstance(lain, (int, float)):
        return abs(satu - lain) < 1e-9
    return (satu or "") == (lain or "")


def _teks(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, float):
        try:
            return format(Decimal(repr(nilai)).normalize(), "f").replace(".", ",")
        except InvalidOperation:
            return str(nilai)
    return str(nilai)
