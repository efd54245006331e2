"""The exact difference between two files of answers: which rows, which cells."""

from collections import Counter
from collections.abc import Sequence

from fkp.laporan.periksa.jawaban import Lembar, tempat
from fkp.laporan.periksa.temuan import Beda

BARIS_DIPASANGKAN = 300
"""Rows on each side up to which every pair is weighed; with more the two files are hardly one another's."""


def beda_jawaban(ini: Lembar, acuan: Lembar) -> list[Beda]:
    """The differences of ``ini`` from ``acuan``. Order does not count. A row that is here only is paired
    with the most alike of those that are there only, when at least half of their cells agree."""
    kolom = tuple(satu for satu in acuan.kolom if satu in ini.kolom)
    beda = [Beda(f"kolom {satu}", "tidak ada", "ada") for satu in acuan.kolom if satu not in ini.kolom]
    beda += [Beda(f"kolom {satu}", "ada", "tidak ada") for satu in ini.kolom if satu not in kolom]
    kiri, kanan = _pilih(ini, kolom), _pilih(acuan, kolom)
    lebih, kurang = Counter(kiri) - Counter(kanan), Counter(kanan) - Counter(kiri)
    di_sini = _tempat_baris(ini, kiri, lebih)
    di_sana = list(kurang.elements())
    pasangan = _pasangkan([kiri[i] for i in di_sini], di_sana)
    sisa = set(range(len(di_sana)))
    for nomor, i in enumerate(di_sini):
        mitra = pasangan.get(nomor)
        if mitra is None:
            beda.append(Beda(f"baris {ini.nomor[i]}", baris_teks(kiri[i]), "tidak ada baris ini"))
            continue
        sisa.discard(mitra)
        for k, (a, b) in enumerate(zip(kiri[i], di_sana[mitra], strict=True)):
            if a != b:
                beda.append(Beda(tempat(ini, i, ini.kolom.index(kolom[k])), a, b))
    beda += [Beda("baris yang hilang", "tidak ada", baris_teks(di_sana[i])) for i in sorted(sisa)]
    return beda


def baris_teks(baris: Sequence[str]) -> str:
    """A row in one line; an empty cell as a dash."""
    return ", ".join(satu or "-" for satu in baris)


def _pilih(lembar: Lembar, kolom: tuple[str, ...]) -> list[tuple[str, ...]]:
    if kolom == lembar.kolom:
        return list(lembar.baris)
    letak = [lembar.kolom.index(satu) for satu in kolom]
    return [tuple(satu[k] for k in letak) for satu in lembar.baris]


def _tempat_baris(lembar: Lembar, isi: list[tuple[str, ...]], lebih: Counter[tuple[str, ...]]) -> list[int]:
    """Where the rows that are too many stand; of equal rows those that are out of order, then the last."""
    curiga = set(lembar.tak_urut())
    letak: dict[tuple[str, ...], list[int]] = {}
    for i, satu in enumerate(isi):
        if satu in lebih:
            letak.setdefault(satu, []).append(i)
    keluar = []
    for satu, n in lebih.items():
        keluar += sorted(letak[satu], key=lambda i: (i in curiga, i))[-n:]
    return sorted(keluar)


def _pasangkan(kiri: list[tuple[str, ...]], kanan: list[tuple[str, ...]]) -> dict[int, int]:
    """Which row of the right is the nearest to each of the left, every row at most once."""
    if not kiri or not kanan or max(len(kiri), len(kanan)) > BARIS_DIPASANGKAN:
        return {}
    jauh = sorted(
        (sum(a != b for a, b in zip(satu, lain, strict=True)), i, j)
        for i, satu in enumerate(kiri)
        for j, lain in enumerate(kanan)
    )
    pasangan: dict[int, int] = {}
    terpakai: set[int] = set()
    for jarak, i, j in jauh:
        if jarak * 2 <= len(kiri[0]) and i not in pasangan and j not in terpakai:
            pasangan[i] = j
            terpakai.add(j)
    return pasangan
