"""Reviews of a standard: each is kept, told without names, and taken back only by whoever may write one."""

from datetime import date

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.forum.models import TahapForum
from fkp.jejak.models import Jejak
from fkp.standar.actions import StandarSalah
from fkp.standar.models import StandarPelayanan, TahapStandar, TinjauanStandar
from fkp.standar.peninjau import ForumPeninjau
from fkp.standar.peninjauan import hari_tinjauan
from fkp.standar.queries import Jajaran
from tests.builders import SANDI, a_akun, a_situs, a_unit
from tests.fkp.forum.bangun import HARI, a_forum
from tests.fkp.penilaian.bangun import a_forum_standar
from tests.fkp.standar.bangun import a_tinjauan
from tests.fkp.standar.test_standar import a_standar, form_ke, ke, kirim
from tests.page import Pages


@pytest.fixture
def unit(db):
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh", slug="kantor-contoh", zona="Asia/Jayapura", layanan=2)


def hari_of(db, layanan):
    """The days of review of this layanan with how they are known, the oldest first."""
    cari = select(TinjauanStandar.hari, TinjauanStandar.cara, TinjauanStandar.forum_id)
    cari = cari.join(TinjauanStandar.standar).where(StandarPelayanan.layanan_id == layanan.id)
    return [tuple(b) for b in db.execute(cari.order_by(TinjauanStandar.hari, TinjauanStandar.id))]


def jejak_of(db, aksi):
    return db.scalars(select(Jejak.rincian).where(Jejak.aksi == aksi).order_by(Jejak.nomor)).all()


def batal(petugas, layanan, row, status=200):
    page = petugas.get(ke(layanan))
    ujung = f"/tinjauan/{row.id}/batal"
    return petugas.fill(ke(layanan), {}, form=form_ke(page, ujung), status=status)


def test_a_day_belongs_to_the_revision_that_was_in_force():
    satu = StandarPelayanan(revisi=1, tanggal_sk=date(2024, 3, 1))
    dua = StandarPelayanan(revisi=2, tanggal_sk=date(2025, 6, 1))
    jajaran = Jajaran(dua, StandarPelayanan(revisi=3), (satu,))
    for hari, harap in (
        (date(2024, 2, 1), satu),
        (date(2024, 3, 1), satu),
        (date(2025, 5, 31), satu),
        (date(2025, 6, 1), dua),
        (date(2026, 1, 1), dua),
    ):
        assert jajaran.pada(hari) is harap
    assert Jajaran().pada(date(2026, 1, 1)) is None


def test_a_review_in_a_forum_has_the_day_of_the_forum():
    forum, lain = ForumPeninjau(1, "Tinjau", date(2026, 3, 3)), date(2026, 3, 4)
    assert hari_tinjauan("hari", lain, None) == lain
    assert hari_tinjauan("hari", None, forum) == hari_tinjauan("hari", forum.hari, forum) == forum.hari
    assert hari_tinjauan("hari", None, None) is None
    with pytest.raises(StandarSalah, match="diselenggarakan 3 Maret 2026"):
        hari_tinjauan("hari", lain, forum)


def test_every_review_of_every_year_stays(db, unit, petugas):
    layanan = unit.layanan[0]
    a_standar(db, layanan)
    assert "Belum pernah ditinjau" in petugas.get(ke(layanan)).text
    # Also one of a past year that nobody had written down.
    for hari in ("2026-11-10", "2025-11-20"):
        page = kirim(petugas, layanan, "/tinjau", {"hari": hari})
    assert "Ditinjau kurang dari sebulan lalu" in page.text
    assert hari_of(db, layanan) == [
        (date(2025, 11, 20), "sendiri", None),
        (date(2026, 11, 10), "sendiri", None),
    ]
    assert [r["ditinjau"] for r in jejak_of(db, "standar ditinjau")] == ["2026-11-10", "2025-11-20"]
    assert (
        "Peninjauan 20 November 2025 sudah tercatat."
        in kirim(petugas, layanan, "/tinjau", {"hari": "2025-11-20"}, 422).text
    )
    lalu = a_standar(db, unit.layanan[1], ditinjau=date(2025, 1, 5))
    assert "Lewat waktu: ditinjau 22 bulan lalu" in petugas.get(ke(unit.layanan[1])).text
    assert lalu.ditinjau == date(2025, 1, 5)


def test_the_history_names_the_office_and_never_the_person_and_no_note_leaves_the_unit(
    app, db, unit, petugas
):
    layanan = unit.layanan[0]
    standar = a_standar(db, layanan)
    forum = a_forum(db, unit, TahapForum.TERBIT, tanggal=date(2026, 10, 1), tema="Dialog standar")
    arsip = a_forum(db, unit, TahapForum.ARSIP, tanggal=date(2025, 10, 1), tema="Dialog lama")
    a_tinjauan(db, standar, date(2025, 4, 1))
    db.commit()
    isian = {"hari": "", "forum": str(forum.id), "catatan": "Berita acara Pak Catatan"}
    page = kirim(petugas, layanan, "/tinjau", isian)
    kirim(petugas, layanan, "/tinjau", {"hari": "2025-10-01", "forum": str(arsip.id)})
    page = petugas.get(ke(layanan))
    riwayat = page.text.partition("Riwayat peninjauan")[2]
    assert "1 Oktober 2026 , revisi 1 Forum: Dialog standar Berita acara Pak Catatan" in riwayat
    assert "Dicatat petugas Kantor Contoh, 12 November 2026" in riwayat
    assert "Dicatat Kantor Contoh, 12 November 2026" in riwayat
    assert riwayat.index("1 Oktober 2026") < riwayat.index("1 Oktober 2025") < riwayat.index("1 April 2025")
    assert f"/kelola/forum/{forum.id}" in {a.get("href") for a in page.all("a")}
    row = db.scalars(select(TinjauanStandar).where(TinjauanStandar.forum_id == forum.id)).one()
    pencatat = db.scalars(select(Jejak.pelaku).where(Jejak.aksi == "standar ditinjau")).first()
    assert (row.cara, row.peran, row.akun_id is not None) == ("sendiri", "petugas", True)
    umum = Pages(app).get("/unit/kantor-contoh/standar")
    assert "Terakhir ditinjau bersama masyarakat 1 Oktober 2026" in umum.text
    for hari in ("1 Oktober 2026, dalam forum Dialog standar", "1 Oktober 2025", "1 April 2025"):
        assert hari in umum.text
    assert f"/f/{forum.kode}" in {a.get("href") for a in umum.all("a")}
    # The archive of a forum is not for everyone.
    for rahasia in ("Pak Catatan", "petugas Kantor", "Dialog lama", pencatat):
        assert rahasia not in umum.text


def test_only_forums_that_were_held_here_are_offered_and_their_day_is_the_day(db, unit, petugas):
    layanan = unit.layanan[0]
    a_standar(db, layanan)
    tinjau = a_forum(db, unit, TahapForum.DISAHKAN, tanggal=date(2026, 10, 1), tema="Sudah")
    bukan = [
        a_forum(db, unit, TahapForum.RANCANGAN, tanggal=date(2026, 10, 1)),
        a_forum(db, unit, TahapForum.BATAL, tanggal=date(2026, 10, 1)),
        a_forum(db, unit, TahapForum.TERJADWAL, tanggal=date(2026, 11, 30)),
        a_forum(db, a_unit(db), TahapForum.DISAHKAN, tanggal=date(2026, 10, 1)),
    ]
    db.commit()
    for satu in bukan:
        page = petugas.get(ke(layanan))
        isian = {**page.fields(form_ke(page, "/tinjau")), "forum": str(satu.id)}
        assert "Pilih salah satu dari daftar." in petugas.post(ke(layanan, "/tinjau"), isian, 422).text
    page = kirim(petugas, layanan, "/tinjau", {"hari": "2026-10-02", "forum": str(tinjau.id)}, 422)
    assert "Forum yang dipilih diselenggarakan 1 Oktober 2026." in page.text
    # What was filled in is still there.
    isian = page.fields(form_ke(page, "/tinjau"))
    assert (isian["hari"], isian["forum"]) == ("2026-10-02", str(tinjau.id))
    assert hari_of(db, layanan) == []


def test_a_wrong_day_is_taken_back_with_a_line_and_a_sealed_one_is_not(app, db, unit, petugas):
    layanan, lain = unit.layanan
    standar = a_standar(db, layanan)
    milik_lain = a_tinjauan(db, a_standar(db, lain), date(2026, 2, 2))
    salah = a_tinjauan(db, standar, date(2026, 5, 5))
    forum = a_forum(db, unit, TahapForum.DISAHKAN, tanggal=date(2026, 10, 1))
    tetap = a_tinjauan(db, standar, date(2026, 10, 1), cara="forum", forum_id=forum.id)
    pimpinan, asing = a_akun(db, Peran.PIMPINAN, unit.jalur), a_akun(db, Peran.PETUGAS, a_unit(db).jalur)
    db.commit()
    page = petugas.get(ke(layanan))
    token = {"csrf_token": page.fields(form_ke(page, "/tinjau"))["csrf_token"]}
    for siapa, status in ((pimpinan, 403), (asing, 404)):
        orang = Pages(app).masuk(siapa.nama_pengguna, SANDI)
        milik = {"csrf_token": orang.get("/kelola/akun").fields()["csrf_token"]}
        orang.post(ke(layanan, f"/tinjauan/{salah.id}/batal"), milik, status)
    assert "Batalkan peninjauan" not in Pages(app).masuk(pimpinan.nama_pengguna, SANDI).get(ke(layanan)).text
    petugas.post(ke(layanan, f"/tinjauan/{milik_lain.id}/batal"), token, 404)
    page = petugas.post(ke(layanan, f"/tinjauan/{tetap.id}/batal"), token, 409)
    assert "berasal dari berita acara forum yang sudah disahkan" in page.text
    assert "Peninjauan dibatalkan." in batal(petugas, layanan, salah).text
    petugas.post(ke(layanan, f"/tinjauan/{salah.id}/batal"), token, 404)
    assert [h for h, _cara, _forum in hari_of(db, layanan)] == [date(2026, 10, 1)]
    assert [h for h, _cara, _forum in hari_of(db, lain)] == [date(2026, 2, 2)]
    assert jejak_of(db, "peninjauan standar dibatalkan") == [
        {"layanan_id": layanan.id, "revisi": 1, "ditinjau": "2026-05-05", "cara": "sendiri"}
    ]


def test_a_sealed_forum_is_noted_beside_later_reviews_and_makes_a_noted_day_its_own(db, unit):
    layanan, lain = unit.layanan
    a_standar(db, layanan, ditinjau=date(2026, 11, 11))
    a_standar(db, lain, ditinjau=date(2026, 6, 9))
    a_standar(db, lain, TahapStandar.RANCANGAN, revisi=2)
    forum = a_forum_standar(db, unit, ("U1", "U2"), [layanan, lain], tanggal=date(2026, 6, 9))
    db.commit()
    assert hari_of(db, layanan) == [
        (date(2026, 6, 9), "forum", forum.id),
        (date(2026, 11, 11), "sendiri", None),
    ]
    assert hari_of(db, lain) == [(date(2026, 6, 9), "forum", forum.id)]
    assert {
        r.peran for r in db.scalars(select(TinjauanStandar).where(TinjauanStandar.akun_id.is_not(None)))
    } == {"pimpinan"}


def test_a_forum_before_there_was_a_standard_reviewed_none(db, unit):
    layanan, tanpa = unit.layanan
    a_standar(db, layanan, tanggal_sk=date(2026, 7, 1))
    a_forum_standar(db, unit, ("U1",), [layanan, tanpa], tanggal=date(2026, 6, 9))
    assert hari_of(db, layanan) == hari_of(db, tanpa) == []


def test_a_decree_notes_the_forum_that_discussed_its_draft(db, unit, petugas):
    layanan = unit.layanan[0]
    a_standar(db, layanan)
    a_standar(db, layanan, TahapStandar.RANCANGAN, revisi=2)
    forum = a_forum(db, unit, TahapForum.DISAHKAN, tanggal=HARI, tema="Bahas rancangan")
    db.commit()
    sk = {"nomor_sk": "188/9/2026", "tanggal_sk": HARI.isoformat(), "forum_rancangan": str(forum.id)}
    page = kirim(petugas, layanan, "/tetapkan", {**sk, "ditinjau": "2026-11-01"}, 422)
    assert "Forum yang dipilih diselenggarakan 12 November 2026." in page.text
    page = kirim(petugas, layanan, "/tetapkan", {**sk, "ditinjau": ""})
    assert "12 November 2026 , revisi 2 Forum: Bahas rancangan" in page.text
    assert hari_of(db, layanan) == [(HARI, "sendiri", forum.id)]
    assert jejak_of(db, "standar ditetapkan")[0]["forum_id"] == forum.id
