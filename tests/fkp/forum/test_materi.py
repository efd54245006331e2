"""Material: files that are what they say, for everyone or for the team."""

import io
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.berkas import KOTAK_PASIR
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import Forum, TahapForum
from tests.builders import Kota
from tests.fkp.bersih.bangun import foto
from tests.fkp.forum.bangun import a_forum
from tests.fkp.tte.buat import a_halaman
from tests.page import Pages

PDF = a_halaman("Paparan")


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, kode="forummateri")
    db.commit()
    return forum


def unggah(orang: Pages, forum: Forum, isi: bytes, nama: str, status: int = 200, **lain: Any) -> str:
    alamat = f"/kelola/forum/{forum.id}/materi"
    csrf = orang.get(alamat).all("input", name="csrf_token")[-1].get("value")
    data = {"csrf_token": csrf, "berkas": (io.BytesIO(isi), nama), **lain}
    return orang.post(alamat, data, status, content_type="multipart/form-data").text


def test_a_file_that_lies_about_itself_is_refused_with_a_sentence(
    db: Session, rani: Pages, forum: Forum
) -> None:
    palsu = unggah(rani, forum, b"MZ\x90\x00program", "paparan.pdf", 422, judul="Paparan")
    assert "“paparan.pdf” bukan jenis yang dikenal" in palsu
    bohong = unggah(rani, forum, b"%PDF-1.4\n", "bohong.jpg", 422)
    assert "“bohong.jpg” berakhiran .jpg, padahal isinya PDF" in bohong
    assert "tidak terbaca sebagai PDF" in unggah(rani, forum, b"%PDF-1.4\n", "bohong.pdf", 422)
    assert "Pilih berkasnya dulu" in unggah(rani, forum, b"", "", 422)
    assert "kosong" in unggah(rani, forum, b"", "kosong.pdf", 422)
    assert db.scalars(select(BerkasForum)).all() == []


def test_photographs_and_proof_of_publication_are_kept_after_the_seal_and_stay_with_the_team(
    db: Session, rani: Pages, pages: Pages, forum: Forum
) -> None:
    jpeg = foto()
    awal = unggah(rani, forum, jpeg, "foto.jpg", 409, jenis="foto", umum="y")
    assert "sejak forum dimulai" in awal
    forum.tahap = TahapForum.DISAHKAN
    db.commit()
    bukan = unggah(rani, forum, PDF, "foto.pdf", 422, jenis="foto")
    assert "JPEG atau PNG" in bukan
    unggah(rani, forum, jpeg, "foto.jpg", jenis="foto", umum="y", judul="Pembukaan")
    unggah(rani, forum, PDF, "laman.pdf", jenis="publikasi", judul="Tangkapan laman")
    satu = db.scalars(select(BerkasForum).where(BerkasForum.judul == "Pembukaan")).one()
    assert satu.umum is False
    pages.get(f"/f/forummateri/materi/{satu.id}", 404)
    assert "Pembukaan" not in pages.get("/f/forummateri").text
    assert "Tangkapan laman" in rani.get(f"/kelola/forum/{forum.id}/materi").text


def test_material_is_downloaded_as_what_it_is_and_only_where_it_may(
    db: Session, rani: Pages, pages: Pages, forum: Forum
) -> None:
    unggah(rani, forum, PDF, "../Paparan SKM.pdf", judul="", umum="y")
    unggah(rani, forum, PDF, "tim.pdf", judul="Untuk tim")
    umum, tim = db.scalars(select(BerkasForum).order_by(BerkasForum.id)).all()
    db.commit()
    assert (umum.judul, umum.umum, tim.umum) == ("Paparan SKM", True, False)
    halaman = pages.get("/f/forummateri").text
    assert "Paparan SKM PDF, 1 KB" in halaman
    assert "Untuk tim" not in halaman
    jawab = pages.client.get(f"/f/forummateri/materi/{umum.id}")
    assert jawab.get_data() == PDF
    assert jawab.mimetype == "application/pdf"
    assert jawab.headers["Content-Disposition"] == 'attachment; filename="Paparan SKM.pdf"'
    assert jawab.headers["X-Content-Type-Options"] == "nosniff"
    assert jawab.headers["Content-Security-Policy"] == KOTAK_PASIR
    pages.get(f"/f/forummateri/materi/{tim.id}", 404)
    assert rani.client.get(f"/kelola/forum/{forum.id}/materi/{tim.id}").status_code == 200

    csrf = {"csrf_token": rani.get(f"/kelola/forum/{forum.id}/materi").fields()["csrf_token"]}
    rani.post(f"/kelola/forum/{forum.id}/materi/{umum.id}", {**csrf, "tindakan": "tim"})
    pages.get(f"/f/forummateri/materi/{umum.id}", 404)
    rani.post(f"/kelola/forum/{forum.id}/materi/{umum.id}", {**csrf, "tindakan": "hapus"})
    assert list(db.scalars(select(BerkasForum.id))) == [tim.id]
    forum.tahap = TahapForum.TERBIT
    db.commit()
    tetap = rani.post(f"/kelola/forum/{forum.id}/materi/{tim.id}", {**csrf, "tindakan": "hapus"}, 409)
    assert "tidak dapat diubah lagi" in tetap.text
