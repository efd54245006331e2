"""Values from before this program: kept as they were printed."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.skm.naskah.models import NilaiLama
from fkp.unit.models import Unit
from tests.builders import SAAT, sign_in
from tests.fkp.halaman.bangun import a_sah
from tests.page import Pages

ISI = {
    "periode": "tahun-1",
    "tahun": "2019",
    "ikm": "81,25",
    "mutu": "B",
    "pita": "2017",
    "sumber": "Laporan 2019",
}


@pytest.fixture(autouse=True)
def midday() -> Iterator[None]:
    with clock.hold(SAAT):
        yield


def alamat(unit: Unit) -> str:
    return f"/kelola/unit/{unit.id}/nilai-lama"


def semua(db: Session) -> list[tuple[date, int, str, str]]:
    db.expire_all()
    return [(n.mulai, n.ikm, n.mutu, n.pita) for n in db.scalars(select(NilaiLama))]


def form(db: Session) -> int:
    """The form that adds one is the last of the page."""
    return len(semua(db))


def test_a_value_is_kept_as_printed_and_leaves_a_line(db: Session, petugas: Pages, unit: Unit) -> None:
    page = petugas.fill(alamat(unit), ISI)
    assert "Tahun 2019" in page.text
    assert "81,25" in page.text
    assert semua(db) == [(date(2019, 1, 1), 8125, "B", "2017")]
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "nilai lama dicatat")).one()
    assert (baris.rincian["ikm"], baris.rincian["mutu"]) == ("81.25", "B")


def test_the_menu_says_that_old_values_belong_to_the_unit(petugas: Pages, unit: Unit) -> None:
    page = petugas.get(alamat(unit))
    assert [a.text for a in page.all("a", **{"aria-current": "page"})] == ["Unit dan layanan"]


def test_a_letter_of_2004_is_never_computed_anew(db: Session, petugas: Pages, unit: Unit) -> None:
    petugas.fill(alamat(unit), {**ISI, "tahun": "2015", "mutu": "A", "pita": "2004", "ikm": "81.3"})
    assert semua(db) == [(date(2015, 1, 1), 8130, "A", "2004")]


def test_a_letter_that_does_not_fit_is_kept_only_on_purpose(db: Session, petugas: Pages, unit: Unit) -> None:
    page = petugas.fill(alamat(unit), {**ISI, "mutu": "A"}, status=422)
    assert "Menurut tabel 2017, 81,25 bermutu B, bukan A." in page.text
    assert semua(db) == []
    petugas.post(alamat(unit), {**page.fields(), "pasti": "y"})
    assert semua(db) == [(date(2019, 1, 1), 8125, "A", "2017")]


def test_a_value_without_a_letter_is_fine(db: Session, petugas: Pages, unit: Unit) -> None:
    petugas.fill(alamat(unit), {**ISI, "mutu": ""})
    assert semua(db) == [(date(2019, 1, 1), 8125, "", "2017")]


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"ikm": "24,99"}, "Isi 25 sampai 100"),
        ({"ikm": "100,01"}, "Isi 25 sampai 100"),
        ({"ikm": "81,255"}, "paling banyak dua desimal"),
        ({"ikm": "8e1"}, "Isi 25 sampai 100"),
        ({"ikm": ""}, "Isi nilainya"),
        ({"tahun": "2026"}, "Tahun 2026 belum selesai."),
        ({"tahun": "1999"}, "Isi 2004 sampai 2100."),
        ({"mutu": "E"}, "Pilih A, B, C, D, atau tidak ada."),
        ({"periode": "dasawarsa-1"}, "Pilih salah satu dari daftar."),
        ({"pita": "1999"}, "Pilih salah satu dari daftar."),
    ],
)
def test_what_cannot_be_is_said_and_stays_in_the_form(
    db: Session, petugas: Pages, unit: Unit, isian: dict[str, str], pesan: str
) -> None:
    page = petugas.fill(alamat(unit), {**ISI, **isian}, status=422)
    assert pesan in page.text
    assert page.fields()["sumber"] == "Laporan 2019"
    assert semua(db) == []


def test_a_period_has_one_value(db: Session, petugas: Pages, unit: Unit) -> None:
    petugas.fill(alamat(unit), ISI)
    page = petugas.fill(alamat(unit), {**ISI, "ikm": "70,00", "mutu": ""}, form=form(db), status=422)
    assert "Nilai Tahun 2019 sudah ada." in page.text


def test_a_period_sealed_here_needs_no_old_value(db: Session, petugas: Pages, unit: Unit) -> None:
    a_sah(db, unit, 2)
    db.commit()
    page = petugas.fill(alamat(unit), {**ISI, "periode": "triwulan-2", "tahun": "2026"}, status=422)
    assert "Triwulan II 2026 sudah mempunyai hasil yang disahkan" in page.text


def test_a_value_can_be_taken_away(db: Session, petugas: Pages, unit: Unit) -> None:
    petugas.fill(alamat(unit), ISI)
    page = petugas.fill(alamat(unit), {})
    assert "Nilai Tahun 2019 dihapus." in page.text
    assert semua(db) == []
    assert db.scalars(select(Jejak).where(Jejak.aksi == "nilai lama dihapus")).one().rincian["ikm"] == "81.25"


def test_the_page_of_the_unit_leads_there_for_those_who_write_reports(
    db: Session, app: Flask, petugas: Pages, unit: Unit
) -> None:
    assert alamat(unit) in petugas.get(f"/kelola/unit/{unit.id}").html
    auditor = sign_in(db, Pages(app), Peran.AUDITOR, unit.jalur)
    assert alamat(unit) not in auditor.get(f"/kelola/unit/{unit.id}").html
