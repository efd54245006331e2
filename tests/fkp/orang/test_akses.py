"""What ends access, and names that try to slip past."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import PercobaanMasuk
from fkp.akun.tautan import buat_tautan
from tests.builders import SAAT, SANDI, Kota
from tests.page import Pages

BARU = "perahu biru menyusur teluk"


def test_a_password_changed_by_oneself_kills_a_link_that_lies_about(
    db: Session, rani: Pages, pages: Pages, kota: Kota
) -> None:
    rahasia = buat_tautan(db, kota.rani, clock.now())
    db.commit()
    rani.fill("/kelola/sandi", {"sandi": SANDI, "sandi_baru": BARU, "sandi_ulang": BARU})
    pages.get(f"/sandi/{rahasia}", 410)


def test_a_link_does_not_outlive_being_switched_off(
    db: Session, admin: Pages, pages: Pages, kota: Kota
) -> None:
    rahasia = buat_tautan(db, kota.rani, clock.now())
    db.commit()
    token = admin.get(f"/kelola/orang/{kota.rani.id}").fields()["csrf_token"]
    for aktif in ("tidak", "ya"):
        admin.post(f"/kelola/orang/{kota.rani.id}/aktif", {"csrf_token": token, "aktif": aktif})
    admin.post("/keluar", {"csrf_token": token})
    pages.get(f"/sandi/{rahasia}", 410)


def test_a_name_that_grows_in_small_letters_is_only_a_wrong_name(db: Session, pages: Pages) -> None:
    with clock.hold(SAAT):
        pages.fill("/masuk", {"nama_pengguna": "İ" * 60, "sandi": "salah"}, status=422)
    assert len(db.scalars(select(PercobaanMasuk.nama_pengguna)).one()) == 60


def test_a_role_that_is_none_is_searched_without_harm(admin: Pages) -> None:
    for peran in ("%00", "raja", "%25"):
        assert admin.get(f"/kelola/orang?peran={peran}").h1 == "Orang dan peran"
