"""From rows of cells to answers: every row ends as a respondent, or in the list of what was refused and
why."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from surveys.berkas.bukan_jawaban import (
    is_column_numbers,
    is_repeated_title,
    is_total,
    label_of,
    matches_totals,
    may_be_total,
)
from surveys.berkas.kenal import KLASIK
from surveys.berkas.sel import RUMUS, KamusNilai, refuse_uncalculated, trim
from surveys.berkas.tabel import BerkasTakTerbaca, cell_name, one_line
from surveys.berkas.tajuk import Tajuk

PENOLAKAN_TERBANYAK = 200_000
"""Beyond this the file is plainly no sheet of answers, and listing more would only fill the memory."""

_EKOR = 6  # rows of totals at the foot of a sheet


@dataclass(frozen=True, slots=True)
class Penolakan:
    """One cell or row that does not count.

    `baris` is the spreadsheet's own row; `kolom` the column's title, empty when the whole row is meant;
    `nilai` the text found there; `alasan` the reason in Indonesian.
    """

    baris: int
    kolom: str
    nilai: str
    alasan: str


class Saringan:
    """Collects the answers of one table, a run of rows at a time.

    Cells are judged column by column through `KamusNilai`; only rows with something unusual are looked at
    singly.
    """

    def __init__(self, tajuk: Tajuk) -> None:
        self.tajuk = tajuk
        self.kolom = tuple(tajuk.item.values())
        self.kamus = tuple(
            KamusNilai(
                (*satu.label, *satu.label_en),
                tajuk.instrumen.skala_maks,
                huruf=tajuk.instrumen.kode == KLASIK,
            )
            for satu in tajuk.instrumen.pertanyaan
        )
        self.ditolak: list[Penolakan] = []
        self.jawaban: list[NDArray[np.int8]] = []
        self.baris: list[NDArray[np.int64]] = []
        self.teks: dict[str, list[str]] = {"id": [], "layanan": []}
        self.ekor: deque[tuple[int, tuple[str, ...]]] = deque(maxlen=_EKOR)
        self.rapi = _Rapi()
        self.sesudah_jumlah = False
        self.kosong_saja = True
        self.sel_ditolak = 0

    def take(self, rows: Sequence[Sequence[str]], awal: int) -> None:
        """Add a run of rows; `awal` is the spreadsheet row of the first. Raises BerkasTakTerbaca."""
        terpendek = min(map(len, rows))
        nilai = np.empty((len(rows), len(self.kolom)), dtype=np.int8)
        for tempat, (kolom, kamus) in enumerate(zip(self.kolom, self.kamus, strict=True)):
            teks = map(itemgetter(kolom), rows) if kolom < terpendek else (_at(satu, kolom) for satu in rows)
            nilai[:, tempat] = np.fromiter(map(kamus.__getitem__, teks), np.int8, len(rows))
        aneh = (nilai < 0).any(axis=1) | (nilai == 0).all(axis=1)
        berlabel = (bool(satu and may_be_total(satu[0].strip() or label_of(satu))) for satu in rows)
        aneh |= np.fromiter(berlabel, np.bool_, len(rows))
        ambil = np.ones(len(rows), dtype=np.bool_)
        for i, perlu in enumerate(aneh.tolist()):
            if perlu or self.sesudah_jumlah:
                ambil[i] = self._keep(rows[i], awal + i, nilai[i].tolist())
        if len(self.ditolak) > PENOLAKAN_TERBANYAK:
            satu = self.ditolak[0]
            raise BerkasTakTerbaca(
                f"lebih dari {PENOLAKAN_TERBANYAK} sel atau baris ditolak; berkas ini tampaknya bukan "
                f"jawaban skala {self.tajuk.instrumen.skala_maks} (contoh: "
                f'baris {satu.baris}, "{one_line(satu.nilai)}")'
            )
        self.kosong_saja = self.kosong_saja and not ambil.any()
        self.jawaban.append(np.maximum(nilai[ambil], 0))
        self.baris.append(np.flatnonzero(ambil) + awal)
        terambil = list(compress(rows, ambil.tolist()))
        if (kolom_id := self.tajuk.id) is not None:
            self.teks["id"].extend(trim(_at(satu, kolom_id)) for satu in terambil)
        if (kolom_layanan := self.tajuk.layanan) is not None:
            self.teks["layanan"].extend(self.rapi[_at(satu, kolom_layanan)] for satu in terambil)

    def _keep(self, sel: Sequence[str], nomor: int, nilai: Sequence[int]) -> bool:
        """Judge one unusual row; refuses its cells or the row. Blank rows pass without a word."""
        label = label_of(sel)
        if not label:
            return False
        sah = sum(satu > 0 for satu in nilai)
        if alasan := self._no_respondent(sel, label, sah, min(nilai) < 0):
            self.kosong_saja = False
            self.ditolak.append(Penolakan(nomor, "", label, alasan))
            return False
        for tempat, kolom in enumerate(self.kolom):
            if nilai[tempat] >= 0:
                continue
            if nilai[tempat] == RUMUS:
                raise refuse_uncalculated(cell_name(nomor, kolom), self.tajuk.judul[kolom])
            teks = trim(_at(sel, kolom))
            alasan = self.kamus[tempat].reason(teks)
            self.ditolak.append(Penolakan(nomor, self.tajuk.judul[kolom], teks, alasan))
            self.sel_ditolak += 1
        if not any(trim(teks) for kolom, teks in enumerate(sel) if kolom not in self.kolom):
            self.ekor.append((nomor, tuple(_at(sel, kolom) for kolom in self.kolom)))
        return True

    def _no_respondent(self, sel: Sequence[str], label: str, sah: int, ada_ditolak: bool) -> str:
        skala = self.tajuk.instrumen.skala_maks
        if is_total(label, nilai_sah=sah > 0 and not ada_ditolak and not self.sesudah_jumlah):
            self.sesudah_jumlah = True
            return "baris jumlah atau rata-rata, bukan responden; tidak dihitung"
        if is_repeated_title(sel, self.tajuk.judul, self.kolom):
            return "judul kolom yang berulang; tidak dihitung"
        if ada_ditolak and is_column_numbers(sel, skala):
            return "nomor kolom, bukan responden; tidak dihitung"
        if not sah and not ada_ditolak:
            return "tidak ada satu pun jawaban; tidak dihitung sebagai responden"
        if self.sesudah_jumlah and sah * 2 <= len(self.kolom):
            return "keterangan di bawah baris jumlah; tidak dihitung"
        return ""

    def drop_unlabelled_totals(self) -> None:
        """Take out last rows that prove to be sums or means of the rows above, though nothing says so."""
        jawaban, baris = np.concatenate(self.jawaban), np.concatenate(self.baris)
        calon = dict(self.ekor)
        n = len(baris)
        while n and int(baris[n - 1]) in calon:
            n -= 1
        jumlah = jawaban[:n].sum(axis=0, dtype=np.int64).tolist()
        terisi = (jawaban[:n] > 0).sum(axis=0).tolist()
        skala = self.tajuk.instrumen.skala_maks
        buang = [
            i
            for i in range(n, len(baris))
            if n and matches_totals(calon[int(baris[i])], jumlah, terisi, skala)
        ]
        if not buang:
            return
        nomor = {int(baris[i]): label_of(calon[int(baris[i])]) for i in buang}
        self.ditolak = [satu for satu in self.ditolak if satu.baris not in nomor]
        alasan = "sama dengan jumlah atau rata-rata baris di atasnya, bukan responden; tidak dihitung"
        self.ditolak.extend(Penolakan(satu, "", label, alasan) for satu, label in nomor.items())
        self._drop(np.isin(np.arange(len(baris)), buang))

    def drop_repeated_id(self) -> str:
        """Count a repeated id once, its first row. Returns a note when the column proves to be no id.

        "No. Resp" that starts again at 1 on the next page numbers rows, not people.
        """
        if self.tajuk.id is None:
            return ""
        nama = self.tajuk.judul[self.tajuk.id]
        semua = self.teks["id"]
        if _restarts(semua):
            return f'Kolom "{nama}" mulai lagi dari 1, jadi dibaca sebagai nomor baris, bukan id responden.'
        jawaban, baris = np.concatenate(self.jawaban), np.concatenate(self.baris)
        pertama: dict[str, int] = {}
        ulang = np.zeros(len(baris), dtype=np.bool_)
        for i, teks in enumerate(semua):
            if not teks:
                continue
            asal = pertama.setdefault(teks, i)
            if asal != i:
                ulang[i] = True
                beda = "" if np.array_equal(jawaban[i], jawaban[asal]) else ", walau isinya berbeda"
                alasan = f"id sudah ada di baris {int(baris[asal])}; dihitung sekali{beda}"
                self.ditolak.append(Penolakan(int(baris[i]), nama, teks, alasan))
        if ulang.any():
            self._drop(ulang)
        return ""

    def _drop(self, buang: NDArray[np.bool_]) -> None:
        simpan = ~buang
        self.jawaban = [np.concatenate(self.jawaban)[simpan]]
        self.baris = [np.concatenate(self.baris)[simpan]]
        for nama, teks in self.teks.items():
            if teks:
                self.teks[nama] = list(compress(teks, simpan.tolist()))

    def readings(self) -> Mapping[str, bool]:
        """Which readings other than digits were used."""
        return {
            "huruf": any(satu.pakai_huruf for satu in self.kamus),
            "label": any(satu.pakai_label for satu in self.kamus),
        }


class _Rapi(dict[str, str]):
    """Trimmed names, each distinct one made once and shared by its rows."""

    def __missing__(self, teks: str) -> str:
        rapi = self[teks] = trim(teks)
        return rapi


def _at(baris: Sequence[str], kolom: int) -> str:
    return baris[kolom] if kolom < len(baris) else ""


def _restarts(nomor: Sequence[str]) -> bool:
    """Whether a running number starts over: ... 40, 1, 2 ..."""
    for i in range(1, len(nomor) - 1):
        if nomor[i] == "1" and nomor[i + 1] == "2" and nomor[i - 1] not in ("", "1"):
            return True
    return False
