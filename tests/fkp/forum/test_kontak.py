"""The contact book: only with consent, no longer than agreed, and nobody's name in the audit trail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.peserta.isian import rapikan_hp, sah_hp, tulis_hp
from fkp.forum.peserta.kontak import kontak_unit
from fkp.forum.peserta.models import Kontak
from fkp.forum.peserta.persetujuan import load_persetujuan
from fkp.jejak.models import Jejak
from fkp.surel import sah_surel
from tests.builders import SAAT, a_unit, sign_in
from tests.fkp.forum import bangun
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.page import H

pytestmark = pytest.mark.usefixtures("kini")

ORANG = {
    "nama": "Siti Umpama",
    "unsur": "U4",
    "lembaga": "PKK Umpama",
    "hp": "+62 812-0000-1111",
    "surel": "siti@contoh.example",
    "setuju_hari": "2026-11-12",
    "setuju_lewat": "lisan",
    "setuju": "y",
}


def buku(unit, ekor=""):
    return f"/kelola/unit/{unit.id}/kontak{ekor}"


def a_kontak(db, unit, nama="Siti Umpama", **kolom):
    kontak = bangun.a_kontak(db, unit, nama, **kolom)
    db.commit()
    return kontak


@pytest.mark.parametrize(
    ("ketikan", "simpan"),
    [
        ("0812-3456-7890", "081234567890"),
        ("+62 (0)812 3456 7890", "081234567890"),
        ("62 812.3456.7890", "081234567890"),
        ("00 62 812 3456 7890", "081234567890"),
        ("812 3456 7890", "081234567890"),
        ("٠٨١٢٣٤٥٦٧٨٩٠", "081234567890"),
        ("(021) 345-6789", "0213456789"),
        ("+60 12-345 6789", "+60123456789"),
    ],
)
def test_a_phone_number_is_kept_in_one_way(ketikan, simpan):
    assert rapikan_hp(ketikan) == simpan
    assert sah_hp(simpan)


@pytest.mark.parametrize("ketikan", ["", "0", "+", "0812", "0812abc4567", "08123456789012345", "-", "00"])
def test_what_is_no_number_is_not_taken_for_one(ketikan):
    assert not sah_hp(rapikan_hp(ketikan))


def test_numbers_are_shown_in_groups():
    assert [tulis_hp(x) for x in ("081234567890", "08123456789", "0213456789")] == [
        "0812-3456-7890",
        "0812-3456-789",
        "0213456789",
    ]


@pytest.mark.parametrize(
    ("surel", "sah"),
    [
        ("nama.lain@dinas.go.id", True),
        ("nama@contoh", False),
        ("nama contoh@a.id", False),
        ("a@b..id", False),
        ("a@b@c.id", False),
        ("", False),
        ("x" * 200 + "@a.id", False),
    ],
)
def test_an_address_has_the_shape_of_one(surel, sah):
    assert sah_surel(surel) is sah


def test_someone_who_agreed_is_kept_with_the_wording(db, unit, petugas):
    page = petugas.fill(buku(unit, "/tambah"), ORANG)
    assert "Kontak tersimpan." in page.text
    assert "0812-0000-1111" in page.text
    kontak = db.scalars(select(Kontak)).one()
    assert (kontak.hp, kontak.setuju_pada, kontak.setuju_lewat, kontak.setuju_versi) == (
        "081200001111",
        SAAT,
        "lisan",
        "persetujuan-1",
    )
    catatan = db.scalars(select(Jejak).where(Jejak.objek == "kontak")).one()
    assert catatan.aksi == "kontak ditambahkan"
    for rahasia in ("Siti", "PKK", "1111", "contoh.example"):
        assert rahasia not in str(catatan.rincian)


@pytest.mark.parametrize(
    ("isian", "harap"),
    [
        ({"setuju": None}, "Tanpa persetujuan, data orang tidak boleh disimpan"),
        ({"setuju_lewat": ""}, "Pilih bagaimana persetujuannya diberikan."),
        ({"setuju_hari": "2026-11-13"}, "Paling akhir hari ini, 12 November 2026"),
        ({"setuju_hari": "2024-11-12"}, "sudah melewati masa simpannya"),
        ({"hp": "0812 tidak tahu"}, "Tulis nomor telepon dengan angka saja"),
        ({"surel": "siti di contoh"}, "Tulis alamat surel yang lengkap"),
        ({"unsur": "O"}, "Pilih salah satu dari daftar."),
        ({"unsur": ""}, "Pilih unsur peserta dari daftar."),
        ({"nama": " "}, "Tulis nama orangnya."),
    ],
)
def test_without_consent_or_with_a_wrong_field_nothing_is_kept(db, unit, petugas, isian, harap):
    kirim = {k: v for k, v in {**ORANG, **isian}.items() if v is not None}
    page = petugas.fill(buku(unit, "/tambah"), kirim, status=422)
    assert harap in page.text
    assert page.fields()["lembaga"] == "PKK Umpama"
    assert page.fields()["hp"] == isian.get("hp", "081200001111")
    assert db.scalars(select(Kontak)).all() == []


def test_the_box_of_consent_is_not_ticked_beforehand(unit, petugas):
    assert "setuju" not in petugas.get(buku(unit, "/tambah")).fields()


def test_someone_like_another_is_saved_only_knowingly(db, unit, petugas):
    a_kontak(db, unit, "SITI UMPAMA", lembaga="pkk umpama")
    a_kontak(db, unit, "Budi Umpama", hp="081200001111")
    a_kontak(db, a_unit(db), "Siti Umpama", lembaga="PKK Umpama")
    page = petugas.fill(buku(unit, "/tambah"), ORANG, status=422)
    mirip = [a for n in page.all("div", class_="notice notice--perhatian") for a in n.iter(H + "a")]
    assert [a.text for a in mirip] == ["SITI UMPAMA", "Budi Umpama"]
    petugas.post(buku(unit, "/tambah"), {**page.fields(), "tetap": "y"})
    assert [k.nama for k in kontak_unit(db, unit.id, unsur="U4")] == [
        "Budi Umpama",
        "SITI UMPAMA",
        "Siti Umpama",
    ]


def test_the_book_is_searched_by_name_organisation_and_number(db, unit, petugas):
    a_kontak(db, unit, "Siti", lembaga="Universitas Umpama", unsur="U2")
    a_kontak(db, unit, "Budi", hp="081200001111")
    for saring, harap in (
        ("cari=universitas", ["Siti"]),
        ("cari=%2B62+812-0000", ["Budi"]),
        ("unsur=U2", ["Siti"]),
        ("unsur=ngawur", ["Siti", "Budi"]),
        ("cari=%25", []),
    ):
        page = petugas.get(buku(unit, f"?{saring}"))
        assert [a.text for th in page.all("th", scope="row") for a in th.iter(H + "a")] == harap, saring


def test_a_contact_is_changed_and_its_consent_stays(db, unit, petugas):
    kontak = a_kontak(db, unit)
    petugas.fill(buku(unit, f"/{kontak.id}"), {"hp": "0813 0000 2222"})
    db.expire_all()
    assert (kontak.hp, kontak.setuju_pada) == ("081300002222", SAAT)
    rincian = db.scalars(select(Jejak.rincian).where(Jejak.aksi == "kontak diubah")).one()
    assert rincian == {"isian": "hp"}


def test_who_withdraws_is_deleted_and_stays_on_the_lists_of_forums(db, unit, petugas):
    kontak = a_kontak(db, unit)
    peserta = a_peserta(db, a_forum(db, unit), nama=kontak.nama, kontak_id=kontak.id)
    db.commit()
    url = buku(unit, f"/{kontak.id}")
    page = petugas.fill(url, {}, form=1)
    assert "Kontak dihapus." in page.text
    db.expire_all()
    assert db.scalars(select(Kontak)).all() == []
    assert (peserta.nama, peserta.kontak_id) == ("Siti Umpama", None)
    petugas.get(url, status=404)


def test_who_agreed_too_long_ago_is_not_invited_until_asked_again(db, unit, petugas):
    lama = a_kontak(db, unit, "Lama", setuju_pada=SAAT.replace(year=2024, month=11))
    a_kontak(db, unit, "Hampir", setuju_pada=SAAT.replace(year=2024, month=11) + timedelta(seconds=1))
    assert [k.nama for k in kontak_unit(db, unit.id)] == ["Hampir"]
    assert "Masa simpan 1 kontak sudah habis." in petugas.get(buku(unit)).text
    page = petugas.fill(buku(unit, f"/{lama.id}"), {"nama": "Lama Umpama"}, status=422)
    assert "Tanyakan lagi kepada orangnya." in page.text
    petugas.post(buku(unit, f"/{lama.id}"), {**page.fields(), "setuju_hari": "2026-11-10"})
    db.expire_all()
    assert [k.nama for k in kontak_unit(db, unit.id)] == ["Hampir", "Lama Umpama"]
    with hold(SAAT.replace(year=2027)):
        page = petugas.get(buku(unit))
        assert "1 kontak dihapus." in petugas.fill(buku(unit), {}, form=0).text
    assert [k.nama for k in db.scalars(select(Kontak))] == ["Lama Umpama"]


def test_consent_ends_on_the_last_day_of_a_shorter_month():
    akhir = load_persetujuan().sampai(datetime(2024, 2, 29, 12, tzinfo=UTC))
    assert akhir.date() == date(2026, 2, 28)


def test_another_units_book_does_not_exist_here(db, unit, petugas, app):
    lain = a_unit(db)
    asing = a_kontak(db, lain, "Rahasia Tetangga")
    for url in (buku(lain), buku(lain, "/tambah"), buku(lain, f"/{asing.id}"), buku(unit, f"/{asing.id}")):
        petugas.get(url, status=404)
    token = petugas.get(buku(unit, "/tambah")).fields()["csrf_token"]
    petugas.post(buku(unit, f"/{asing.id}/hapus"), {"csrf_token": token}, status=404)
    petugas.post(buku(lain, "/bersihkan"), {"csrf_token": token}, status=404)
    assert db.scalars(select(Kontak.nama)).all() == ["Rahasia Tetangga"]


def test_who_does_not_prepare_forums_sees_no_phone_number(db, unit, pages):
    a_kontak(db, unit)
    pimpinan = sign_in(db, pages, Peran.PIMPINAN, unit.jalur)
    pimpinan.get(buku(unit), status=403)
