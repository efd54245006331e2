"""One's own account: where reminders go. The trail knows that, and never the address."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from tests.builders import Kota, a_akun
from tests.fkp.orang.test_orang import form_ke
from tests.page import Pages


def jejak(db: Session) -> list[dict[str, object]]:
    cari = select(Jejak).where(Jejak.aksi == "ubah_pengingat").order_by(Jejak.id)
    return [satu.rincian for satu in db.scalars(cari)]


def test_a_person_sets_and_empties_the_own_address(db: Session, kota: Kota, rani: Pages) -> None:
    assert rani.get("/kelola").all("a", href="/kelola/akun")
    page = rani.fill("/kelola/akun", {"surel": "rani@contoh", "ringkasan": "y"}, status=422)
    assert "Tulis alamat surel yang lengkap" in page.text
    assert page.fields()["surel"] == "rani@contoh", "what was typed stays"
    rani.fill("/kelola/akun", {"surel": "x" * 200 + "@contoh.id"}, status=422)
    page = rani.fill("/kelola/akun", {"surel": "  Rani@contoh.id "})
    assert "Pengingat dikirim ke Rani@contoh.id." in page.text
    db.refresh(kota.rani)
    assert (kota.rani.surel, kota.rani.ringkasan) == ("Rani@contoh.id", True)
    assert "Rani@contoh.id" in rani.get("/kelola/kotak").text
    isi = {k: v for k, v in rani.get("/kelola/akun").fields().items() if k != "ringkasan"}
    rani.post("/kelola/akun", isi)
    rani.post("/kelola/akun", isi)
    assert "hanya ada di kotak masuk" in rani.post("/kelola/akun", {**isi, "surel": ""}).text
    db.refresh(kota.rani)
    assert (kota.rani.surel, kota.rani.ringkasan) == ("", False)
    assert jejak(db) == [{"surel": "diisi"}, {"ringkasan": [True, False]}, {"surel": "dikosongkan"}]
    assert "contoh.id" not in str([satu.rincian for satu in db.scalars(select(Jejak))])


def test_an_admin_sets_it_for_people_who_lie_wholly_in_scope(
    db: Session, kota: Kota, admin: Pages, admin_dinas: Pages
) -> None:
    url = f"/kelola/orang/{kota.rani.id}"
    ke = form_ke(admin.get(url), "/pengingat")
    page = admin.fill(url, {"surel": "bukan surel"}, form=ke, status=422)
    assert page.fields(ke)["surel"] == "bukan surel"
    page = admin.fill(url, {"surel": "rani@contoh.id"}, form=ke)
    assert "Pengingat dikirim ke rani@contoh.id." in page.text
    admin.fill(url, {"surel": "rani.umpama@contoh.id"}, form=ke)
    assert jejak(db) == [{"surel": "diisi"}, {"surel": "diganti"}]
    dewi = a_akun(db, Peran.PETUGAS, kota.unit.jalur, surel="dewi@contoh.id")
    token = admin_dinas.get(f"/kelola/orang/{dewi.id}").fields()["csrf_token"]
    dewi.penugasan.append(type(dewi.penugasan[0])(peran=Peran.PETUGAS.value, jalur=kota.klinik.jalur))
    db.commit()
    assert "dewi@contoh.id" not in admin_dinas.get(f"/kelola/orang/{dewi.id}").html
    isi = {"csrf_token": token, "surel": "lain@contoh.id"}
    admin_dinas.post(f"/kelola/orang/{dewi.id}/pengingat", isi, status=403)
