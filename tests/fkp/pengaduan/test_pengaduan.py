"""A single case: noted without whose it is, followed by its tracking id, turned into a promise."""

from datetime import date

from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.pengaduan.hari_kerja import tambah_hari_kerja
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import load_susunan
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from tests.builders import SANDI, a_akun, a_unit
from tests.fkp.forum.bangun import a_forum, a_masukan, a_notulis
from tests.fkp.pengaduan.bangun import a_pengaduan
from tests.fkp.standar.test_standar import form_ke
from tests.page import Pages

DAFTAR = "/kelola/pengaduan"


def test_working_days_skip_the_weekend():
    # Friday, then Monday.
    assert tambah_hari_kerja(date(2026, 11, 13), 1) == date(2026, 11, 16)
    assert tambah_hari_kerja(date(2026, 11, 12), 3) == date(2026, 11, 17)
    assert tambah_hari_kerja(date(2026, 11, 12), 0) == date(2026, 11, 12)
    # Only what a source says has a limit.
    assert {k.kunci: k.hari_kerja for k in load_susunan().kelas} == {
        "berkadar_pengawasan": 60,
        "tidak_berkadar": 14,
        "aspirasi": None,
        "permintaan_informasi": 5,
    }


def test_a_case_is_noted_without_whose_it_is_and_handed_on_with_its_number(db, unit, petugas):
    isian = {"pokok": "Budi, 0812-3456-7890, berkasnya hilang.", "masuk": "2026-11-10"}
    page = petugas.fill(f"{DAFTAR}/baru", isian, status=422)
    assert "Ada nomor telepon (“0812…”)" in page.text
    assert "0812-3456-7890" in page.html, "nothing typed is lost"
    assert petugas.fill(f"{DAFTAR}/baru", {**isian, "pokok": "Hilang", "masuk": "2026-11-13"}, status=422)
    page = petugas.fill(f"{DAFTAR}/baru", {**isian, "pokok": "Berkas hilang di loket 2."})
    row = db.scalar(select(Pengaduan))
    assert (row.status, row.nomor, row.masuk) == ("dicatat", None, date(2026, 11, 10))
    assert "Pengaduan ini belum diteruskan." in page.text
    assert "https://www.lapor.go.id" in {a.get("href") for a in page.all("a")}

    ubah = f"{DAFTAR}/{row.id}/ubah"
    a_pengaduan(db, unit, nomor="1234567")
    db.commit()
    assert "sudah tercatat" in petugas.fill(ubah, {"nomor": "1234567"}, status=422).text
    assert petugas.fill(ubah, {"nomor": "satu dua"}, status=422)
    petugas.fill(ubah, {"nomor": "1234568", "kelas": "permintaan_informasi"})
    db.expire_all()
    assert (row.status, row.nomor) == ("diteruskan", "1234568")
    page = petugas.get(f"{DAFTAR}/{row.id}")
    assert "paling lambat 13 November 2026 (3 hari kerja)" in page.text
    assert "17 November 2026 (5 hari kerja, dari sumber kedua)" in page.text

    # Two people: the later one is told, and what both wrote stands beside each other.
    lama = petugas.get(ubah).fields()
    petugas.fill(ubah, {"unsur": "waktu"})
    page = petugas.post(ubah, {**lama, "pokok": "Berkas tertukar."}, 409)
    assert "Waktu Penyelesaian" in page.text
    assert "Berkas tertukar." in page.html
    rincian = [
        j.rincian for j in db.scalars(select(Jejak).where(Jejak.objek == "pengaduan").order_by(Jejak.id))
    ]
    assert len(rincian) == 3
    assert "loket 2" not in str(rincian)


def test_the_longest_waiting_stands_first_and_a_secret_stays_in_the_unit(app, db, unit, petugas):
    lama = a_pengaduan(db, unit, nomor="111", ringkasan="Yang lama", masuk=date(2026, 10, 1), rahasia=True)
    a_pengaduan(db, unit, nomor="222", ringkasan="Yang baru", masuk=date(2026, 11, 11))
    a_pengaduan(db, unit, nomor="333", ringkasan="Tuntas", status="selesai", selesai_pada=date(2026, 11, 2))
    lain = a_pengaduan(db, a_unit(db, nama="Unit Lain"), ringkasan="Milik unit lain")
    db.commit()
    page = petugas.get(DAFTAR)
    urut = ["Yang lama", "Yang baru", "Tuntas"]
    assert [s for s in urut if s in page.text] == urut
    assert page.text.index("Yang lama") < page.text.index("Yang baru") < page.text.index("Tuntas")
    assert "Lewat batas, menunggu 42 hari" in page.text
    assert "Milik unit lain" not in page.text
    petugas.get(f"{DAFTAR}/{lain.id}", 404)
    assert "Tuntas" not in petugas.get(f"{DAFTAR}?keadaan=terbuka").text
    pembina = a_akun(db, Peran.PEMBINA, unit.instansi.jalur)
    db.commit()
    page = Pages(app).masuk(pembina.nama_pengguna, SANDI).get(f"{DAFTAR}/{lama.id}")
    assert "Yang lama" not in page.text
    assert "Dirahasiakan" in page.text
    assert "Simpan status" not in page.text


def test_a_stage_ends_on_a_day_that_has_come(db, unit, petugas):
    row = a_pengaduan(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    nomor = form_ke(petugas.get(url), "/status")

    def jadi(harap=200, **isian):
        return petugas.fill(url, isian, form=nomor, status=harap)

    assert "paling akhir hari ini" in jadi(422, status="selesai", selesai_pada="2026-11-13").text
    assert "tidak mungkin lebih awal" in jadi(422, status="selesai", selesai_pada="2026-10-31").text
    jadi(422, status="ngawur")
    lama = petugas.get(url).fields(nomor)
    jadi(status="selesai")
    db.expire_all()
    assert (row.status, row.selesai_pada) == ("selesai", date(2026, 11, 12))
    assert "Orang lain baru saja mengubah" in petugas.post(f"{url}/status", lama, 409).text
    jadi(status="diproses")
    db.expire_all()
    assert row.selesai_pada is None


def test_a_row_of_the_minutes_becomes_a_case_once(app, db, unit, petugas):
    forum = a_forum(db, unit, tema="Loket")
    baris = a_masukan(
        db,
        forum,
        hasil="diteruskan",
        diteruskan_ke="SP4N-LAPOR!",
        masalah="Berkas hilang, hubungi 081234567890.",
        unsur_skm="pengaduan",
    )
    notulis = a_notulis(db, forum)
    db.commit()
    notulen = f"/kelola/forum/{forum.id}/notulen"
    alamat = f"{notulen}/baris/{baris.id}/pengaduan"
    assert alamat in {a.get("href") for a in petugas.get(notulen).all("a")}
    page = petugas.fill(alamat, {}, status=422)
    assert "nomor telepon" in page.text
    page = petugas.fill(alamat, {"pokok": "Berkas hilang di loket."})
    row = db.scalar(select(Pengaduan))
    assert (row.forum_id, row.masukan_id, row.unsur, row.masuk) == (
        forum.id,
        baris.id,
        "pengaduan",
        forum.tanggal,
    )
    assert petugas.get(alamat).url == f"{DAFTAR}/{row.id}"
    assert f"{DAFTAR}/{row.id}" in {a.get("href") for a in petugas.get(notulen).all("a")}
    # Who only writes the minutes is not led there.
    page = Pages(app).masuk(notulis.nama_pengguna, SANDI).get(notulen)
    assert alamat not in {a.get("href") for a in page.all("a")}


def test_a_case_becomes_a_promise_and_a_secret_one_keeps_its_words(db, unit, petugas):
    terbuka = a_pengaduan(db, unit, unsur="waktu", ringkasan="Menunggu dua jam.")
    rahasia = a_pengaduan(db, unit, rahasia=True, ringkasan="Petugas meminta uang.")
    db.commit()
    assert "Menunggu dua jam." in petugas.get(f"{DAFTAR}/{terbuka.id}/janji").html
    assert "Petugas meminta uang." not in petugas.get(f"{DAFTAR}/{rahasia.id}/janji").html
    isian = {
        "kegiatan": "Menambah loket",
        "keluaran": "Dua loket buka",
        "penanggung_jawab": "Seksi Pelayanan",
        "tenggat": "2026-12-31",
    }
    alamat = f"{DAFTAR}/{terbuka.id}/janji"
    assert petugas.fill(alamat, {**isian, "masalah": "hubungi 081234567890"}, status=422)
    kotor = "Mengembalikan uang Budi, hubungi 081234567890"
    page = petugas.fill(alamat, {**isian, "kegiatan": kotor}, status=422)
    assert "Ada nomor telepon (“0812…”)" in page.text
    assert page.fields()["kegiatan"] == kotor
    page = petugas.fill(alamat, {**isian, "penanggung_jawab": "Budi Santoso, S.Kom"}, status=422)
    assert "Isi jabatan atau unit, bukan nama orang (“S.Kom”)" in page.text
    page = petugas.fill(alamat, isian)
    janji = db.scalar(select(TindakLanjut))
    assert page.url == f"/kelola/tindak-lanjut/{janji.id}"
    assert (janji.asal, janji.pengaduan_id, janji.sejak) == (Asal.PENGADUAN, terbuka.id, terbuka.masuk)
    assert janji.masalah == "Menunggu dua jam."
    assert "Menambah loket" in petugas.get(f"{DAFTAR}/{terbuka.id}").text
