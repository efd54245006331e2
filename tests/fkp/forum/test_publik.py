"""What everyone sees of forums: what is discussed and what came of it, and nobody's telephone number."""

import uuid
from datetime import date, time, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.forum.materi.models import TanggapanMateri
from fkp.forum.models import AgendaForum, Forum, ForumLayanan, TahapForum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.standar.models import StandarPelayanan, TahapStandar
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import HARI, a_forum, a_peserta, tugaskan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Pages

HP, SUREL = "081234567890", "warga@contoh.example"


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    """A forum of next week about a draft standard, with people, a team, an agenda and a forum before it."""
    lalu = a_forum(db, kota.unit, TahapForum.TERBIT, tanggal=date(2025, 11, 3), tema="Forum tahun lalu")
    a_tindak_lanjut(db, kota.unit, asal="forum", forum_id=lalu.id, kegiatan="Menambah kursi tunggu")
    forum = a_forum(
        db,
        kota.unit,
        TahapForum.TERJADWAL,
        kode="forumdepan",
        tanggal=HARI + timedelta(days=7),
        forum_lalu_id=lalu.id,
        narahubung=f"Rani, {HP}",
    )
    a_peserta(db, forum, nama="Gita Rahasia", hp=HP, surel=SUREL, kebutuhan=["kursi_roda"])
    tugaskan(db, forum, kota.rani, "moderator")
    db.add(
        AgendaForum(forum_id=forum.id, mulai=time(9), selesai=time(9, 10), judul="Pembukaan", oleh="Pak Ini")
    )
    layanan = kota.unit.layanan[0]
    db.add(ForumLayanan(forum_id=forum.id, layanan_id=layanan.id))
    isi = {"waktu": "Paling lama tiga hari kerja.", "biaya": "Tanpa biaya."}
    db.add(StandarPelayanan(layanan_id=layanan.id, revisi=1, isi=isi, dibuat=SAAT, diubah=SAAT))
    db.commit()
    return forum


def test_the_calendar_has_the_next_first_and_says_where_a_berita_acara_is(
    db: Session, pages: Pages, kota: Kota, forum: Forum
) -> None:
    a_forum(db, kota.unit, TahapForum.RANCANGAN, tema="Belum diumumkan")
    batal = a_forum(db, kota.klinik, TahapForum.BATAL, tema="Forum klinik", alasan_batal="Banjir di kota.")
    db.commit()
    with hold(SAAT):
        kalender = pages.get("/f").text
        assert kalender.index("Forum klinik") < kalender.index("Waktu tunggu loket")
        assert kalender.index("Waktu tunggu loket") < kalender.index("Forum tahun lalu")
        assert "berita acara tersedia" in kalender
        assert "Belum diumumkan" not in kalender
        assert "Forum klinik" not in pages.get(f"/f?unit={kota.unit.slug}").text
        assert "Forum ini dibatalkan. Banjir di kota." in pages.get(f"/f/{batal.kode}").text
    pages.get("/f?unit=tidak-ada", 404)


def test_a_forum_says_what_is_discussed_and_nobody_s_name_or_number(
    app: Flask, pages: Pages, db: Session, forum: Forum
) -> None:
    with hold(SAAT):
        halaman = pages.get("/f/forumdepan")
        for sebut in (
            "Paling lama tiga hari kerja",
            "Pembukaan",
            "Menambah kursi tunggu",
            "19 November 2026",
        ):
            assert sebut in halaman.text
        umum = [halaman.html, pages.get("/f").html]
        umum += [
            pages.client.get(alamat).get_data(as_text=True)
            for alamat in ("/f/kalender.ics", "/f/forumdepan/forum.ics")
        ]
    for satu in umum:
        for rahasia in (HP, SUREL, "Gita", "Pak Ini", "Rani Umpama", "kursi roda"):
            assert rahasia not in satu


def test_a_draft_is_called_one_and_what_it_changes_stands_beside_what_is_in_force(
    db: Session, pages: Pages, rani: Pages, forum: Forum
) -> None:
    with hold(SAAT):
        teks = pages.get("/f/forumdepan").text
        assert "Rancangan revisi 1, belum berlaku Belum ada standar yang berlaku." in teks
        assert "Ditambahkan" not in teks, "there is nothing to compare with"
        rancangan = db.scalars(select(StandarPelayanan)).one()
        rancangan.revisi = 2
        berlaku = StandarPelayanan(
            layanan_id=rancangan.layanan_id,
            revisi=1,
            tahap=TahapStandar.BERLAKU,
            isi={"waktu": "Paling lama lima hari kerja.", "biaya": "Tanpa biaya.", "sarana": "Kursi tunggu."},
            nomor_sk="100/2025",
            tanggal_sk=date(2025, 3, 1),
            dibuat=SAAT,
            diubah=SAAT,
        )
        db.add(berlaku)
        db.commit()
        page = pages.get("/f/forumdepan")
        assert "Rancangan standar pelayanan: " in page.text
        assert "Rancangan revisi 2, belum berlaku Yang berlaku sekarang revisi 1, SK 100/2025" in page.text
        assert "Yang diubah: Jangka waktu pelayanan ; Sarana, prasarana" in page.text
        assert "Berlaku Paling lama dihapus: lima ; hari kerja." in page.text
        assert "Rancangan Paling lama ditambahkan: tiga ; hari kerja." in page.text
        assert "Kursi tunggu." in page.text, "what the draft drops is discussed too"
        assert page.text.count("Tanpa biaya.") == 1
        assert "2 dari 3 komponen diubah" in rani.get(f"/kelola/forum/{forum.id}/materi").text
        isian = {**page.fields(), "bagian": f"{rancangan.layanan_id}-sarana", "sikap": "setuju"}
        assert "sudah diterima" in pages.post("/f/forumdepan/tanggapan", isian).text
        rancangan.isi = berlaku.isi
        db.commit()
        assert "Rancangan ini belum mengubah apa pun." in pages.get("/f/forumdepan").text
        db.delete(rancangan)
        db.commit()
        teks = pages.get("/f/forumdepan").text
        assert "Revisi 1, yang berlaku." in teks
        assert "ancangan" not in teks


def test_the_feed_is_right_in_wita_and_says_what_is_called_off(
    db: Session, pages: Pages, kota: Kota, forum: Forum
) -> None:
    panjang = 'Layanan, antrean; dan "waktu" \\ ' + "panjang " * 12
    wita = a_forum(
        db, kota.klinik, TahapForum.TERJADWAL, kode="wita", tema=panjang.strip(), selesai=None, versi=4
    )
    batal = a_forum(db, kota.klinik, TahapForum.BATAL, kode="batal")
    db.commit()
    isi = pages.client.get(f"/f/kalender.ics?unit={kota.klinik.slug}").get_data()
    assert max(len(baris) for baris in isi.split(b"\r\n")) <= 75
    kalender = Calendar.from_ical(isi.decode())
    acara = {str(satu["uid"]): satu for satu in kalender.walk("VEVENT")}
    assert set(acara) == {"forum-wita@localhost", "forum-batal@localhost"}
    satu = acara["forum-wita@localhost"]
    assert satu["summary"] == f"Forum Konsultasi Publik: {wita.tema}"
    assert satu["dtstart"].dt.isoformat() == "2026-11-12T01:00:00+00:00"
    assert satu["dtend"].dt.isoformat() == "2026-11-12T04:00:00+00:00", "without an end three hours"
    assert (int(satu["sequence"]), satu["status"]) == (4, "CONFIRMED")
    assert acara["forum-batal@localhost"]["status"] == "CANCELLED"
    sendiri = Calendar.from_ical(pages.client.get(f"/f/{batal.kode}/forum.ics").get_data().decode())
    assert [str(a["uid"]) for a in sendiri.walk("VEVENT")] == ["forum-batal@localhost"]


def test_comments_are_kept_for_the_team_and_become_rows_of_the_minutes(
    app: Flask, db: Session, pages: Pages, rani: Pages, forum: Forum
) -> None:
    layanan = forum.layanan[0].id
    db.commit()
    form = pages.get("/f/forumdepan").fields(0)
    assert form["bagian"] == f"{layanan}-waktu"
    salah = pages.post("/f/forumdepan/tanggapan", {**form, "sikap": "tolak"}, 422)
    assert "Tulis apa yang perlu diubah, atau mengapa ditolak" in salah.text
    assert len([i for i in salah.all("input", value="tolak") if i.get("checked") is not None]) == 1
    kirim = {**form, "sikap": "ubah", "teks": "Tiga hari terlalu lama bagi pelaut."}
    for _ in range(2):
        terima = pages.post("/f/forumdepan/tanggapan", kirim)
    assert "Terima kasih. Tanggapan Anda sudah diterima" in terima.text
    assert "pelaut" not in terima.text
    pages.post("/f/forumdepan/tanggapan", {**form, "bagian": f"{layanan}-sarana", "teks": "x"}, 422)
    pages.post("/f/forumdepan/tanggapan", {**form, "id": str(uuid.uuid4()), "sikap": "setuju"})
    satu = db.scalars(select(TanggapanMateri).where(TanggapanMateri.teks != "")).one()
    db.commit()
    assert (satu.layanan_id, satu.komponen, satu.sikap, satu.peserta_id) == (layanan, "waktu", "ubah", None)

    materi = f"/kelola/forum/{forum.id}/materi"
    tim = rani.get(materi)
    assert "1 setuju, 1 perlu diubah" in tim.text
    csrf = {"csrf_token": tim.fields()["csrf_token"]}
    for _ in range(2):
        rani.post(f"{materi}/tanggapan/{satu.id}", csrf)
    baris = db.scalars(select(Masukan)).one()
    assert (baris.asal, baris.komponen, baris.layanan_id, baris.unsur_skm) == (
        "tanggapan",
        "waktu",
        layanan,
        "waktu",
    )
    assert baris.masalah == "Tiga hari terlalu lama bagi pelaut."
    forum.tahap = TahapForum.BERLANGSUNG
    db.commit()
    pages.post("/f/forumdepan/tanggapan", {**kirim, "id": str(uuid.uuid4())}, 410)


def test_too_many_comments_in_a_minute_wait(pages: Pages, forum: Forum) -> None:
    form = pages.get("/f/forumdepan").fields(0)
    kode: list[int] = []
    # A minute may end while they are sent; then sixty more go through, and no more than that.
    while 429 not in kode and len(kode) < 121:
        kiriman = {**form, "id": str(uuid.uuid4()), "sikap": "setuju"}
        kode.append(pages.client.post("/f/forumdepan/tanggapan", data=kiriman).status_code)
    assert kode[-1] == 429
    assert set(kode[:-1]) == {303}
    assert len(kode) > 60


def test_the_own_page_says_what_is_next_at_every_stage(
    app: Flask, db: Session, pages: Pages, forum: Forum
) -> None:
    peserta = a_peserta(db, forum, nama="Hadi Misal")
    db.commit()
    with app.app_context():
        saya = f"/f/forumdepan/p/{tanda_peserta(peserta)}"
    jawab = pages.client.get(saya)
    assert jawab.headers["Cache-Control"] == "no-store"
    assert "peserta_forumdepan=" in jawab.headers["Set-Cookie"]
    forum.naskah_sidik = "a" * 64
    for tahap, hadir, sebut in (
        (TahapForum.TERJADWAL, False, "Balas undangan"),
        (TahapForum.BERLANGSUNG, False, "Catat kehadiran"),
        (TahapForum.BERLANGSUNG, True, "Kirim masukan"),
        (TahapForum.PENANDATANGANAN, True, "Baca dan tanda tangani"),
        (TahapForum.PENANDATANGANAN, False, "hanya yang tercatat hadir"),
        (TahapForum.DISAHKAN, True, "Berita acara sudah disahkan"),
        (TahapForum.TERBIT, True, "Baca berita acara"),
        (TahapForum.BATAL, False, "Forum ini dibatalkan"),
    ):
        forum.tahap = tahap
        peserta.hadir_pada, peserta.hadir_lewat = (SAAT, "qr") if hadir else (None, "")
        db.commit()
        halaman = pages.get(saya)
        assert halaman.h1 == "Hadi Misal, ini halaman Anda"
        assert sebut in halaman.text, tahap
