"""A file of answers (CSV or XLSX), one respondent a row, read into the responden frame of `surveys.frame`.

Decisions, for whoever checks a result by hand:

- Columns are known by their titles (`surveys.berkas.kenal`): names and questions win over codes, codes
  U1..U9 mean the list of PermenPANRB 14/2017. Nine titles that are mere numbers are refused unless the
  instrument is named.
- When two columns claim one item and only one of them holds values of the scale, that one is read and a
  note names the other (`surveys.berkas.rebut`); otherwise the file is refused.
- A value outside the scale is refused as a cell: that answer is missing, the row stays.
- A row without any answer (a prefilled number, a name) is no respondent and is listed; a blank row is
  skipped.
- Rows of totals are recognised, left out and listed.
- `id`, `uuid`, `ID Responden`, `Kode Responden`, `No. Responden` hold an id: a repeated one counts once. `No`
  and `Nomor` are numbers of rows, never ids, because they start again on each page; a `No. Resp` that starts
  again at 1 is treated the same. Identical rows without an id all count.
- Everything left out is in `ditolak` with the spreadsheet's own row number.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import pandas as pd

from surveys.berkas.lembar import Buku, Sumber, open_buku
from surveys.berkas.rebut import settle_claims
from surveys.berkas.saring import Penolakan, Saringan
from surveys.berkas.tabel import BerkasTakTerbaca, Tabel, one_line
from surveys.berkas.tajuk import BARIS_DICARI, CalonTajuk, Tajuk, find_header, numbers_whole_form, read_header
from surveys.instrumen import InstrumenTidakAda, load_instrumen
from surveys.kuesioner import Instrumen

__all__ = ["BacaanJawaban", "BerkasTakTerbaca", "Penolakan", "read_answers"]

BARIS_SEKALI = 20_000


@dataclass(frozen=True, slots=True)
class BacaanJawaban:
    """What a file says.

    `frame`: one int8 column per item key of `instrumen`, 0 for missing, and `layanan` (categorical) when the
    file has it. `instrumen` holds only the questions the file has, and unsur of its own beyond the nine.
    `judul` tells for each item key the column title it was read from.
    `ditolak` are cells and rows that do not count, in row order; `catatan` Indonesian sentences about the
    reading.
    """

    frame: pd.DataFrame
    instrumen: Instrumen
    judul: Mapping[str, str]
    ditolak: tuple[Penolakan, ...]
    catatan: tuple[str, ...]


def read_answers(
    sumber: Sumber,
    instrumen: Instrumen | str | None = None,
    *,
    lembar: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> BacaanJawaban:
    """Read the answers in a CSV or XLSX file.

    `sumber` is a path or the bytes of the file; `instrumen` (or its code) says which questionnaire it must
    be, default what the titles say; `lembar` names a sheet of a workbook, default the first with answers.
    `progress` is called now and then with the number of rows read so far. Raises BerkasTakTerbaca with one
    Indonesian line when nothing can be computed from the file.
    """
    diminta = instrumen.kode if isinstance(instrumen, Instrumen) else instrumen
    if diminta is not None:
        diminta = diminta.strip().lower()
        try:
            load_instrumen(diminta)
        except InstrumenTidakAda as galat:
            raise BerkasTakTerbaca(str(galat)) from None
    with warnings.catch_warnings(), open_buku(sumber) as buku:
        # openpyxl warns about decoration it cannot keep (validation lists, headers); no answer is lost by it.
        warnings.filterwarnings("ignore", module=r"openpyxl\.")
        tabel, calon, catatan = _choose(buku, diminta, lembar)
        calon, pilihan = settle_claims(calon, islice(tabel.rows(), calon.baris, None))
        tajuk = read_header(calon, diminta)
        saringan = Saringan(tajuk)
        for awal, rows in _runs(tabel, tajuk.baris):
            saringan.take(rows, awal)
            if progress:
                progress(awal + len(rows) - 1)
        if tersembunyi := tabel.tersembunyi():
            catatan = (*catatan, f"{tersembunyi} baris yang disembunyikan di lembar ikut dibaca.")
    return _finish(saringan, tajuk, (*buku.catatan, *catatan, *pilihan, *tajuk.catatan))


def _choose(buku: Buku, diminta: str | None, lembar: str | None) -> tuple[Tabel, CalonTajuk, tuple[str, ...]]:
    """The sheet (or separator) whose header names the most, and a note when there was a choice."""
    pilihan = buku.tabel
    if lembar is not None:
        if buku.bentuk == "csv":
            raise BerkasTakTerbaca("--lembar hanya untuk XLSX; berkas CSV tidak punya lembar")
        pilihan = tuple(satu for satu in pilihan if satu.nama.strip().casefold() == lembar.strip().casefold())
        if not pilihan:
            ada = ", ".join(f'"{satu.nama}"' for satu in buku.tabel)
            raise BerkasTakTerbaca(f'lembar "{lembar}" tidak ada; yang ada: {ada}')
    kepala = [(satu, list(islice(satu.rows(), BARIS_DICARI))) for satu in pilihan]
    calon = [(satu, temu) for satu, baris in kepala if (temu := find_header(baris, diminta))]
    if not calon:
        raise BerkasTakTerbaca(_no_header(kepala))
    if buku.bentuk == "csv":
        terbaik = max(calon, key=lambda satu: (satu[1].banyak, len(satu[1].judul)))
        return (*terbaik, ())
    tabel, temu = calon[0]
    if lembar is not None:
        return tabel, temu, ()
    if len(calon) == 1:
        catatan = (f'Dibaca dari lembar "{tabel.nama}".',) if len(buku.tabel) > 1 else ()
        return tabel, temu, catatan
    lain = ", ".join(f'"{one_line(satu.nama)}"' for satu, _ in calon[1:])
    return tabel, temu, (f'Dibaca dari lembar "{tabel.nama}" saja; judul jawaban juga ada di lembar {lain}.',)


def _no_header(kepala: Sequence[tuple[Tabel, Sequence[Sequence[str]]]]) -> str:
    isi = [satu for _, baris in kepala for sel in baris for satu in sel if satu.strip()]
    if not isi:
        return "berkas kosong: belum ada data"
    if any(numbers_whole_form(sel) for _, baris in kepala for sel in baris):
        return (
            "judul kolom hanya nomor, padahal nomor 8 pada formulir cetak adalah sarana dan pada daftar "
            "unsur pengaduan; beri judul u1..u9 atau nama unsur, atau sebut --instrumen bila nomor itu "
            "menurut formulir cetak"
        )
    terbaca = ", ".join(f'"{one_line(satu, 30)}"' for satu in isi[:4])
    return (
        "tidak ada kolom jawaban yang dikenali; judul kolom harus u1..u9, p1..p16, nama unsur, atau bunyi "
        f"pertanyaannya (terbaca: {terbaca})"
    )


def _runs(tabel: Tabel, sampai_tajuk: int) -> Iterator[tuple[int, list[Sequence[str]]]]:
    baris = islice(tabel.rows(), sampai_tajuk, None)
    awal = sampai_tajuk + 1
    while rows := list(islice(baris, BARIS_SEKALI)):
        yield awal, rows
        awal += len(rows)


def _finish(saringan: Saringan, tajuk: Tajuk, catatan: tuple[str, ...]) -> BacaanJawaban:
    if saringan.kosong_saja:
        raise BerkasTakTerbaca("belum ada data: di bawah judul kolom tidak ada jawaban")
    saringan.drop_unlabelled_totals()
    ulang = saringan.drop_repeated_id()
    jawaban = np.concatenate(saringan.jawaban)
    ditolak = tuple(sorted(saringan.ditolak, key=lambda satu: satu.baris))
    if not jawaban.any():
        satu = ditolak[0]
        raise BerkasTakTerbaca(
            f"belum ada data: tidak ada satu pun jawaban 1 sampai {tajuk.instrumen.skala_maks} "
            f'(baris {satu.baris} berisi "{one_line(satu.nilai, 30)}": {satu.alasan})'
        )
    frame = pd.DataFrame({kunci: jawaban[:, i] for i, kunci in enumerate(tajuk.item)})
    if tajuk.layanan is not None:
        layanan = pd.Series(saringan.teks["layanan"], dtype="str").replace("", None)
        frame = frame.assign(layanan=layanan.astype("category"))
    tambahan = [ulang] if ulang else []
    pakai = saringan.readings()
    if pakai["huruf"]:
        tambahan.append("Jawaban huruf dibaca a=1, b=2, c=3, d=4 seperti pada formulir cetak.")
    if pakai["label"]:
        tambahan.append("Jawaban berupa kata dibaca menurut pilihan jawaban pertanyaannya.")
    tambahan.extend(_shaky(saringan, jawaban))
    judul = {kunci: tajuk.judul[kolom] for kunci, kolom in tajuk.item.items()}
    return BacaanJawaban(frame, tajuk.instrumen, judul, ditolak, (*catatan, *tambahan))


def _shaky(saringan: Saringan, jawaban: "np.typing.NDArray[np.int8]") -> list[str]:
    ditolak, sah = saringan.sel_ditolak, int((jawaban > 0).sum())
    if ditolak > max(4, sah // 20):
        return [f"{ditolak} nilai ditolak dari {ditolak + sah}: periksa apakah berkas memakai skala lain."]
    return []
