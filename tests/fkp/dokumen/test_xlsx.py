"""Workbooks: live formulas, texts that stay texts, and rows that are streamed."""

import io
import zipfile
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from fkp.dokumen import xlsx
from fkp.dokumen.laporan import Bagian, Kaki, Kolom, Laporan, Rumus, Tabel
from fkp.dokumen.lembar.nama import nama_lembar
from fkp.dokumen.lembar.rumus import RumusSalah
from fkp.dokumen.xlsx import TerlaluBanyakBaris, write_xlsx
from tests.fkp.dokumen.contoh import laporan
from tests.fkp.dokumen.hitung_lembar import recompute, rumus, tersimpan

SAAT = datetime(2026, 10, 6, 2, 30, tzinfo=UTC)
SATU_KOLOM = (Kolom("A"),)
NILAI = ((4, 3, 4), (3, 3, 2), (4, 4, 4), (2, 3, 1))


def buku(*tabel: Tabel, **ganti) -> bytes:
    isi = io.BytesIO()
    write_xlsx(
        Laporan(**{"judul": "Uji", "sampul": (), "bagian": (), "penyusun": "Umpama", "saat": SAAT} | ganti,
                lembar=tabel),
        isi,
    )  # fmt: skip
    return isi.getvalue()


def sebuah(*baris, kolom=SATU_KOLOM, **ganti) -> Tabel:
    return Tabel("Tabel", kolom, list(baris), lembar=ganti.pop("lembar", "Uji"), **ganti)


def lembar(isi: bytes, nama: str = "Uji"):
    return load_workbook(io.BytesIO(isi))[nama]


def pengolahan() -> Tabel:
    """The processing sheet of the guideline in small: sums, averages, and the index of three unsur."""
    kolom = (Kolom("No", "kanan"), *(Kolom(f"U{i}", "kanan", 1, "Unsur", f"u{i}") for i in (1, 2, 3)))
    jumlah = [sum(satu[i] for satu in NILAI) for i in range(3)]
    nrr = [Decimal(satu) / len(NILAI) for satu in jumlah]
    ikm = (sum(nrr) / 3 * 25).quantize(Decimal("0.01"))
    return Tabel(
        "Pengolahan",
        kolom,
        [(i, *satu) for i, satu in enumerate(NILAI, start=1)],
        (
            Kaki("jumlah", ("Jumlah", *(Rumus("SUM({k}{a}:{k}{z})", satu) for satu in jumlah))),
            Kaki("nrr", ("NRR", *(Rumus("{k}{jumlah}/COUNT({k}{a}:{k}{z})", satu) for satu in nrr))),
            Kaki("ikm", ("IKM", Rumus("ROUND(AVERAGE({kolom:u1}{nrr}:{kolom:u3}{r})*25,2)", ikm))),
        ),
        lembar="Pengolahan",
        kepala=(("Unit", "Kantor Umpama"),),
    )


def test_formulas_give_the_kept_values_when_worked_out_anew():
    tabel = replace(pengolahan(), kaki=pengolahan().kaki[:2])
    isi = buku(tabel)
    anew, ada = recompute(isi)["Pengolahan"], tersimpan(isi)["Pengolahan"]
    assert len(anew) == 6
    assert anew == pytest.approx({sel: ada[sel] for sel in anew})
    assert list(rumus(isi)["Pengolahan"].values())[:2] == ["=SUM(B6:B9)", "=SUM(C6:C9)"]


def test_a_formula_names_columns_and_rows_of_the_foot():
    assert rumus(buku(pengolahan()))["Pengolahan"]["B12"] == "=ROUND(AVERAGE(B11:D12)*25,2)"


def test_a_formula_of_a_body_row_speaks_of_its_own_row():
    kolom = (Kolom("A", kunci="a1"), Kolom("B"))
    isi = buku(sebuah((2, Rumus("{kolom:a1}{r}*2", 4)), (3, Rumus("{kolom:a1}{r}*2", 6)), kolom=kolom))
    assert list(recompute(isi)["Uji"].values()) == [4, 6]


def test_a_constant_array_is_no_placeholder():
    isi = buku(sebuah((Rumus('LOOKUP(70,{25,65},{"D","C"})', "C"),)))
    assert rumus(isi)["Uji"] == {"A4": '=LOOKUP(70,{25,65},{"D","C"})'}


@pytest.mark.parametrize("pola", ["SUM({k}{awal}:{k}{z})", "{kolom:tidak_ada}{r}", "{Jumlah}"])
def test_a_formula_with_an_unknown_name_is_refused_and_says_which_there_are(pola):
    with pytest.raises(RumusSalah, match="yang tidak ada; yang ada: k, a, z, r"):
        buku(sebuah((Rumus(pola, 1),)))


JANGGAL = (
    "=1+1",
    "+62811",
    "@SUM(A1)",
    "007",
    "84,02",
    "https://contoh.example",
    "<r><t>markah</t></r>",
    "a & <b> \"c\"",
    "_x0041_",
    "Mantap 😀",
    "الخدمة جيدة",
    "dua\nbaris",
)  # fmt: skip


def test_texts_stay_texts_whatever_they_look_like():
    isi = buku(sebuah(*((satu,) for satu in JANGGAL)))
    sel = [satu[0] for satu in lembar(isi).iter_rows(min_row=4)]
    assert [satu.data_type for satu in sel] == ["s"] * len(JANGGAL)
    # The format writes "_x0041_" with its first sign escaped; openpyxl does not take that back.
    assert [satu.value.strip().replace("_x005F_", "_") for satu in sel] == list(JANGGAL)
    assert sel[0].quotePrefix, "Excel would run it as a formula once the cell is edited"
    assert not sel[3].hyperlink


def test_titles_and_notes_are_texts_too():
    tabel = Tabel("=1+1", (Kolom("=2+2"), Kolom("B")), [], (), ("=3+3",), "Uji", (("=4+4", "=5+5"),))
    assert rumus(buku(tabel)) == {"Uji": {}}


def test_characters_that_no_file_can_hold_are_left_out():
    isi = buku(sebuah(("ba\x00ik\x0b\ud800 sekali",)), judul="Ju\x07dul")
    assert lembar(isi)["A4"].value == "baik sekali"


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    isi = buku(sebuah(("a" * 40_000,), ("😀" * 20_000,), ("b" * 32_767,)))
    satu, dua, tiga = (lembar(isi)[sel].value for sel in ("A4", "A5", "A6"))
    assert len(satu) == 32_767
    assert satu.endswith("[dipotong: sel Excel memuat 32.767 huruf]")
    assert len(dua.encode("utf-16-le")) // 2 <= 32_767
    assert tiga == "b" * 32_767


def test_numbers_keep_their_places_and_every_digit():
    isi = buku(sebuah((84,), (Decimal("84.00"),), (Decimal("3.412"),), (Decimal(10) ** 20,), (2**60,)))
    sel = [satu[0] for satu in lembar(isi).iter_rows(min_row=4)]
    assert [(s.value, s.number_format) for s in sel[:3]] == [
        (84, "#,##0"),
        (84, "#,##0.00"),
        (3.412, "#,##0.000"),
    ]
    assert [s.value for s in sel[3:]] == ["100.000.000.000.000.000.000", "1.152.921.504.606.846.976"]


def test_short_rows_and_empty_cells_are_empty():
    isi = buku(sebuah((None, ""), (1,), kolom=(Kolom("A"), Kolom("B"))))
    assert [[s.value for s in satu] for satu in lembar(isi).iter_rows(min_row=4)] == [[None, None], [1, None]]


def test_a_sheet_is_ready_to_read_and_to_print():
    isi = buku(pengolahan(), tanda_air="RANCANGAN")
    satu = lembar(isi, "Pengolahan")
    assert satu.freeze_panes == "A7"
    assert satu.print_title_rows == "$5:$6"
    assert (satu.page_setup.orientation, satu.page_setup.fitToHeight) == ("landscape", 0)
    assert "B5:D5" in {str(r) for r in satu.merged_cells.ranges}
    assert "RANCANGAN" in satu.oddHeader.center.text
    assert satu["A2"].value == "RANCANGAN"


def test_sheet_names_are_those_a_program_takes():
    dipakai: set[str] = set()
    assert nama_lembar("Unit: A/B [1]?", dipakai) == "Unit A B 1"
    assert nama_lembar("unit a b 1", dipakai) == "unit a b 1 (2)"
    assert nama_lembar("x" * 40, dipakai) == "x" * 31
    assert nama_lembar("x" * 40, dipakai) == "x" * 27 + " (2)"
    assert nama_lembar("'kutip'", dipakai) == "kutip"
    assert nama_lembar("History", dipakai) == "History 1"
    assert nama_lembar("???", dipakai) == "Tabel"
    assert len(nama_lembar("😀" * 31, dipakai).encode("utf-16-le")) <= 62


def test_without_sheets_the_tables_of_the_text_are_taken():
    tabel = sebuah((1,), lembar="Satu")
    bagian = (Bagian("BAB I", (Bagian("1.1", (tabel, replace(tabel, lembar=""))),)), Bagian("II", (tabel,)))
    isi = io.BytesIO()
    write_xlsx(Laporan("Uji", (), bagian, "Umpama", SAAT), isi)
    assert load_workbook(isi).sheetnames == ["Satu", "Satu (2)"]


def test_a_document_without_tables_is_a_workbook_that_says_so():
    assert lembar(buku(), "Kosong")["A1"].value == "Dokumen ini tidak mempunyai tabel."


def test_the_same_document_is_the_same_bytes():
    pertama, kedua = io.BytesIO(), io.BytesIO()
    write_xlsx(laporan(), pertama)
    write_xlsx(laporan(), kedua)
    assert pertama.getvalue() == kedua.getvalue()
    sifat = load_workbook(pertama).properties
    assert (sifat.creator, sifat.created) == ("Dinas Layanan Umpama", SAAT.replace(tzinfo=None))


class Sekali(Collection):
    """Rows that may be walked once."""

    def __init__(self, banyak: int, sebenarnya: int | None = None) -> None:
        self.banyak, self.sebenarnya, self.jalan = banyak, sebenarnya or banyak, 0

    def __len__(self):
        return self.banyak

    def __contains__(self, satu):
        raise AssertionError("searched")

    def __iter__(self):
        self.jalan += 1
        assert self.jalan == 1, "walked twice"
        return ((n,) for n in range(self.sebenarnya))


def test_a_body_is_walked_once():
    isi = buku(Tabel("Tabel", (Kolom("A"),), Sekali(300), lembar="Uji"))
    assert lembar(isi).max_row == 303


@pytest.mark.parametrize("sebenarnya", [299, 301])
def test_a_body_of_another_length_than_it_says_is_an_error(sebenarnya):
    with pytest.raises(ValueError, match="dari yang disebutkannya"):
        buku(Tabel("Tabel", (Kolom("A"),), Sekali(300, sebenarnya), lembar="Uji"))


def test_more_rows_than_a_sheet_holds_go_on_on_a_further_one(monkeypatch):
    monkeypatch.setattr(xlsx, "MUAT", 16)
    isi = buku(Tabel("Tabel", (Kolom("A"),), Sekali(25), (), (), "Uji"))
    nama = load_workbook(io.BytesIO(isi)).sheetnames
    assert nama == ["Uji", "Uji (2)", "Uji (3)"]
    assert [s.value for n in nama for (s,) in lembar(isi, n).iter_rows(min_row=4)] == list(range(25))


def test_sums_over_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "MUAT", 16)
    kaki = (Kaki("jumlah", (Rumus("SUM({k}{a}:{k}{z})", 300),)),)
    with pytest.raises(TerlaluBanyakBaris) as galat:
        buku(Tabel("Nilai", (Kolom("A"),), Sekali(25), kaki, (), "Uji"))
    assert galat.value.pesan.startswith("Tabel “Nilai” mempunyai 25 baris")


def test_the_workbook_holds_nothing_that_runs_or_fetches():
    with zipfile.ZipFile(io.BytesIO(buku(sebuah(*((satu,) for satu in JANGGAL))))) as isi:
        nama = isi.namelist()
        assert not [satu for satu in nama if "external" in satu.lower() or "vba" in satu.lower()]
        assert b'TargetMode="External"' not in b"".join(isi.read(satu) for satu in nama)
