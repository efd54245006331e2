"""Correcting a sealed berita acara: the next version, what it changes, and who sees which."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.berita_acara.perbaikan import isi_baris, perbaiki
from fkp.forum.berita_acara.queries import segel_umum, verifikasi_forum
from fkp.forum.tahap import terbitkan
from tests.builders import SAAT, Kota
from tests.fkp.forum.berita_acara_bantu import GORES, JARI, a_forum_sah, janji_of, masuk_pimpinan
from tests.page import Pages


def _ubah(sah: BeritaAcara, **ubah: Any) -> list[Any]:
    satu, *lain = [isi_baris(baris) for baris in sah.isi["baris"]]
    return [replace(satu, **ubah), *lain]


def test_a_correction_is_a_new_version_that_shows_what_changed(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    terbitkan(db, forum, oleh, SAAT)
    pimpinan = masuk_pimpinan(db, kota, app)
    alamat = f"/kelola/forum/{forum.id}/berita-acara/perbaiki"
    page = pimpinan.fill(alamat, {"alasan": "Salah ketik"}, status=422)
    assert "Belum ada yang diubah" in page.text
    page = pimpinan.fill(alamat, {"alasan": "", "b1-durasi": "20"}, status=422)
    assert "Baris 1, Jatuh tempo" in page.text
    assert page.fields()["b1-durasi"] == "20"
    isian = {
        "alasan": "Pengadaan papan memerlukan lelang",
        "b1-durasi": "20",
        "b1-tenggat": "2026-12-02",
        "b1-penanggung_jawab": "Bidang Sarana",
        "langkah": "tinjau",
    }
    page = pimpinan.fill(alamat, isian)
    assert "Yang berubah pada versi 2" in page.text
    assert "22 November 2026 2 Desember 2026" in page.text
    kembali = pimpinan.post(alamat, {**page.fields(), "langkah": "ubah"})
    assert kembali.fields()["b1-penanggung_jawab"] == "Bidang Sarana"
    tanpa = pimpinan.post(alamat, {**page.fields(), "langkah": "sahkan", "cara": "jari"}, 422)
    assert "Gores tanda tangan Anda" in tanpa.text
    assert "Yang berubah pada versi 2" in tanpa.text
    kirim = {**tanpa.fields(), "langkah": "sahkan", "cara": "jari", "goresan": GORES}
    assert "Versi 2 disahkan dengan kode" in pimpinan.post(alamat, kirim).text
    baru = db.scalars(select(BeritaAcara).where(BeritaAcara.versi == 2)).one()
    assert baru.isi["baris"][0]["penanggung_jawab"] == "Bidang Sarana"
    assert set(baru.pribadi["tanda_tangan"]) == {"pimpinan"}, "people signed the text before"
    assert sidik_isi(sah.isi) == sah.sidik
    satu, dua = janji_of(db, forum)
    db.refresh(satu)
    assert (satu.tenggat, satu.tenggat_semula, satu.penanggung_jawab) == (
        date(2026, 12, 2),
        date(2026, 11, 22),
        "Bidang Sarana",
    )
    assert satu.alasan_tenggat == "Pengadaan papan memerlukan lelang"
    assert [(p.isian, p.dari, p.alasan) for p in satu.perubahan] == [
        ("penanggung_jawab", "Seksi Pelayanan", "Pengadaan papan memerlukan lelang")
    ]
    assert dua.penanggung_jawab == "Seksi Pelayanan"
    umum = pages.get(f"/f/{forum.kode}/berita-acara")
    assert "Pengadaan papan memerlukan lelang" in umum.text
    assert "Seksi Pelayanan Bidang Sarana" in umum.text
    assert "sudah diganti" in pages.get(f"/f/{forum.kode}/berita-acara?versi=1").text
    # Somebody who still has the first version open is told, and keeps what was typed.
    page = pimpinan.post(alamat, {**kirim, "b1-usulan": "Usulan lain"}, 422)
    assert "Versi 2 baru saja disahkan" in page.text
    assert page.fields()["b1-usulan"] == "Usulan lain"


def test_words_that_nobody_outside_could_read_do_not_stay_with_the_promise(db: Session, kota: Kota) -> None:
    """What was wrong with them may be a name."""
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    perbaiki(
        db,
        forum,
        oleh,
        SAAT,
        dari=1,
        baris=_ubah(sah, keluaran="Papan alur di 2 loket"),
        alasan="Ada nama orang",
        tanda=JARI,
    )
    satu = janji_of(db, forum)[0]
    assert (satu.keluaran, satu.perubahan) == ("Papan alur di 2 loket", [])


def test_a_version_that_was_corrected_before_publication_never_becomes_public(
    db: Session, kota: Kota
) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    saat = SAAT + timedelta(hours=1)
    baris = _ubah(sah, masalah="Tanpa nama orang")
    baru = perbaiki(db, forum, oleh, saat, dari=1, baris=baris, alasan="Menyebut nama", tanda=JARI)
    assert segel_umum(db, forum) == []
    terbitkan(db, forum, oleh, saat + timedelta(hours=1))
    assert segel_umum(db, forum) == [baru]
    lama = verifikasi_forum(db, sah)
    assert (lama["umum"], lama["terbaru"], lama["isi_cocok"], lama["pribadi_cocok"]) == (
        False,
        baru,
        True,
        True,
    )
