"""Files of answers for the tests of `surveys.berkas.baca`: bytes of a CSV or an XLSX from rows of cells."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from surveys.berkas.baca import BacaanJawaban, read_answers
from surveys.hasil import HasilSkm
from surveys.hitungan import count
from surveys.scoring import score_skm

U9 = [f"u{nomor}" for nomor in range(1, 10)]
P16 = [f"p{nomor}" for nomor in range(1, 17)]


def a_csv(*baris: Sequence[object], pemisah: str = ",", akhir: str = "\n") -> bytes:
    teks = io.StringIO()
    csv.writer(teks, delimiter=pemisah, lineterminator=akhir).writerows(baris)
    return teks.getvalue().encode()


def an_xlsx(**lembar: Iterable[Sequence[object]]) -> bytes:
    buku = Workbook()
    buku.remove(buku.active)
    for nama, baris in lembar.items():
        satu = buku.create_sheet(nama)
        for isi in baris:
            satu.append(list(isi))
    return saved(buku)


def saved(buku: Workbook) -> bytes:
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def score(sumber: bytes, **pilihan: str) -> HasilSkm:
    return result_of(read_answers(sumber, **pilihan))


def result_of(bacaan: BacaanJawaban) -> HasilSkm:
    return score_skm(count(bacaan.frame, bacaan.instrumen))
