"""The tree of instansi: whoever moves a branch moves everything on it."""

import pytest
from sqlalchemy import select

from fkp.jejak.models import Jejak
from fkp.unit.models import Unit
from tests.builders import a_instansi, a_unit


@pytest.fixture
def bidang(db, kota):
    """Lies below the first dinas and has a unit of its own."""
    bidang = a_instansi(db, "Bidang Akta", kota.dinas)
    a_unit(db, bidang, "Loket Akta")
    db.commit()
    return bidang


def test_the_tree_is_shown_as_a_tree_of_what_lies_below(admin, admin_dinas, kota, bidang):
    pohon = admin.get("/kelola/instansi").all("ul", class_="pohon")[0]
    terdalam = pohon.findall("./{*}li/{*}ul/{*}li/{*}ul/{*}li//{*}a")
    assert terdalam[0].text == "Bidang Akta"
    page = admin_dinas.get("/kelola/instansi")
    assert "Bidang Akta" in page.text
    assert "Dinas Kesehatan" not in page.text
    assert "Kota Misal" not in page.all("main")[0].itertext()


def test_a_child_is_added_where_one_stands(db, admin_dinas, kota):
    url = f"/kelola/instansi/baru?induk={kota.dinas.id}"
    page = admin_dinas.fill(url, {"nama": "Bidang Data", "singkatan": "BD", "jenis": "bagian"})
    assert "Bidang Data ditambahkan" in page.text
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "tambah_instansi")).one()
    assert baris.jalur == f"{kota.dinas.jalur}{baris.objek_id}/"
    page = admin_dinas.fill(url, {"nama": "BIDANG DATA"}, status=422)
    assert "sudah ada BIDANG DATA" in page.text
    admin_dinas.fill(url, {"nama": "X", "induk": str(kota.lain.id)}, status=422)
    admin_dinas.fill(url, {"nama": "X", "induk": ""}, status=422)


def test_moving_a_branch_takes_its_units_and_roles_along(db, admin, rani, kota, bidang):
    admin.fill(f"/kelola/instansi/{kota.dinas.id}", {"induk": str(kota.lain.id)})
    db.expire_all()
    baru = f"{kota.lain.jalur}{kota.dinas.id}/"
    assert kota.dinas.jalur == baru
    assert bidang.jalur == f"{baru}{bidang.id}/"
    loket = db.scalars(select(Unit).where(Unit.instansi_id == bidang.id)).one()
    assert loket.jalur == f"{baru}{bidang.id}/u{loket.id}/"
    assert kota.unit.jalur == f"{baru}u{kota.unit.id}/"
    assert kota.rani.penugasan[0].jalur == kota.unit.jalur
    assert kota.admin_dinas.penugasan[0].jalur == baru
    rani.get(f"/kelola/unit/{kota.unit.id}")
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "pindah_instansi")).one()
    assert baris.jalur == baru


def test_a_branch_cannot_hang_from_itself_or_from_what_one_does_not_see(db, admin, admin_dinas, kota, bidang):
    url = f"/kelola/instansi/{kota.dinas.id}"
    for induk in (kota.dinas.id, bidang.id, 999_999):
        admin.fill(url, {"induk": str(induk)}, status=422)
    # Where the highest instansi of one's scope hangs is not one's own business.
    assert "induk" not in admin_dinas.get(url).fields()
    admin_dinas.fill(f"/kelola/instansi/{bidang.id}", {"induk": str(kota.lain.id)}, status=422)
    admin_dinas.get(f"/kelola/instansi/{kota.puncak.id}", status=404)
    db.expire_all()
    assert kota.dinas.induk_id == kota.puncak.id


def test_a_rename_that_fails_with_a_move_changes_nothing(db, admin, kota):
    a_instansi(db, "Dinas Baru", kota.lain)
    db.commit()
    isi = {"nama": "Dinas Baru", "induk": str(kota.lain.id)}
    page = admin.fill(f"/kelola/instansi/{kota.dinas.id}", isi, status=422)
    assert "Pakai nama lain" in page.text
    db.expire_all()
    assert (kota.dinas.nama, kota.dinas.induk_id) == ("Dinas Kependudukan", kota.puncak.id)


def test_only_an_empty_branch_is_switched_off(db, admin, kota):
    def matikan(instansi, status=200):
        token = admin.get(f"/kelola/instansi/{instansi.id}").fields()["csrf_token"]
        return admin.post(
            f"/kelola/instansi/{instansi.id}/aktif", {"csrf_token": token, "aktif": "tidak"}, status
        )

    kosong = a_instansi(db, "Bagian Kosong", kota.lain)
    db.commit()
    assert "masih aktif 1 instansi dan 1 unit" in matikan(kota.lain, 409).text
    assert "paling atas" in matikan(kota.puncak, 409).text
    assert "dinonaktifkan" in matikan(kosong).text
    assert db.scalars(select(Jejak.rincian).order_by(Jejak.id)).all()[-1] == {"aktif": [True, False]}


def test_names_that_look_like_patterns_stay_names(db, admin, kota):
    """Paths are compared by prefix: /1/1/ is not below /1/11/, and % is a letter."""
    admin.fill(f"/kelola/instansi/baru?induk={kota.puncak.id}", {"nama": "100% <b>Sehat</b>\x00_"})
    page = admin.get("/kelola/instansi")
    assert "100% <b>Sehat</b> _" in page.text
    assert "Tidak ada unit" in admin.get("/kelola/unit?cari=%25").text
