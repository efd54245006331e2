"""Reading XLSX: sheets, formulas, merged titles, the processing sheet, and files that are something else."""

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from surveys.berkas.baca import BerkasTakTerbaca, read_answers
from tests.surveys.lembaran import P16, a_csv, an_xlsx, result_of, saved


def rewritten(xlsx: bytes, ubah: Callable[[str, bytes], bytes | None]) -> bytes:
    """The same archive with parts changed, or dropped where `ubah` gives None."""
    lama, baru = zipfile.ZipFile(io.BytesIO(xlsx)), io.BytesIO()
    with zipfile.ZipFile(baru, "w") as arsip:
        for nama in lama.namelist():
            if (isi := ubah(nama, lama.read(nama))) is not None:
                arsip.writestr(nama, isi)
    return baru.getvalue()


def a_zip(**isi: str) -> bytes:
    arsip = io.BytesIO()
    with zipfile.ZipFile(arsip, "w") as tulis:
        for nama, teks in isi.items():
            tulis.writestr(nama.replace("__", "/"), teks)
    return arsip.getvalue()


def test_numbers_texts_and_blank_rows_are_read_with_the_sheets_own_row_numbers() -> None:
    isi = an_xlsx(Data=[["No", "U1", "U2"], [1, 4, 4.0], [], [2, "4 ", 5], [3, "d", "Sangat mudah"]])
    bacaan = read_answers(isi)
    assert [(satu.baris, satu.kolom, satu.nilai) for satu in bacaan.ditolak] == [(4, "U2", "5")]
    assert bacaan.frame.to_numpy().tolist() == [[4, 4], [4, 0], [4, 4]]


def test_the_first_visible_sheet_with_answers_is_read_and_the_others_are_named() -> None:
    buku = Workbook()
    buku.active.append(["u1"])
    buku.active.append([1])
    buku.active.sheet_state = "hidden"
    for nama, nilai in (("Sampul", None), ("Januari", 4), ("Februari", 2)):
        lembar = buku.create_sheet(nama)
        lembar.append(["Laporan SKM"] if nilai is None else ["u1"])
        lembar.append([nilai])
    bacaan = read_answers(saved(buku))
    assert bacaan.frame["persyaratan"].tolist() == [4]
    assert '"Februari"' in bacaan.catatan[0]
    assert read_answers(saved(buku), lembar=" februari").frame["persyaratan"].tolist() == [2]
    with pytest.raises(BerkasTakTerbaca, match='lembar "Maret" tidak ada; yang ada: "Sampul"'):
        read_answers(saved(buku), lembar="Maret")
    with pytest.raises(BerkasTakTerbaca, match="hanya untuk XLSX"):
        read_answers(b"u1\n4\n", lembar="Maret")


def test_the_processing_sheet_of_the_regulation_is_read() -> None:
    buku = Workbook()
    lembar = buku.active
    lembar.append(["PENGOLAHAN DATA SKM PER RESPONDEN DAN PER UNSUR PELAYANAN"])
    lembar.append(["Unit Pelayanan", ": Puskesmas Contoh"])
    lembar.append([])
    lembar.append(["No. Resp", "Nilai unsur pelayanan"])
    lembar.append([None, *[f"U{n}" for n in range(1, 10)]])
    lembar.merge_cells("A4:A5")
    lembar.merge_cells("B4:J4")
    for nomor in range(1, 6):
        lembar.append([nomor] + [3 + nomor % 2] * 9)
    lembar.row_dimensions[7].hidden = True
    lembar.append(["ΣNilai /Unsur"] + [18] * 9)
    lembar.append(["NRR / Unsur"] + [3.6] * 9)
    lembar.append(["NRR tertbg/ unsur"] + [0.4] * 9 + [3.6])
    lembar.append(["IKM Unit pelayanan", *[None] * 9, 90])
    lembar.append([])
    lembar.append(["Keterangan :"])
    lembar.append([None, "- U1 s.d. U9 = Unsur-Unsur pelayanan"])
    lembar.append(["No", "Unsur", "Nilai rata-rata"])
    lembar.append(["U1", "Persyaratan", 3])
    bacaan = read_answers(saved(buku))
    hasil = result_of(bacaan)
    assert (hasil.responden, str(hasil.ikm)) == (5, "90.00")
    assert [satu.baris for satu in bacaan.ditolak] == [11, 12, 13, 14, 16, 17, 18, 19]
    assert any("1 baris yang disembunyikan" in catatan for catatan in bacaan.catatan)


def test_names_under_codes_decide() -> None:
    nama = [
        "Persyaratan",
        "Prosedur",
        "Waktu",
        "Biaya",
        "Produk",
        "Kompetensi",
        "Perilaku",
        "Sarana",
        "Pengaduan",
    ]
    kode = [f"U{n}" for n in range(1, 10)]
    for atas, bawah in ((kode, nama), (nama, kode)):
        bacaan = read_answers(an_xlsx(Data=[["No", *atas], [None, *bawah], [1, *[3] * 7, 1, 2]]))
        assert (bacaan.frame["sarana"].tolist(), bacaan.frame["pengaduan"].tolist()) == ([1], [2])


def test_names_of_unsur_above_the_sixteen_questions_are_only_a_heading() -> None:
    atas = ["No", "Persyaratan", None, "Prosedur", None, None, "Waktu", "Biaya", None, None, "Produk"]
    bacaan = read_answers(an_xlsx(Data=[atas, [None, *P16], [1, *[4] * 16]]))
    assert list(bacaan.frame) == P16


def test_a_table_may_stand_anywhere_on_the_sheet() -> None:
    buku = Workbook()
    for alamat, nilai in {"D10": "u1", "E10": "u2", "D11": 4, "E11": 5, "D13": 3, "E13": 3}.items():
        buku.active[alamat] = nilai
    bacaan = read_answers(saved(buku))
    assert [(satu.baris, satu.kolom) for satu in bacaan.ditolak] == [(11, "u2")]
    assert result_of(bacaan).responden == 2


def test_a_formula_without_a_stored_result_is_refused_by_its_cell() -> None:
    with pytest.raises(BerkasTakTerbaca, match=r'sel B2 \(kolom "u1"\) berisi rumus'):
        read_answers(an_xlsx(Data=[["No", "u1"], [1, "=3+1"]]))
    jumlah = read_answers(an_xlsx(Data=[["No", "u1"], [1, 4], ["Jumlah", "=SUM(B2:B2)"]]))
    assert result_of(jumlah).responden == 1


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell() -> None:
    isi = an_xlsx(Data=[["No", "u1", "u2"], [1, 4, 4], [2, '=IF(A3="","",1)', 3]])
    dihitung = rewritten(isi, lambda _, bagian: bagian.replace(b'r="B3">', b'r="B3" t="str">'))
    assert read_answers(dihitung).frame["persyaratan"].tolist() == [4, 0]


@pytest.mark.parametrize("bagian", ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_with_a_missing_part_is_damaged(bagian: str) -> None:
    with pytest.raises(BerkasTakTerbaca, match="rusak atau terpotong"):
        read_answers(rewritten(an_xlsx(D=[["u1"], [4]]), lambda nama, isi: None if nama == bagian else isi))


def test_a_sheet_cut_short_is_damaged_and_not_half_read() -> None:
    isi = an_xlsx(D=[["u1"], *[[4]] * 500])
    potong = rewritten(isi, lambda nama, isi: isi[: len(isi) // 2] if "sheet1" in nama else isi)
    for rusak in (potong, isi[: len(isi) // 2], b"PK\x03\x04" + b"x" * 100):
        with pytest.raises(BerkasTakTerbaca, match="rusak atau terpotong"):
            read_answers(rusak)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (OLE + "Workbook".encode("utf-16-le"), r"Excel lama \(.xls\)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (OLE, "Office lama"),
        (a_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (a_zip(xl__workbook_bin="").replace(b"workbook_bin", b"workbook.bin"), "xlsb"),
        (a_zip(word__document="x"), "Word"),
        (a_zip(jawaban="u1"), "arsip ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "gambar"),
        (b"\x1f\x8b\x08", "gzip"),
        (b" <html><table><tr><td>u1", "HTML"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b'{"u1": 4}', "JSON"),
        (bytes(range(256)) * 8, "biner"),
        (b"u1,u2\n4,\x003\n", "biner"),
    ],
)
def test_a_file_that_is_something_else_is_named(isi: bytes, pesan: str) -> None:
    with pytest.raises(BerkasTakTerbaca, match=pesan) as galat:
        read_answers(isi)
    assert "\n" not in str(galat.value)


def test_the_same_answers_give_the_same_result_from_csv_and_xlsx() -> None:
    baris = [["id", "Layanan", "u1", "u9"], ["a", "KTP", 4, 3], ["b", "KK", 2, 9], ["a", "KTP", 4, 3]]
    satu, dua = read_answers(a_csv(*baris)), read_answers(an_xlsx(Data=baris))
    assert satu.frame.equals(dua.frame)
    assert satu.ditolak == dua.ditolak
