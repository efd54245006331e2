"""Sealing, publishing, correcting, and what the public sees of it."""

import io
import json
import threading
from datetime import date

import pytest
from flask import Flask, url_for
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.db import Database
from fkp.forum.berita_acara.kunci import BelumLengkap, NaskahBerubah
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.berita_acara.queries import find_sah, verifikasi_forum
from fkp.forum.berita_acara.segel import sahkan
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.forum.tahap import TahapForumSalah, terbitkan
from fkp.jejak.models import Jejak
from fkp.skm.naskah.models import Naskah
from fkp.standar.actions import buka_rancangan, ubah_rancangan
from fkp.standar.penetapan import Penetapan, tetapkan
from fkp.tindak_lanjut.actions import hapus
from fkp.tindak_lanjut.isi import TindakLanjutTetap
from fkp.tindak_lanjut.models import TindakLanjut
from tests.builders import SAAT, SANDI, Kota, a_akun, a_survei, a_unit
from tests.fkp.forum.bangun import HARI, a_masukan, a_peserta
from tests.fkp.forum.berita_acara_bantu import (
    GORES,
    HP,
    JARI,
    NAMA,
    a_forum_sah,
    a_forum_terkunci,
    a_pdf,
    janji_of,
    masuk_pimpinan,
    segel,
    tandai,
)
from tests.page import Pages


def test_a_seal_keeps_text_signatures_and_hashes_and_makes_promises(db: Session, kota: Kota) -> None:
    survei = a_survei(db, kota.unit, dengan=6)
    forum, sah, _ = a_forum_sah(db, kota.unit, survei_id=survei.id)
    db.commit()
    db.expire_all()
    assert (forum.tahap, sah.versi, forum.disahkan_pada) == (TahapForum.DISAHKAN, 1, SAAT)
    assert (sidik_isi(sah.isi), sidik_isi(sah.pribadi)) == (sah.sidik, sah.sidik_pribadi)
    assert {satu["cara"] for satu in sah.pribadi["tanda_tangan"].values()} == {"jari"}
    assert "pimpinan" in sah.pribadi["tanda_tangan"]
    assert sah.pribadi["tanda_tangan"]["pimpinan"]["goresan"] == json.loads(GORES)
    assert NAMA not in json.dumps(sah.isi)
    janji = janji_of(db, forum)
    assert [(t.asal, t.penanggung_jawab, t.tenggat, t.kelas) for t in janji] == [
        ("forum", "Seksi Pelayanan", date(2026, 11, 22), "pendek")
    ] * 2
    assert [(t.tersegel_pada, t.tenggat_semula, t.sejak) for t in janji] == [
        (SAAT, date(2026, 11, 22), date(2026, 11, 12))
    ] * 2
    assert [t.masukan_id.hex if t.masukan_id else "" for t in janji] == [
        b["masukan"] for b in sah.isi["baris"]
    ]
    with pytest.raises(TindakLanjutTetap):
        hapus(db, kota.rani, janji[0])
    naskah = db.get_one(Naskah, survei.id)
    assert (naskah.forum_judul, naskah.forum_tanggal) == (forum.tema, forum.tanggal)
    rincian = db.scalars(select(Jejak.rincian).where(Jejak.aksi == "berita acara disahkan")).one()
    assert rincian == {"versi": 1, "kode": sah.kode, "sidik": sah.sidik, "baris": 2}


@pytest.mark.parametrize(("topik", "ditinjau"), [("sp_tinjau", HARI), ("hasil_skm", date(2026, 1, 20))])
def test_a_sealed_forum_about_standards_is_their_review(
    db: Session, kota: Kota, topik: str, ditinjau: date
) -> None:
    layanan = kota.unit.layanan[0]
    standar = buka_rancangan(db, kota.rani, layanan, SAAT)
    ubah_rancangan(db, kota.rani, standar, {"waktu": "Satu hari"}, SAAT, versi=standar.versi)
    sk = Penetapan("188/12", date(2026, 2, 1), date(2026, 1, 20))
    tetapkan(db, kota.rani, standar, sk, SAAT, versi=standar.versi, walau_kosong=True)
    a_forum_sah(db, kota.unit, topik=topik, layanan=[layanan])
    assert standar.ditinjau == ditinjau


def test_a_seal_cannot_be_changed(db: Session, kota: Kota) -> None:
    _, sah, _ = a_forum_sah(db, kota.unit)
    db.commit()
    for perintah in (
        "UPDATE berita_acara SET alasan = 'x' WHERE id = :id",
        "DELETE FROM berita_acara WHERE id = :id",
    ):
        with pytest.raises(DatabaseError, match="tidak dapat diubah"), db.begin_nested():
            db.execute(text(perintah), {"id": sah.id})


def test_sealing_needs_the_locked_text_and_someone_of_the_public_who_signed(db: Session, kota: Kota) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    petugas = a_peserta(db, forum, "O", hadir=True)
    pimpinan = a_akun(db, Peran.PIMPINAN, kota.unit.jalur)
    tandai(db, forum, petugas)
    db.commit()
    with pytest.raises(BelumLengkap, match="Belum ada masyarakat yang menandatangani"):
        segel(db, forum, pimpinan)
    db.rollback()
    tandai(db, forum, peserta)
    with pytest.raises(NaskahBerubah, match="sejak Anda membukanya"):
        sahkan(db, forum, pimpinan, SAAT, sidik="0" * 64, tanda=JARI)
    db.rollback()
    tandai(db, forum, peserta)
    masukan = db.scalars(select(Masukan)).first()
    assert masukan is not None
    masukan.usulan = "Diubah diam-diam"
    db.flush()
    with pytest.raises(NaskahBerubah, match="tidak lagi sama dengan naskah yang dikunci"):
        segel(db, forum, pimpinan)


def test_two_sealings_at_once_store_one(basis_sendiri: Database) -> None:
    with basis_sendiri.transaction() as db:
        forum, peserta = a_forum_terkunci(db, a_unit(db))
        tandai(db, forum, peserta)
        forum_id, sidik = forum.id, forum.naskah_sidik
        oleh_id = a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-").id
    hasil: list[str] = []
    mulai = threading.Barrier(2)

    def seal() -> None:
        mulai.wait()
        try:
            with basis_sendiri.transaction() as db:
                forum, oleh = db.get_one(Forum, forum_id), db.get_one(Akun, oleh_id)
                sahkan(db, forum, oleh, SAAT, sidik=sidik, tanda=JARI)
            hasil.append("sah")
        except TahapForumSalah as galat:
            hasil.append(galat.pesan)

    dua = [threading.Thread(target=seal) for _ in range(2)]
    for satu in dua:
        satu.start()
    for satu in dua:
        satu.join()
    with basis_sendiri.session() as db:
        banyak = db.scalars(select(BeritaAcara.versi).where(BeritaAcara.forum_id == forum_id)).all()
        janji = db.scalars(select(TindakLanjut.id).where(TindakLanjut.forum_id == forum_id)).all()
    assert (list(banyak), len(janji)) == ([1], 2)
    ditolak = [satu for satu in hasil if satu != "sah"]
    assert len(hasil) == 2
    assert len(ditolak) == 1
    assert "sudah disahkan, mungkin baru saja dari layar lain" in ditolak[0]


def test_pimpinan_seals_by_finger_or_with_a_file_and_publishes(
    db: Session, kota: Kota, app: Flask, pages: Pages, rani: Pages
) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    tandai(db, forum, peserta)
    pimpinan = masuk_pimpinan(db, kota, app)
    alamat = f"/kelola/forum/{forum.id}/berita-acara"
    assert "Pilih cara menandatangani" in pimpinan.fill(f"{alamat}/sahkan", {"cara": ""}, status=422).text
    assert "Gores tanda tangan Anda" in pimpinan.fill(f"{alamat}/sahkan", {"cara": "jari"}, status=422).text
    bohong = {"cara": "unggah-elektronik", "berkas": (io.BytesIO(a_pdf(bertanda=False)), "tte.pdf")}
    assert (
        "tidak memuat tanda tangan elektronik" in pimpinan.fill(f"{alamat}/sahkan", bohong, status=422).text
    )
    assert forum.tahap == TahapForum.PENANDATANGANAN
    berkas = a_pdf(bertanda=True)
    page = pimpinan.fill(
        f"{alamat}/sahkan", {"cara": "unggah-elektronik", "berkas": (io.BytesIO(berkas), "tte.pdf")}
    )
    assert "Disahkan, belum terbit" in page.text
    sah = db.scalars(select(BeritaAcara)).one()
    assert (sah.berkas, sah.berkas_mime) == (berkas, "application/pdf")
    assert pages.get(f"/f/{forum.kode}/berita-acara", 404).h1 == "Berita acara belum terbit"
    token = {"csrf_token": rani.get(alamat).all("input", name="csrf_token")[0].get("value")}
    assert rani.client.post(f"{alamat}/terbitkan", data=token).status_code == 403
    page = pimpinan.fill(alamat, {})
    assert "Disahkan, sudah terbit" in page.text
    assert pages.get(f"/f/{forum.kode}/berita-acara").all("table")
    unduh = rani.client.get(f"{alamat}/berkas/sah?versi=1")
    assert unduh.data == berkas


def test_a_link_that_leaked_is_stopped_even_after_publication(
    app: Flask, db: Session, kota: Kota, pages: Pages, rani: Pages
) -> None:
    forum, _, pimpinan = a_forum_sah(db, kota.unit)
    terbitkan(db, forum, pimpinan, SAAT)
    peserta = db.scalars(select(Peserta).where(Peserta.forum_id == forum.id).order_by(Peserta.id)).first()
    db.commit()
    assert peserta is not None
    with app.test_request_context():
        milik = url_for("forum_peserta.saya", kode=forum.kode, tanda=tanda_peserta(peserta))
    pages.get(milik)
    orang = f"/kelola/forum/{forum.id}/undangan/{peserta.id}"
    assert "Hapus dari daftar" not in rani.get(orang).text
    rani.fill(orang, {"tindakan": "cabut"}, form=-1)
    pages.get(milik, status=404)


def test_public_copy_has_no_phone_gender_name_or_signature(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum, _, pimpinan = a_forum_sah(db, kota.unit, nip="19700101 200001 1 001")
    masukan = db.scalars(select(Masukan)).first()
    assert masukan is not None
    terbitkan(db, forum, pimpinan, SAAT)
    db.commit()
    page = pages.get(f"/f/{forum.kode}/berita-acara")
    assert "Memasang papan alur di tiga loket." in page.text
    assert "Contoh Umpama" in page.text
    assert "1 dari 5: Masyarakat pengguna layanan" in page.text
    for rahasia in (HP, NAMA, "RT 3", "Jenis Kelamin (L/P)", "M20 100", "19700101", '<svg class="goresan"'):
        assert rahasia not in page.html
    a_akun(db, Peran.PETUGAS, kota.unit.jalur, nama_pengguna="petugas2")
    db.commit()
    staf = Pages(app).masuk("petugas2", SANDI)
    cetak = staf.get(f"/kelola/forum/{forum.id}/berita-acara/cetak")
    assert all(ada in cetak.html for ada in (HP, NAMA, "M20 100", "Jenis Kelamin (L/P)"))


def test_a_code_is_found_however_it_was_typed_and_its_hashes_are_computed_anew(
    db: Session, kota: Kota, app: Flask
) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    assert find_sah(db, sah.kode.upper().replace("-", " ")) is sah
    assert find_sah(db, "tidak-ada-kode") is None
    v = verifikasi_forum(db, sah)
    assert (v["umum"], v["isi_cocok"], v["berkas_cocok"]) == (False, True, None)
    bagian = app.jinja_env.get_template("forum/berita_acara/_verifikasi.html").module
    with app.test_request_context():
        belum = bagian.verifikasi_forum(v)  # type: ignore[attr-defined]  # a macro of the template
        terbitkan(db, forum, oleh, SAAT)
        terbit = bagian.verifikasi_forum(verifikasi_forum(db, sah))  # type: ignore[attr-defined]  # likewise
    assert all(sah.sidik[i : i + 8] in belum for i in range(0, 64, 8))
    assert forum.tema not in belum
    assert forum.tema in terbit


def test_the_register_shows_the_promises_of_one_forum(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _, _ = a_forum_sah(db, kota.unit)
    a_masukan(db, forum)
    lain, _, _ = a_forum_sah(db, kota.unit)
    db.commit()
    assert "4 tindak lanjut" in rani.get("/kelola/tindak-lanjut").text
    page = rani.get(f"/kelola/tindak-lanjut?forum={forum.id}")
    assert "2 tindak lanjut" in page.text
    assert page.fields()["forum"] == str(forum.id)
    assert "4 tindak lanjut" in rani.get("/kelola/tindak-lanjut?forum=x").text
    csv = rani.client.get(f"/kelola/tindak-lanjut/unduh.csv?forum={lain.id}").get_data(as_text=True)
    assert csv.count("Memasang papan alur") == 2
