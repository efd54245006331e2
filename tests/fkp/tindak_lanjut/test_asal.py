"""The page of a promise leads to what asked for it, as far as its reader may go."""

from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.models import TahapForum
from fkp.tindak_lanjut.models import Asal
from fkp.unit.models import Unit
from tests.builders import a_survei, sign_in
from tests.fkp.forum.bangun import a_forum, a_masukan
from tests.fkp.pengaduan.bangun import a_pengaduan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import H, Page, Pages


def asal(page: Page) -> list[tuple[str, str]]:
    """The links beside "Asal", words and address."""
    (dd,) = [
        dd
        for div in page.all("div")
        for dt in div.findall(H + "dt")
        if "".join(dt.itertext()).strip() == "Asal"
        for dd in div.findall(H + "dd")
    ]
    return [("".join(a.itertext()), a.get("href") or "") for a in dd.iter(H + "a")]


def test_what_asked_for_a_promise_is_one_click_away(db: Session, unit: Unit, petugas: Pages) -> None:
    survei, forum = a_survei(db, unit), a_forum(db, unit, TahapForum.TERBIT)
    baris, aduan = a_masukan(db, forum, lengkap=True), a_pengaduan(db, unit)
    rencana = ("rencana surveinya", f"/kelola/survei/{survei.id}/rencana")
    semua = [
        (a_tindak_lanjut(db, unit, survei), [rencana]),
        (
            a_tindak_lanjut(db, unit, survei, asal=Asal.FORUM, forum_id=forum.id, masukan_id=baris.id),
            [
                ("baris berita acaranya", f"/kelola/forum/{forum.id}/notulen#b-{baris.id.hex}"),
                rencana,
            ],
        ),
        (a_tindak_lanjut(db, unit, forum_id=forum.id), [("forumnya", f"/kelola/forum/{forum.id}")]),
        (
            a_tindak_lanjut(db, unit, asal=Asal.PENGADUAN, pengaduan_id=aduan.id),
            [("pengaduannya", f"/kelola/pengaduan/{aduan.id}")],
        ),
    ]
    db.commit()
    for row, harap in semua:
        tautan = asal(petugas.get(f"/kelola/tindak-lanjut/{row.id}"))
        assert tautan == harap
        for _teks, alamat in tautan:
            petugas.get(alamat)
    assert f'id="b-{baris.id.hex}"' in petugas.get(f"/kelola/forum/{forum.id}/notulen").html


def test_nobody_is_led_to_what_they_may_not_see(db: Session, unit: Unit, pages: Pages) -> None:
    forum = a_forum(db, unit, TahapForum.TERBIT)
    baris, aduan = a_masukan(db, forum, lengkap=True), a_pengaduan(db, unit)
    dari_forum = a_tindak_lanjut(db, unit, forum_id=forum.id, masukan_id=baris.id)
    dari_aduan = a_tindak_lanjut(db, unit, asal=Asal.PENGADUAN, pengaduan_id=aduan.id)
    admin = sign_in(db, pages, Peran.ADMIN, unit.jalur)
    alamat = f"/kelola/forum/{forum.id}/berita-acara#pratinjau"
    assert asal(admin.get(f"/kelola/tindak-lanjut/{dari_forum.id}")) == [("berita acaranya", alamat)]
    admin.get(alamat)
    assert asal(admin.get(f"/kelola/tindak-lanjut/{dari_aduan.id}")) == []
