"""What a stranger, a former member of the team or a hostile file tries, and does not get."""

import io
import json
import uuid
import zipfile
from time import process_time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage

from fkp import clock
from fkp.forum.arsip.bacaan import Bacaan
from fkp.forum.arsip.baris import baca_baris
from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.hadir.kode import kode_kini
from fkp.forum.hadir.warga import SEMENIT
from fkp.forum.kerangka import load_kerangka
from fkp.forum.materi.actions import jadikan_masukan
from fkp.forum.materi.models import JenisBerkas, TanggapanMateri
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.gabung import gabung
from fkp.forum.notulen.models import AsalMasukan
from fkp.forum.peserta.actions import PesertaTetap, hapus_peserta
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import baca_perangkat, tanda_perangkat, tanda_peserta
from fkp.izin.rules import Izin
from fkp.jejak.models import Jejak
from fkp.lembar import BerkasSalah
from fkp.unggahan import PDF, baca_unggahan, jenis_isi
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import a_forum, a_masukan, a_materi, a_notulis, a_peserta
from tests.fkp.forum.berita_acara_bantu import a_forum_sah
from tests.page import Pages

RAPAT = "https://rapat.contoh.example/rahasia"


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    """A forum of today that has not begun, in a room and on the line."""
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, moda="hibrida", tautan=RAPAT)
    db.commit()
    return forum


def alamat_of(app: Flask, forum: Forum, peserta: Peserta) -> str:
    with app.test_request_context():
        return f"/f/{forum.kode}/p/{tanda_peserta(peserta)}"


def masuk(app: Flask, forum: Forum, **isi: str) -> tuple[Pages, Any]:
    """A phone that scans the QR and sends the form of the door."""
    ponsel = Pages(app)
    page = ponsel.get(f"/f/{forum.kode}/hadir?k={kode_kini(forum.rahasia, SAAT)}")
    return ponsel, ponsel.client.post(f"/f/{forum.kode}/hadir", data={**page.fields(), "unsur": "U1", **isi})


def test_the_token_of_a_device_ends_with_the_place_in_the_team(app: Flask, db: Session, forum: Forum) -> None:
    notulis = a_notulis(db, forum)
    lain = a_notulis(db, a_forum(db, forum.unit))
    with app.test_request_context():
        tanda = tanda_perangkat(forum, notulis, Izin.CATAT_FORUM, SAAT)
        asing = tanda_perangkat(forum, lain, Izin.CATAT_FORUM, SAAT)
        assert baca_perangkat(db, asing, Izin.CATAT_FORUM, SAAT) is None
        assert baca_perangkat(db, tanda, Izin.CATAT_FORUM, SAAT) == (forum, notulis)
        forum.tim.clear()
        db.flush()
        assert baca_perangkat(db, tanda, Izin.CATAT_FORUM, SAAT) is None


def test_a_comment_with_the_id_of_a_row_does_not_take_that_row_over(
    db: Session, kota: Kota, forum: Forum
) -> None:
    pemilik, perebut = a_peserta(db, forum), a_peserta(db, forum)
    milik = a_masukan(db, forum, peserta_id=pemilik.id, asal=AsalMasukan.PESERTA, masalah="Milik saya.")
    tanggapan = TanggapanMateri(
        id=milik.id, forum_id=forum.id, peserta_id=perebut.id, teks="Rebut.", waktu=SAAT
    )
    db.add(tanggapan)
    db.flush()
    baris = jadikan_masukan(db, kota.rani, forum, tanggapan, SAAT)
    assert (baris.masalah, baris.peserta_id) == ("Rebut.", perebut.id)
    assert (milik.masalah, milik.peserta_id) == ("Milik saya.", pemilik.id)
    assert jadikan_masukan(db, kota.rani, forum, tanggapan, SAAT) is baris


def test_who_types_the_name_of_somebody_invited_reads_nothing_that_person_said(
    app: Flask, db: Session, forum: Forum
) -> None:
    a_peserta(
        db,
        forum,
        nama="Budi Umpama",
        lembaga="PKK",
        hp="081234567890",
        kebutuhan=["kursi_roda"],
        kebutuhan_lain="Suntik insulin jam sepuluh",
    )
    db.commit()
    with clock.hold(SAAT):
        ponsel, jawab = masuk(app, forum, nama="Budi Umpama", lembaga="PKK")
        page = ponsel.get(jawab.headers["Location"])
        assert "Anda tercatat hadir" in page.text
        assert "insulin" not in page.html
        assert "081234567890" not in page.html
        assert "kursi_roda" not in page.html
        csrf = page.fields()["csrf_token"]
        tolak = ponsel.client.post(page.url, data={"csrf_token": csrf, "balasan": "tidak"})
        assert tolak.status_code == 410
    assert db.scalars(select(Peserta.kebutuhan)).one() == ["kursi_roda"]


def test_a_revoked_link_opens_nothing_also_after_the_door(app: Flask, db: Session, forum: Forum) -> None:
    budi = a_peserta(db, forum, nama="Budi Umpama", lembaga="PKK", dicabut=True)
    db.commit()
    with clock.hold(SAAT):
        ponsel, jawab = masuk(app, forum, nama="Budi Umpama", lembaga="PKK")
        assert "/p/" not in jawab.headers["Location"]
        assert f"peserta_{forum.kode}" not in str(jawab.headers)
        assert "Budi Umpama tercatat hadir" in ponsel.get(jawab.headers["Location"]).text
    db.refresh(budi)
    assert budi.hadir_pada == SAAT
    mati = alamat_of(app, forum, budi)
    for jalan in (mati, f"{mati}/masukan", f"{mati}/tanda-tangan"):
        ponsel.get(jalan, 404)
    isi = {"id": str(uuid.uuid4()), "tanda": mati.rpartition("/")[2], "masalah": "Antrean"}
    assert ponsel.client.post(f"/api/v1/forum/{forum.kode}/masukan", json=isi).status_code == 404
    ponsel.client.set_cookie(f"peserta_{forum.kode}", isi["tanda"], path=f"/f/{forum.kode}")
    assert "Budi" not in ponsel.get(f"/f/{forum.kode}/tanda-tangan").text


def test_nobody_closes_the_door_from_home(app: Flask, db: Session, forum: Forum) -> None:
    rumah = Pages(app)
    csrf = rumah.get("/masuk").fields()["csrf_token"]
    app.config["BATAS_HADIR"] = 3
    try:
        with clock.hold(SAAT):
            for _ in range(5):
                rumah.client.post(f"/f/{forum.kode}/hadir", data={"csrf_token": csrf})
            _ponsel, jawab = masuk(app, forum, nama="Ani", lembaga="Warga")
        assert jawab.status_code == 303, f"the limit of {SEMENIT} counts who was at the door"
    finally:
        del app.config["BATAS_HADIR"]


def test_only_those_invited_learn_the_address_of_the_meeting(
    app: Flask, db: Session, pages: Pages, kota: Kota, forum: Forum
) -> None:
    sari = a_peserta(db, forum)
    sah, _segel, pimpinan = a_forum_sah(db, kota.klinik, moda="hibrida", tautan=RAPAT)
    sah.tahap, sah.terbit_pada = TahapForum.TERBIT, SAAT
    db.commit()
    umum = ["/f", "/f/kalender.ics", "/api/v1/forum"]
    umum += [f"/f/{satu.kode}{ekor}" for satu in (forum, sah) for ekor in ("", "/forum.ics")]
    with clock.hold(SAAT):
        for alamat in (*umum, f"/f/{sah.kode}/berita-acara"):
            assert RAPAT not in pages.client.get(alamat).get_data(as_text=True), alamat
        assert RAPAT not in json.dumps(_segel.isi)
        assert RAPAT in pages.get(alamat_of(app, forum, sari)).html
    assert pimpinan


def test_a_bomb_of_brackets_is_no_json(app: Flask, db: Session, forum: Forum, rani: Pages) -> None:
    bom = "[" * 8000
    tamu = app.test_client()
    jawab = tamu.post(f"/api/v1/forum/{forum.kode}/masukan", data=bom, content_type="application/json")
    assert jawab.status_code == 400
    csrf = {"X-CSRFToken": rani.get(f"/kelola/forum/{forum.id}").fields()["csrf_token"]}
    notulen = f"/kelola/forum/{forum.id}/notulen/baris"
    for isi, status in ((bom, 400), ('{"id": "%s"}' % ("x" * 300_000), 413)):
        jawab = rani.client.post(notulen, data=isi, content_type="application/json", headers=csrf)
        assert jawab.status_code == status


def test_a_number_beyond_numbers_is_refused_before_any_database_sees_it() -> None:
    with pytest.raises(BerkasSalah):
        baca_berkas(b'[{"institution": "Loket", "participants": 1e999}]', "a.json")


def test_texts_made_to_be_slow_are_not() -> None:
    awal = process_time()
    dasar = "a b " * 2000
    hasil = gabung(dasar, "b a " * 2000, "a a b " * 1300)
    assert hasil.bertumpuk
    assert "b a " in hasil.teks
    assert "a a b" in hasil.teks
    masalah = {"issues": [f"m{n}" for n in range(30_000)], "commitments": [{"issue": "x"}] * 30_000}
    assert len(baca_baris(Bacaan(masalah), None, load_kerangka())) == 2000
    assert process_time() - awal < 20


def test_a_file_is_named_and_read_as_what_it_is(db: Session, forum: Forum, rani: Pages) -> None:
    kirim = FileStorage(io.BytesIO(b"%PDF-1.7\n"), filename="dir/a\nb\u202e\x00.pdf")
    assert baca_unggahan(kirim, (PDF,)).nama == "a b .pdf"
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        arsip.writestr("xl/workbook.xml", "x")
    rusak = wadah.getvalue().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff")
    assert jenis_isi(rusak) == ""
    lembar = a_materi(db, forum, JenisBerkas.HADIR_KERTAS, nama="lembar.html")
    materi = a_materi(db, forum, nama="tim.pdf")
    db.commit()
    jawab = rani.client.get(f"/kelola/forum/{forum.id}/hadir/kertas/{lembar.id}")
    assert jawab.headers["Content-Disposition"] == "attachment; filename=lembar.pdf"
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert rani.client.get(f"/kelola/forum/{forum.id}/materi/{materi.id}").status_code == 200
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek == "forum").order_by(Jejak.nomor)).all()
    assert aksi == ["lembar hadir diunduh", "materi diunduh"]


def test_who_signed_stays_on_the_list_whatever_the_attendance_says(
    db: Session, kota: Kota, forum: Forum
) -> None:
    p = a_peserta(db, forum)
    db.add(TandaTangan(forum_id=forum.id, peserta_id=p.id, naskah_sidik="s", cara="jari", waktu=SAAT))
    db.flush()
    with pytest.raises(PesertaTetap, match="menandatangani"):
        hapus_peserta(db, kota.rani, p)


def test_an_address_with_a_zero_byte_is_simply_not_found(pages: Pages, forum: Forum) -> None:
    assert pages.client.get("/f?unit=%00").status_code == 404
    assert pages.client.get("/f/kalender.ics?unit=a%00").status_code == 404
