"""Forums on the pages that compose everything: unit, home, staff home, verification, open data, trail."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.berita_acara.models import BeritaAcara, TandaTangan
from fkp.forum.berita_acara.naskah import susun_naskah
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.models import Masukan
from fkp.jejak.actions import catat
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_unit, sign_in
from tests.fkp.forum.bangun import HARI, a_forum, a_masukan, a_notulis, a_peserta, tugaskan
from tests.fkp.halaman.bangun import counted
from tests.fkp.halaman.test_kelola import tugas
from tests.fkp.penilaian.bangun import a_standar
from tests.fkp.standar.bangun import a_tinjauan
from tests.page import Pages

RAHASIA = ("Siti Rahasia", "081234567890", "jabatan rahasia")


def a_terbit(db: Session, unit: Unit, kode: str = "k7qf-2m9x-4trw", tahap: str = "terbit") -> Forum:
    """A forum whose berita acara is sealed (and published), with one promise."""
    forum = a_forum(
        db, unit, tahap, tema="Antrean loket", tanggal=HARI - timedelta(days=20), terbit_pada=SAAT
    )
    a_peserta(db, forum, hadir=True, nama=RAHASIA[0], hp=RAHASIA[1], jabatan=RAHASIA[2], jenis_kelamin="P")
    baris = a_masukan(db, forum, lengkap=True)
    _janji(db, forum, baris)
    naskah = susun_naskah(db, forum)
    db.add(
        BeritaAcara(
            forum_id=forum.id,
            versi=1,
            kode=kode,
            waktu=SAAT - timedelta(days=1),
            akun_id=a_akun(db, Peran.PIMPINAN, unit.jalur, sandi_hash="-").id,
            isi=naskah.isi,
            sidik=naskah.sidik,
            pribadi=naskah.pribadi,
            sidik_pribadi=naskah.sidik_pribadi,
            versi_program="uji",
        )
    )
    db.flush()
    return forum


def _janji(db: Session, forum: Forum, baris: Masukan) -> None:
    db.add(
        TindakLanjut(
            unit_id=forum.unit_id,
            asal=Asal.FORUM,
            forum_id=forum.id,
            masukan_id=baris.id,
            kegiatan=baris.tindakan,
            keluaran=baris.keluaran,
            penanggung_jawab=baris.penanggung_jawab,
            tenggat=HARI + timedelta(days=10),
            sejak=forum.tanggal,
            dibuat=SAAT,
            diubah=SAAT,
        )
    )


def test_a_unit_shows_its_next_forum_and_what_the_last_one_promised(db: Session, pages: Pages) -> None:
    unit = a_unit(db, slug="loket")
    page = pages.get("/unit/loket")
    assert "Forum Konsultasi Publik" not in [h.text for h in page.all("h2")]
    a_terbit(db, unit)
    a_forum(db, unit, "terjadwal", tema="Standar akta", tanggal=HARI + timedelta(days=3), kode="depan1")
    for tahap in ("rancangan", "arsip"):
        a_forum(db, unit, tahap, tema=f"Tema {tahap}", tanggal=HARI + timedelta(days=2))
    a_forum(db, unit, "terjadwal", tema="Sudah lewat", tanggal=HARI - timedelta(days=2))
    db.commit()
    page = pages.get("/unit/loket")
    assert [a.text for a in page.all("a", href="/f/depan1")] == ["Standar akta"]
    assert "1 unsur masyarakat hadir. 1 janji disepakati, 0 sudah ditepati." in page.text
    assert "Memasang papan alur" in page.text
    assert "Seksi Pelayanan" in page.text
    assert "22 November 2026 10 hari lagi" in page.text
    assert [t for t in ("Tema rancangan", "Tema arsip", "Sudah lewat", *RAHASIA) if t in page.html] == []


def test_the_table_of_a_berita_acara_prints_what_was_sealed(db: Session, pages: Pages) -> None:
    forum = a_terbit(db, a_unit(db, slug="loket"))
    row = db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)).one()
    semula = row.keluaran
    row.keluaran, row.tenggat = "Satu papan kecil terpasang", HARI + timedelta(days=40)
    row.penanggung_jawab = "Subbagian Umum"
    db.commit()
    page = pages.get("/unit/loket")
    (tabel,) = [t for t in page.all("table") if "Janji dalam berita acara" in "".join(t.itertext())]
    teks = " ".join("".join(tabel.itertext()).split())
    assert semula in teks
    assert "Sesudah itu diganti menjadi: Satu papan kecil terpasang" in teks
    assert "Seksi Pelayanan" in teks
    assert "Subbagian Umum" not in teks
    assert "diganti menjadi 22 Desember 2026" in teks


def test_home_lists_the_forums_to_come_on_the_calendar_of_their_unit(db: Session, pages: Pages) -> None:
    # 22.42 in Jakarta: in Jayapura the day of the forum is over.
    timur, barat = a_unit(db, zona="Asia/Jayapura"), a_unit(db)
    a_forum(db, timur, "terjadwal", tema="Di timur", tanggal=HARI)
    a_forum(db, barat, "terjadwal", tema="Di barat", tanggal=HARI)
    a_forum(db, barat, "batal", tema="Dibatalkan", tanggal=HARI)
    db.commit()
    with hold(SAAT + timedelta(hours=12)):
        page = pages.get("/")
    assert "Di barat" in page.text
    assert "Di timur" not in page.text
    assert "Dibatalkan" not in page.text


def test_each_stage_of_a_forum_waits_for_the_right_person(db: Session, app: Flask) -> None:
    unit = a_unit(db, singkatan="Kantor Umpama")
    tanpa = a_forum(db, unit, "rancangan", tema="Tanpa tim", tanggal=HARI + timedelta(days=30))
    undang = a_forum(db, unit, "terjadwal", tema="Undangan", tanggal=HARI + timedelta(days=9))
    a_forum(db, unit, "terjadwal", tema="Hari ini")
    a_forum(db, unit, "terjadwal", tema="Masih jauh", tanggal=HARI + timedelta(days=60))
    mulai = a_forum(db, unit, "berlangsung", tema="Berlangsung")
    tanda = a_forum(db, unit, "penandatanganan", tema="Tanda tangan", naskah_sidik="a" * 64)
    a_forum(db, unit, "disahkan", tema="Sah", disahkan_pada=SAAT)
    for tahap in ("terbit", "batal", "arsip"):
        a_forum(db, unit, tahap, tema=f"Selesai {tahap}")
    for unsur in ("U1", "U2", "U3", "O"):
        a_peserta(db, undang, unsur)
    for _n in range(2):
        sudah = a_peserta(db, tanda, hadir=True)
    db.add(
        TandaTangan(forum_id=tanda.id, peserta_id=sudah.id, naskah_sidik="a" * 64, cara="jari", waktu=SAAT)
    )
    petugas, pimpinan = (a_akun(db, p, unit.jalur) for p in (Peran.PETUGAS, Peran.PIMPINAN))
    notulis = a_notulis(db, mulai)
    tugaskan(db, tanpa, petugas, "ketua")
    tanpa.tanggal = None
    db.commit()
    page = Pages(app).masuk(petugas.nama_pengguna, SANDI).get("/kelola")
    assert set(tugas(page)) == {
        "Kumpulkan tanda tangan: Tanda tangan",
        "Mulai forum: Hari ini",
        "Notulen forum: Berlangsung",
        "Lengkapi rancangan forum: Tanpa tim",
        "Undang unsur yang belum ada: Undangan",
    }
    assert "Belum ada tanggal." in page.text
    assert "Belum ada yang diundang dari: Masyarakat sipil; Media massa." in page.text
    assert "1 peserta yang hadir belum menandatangani." in page.text
    page = Pages(app).masuk(pimpinan.nama_pengguna, SANDI).get("/kelola")
    assert set(tugas(page)) == {
        "Sahkan berita acara: Tanda tangan",
        "Terbitkan berita acara: Sah",
    }
    page = Pages(app).masuk(notulis.nama_pengguna, SANDI).get("/kelola")
    assert tugas(page) == ["Notulen forum: Berlangsung"]
    assert "Forum: Berlangsung" in page.text
    assert "Undangan" not in page.text


def test_a_standard_in_force_that_is_due_for_review_is_a_task_and_none_is_not(
    db: Session, pages: Pages
) -> None:
    unit = a_unit(db)
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur)
    for layanan, hari in zip(unit.layanan, (date(2026, 1, 12), date(2026, 1, 13)), strict=True):
        standar = StandarPelayanan(
            layanan_id=layanan.id,
            revisi=1,
            tahap=TahapStandar.BERLAKU,
            tanggal_sk=hari,
            dibuat=SAAT,
            diubah=SAAT,
        )
        db.add(standar)
        # Only the last review counts.
        for tahun in (hari.year - 1, hari.year):
            a_tinjauan(db, standar, hari.replace(year=tahun))
    a_unit(db, unit.instansi)
    db.commit()
    page = pages.masuk(petugas.nama_pengguna, SANDI).get("/kelola")
    assert tugas(page) == ["1 standar pelayanan perlu ditinjau"]
    assert "Misalnya Layanan 1." in page.text


def test_the_task_and_the_list_it_leads_to_count_the_same_standards(
    app: Flask, db: Session, pages: Pages
) -> None:
    """Of three layanan one is due, one is not, and one has no standard: the list has it too, and says so."""
    unit = a_unit(db, layanan=3)
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur)
    for layanan, hari in zip(unit.layanan[:2], (date(2026, 1, 12), date(2026, 1, 13)), strict=True):
        a_tinjauan(db, a_standar(db, layanan), hari)
    db.commit()
    page = pages.masuk(petugas.nama_pengguna, SANDI).get("/kelola")
    assert tugas(page) == ["1 standar pelayanan perlu ditinjau, 1 belum ada"]
    (tautan,) = [a.get("href") for a in page.all("a") if "/kelola/standar" in (a.get("href") or "")]
    daftar = pages.get(tautan or "")
    assert "1 standar pelayanan perlu ditinjau, 1 belum ada" in daftar.text
    assert "Layanan 2" not in daftar.text
    assert "3 layanan" in pages.get("/kelola/standar").text
    lain = a_unit(db, unit.instansi, layanan=1)
    page = sign_in(db, Pages(app), Peran.PETUGAS, lain.jalur).get("/kelola/standar?perlu=ya")
    assert "1 layanan belum punya standar" in page.text


def test_the_staff_home_asks_as_much_for_one_forum_as_for_many(db: Session, pages: Pages) -> None:
    akar = a_instansi(db)
    sign_in(db, pages, Peran.PETUGAS, akar.jalur)
    asked = set()
    for banyak in (1, 4):
        for _n in range(banyak):
            for tahap in ("rancangan", "terjadwal", "penandatanganan"):
                a_peserta(db, a_forum(db, a_unit(db, akar), tahap, naskah_sidik="a" * 64), hadir=True)
        db.commit()
        with counted(db) as statements:
            pages.get("/kelola")
        asked.add(len(statements))
    assert len(asked) == 1, asked


@pytest.mark.parametrize("tahap", ["terbit", "disahkan"])
def test_a_code_on_a_berita_acara_is_answered_with_its_content_once_published(
    db: Session, pages: Pages, tahap: str
) -> None:
    a_terbit(db, a_unit(db, nama="Loket Utama"), tahap=tahap)
    db.commit()
    page = pages.get("/verifikasi/K7QF2M9X4TRW")
    assert "K7QF-2M9X-4TRW" in page.text
    assert "Sidiknya cocok" in page.text
    assert ("Antrean loket" in page.text) is (tahap == "terbit")
    assert [t for t in RAHASIA if t in page.html] == []
    pages.get("/verifikasi/k7qf-2m9x-4trx", 404)


def test_open_data_says_what_was_agreed_and_nothing_of_who_came(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Loket Utama", slug="loket")
    forum = a_terbit(db, unit)
    a_terbit(db, a_unit(db), kode="aaaa-bbbb-cccc")
    a_terbit(db, unit, kode="dddd-eeee-ffff", tahap=TahapForum.DISAHKAN)
    db.commit()
    assert len(pages.client.get("/api/v1/forum").get_json()["forum"]) == 2
    jawab = pages.client.get("/api/v1/forum?unit=loket")
    (satu,) = jawab.get_json()["forum"]
    assert (satu["kode"], satu["tema"], satu["unit"]["slug"]) == (forum.kode, "Antrean loket", "loket")
    assert (satu["unsur_hadir"], satu["nilai_pelibatan"]) == (["U1"], 1)
    assert satu["kesepakatan"][0]["tenggat"] == "2026-11-22"
    assert satu["tindak_lanjut"][0]["status"] == "direncanakan"
    assert [t for t in RAHASIA if t in jawab.get_data(as_text=True)] == []
    ulang = pages.client.get("/api/v1/forum?unit=loket", headers={"If-None-Match": jawab.headers["ETag"]})
    assert ulang.status_code == 304
    lanjut = pages.client.get(f"/api/v1/forum?sesudah={forum.kode}").get_json()
    assert forum.kode not in [f["kode"] for f in lanjut["forum"]]


def test_a_line_of_the_trail_leads_to_its_forum_while_it_exists(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    forum = a_forum(db, unit)
    auditor = a_akun(db, Peran.AUDITOR, unit.jalur)
    catat(db, "uji", "arsip forum diimpor", "forum", forum.id, unit.jalur, {"unsur": 3})
    catat(db, "uji", "rancangan forum dihapus", "forum", forum.id + 1, unit.jalur)
    db.commit()
    page = pages.masuk(auditor.nama_pengguna, SANDI).get("/kelola/jejak")
    assert [a.text for a in page.all("a", href=f"/kelola/forum/{forum.id}")] == [f"Forum {forum.id}"]
    assert page.all("a", href=f"/kelola/forum/{forum.id + 1}") == []
    assert "Arsip forum diimpor" in page.text


def test_the_privacy_page_says_what_a_forum_keeps_of_people(pages: Pages) -> None:
    page = pages.get("/privasi")
    assert "Bila Anda ikut Forum Konsultasi Publik" in page.text
    assert "paling lama 24 bulan" in page.text


def test_a_person_who_was_typed_as_the_office_is_read_by_nobody_outside(db: Session, pages: Pages) -> None:
    unit = a_unit(db, slug="loket")
    a_akun(db, Peran.PETUGAS, unit.jalur, nama="Sulastri Umpama")
    lalu = a_terbit(db, unit)
    janji = db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id == lalu.id)).one()
    janji.penanggung_jawab = "Ibu SULASTRI  Umpama"
    a_forum(db, unit, "terjadwal", kode="depan1", tanggal=HARI + timedelta(days=3), forum_lalu_id=lalu.id)
    db.commit()
    for alamat in ("/unit/loket", "/f/depan1"):
        page = pages.get(alamat)
        assert janji.kegiatan in page.text
        assert "SULASTRI" not in page.html, alamat
    (satu,) = pages.client.get("/api/v1/forum").get_json()["forum"]
    assert satu["tindak_lanjut"][0]["penanggung_jawab"] == unit.nama
