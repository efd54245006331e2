"""Signing: by finger, by typing the name, in ink and electronically; always one text."""

import io
import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.goresan import GoresanSalah, baca_goresan, jalur_goresan
from fkp.forum.berita_acara.kunci import NaskahBerubah, buka, kunci
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.berita_acara.tandatangan import (
    BelumDapatTandaTangan,
    SudahTandaTangan,
    daftar_penandatangan,
    tanda_tangani,
)
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import Forum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.jejak.models import Jejak
from tests.builders import SAAT, Kota
from tests.fkp.bersih.bangun import foto
from tests.fkp.forum.bangun import a_peserta
from tests.fkp.forum.berita_acara_bantu import (
    GORES,
    NAMA,
    a_forum_siap,
    a_forum_terkunci,
    a_pdf,
    tandai,
)
from tests.page import Pages, palsu


@pytest.mark.parametrize(
    "salah",
    [
        *("", "[]", "{}", "null", "[[]]", "[[[1,2]],[]]", "[[[1.5,2],[300,2]]]", "[[[true,2],[300,2]]]"),
        *("[[[-1,2],[300,2]]]", "[[[601,2],[3,2]]]", "[[[1,201],[300,2]]]", "[[[1,2,3],[300,2,1]]]"),
        *('[[["1",2],[300,2]]]', "[" * 30_000, "[[[NaN,2],[300,2]]]", json.dumps([[[1, 1]]] * 201)),
        *("[[[10,10],[12,12]]]", json.dumps([[[i % 600, i % 200] for i in range(6000)]])),
    ],
)
def test_what_is_no_signature_is_refused(salah: str) -> None:
    with pytest.raises(GoresanSalah):
        baca_goresan(salah)


def test_strokes_are_kept_as_they_were_drawn() -> None:
    assert baca_goresan("[ [[1, 2], [100, 2]], [[5,5]] ]") == "[[[1,2],[100,2]],[[5,5]]]"
    assert jalur_goresan([[[1, 2], [100, 2]], [[5, 5]]]) == "M1 2L100 2M5 5h0"


def _alamat(forum: Forum, peserta: Peserta) -> str:
    return f"/f/{forum.kode}/p/{tanda_peserta(peserta)}/tanda-tangan"


def test_a_participant_reads_and_signs_on_a_phone(db: Session, kota: Kota, pages: Pages, app: Flask) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    db.commit()
    with app.test_request_context():
        alamat = _alamat(forum, peserta)
    page = pages.get(alamat)
    assert "Memasang papan alur di tiga loket." in page.text
    assert "akan mengawasi pelaksanaannya" in page.text
    page = pages.fill(alamat, {"goresan": GORES}, status=422)
    assert page.fields()["goresan"] == GORES, "strokes are not lost"
    assert "Beri tanda setuju lebih dulu" in page.text
    page = pages.fill(alamat, {"goresan": "[[[1,1]]]", "setuju": "y"}, status=422)
    assert "terlalu pendek" in page.text
    page = pages.fill(alamat, {"goresan": GORES, "setuju": "y"})
    assert "Anda sudah menandatangani" in page.text
    tanda = db.scalars(select(TandaTangan)).one()
    assert (tanda.cara, tanda.naskah_sidik, tanda.goresan) == (
        "jari",
        forum.naskah_sidik,
        baca_goresan(GORES),
    )
    assert not db.scalars(select(Jejak).where(Jejak.aksi == "tanda tangan di perangkat unit")).all()


def test_who_cannot_draw_types_the_name_that_is_on_the_list(
    db: Session, kota: Kota, rani: Pages, app: Flask
) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    db.commit()
    with app.test_request_context():
        alamat = _alamat(forum, peserta)
    page = rani.fill(alamat, {"nama": "Orang Lain", "setuju": "y"}, status=422)
    assert NAMA in page.text
    rani.fill(alamat, {"nama": "  warga   RAHASIA ", "setuju": "y"})
    assert db.scalars(select(TandaTangan)).one().goresan is None
    jejak = db.scalars(select(Jejak).where(Jejak.aksi == "tanda tangan di perangkat unit")).one()
    assert NAMA not in json.dumps(jejak.rincian)


def test_each_person_signs_a_text_once(db: Session, kota: Kota) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    tandai(db, forum, peserta)
    with pytest.raises(SudahTandaTangan, match="Anda sudah menandatangani"):
        tandai(db, forum, peserta)
    with pytest.raises(BelumDapatTandaTangan, match="hanya orang yang hadir"):
        tandai(db, forum, a_peserta(db, forum))


def test_a_signature_under_an_old_text_does_not_count(
    db: Session, kota: Kota, pages: Pages, app: Flask
) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    lain = a_peserta(db, forum, "U2", hadir=True)
    tandai(db, forum, peserta)
    lama = forum.naskah_sidik
    db.commit()
    with app.test_request_context():
        alamat = _alamat(forum, lain)
    terbuka = pages.get(alamat).fields()
    buka(db, forum, kota.rani, "Usulan keliru")
    masukan = db.scalars(select(Masukan).order_by(Masukan.urutan)).first()
    assert masukan is not None
    masukan.usulan = "Memasang papan alur di lima loket."
    kunci(db, forum, kota.rani, SAAT + timedelta(minutes=5))
    db.commit()
    assert forum.naskah_sidik != lama
    keadaan = {
        satu.peserta.id: (satu.tanda is not None, satu.usang) for satu in daftar_penandatangan(db, forum)
    }
    assert keadaan == {peserta.id: (False, True), lain.id: (False, False)}
    with pytest.raises(NaskahBerubah):
        tanda_tangani(db, forum, lain, SAAT, sidik=lama, goresan=GORES)
    page = pages.post(alamat, {**terbuka, "goresan": GORES, "setuju": "y"}, 409)
    assert "Naskahnya berubah sejak Anda membukanya" in page.text
    assert "lima loket" in page.text
    assert "setuju" not in page.fields(), "who agreed, agreed to the text before"
    assert pages.post(alamat, {**page.fields(), "setuju": "y"})
    with app.test_request_context():
        page = pages.get(_alamat(forum, peserta))
    assert "Naskahnya berubah setelah Anda menandatangani" in page.text
    tandai(db, forum, peserta)
    assert len(db.scalars(select(TandaTangan)).all()) == 3


def test_scans_and_signed_files_are_looked_at(db: Session, kota: Kota, rani: Pages) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    a_peserta(db, forum, "U2", hadir=True)
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/berita-acara/berkas"

    def unggah(cara: str, isi: bytes, nama: str, status: int = 200) -> str:
        awal = rani.get(alamat).fields()
        isian = {**awal, "cara": cara, "berkas": (io.BytesIO(isi), nama), "peserta": peserta.id.hex}
        return rani.post(alamat, isian, status).text

    assert "tidak memuat tanda tangan elektronik" in unggah("elektronik", a_pdf(bertanda=False), "a.pdf", 422)
    assert "sebenarnya PNG" in unggah("elektronik", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "a.pdf", 422)
    assert "bukan jenis yang dikenal" in unggah("basah", b"MZ program", "pindaian.pdf", 422)
    assert not db.scalars(select(BerkasForum)).all()
    assert "tidak terbaca sebagai gambar" in unggah("basah", b"\xff\xd8\xff\xe0 foto", "halaman.jpg", 422)
    assert not db.scalars(select(BerkasForum)).all()
    pindaian = foto()
    assert "1 dari 2 orang sudah menandatangani" in unggah("basah", pindaian, "halaman.jpg")
    unggah("elektronik", a_pdf(bertanda=True), "tte.pdf")
    tanda = db.scalars(select(TandaTangan)).one()
    assert tanda.cara == "basah", "who signed once is not marked again"
    berkas = db.scalars(select(BerkasForum).order_by(BerkasForum.id)).all()
    assert [(b.jenis, b.umum) for b in berkas] == [("naskah_basah", False), ("naskah_elektronik", False)]
    jawab = rani.client.get(f"{alamat}/unduh?berkas={berkas[0].id}")
    assert jawab.data == pindaian
    assert db.scalars(select(Jejak).where(Jejak.aksi == "naskah bertanda tangan diunduh")).one()


def test_two_of_one_name_are_told_apart_when_a_file_is_uploaded(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _ = a_forum_terkunci(db, kota.unit)
    for kolom in ({"lembaga": "PKK Desa", "jabatan": "Ketua"}, {"lembaga": "", "hp": "081234567890"}):
        a_peserta(db, forum, hadir=True, nama="Siti Aminah", **kolom)
    db.commit()
    teks = rani.get(f"/kelola/forum/{forum.id}/berita-acara/berkas").text
    assert "Siti Aminah, Ketua, PKK Desa" in teks
    assert "Siti Aminah, 0812-3456-7890" in teks


def test_the_qr_of_the_room_leads_each_phone_to_its_own_page(
    db: Session, kota: Kota, pages: Pages, rani: Pages, app: Flask
) -> None:
    forum, peserta = a_forum_siap(db, kota.unit)
    db.commit()
    with app.test_request_context():
        alamat, tanda = _alamat(forum, peserta), tanda_peserta(peserta)
    assert "Ponsel ini belum dikenal" in pages.get(f"/f/{forum.kode}/tanda-tangan").text
    assert "Naskahnya masih dibahas" in pages.get(alamat).text
    kunci(db, forum, kota.rani, SAAT)
    db.commit()
    pages.client.set_cookie(f"peserta_{forum.kode}", tanda, path=f"/f/{forum.kode}")
    assert pages.get(f"/f/{forum.kode}/tanda-tangan").url == alamat
    page = rani.get(f"/kelola/forum/{forum.id}/berita-acara/tanda-tangan/{peserta.id}")
    assert alamat in {a.get("href") for a in page.all("a")}
    assert pages.client.get(alamat.replace(tanda, palsu(tanda))).status_code == 404
