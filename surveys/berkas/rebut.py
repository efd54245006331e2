"""Two columns that claim the same item, or titles of two instruments: what stands below them may settle it.

A column titled just "Waktu" is the third unsur on one sheet and the time of filling in on another. Beside a
U3 column its dates give it away. Only that is settled here; two columns that both hold answers stay refused.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from surveys.berkas.kenal import KLASIK, Kenal
from surveys.berkas.sel import KamusNilai, trim
from surveys.berkas.tabel import one_line
from surveys.berkas.tajuk import CalonTajuk
from surveys.instrumen import load_instrumen

SEL_DILIHAT = 50
BARIS_DILIHAT = 500
"""Rows looked at for so many cells that are not empty; further down lies nothing new."""


def settle_claims(calon: CalonTajuk, rows: Iterable[Sequence[str]]) -> tuple[CalonTajuk, tuple[str, ...]]:
    """The header without the columns that cannot be answers though their titles claim so, and a sentence
    for each. `rows` stand below the header and are read only when there is a dispute."""
    sengketa = _disputes(calon.kenal)
    if not sengketa:
        return calon, ()
    contoh = [satu for satu, _ in zip(rows, range(BARIS_DILIHAT), strict=False)]
    isi = {k: _cells(contoh, k) for pihak in sengketa for satu in pihak for k in satu}
    buang: dict[int, int] = {}
    for pihak in sengketa:
        # Each side is a set of columns: one column of an item, or all those of an instrument.
        menang = [satu for satu in pihak if all(_mostly_answers(calon.kenal[k], isi[k]) for k in satu)]
        kalah = [k for satu in pihak if satu not in menang for k in satu]
        if len(menang) == 1 and not any(_any_answer(calon.kenal[k], isi[k]) for k in kalah):
            buang.update(dict.fromkeys(kalah, menang[0][0]))
    catatan = tuple(
        f'Kolom "{one_line(calon.judul[k])}" tidak dibaca sebagai jawaban karena isinya bukan nilai; '
        f'yang dibaca "{one_line(calon.judul[sebagai])}".'
        for k, sebagai in sorted(buang.items())
    )
    return replace(calon, kenal={k: satu for k, satu in calon.kenal.items() if k not in buang}), catatan


def _disputes(kenal: Mapping[int, Kenal]) -> list[list[list[int]]]:
    """Each dispute as its sides: first between instruments, then over items."""
    per_instrumen: dict[str, list[int]] = defaultdict(list)
    per_item: dict[tuple[str, str], list[list[int]]] = defaultdict(list)
    for kolom, satu in kenal.items():
        per_instrumen[satu.instrumen].append(kolom)
        per_item[satu.instrumen, satu.kunci].append([kolom])
    antar = [list(per_instrumen.values())] if len(per_instrumen) > 1 else []
    return antar + [pihak for pihak in per_item.values() if len(pihak) > 1]


def _cells(rows: Sequence[Sequence[str]], kolom: int) -> list[str]:
    terisi = (satu[kolom] for satu in rows if kolom < len(satu) and trim(satu[kolom]))
    return [teks for teks, _ in zip(terisi, range(SEL_DILIHAT), strict=False)]


def _mostly_answers(kenal: Kenal, isi: Sequence[str]) -> bool:
    return 2 * _answers(kenal, isi) > len(isi)


def _any_answer(kenal: Kenal, isi: Sequence[str]) -> bool:
    return _answers(kenal, isi) > 0


def _answers(kenal: Kenal, isi: Sequence[str]) -> int:
    """How many of the cells hold a value of the item's scale."""
    instrumen = load_instrumen(kenal.instrumen)
    label = next((p.label + p.label_en for p in instrumen.pertanyaan if p.kunci == kenal.kunci), ())
    kamus = KamusNilai(tuple(label), instrumen.skala_maks, huruf=kenal.instrumen == KLASIK)
    return sum(kamus[teks] > 0 for teks in isi)
