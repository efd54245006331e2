"""The whole loop: a survey finds something weak, a forum promises, promises are kept, the next survey says
what came of it, and the next forum opens with what stayed open."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold
from fkp.forum.berita_acara.kunci import kunci
from fkp.forum.berita_acara.segel import sahkan
from fkp.forum.berita_acara.tandatangan import tanda_tangani
from fkp.forum.models import Forum
from fkp.forum.tahap import terbitkan
from fkp.skm.models import Survei
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SANDI, a_akun, a_situs, a_unit, an_isian
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta
from tests.fkp.forum.berita_acara_bantu import GORES, JARI
from tests.fkp.putaran.bangun import KUAT, LEMAH, buka_survei, isi_survei, tutup_survei
from tests.page import H, Page, Pages

FORUM = datetime(2026, 4, 20, 3, 0, tzinfo=UTC)
RAHASIA = ("Siti Rahasia", "081234567890")


@contextmanager
def pada(bulan: int, hari: int) -> Iterator[datetime]:
    saat = datetime(2026, bulan, hari, 3, 0, tzinfo=UTC)
    with hold(saat):
        yield saat


def gambar() -> io.BytesIO:
    isi = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(isi, "PNG")
    isi.seek(0)
    return isi


def kirim(pages: Pages, alamat: str, tindakan: str, isi: dict[str, Any]) -> Page:
    """Fill the form of the page that goes to ``tindakan``."""
    page = pages.get(alamat)
    formulir = list(page.all("main")[0].iter(H + "form"))
    ke = [i for i, f in enumerate(formulir) if (f.get("action") or "").endswith(tindakan)]
    return pages.fill(alamat, isi, form=ke[0])


def survei_pertama(db: Session, unit: Unit, pages: Pages) -> Survei:
    """Weak in waiting time, middling in its rooms; one of the answers comes through the page."""
    survei = buka_survei(db, unit, 1)
    isi_survei(db, survei, {"waktu": LEMAH, "sarana": (2, 12, 20, 6)})
    db.commit()
    with pada(2, 12):
        pages.post(f"/s/{survei.kode}", an_isian(survei, waktu="2", sarana="2"))
    tutup_survei(db, survei)
    return survei


def forum_pertama(db: Session, unit: Unit, survei: Survei, pimpinan: Akun) -> Forum:
    """Three rows agreed, signed, sealed and published on the day."""
    forum = a_forum(
        db, unit, tema="Antrean loket", tanggal=FORUM.date(), survei_id=survei.id, kode="fkpsatu1"
    )
    for unsur, tindakan in (
        ("waktu", "Membuka loket kedua"),
        ("sarana", "Menambah 24 kursi tunggu"),
        ("prosedur", "Memasang papan alur"),
    ):
        a_masukan(db, forum, lengkap=True, unsur_skm=unsur, tindakan=tindakan, tenggat=date(2026, 4, 30))
    peserta = a_peserta(
        db, forum, hadir=True, hadir_pada=FORUM, nama=RAHASIA[0], hp=RAHASIA[1], jenis_kelamin="P"
    )
    kunci(db, forum, a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-"), FORUM)
    tanda_tangani(db, forum, peserta, FORUM, sidik=forum.naskah_sidik, goresan=GORES)
    sahkan(db, forum, pimpinan, FORUM, sidik=forum.naskah_sidik, tanda=JARI)
    terbitkan(db, forum, pimpinan, FORUM)
    db.commit()
    return forum


def test_two_periods_and_a_forum_close_the_loop(db: Session, app: Flask, pages: Pages) -> None:
    a_situs(db)
    unit = a_unit(db, nama="Kantor Contoh", slug="kantor")
    pimpinan = a_akun(db, Peran.PIMPINAN, unit.jalur, sandi_hash="-")
    a_akun(db, Peran.PETUGAS, unit.jalur, nama_pengguna="rani")
    survei = survei_pertama(db, unit, pages)
    with hold(FORUM):
        forum = forum_pertama(db, unit, survei, pimpinan)
    janji = {j.unsur: j.id for j in db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id == forum.id))}
    assert sorted(janji) == ["prosedur", "sarana", "waktu"]

    # The board shows them at once; nothing has been measured since.
    with pada(4, 21):
        page = pages.get(f"/janji/{janji['waktu']}")
        assert "Membuka loket kedua" in page.h1
        assert "Unsur Waktu Penyelesaian sebelumnya: 68,29" in page.text
        assert "Belum diukur lagi" in page.text
        assert "Membuka loket kedua" in pages.get("/papan-janji?unit=kantor").text

    # Two are kept in June, the third never begins.
    with pada(6, 20):
        rani = Pages(app).masuk("rani", SANDI)
        for unsur in ("waktu", "sarana"):
            alamat = f"/kelola/tindak-lanjut/{janji[unsur]}"
            kirim(rani, alamat, "/kemajuan", {"status": "berjalan"})
            isian = {"berkas": (gambar(), "loket.png"), "judul": f"Foto {unsur}", "umum": "y"}
            kirim(rani, alamat, "/bukti", {f"bukti-baru-{k}": v for k, v in isian.items()})
            kirim(rani, alamat, "/kemajuan", {"status": "selesai", "realisasi": f"Sudah ada, {unsur}"})
        page = pages.get(f"/janji/{janji['waktu']}")
        assert "Sudah ada, waktu" in page.text
        assert [i.get("alt") for i in page.all("img")] == ["Foto waktu"]
        assert "belum ada hasil survei sesudah janji ini ditepati, 20 Juni 2026" in page.text

    # The next survey: waiting time clearly better, the rooms hardly.
    kedua = buka_survei(db, unit, 3)
    isi_survei(db, kedua, {"waktu": KUAT, "sarana": (2, 11, 20, 7)})
    sah = tutup_survei(db, kedua)
    db.commit()
    with pada(10, 12):
        _yang_dilihat_warga(pages, janji, survei, sah.kode)
        _yang_dilihat_staf(Pages(app).masuk("rani", SANDI), unit, janji, kedua)
        _forum_berikut(db, app, unit, pages, forum)


def _yang_dilihat_warga(pages: Pages, janji: dict[str, int], survei: Survei, kode: str) -> None:
    page = pages.get(f"/janji/{janji['waktu']}")
    assert "Unsur Waktu Penyelesaian sesudahnya: 68,29 menjadi 88,75" in page.text
    assert "Naik 20,46. Batas galat selisihnya" in page.text
    assert "jadi kenaikannya nyata" in page.text
    assert "bukan sebab perubahannya" in page.text
    assert page.all("a", href=f"/verifikasi/{kode}")
    page = pages.get(f"/janji/{janji['sarana']}")
    assert "Belum dapat disimpulkan: selisih 1,71 masih dalam batas galat" in page.text
    assert "dari 41 lalu 40 jawaban" in page.text
    assert "kenaikannya nyata" not in page.text
    assert page.all("p", class_="arah") == []
    page = pages.get(f"/janji/{janji['prosedur']}")
    assert "Janji ini belum selesai, jadi perubahan nilai itu bukan karenanya." in page.text
    page = pages.get("/unit/kantor")
    (rantai,) = page.all("ol", class_="steps steps--mini")
    teks = " ".join(" ".join(rantai.itertext()).split())
    assert teks == (
        "Survei Triwulan I 2026 Unsur Waktu Penyelesaian: 68,29 Forum 20 April 2026 Antrean loket "
        "3 janji, 2 sudah ditepati Survei Triwulan III 2026 Unsur Waktu Penyelesaian: 88,75 "
        f"(naik nyata: +20,46, batas galat {_galat(teks)})"
    )
    tautan = [a.get("href") for a in rantai.iter(H + "a")]
    assert tautan[:2] == [f"/unit/kantor?periode={survei.kode}", "/f/fkpsatu1"]
    assert page.all("a", href="/papan-janji?unit=kantor")
    assert [r for r in RAHASIA if r in page.html] == []


def _galat(teks: str) -> str:
    return teks.rpartition("galat ")[2].rstrip(")")


def _yang_dilihat_staf(rani: Pages, unit: Unit, janji: dict[str, int], kedua: Survei) -> None:
    page = rani.get(f"/kelola/survei/{kedua.id}/putaran")
    assert "2 janji ditepati sebelum survei ini" in page.text
    assert page.all("a", href=f"/kelola/tindak-lanjut/{janji['waktu']}")
    # The form of the next forum offers what is still open, and nothing that was kept.
    teks = rani.get(f"/kelola/forum/baru?unit={unit.id}").text
    assert "Memasang papan alur" in teks
    assert "Membuka loket kedua" not in teks


def _forum_berikut(db: Session, app: Flask, unit: Unit, pages: Pages, lalu: Forum) -> None:
    """Its page, its minutes and the wall of the room begin with the promise that is still open."""
    berikut = a_forum(
        db,
        unit,
        "berlangsung",
        tema="Lanjutan",
        tanggal=date(2026, 10, 12),
        forum_lalu_id=lalu.id,
        kode="fkpdua22",
    )
    db.commit()
    page = pages.get("/f/fkpdua22")
    judul = [" ".join("".join(h.itertext()).split()) for h in page.all("h2")]
    assert judul[0] == "1 janji forum lalu belum selesai"
    assert page.text.index("Memasang papan alur") < page.text.index("Membuka loket kedua")
    rani = Pages(app).masuk("rani", SANDI)
    for alamat in ("notulen", "notulen/layar"):
        page = rani.get(f"/kelola/forum/{berikut.id}/{alamat}")
        assert "1 janji unit ini masih terbuka" in page.text
        assert "Memasang papan alur" in page.text
        assert "Membuka loket kedua" not in page.text
    a_masukan(db, berikut, lengkap=True, masalah="Kursinya sempit")
    db.commit()
    with hold(datetime(2026, 10, 12, 3, 0, tzinfo=UTC) + timedelta(minutes=1)):
        layar = rani.get(f"/kelola/forum/{berikut.id}/notulen/layar")
    assert "Kursinya sempit" in layar.text
    assert "forum lalu belum selesai" not in layar.text
