"""The audit trail: read within one's scope, and proof against rewriting."""

import csv
import io

import pytest
from sqlalchemy import select, text

from fkp import clock
from fkp.akun.models import Peran
from fkp.halaman.jejak import terbaca
from fkp.jejak.actions import Catatan, catat, catat_borongan, first_broken
from fkp.jejak.models import Jejak, JejakUjung
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_unit
from tests.page import Pages


@pytest.fixture
def kota(db):
    class Kota:
        puncak = a_instansi(db, "Kota Misal")
        dinas = a_instansi(db, "Dinas Satu", puncak)
        lain = a_instansi(db, "Dinas Dua", puncak)
        unit = a_unit(db, dinas)
        auditor = a_akun(db, Peran.AUDITOR, dinas.jalur, nama_pengguna="auditor")
        admin = a_akun(db, Peran.ADMIN, puncak.jalur, nama="Rani Umpama", nama_pengguna="admin")

    with clock.hold(SAAT):
        catat(db, Kota.admin, "ubah_unit", "unit", Kota.unit.id, Kota.unit.jalur, {"nama": ["A", "B"]})
        catat(db, "fkp siapkan", "tambah_instansi", "instansi", Kota.lain.id, Kota.lain.jalur)
        catat(db, Kota.admin, "ubah_instansi", "instansi", Kota.dinas.id, Kota.dinas.jalur, {"nama": "=1+1"})
    db.commit()
    return Kota


@pytest.fixture
def auditor(pages, kota):
    return pages.masuk("auditor", SANDI)


@pytest.fixture
def admin(app, kota):
    return Pages(app).masuk("admin", SANDI)


def baris(page):
    isi = page.all("tbody")
    return [[" ".join("".join(sel.itertext()).split()) for sel in r] for r in isi[0]] if isi else []


def test_lines_are_shown_newest_first_within_ones_scope(auditor, kota):
    semua = baris(auditor.get("/kelola/jejak"))
    assert [r[0] for r in semua] == ["4", "3", "1"]
    assert semua[2][1:] == [
        "12 Nov 2026, 10.42",
        "Rani Umpama",
        "Ubah unit",
        f"Unit {kota.unit.id}",
        "Nama: A → B",
    ]


def test_lines_are_filtered_by_person_object_and_day(app, auditor, kota):
    def nomor(saringan):
        return [r[0] for r in baris(auditor.get(f"/kelola/jejak?{saringan}"))]

    assert nomor("cari=rani&objek=unit") == ["1"]
    assert nomor("objek=instansi&dari=2026-11-12&sampai=2026-11-12") == ["3"]
    assert nomor("sampai=2026-11-11") == []
    assert nomor("dari=kemarin&sampai=9999-12-31&objek=unit&hal=99") == ["1"]
    assert nomor("dari=0001-01-01&objek=unit") == ["1"]


def test_lines_are_cut_into_pages(db, auditor, kota):
    for n in range(120):
        catat(db, "uji", "ubah_unit", "unit", n, kota.unit.jalur)
    db.commit()
    page = auditor.get("/kelola/jejak?objek=unit&hal=2")
    assert len(baris(page)) == 25
    assert "Halaman 2 dari 5" in page.text


def test_a_whole_chain_is_said_to_be_whole_only_when_asked(auditor, kota):
    assert "Jejak utuh" not in auditor.get("/kelola/jejak").text
    assert "Jejak utuh" in auditor.get("/kelola/jejak?periksa=ya").text


def test_the_database_itself_refuses_to_change_or_remove_a_line(db, kota):
    for perintah in ("UPDATE jejak SET pelaku = 'x'", "DELETE FROM jejak"):
        with pytest.raises(Exception, match="jejak tidak dapat diubah"), db.begin_nested():
            db.execute(text(perintah))


def test_a_rewritten_end_of_the_chain_is_noticed(db, auditor, kota):
    db.get(JejakUjung, 1).sidik = "0" * 64
    db.commit()
    page = auditor.get("/kelola/jejak?periksa=ya")
    assert "Jejak terputus di baris 5" in page.text


def test_the_download_holds_the_filtered_lines_and_leaves_one_itself(db, auditor, kota):
    page = auditor.get("/kelola/jejak/unduh.csv?objek=instansi")
    assert page.response.mimetype == "text/csv"
    isi = list(csv.DictReader(io.StringIO(page.html)))
    assert [(r["nomor"], r["waktu_utc"]) for r in isi] == [("3", "2026-11-12T03:42:00+00:00")]
    assert isi[0]["rincian"] == '{"nama": "=1+1"}'
    terakhir = db.scalars(select(Jejak).order_by(Jejak.nomor.desc())).first()
    assert (terakhir.aksi, terakhir.rincian) == ("unduh_jejak", {"objek": "instansi"})
    assert first_broken(db) is None


def test_no_cell_of_the_download_runs_as_a_formula(db, admin, kota):
    kota.admin.nama = "=HYPERLINK(1)"
    catat(db, kota.admin, "ubah_unit", "unit", kota.unit.id, kota.unit.jalur)
    db.commit()
    isi = list(csv.DictReader(io.StringIO(admin.get("/kelola/jejak/unduh.csv").html)))
    assert isi[0]["pelaku"] == "'=HYPERLINK(1)"


def test_many_lines_at_once_continue_the_chain_in_their_order(db, kota):
    banyak = [Catatan("tambah_unit", "unit", nomor, "/", {"nama": str(nomor)}) for nomor in range(3)]
    baru = catat_borongan(db, kota.admin, banyak)
    assert catat_borongan(db, kota.admin, []) == []
    lagi = catat(db, "fkp siapkan", "ubah_unit", "unit", 9, "/")
    db.flush()
    assert [b.nomor for b in (*baru, lagi)] == list(range(baru[0].nomor, baru[0].nomor + 4))
    assert [b.objek_id for b in (*baru, lagi)] == ["0", "1", "2", "9"]
    assert {b.pelaku for b in baru} == {kota.admin.nama}
    assert first_broken(db) is None


def test_values_of_a_line_read_as_words():
    rincian = {
        "versi": 1,
        "aktif": [True, False],
        "jam_layanan": ["", "08.00"],
        "layanan": ["KTP-el", "Akta"],
        "aturan": {"bobot": "eksak", "pita": None},
        "sidik": "a" * 300,
    }
    assert terbaca(rincian) == [
        ("Versi", "1"),
        ("Aktif", "ya → tidak"),
        ("Jam layanan", "kosong → 08.00"),
        ("Layanan", "KTP-el; Akta"),
        ("Aturan", "bobot eksak"),
        ("Sidik", "a" * 200),
    ]


def test_others_do_not_read_the_trail(app, db, kota):
    a_akun(db, Peran.PETUGAS, kota.unit.jalur, nama_pengguna="rani")
    db.commit()
    rani = Pages(app).masuk("rani", SANDI)
    rani.get("/kelola/jejak", status=403)
    rani.get("/kelola/jejak/unduh.csv", status=403)
