"""Numbers of people in what a forum announces, and in what people say of it before it begins."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.materi.models import TanggapanMateri
from fkp.forum.models import Forum, TahapForum
from fkp.forum.tahap import ForumSalah, batalkan
from tests.builders import Kota
from tests.fkp.forum.bangun import HARI, a_forum
from tests.fkp.forum.test_persiapan import isian
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")

PONSEL = "0812-3456-7890"
ADA = "Ada nomor telepon (“0812…”)"


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, kode="depan", tanggal=HARI + timedelta(days=7))
    db.commit()
    return forum


@pytest.mark.parametrize("nama", ["tema", "tujuan", "tempat"])
def test_what_is_announced_holds_none_but_whom_to_ask_may_be_called(
    rani: Pages, forum: Forum, nama: str
) -> None:
    url = f"/kelola/forum/{forum.id}/ubah"
    teks = f"Tanya Bu Ani {PONSEL}"
    page = rani.post(url, {**isian(rani.get(url), url), nama: teks}, 422)
    assert ADA in page.text
    assert isian(page, url)[nama] == teks
    rani.post(url, {**isian(rani.get(url), url), nama: "Aula (0251) 123456", "narahubung": f"Loket {PONSEL}"})


def test_the_order_of_the_day_holds_none(rani: Pages, forum: Forum) -> None:
    url = f"/kelola/forum/{forum.id}/agenda"
    kirim = {**isian(rani.get(url), url), "mulai_0": "09.00", "judul_0": f"Paparan Bu Ani {PONSEL}"}
    assert ADA in rani.post(url, kirim, 422).text


def test_why_it_is_called_off_holds_none(kota: Kota, db: Session, forum: Forum) -> None:
    with pytest.raises(ForumSalah, match="Ada nomor telepon"):
        batalkan(db, forum, kota.rani, f"Bu Ani sakit, {PONSEL}")
    assert forum.tahap == TahapForum.TERJADWAL


def test_a_comment_holds_none(db: Session, pages: Pages, forum: Forum) -> None:
    isi = pages.get("/f/depan").fields(0)
    teks = f"Kursi kurang, kabari {PONSEL}"
    page = pages.post("/f/depan/tanggapan", {**isi, "teks": teks}, 422)
    assert f"{ADA} di tulisan Anda" in page.text
    assert teks in page.html, "nothing typed is lost"
    assert not db.scalars(select(TanggapanMateri)).all()


def test_what_was_written_before_is_shown_with_a_mark(db: Session, pages: Pages, forum: Forum) -> None:
    forum.tujuan, forum.alasan_batal = f"Tanya {PONSEL}", f"Sakit, {PONSEL}"
    db.commit()
    assert "Tanya [nomor disembunyikan]" in pages.get("/f/depan").text
    forum.tahap = TahapForum.BATAL
    db.commit()
    page = pages.get("/f/depan")
    assert "Sakit, [nomor disembunyikan]" in page.text
    assert PONSEL not in page.html
