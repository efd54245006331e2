"""Managing people: within one's scope, and never so that nobody is left to manage."""

import re

from sqlalchemy import select

from fkp import clock
from fkp.akun.models import Akun, Penugasan, Peran
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, a_akun
from tests.page import H, Pages


def form_ke(page, akhiran):
    """Number of the form in ``main`` whose address ends so."""
    main = page.all("main")[0]
    return next(
        n for n, f in enumerate(main.iter(H + "form")) if (f.get("action") or page.url).endswith(akhiran)
    )


def kirim(pages, akun, akhiran, data=None, status=200):
    url = f"/kelola/orang/{akun.id}"
    return pages.fill(url, data or {}, form=form_ke(pages.get(url), akhiran), status=status)


def test_a_new_person_gets_a_link_shown_once_and_a_role(db, admin, kota, app):
    with clock.hold(SAAT):
        page = admin.fill(
            "/kelola/orang/baru",
            {
                "nama": "  Budi   Andai ",
                "nama_pengguna": "Budi.Andai",
                "peran": "pimpinan",
                "tempat": "loket utama",
            },
        )
        alamat = page.all("input", id="alamat")[0].get("value")
        assert re.fullmatch(r"http://localhost/sandi/[\w-]{40,}", alamat)
        assert "Sabtu, 14 November 2026, pukul 10.42 WIB" in page.text
        tamu = Pages(app)
        sandi = "perahu biru menyusur teluk"
        tamu.fill(alamat.removeprefix("http://localhost"), {"sandi_baru": sandi, "sandi_ulang": sandi})
        assert tamu.masuk("budi.andai", sandi).get("/kelola/unit").text.count("Klinik Pagi") == 0
    budi = db.scalars(select(Akun).where(Akun.nama_pengguna == "budi.andai")).one()
    assert (budi.nama, budi.penugasan[0].jalur) == ("Budi Andai", kota.unit.jalur)
    assert "Budi Andai" in admin.get("/kelola/orang?cari=budi").text


def test_what_was_typed_stays_when_something_is_wrong(admin, kota):
    isi = {"nama": "Budi", "nama_pengguna": "rani", "peran": "petugas", "tempat": "Loket"}
    page = admin.fill("/kelola/orang/baru", isi, status=422)
    assert "rani sudah dipakai" in page.text
    assert isi.items() <= page.fields().items()
    page = admin.fill("/kelola/orang/baru", {**isi, "nama_pengguna": "budi", "tempat": "Dinas"}, status=422)
    assert "Ada beberapa yang mirip" in page.text
    for nama in ("b", "budi andai", ".budi", "b" * 61):
        admin.fill("/kelola/orang/baru", {**isi, "nama_pengguna": nama}, status=422)


def test_an_admin_sees_and_gives_only_what_lies_below(db, admin_dinas, kota):
    dewi = a_akun(db, Peran.PETUGAS, kota.klinik.jalur, nama="Dewi Contoh")
    db.commit()
    daftar = admin_dinas.get("/kelola/orang").text
    assert "Rani Umpama" in daftar
    assert "Dewi Contoh" not in daftar
    assert "Klinik Pagi" not in admin_dinas.get("/kelola/orang/baru").html
    admin_dinas.get(f"/kelola/orang/{dewi.id}", status=404)
    admin_dinas.get(f"/kelola/orang/{kota.admin.id}", status=404)
    for tempat in ("Klinik Pagi", "Kota Misal / Dinas Kesehatan / Klinik Pagi", "Kota Misal"):
        isi = {"nama": "X", "nama_pengguna": "xyz", "peran": "admin", "tempat": tempat}
        page = admin_dinas.fill("/kelola/orang/baru", isi, status=422)
        assert "dalam wewenang Anda" in page.text or "beberapa yang mirip" in page.text
    assert not db.scalar(select(Akun).where(Akun.nama_pengguna == "xyz"))


def test_a_role_is_given_and_taken_and_the_last_one_stays(db, admin_dinas, kota):
    kirim(admin_dinas, kota.rani, "/peran", {"peran": "surveyor", "tempat": "Dinas Kependudukan / Loket"})
    page = admin_dinas.get(f"/kelola/orang/{kota.rani.id}")
    assert "Surveyor Loket Utama, Dinas Kependudukan" in page.text
    kirim(admin_dinas, kota.rani, "/cabut")
    page = kirim(admin_dinas, kota.rani, "/cabut", status=409)
    assert "peran satu-satunya" in page.text
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek_id == str(kota.rani.id)).order_by(Jejak.nomor))
    assert list(aksi) == ["beri_peran", "cabut_peran"]


def test_someone_who_also_works_elsewhere_keeps_name_password_and_access(db, admin_dinas, kota):
    kota.rani.penugasan.append(Penugasan(peran="admin", jalur=kota.puncak.jalur))
    db.commit()
    page = admin_dinas.get(f"/kelola/orang/{kota.rani.id}")
    assert "Dan 1 peran di luar wewenang Anda" in page.text
    assert "Admin, Kota Misal" not in page.text
    token = page.fields()["csrf_token"]
    for jalan, isi in [("/tautan", {}), ("/aktif", {"aktif": "tidak"}), ("", {"nama": "Lain"})]:
        admin_dinas.post(f"/kelola/orang/{kota.rani.id}{jalan}", {"csrf_token": token, **isi}, status=403)
    lain = kota.rani.penugasan[1].id
    admin_dinas.post(
        f"/kelola/orang/{kota.rani.id}/peran/cabut", {"csrf_token": token, "penugasan": lain}, status=403
    )
    db.expire_all()
    assert (kota.rani.nama, kota.rani.aktif, len(kota.rani.penugasan)) == ("Rani Umpama", True, 2)


def test_nobody_changes_their_own_rights(db, admin, kota):
    page = admin.get(f"/kelola/orang/{kota.admin.id}")
    assert "diubah oleh admin lain" in page.text
    token = page.fields()["csrf_token"]
    for jalan, isi in [
        ("/aktif", {"aktif": "tidak"}),
        ("/peran/cabut", {"penugasan": kota.admin.penugasan[0].id}),
        ("/peran", {"peran": "auditor", "tempat": "Dinas Kesehatan / Klinik Pagi"}),
    ]:
        page = admin.post(f"/kelola/orang/{kota.admin.id}{jalan}", {"csrf_token": token, **isi}, status=409)
        assert "admin lain" in page.text


def test_the_last_admin_of_the_whole_government_stays(app, db, kota):
    """Another admin of everything who has never chosen a password does not count yet."""
    dua = a_akun(db, Peran.ADMIN, kota.puncak.jalur, nama_pengguna="dua")
    dua.penugasan.append(Penugasan(peran="auditor", jalur=kota.puncak.jalur))
    kota.admin.penugasan.append(Penugasan(peran="auditor", jalur=kota.puncak.jalur))
    db.commit()
    kedua = Pages(app).masuk("dua", SANDI)
    dua.sandi_hash = None
    db.commit()
    assert "satu-satunya admin" in kirim(kedua, kota.admin, "/aktif", {"aktif": "tidak"}, 409).text
    page = kedua.get(f"/kelola/orang/{kota.admin.id}")
    isi = {"csrf_token": page.fields()["csrf_token"], "penugasan": kota.admin.penugasan[0].id}
    page = kedua.post(f"/kelola/orang/{kota.admin.id}/peran/cabut", isi, status=409)
    assert "satu-satunya admin" in page.text


def test_switching_someone_off_ends_their_session_at_once(app, db, admin, kota):
    rani = Pages(app).masuk("rani", SANDI)
    token = admin.get(f"/kelola/orang/{kota.rani.id}").fields()["csrf_token"]
    admin.post(f"/kelola/orang/{kota.rani.id}/aktif", {"csrf_token": token, "aktif": "tidak"})
    assert rani.get("/kelola/unit").url == "/masuk"
    admin.post(f"/kelola/orang/{kota.rani.id}/tautan", {"csrf_token": token}, status=409)
    admin.post(f"/kelola/orang/{kota.rani.id}/aktif", {"csrf_token": token, "aktif": "ya"})
    rani.masuk("rani", SANDI).get("/kelola/unit")


def test_an_admin_hands_over_a_link_for_a_forgotten_password(db, admin_dinas, kota):
    page = kirim(admin_dinas, kota.rani, "/tautan")
    rahasia = page.all("input", id="alamat")[0].get("value").rpartition("/")[2]
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "buat_tautan_sandi")).one()
    assert rahasia not in str(vars(baris))


def test_a_name_is_corrected_with_a_line_that_holds_both(db, admin, kota):
    kirim(admin, kota.rani, str(kota.rani.id), {"nama": "Rani Umpama, S.Sos"})
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "ubah_orang")).one()
    assert baris.rincian == {"nama": ["Rani Umpama", "Rani Umpama, S.Sos"]}
    assert kirim(admin, kota.rani, str(kota.rani.id), {"nama": " "}, 422).h1 == "Rani Umpama, S.Sos"


def test_the_list_is_filtered_by_role_and_cut_into_pages(db, admin, kota):
    for _ in range(60):
        a_akun(db, Peran.SURVEYOR, kota.unit.jalur, sandi_hash=None)
    db.commit()
    page = admin.get("/kelola/orang?peran=surveyor&hal=2")
    assert "60 orang" in page.text
    assert len(page.all("tbody")[0].findall("{*}tr")) == 25
    assert "peran=surveyor" in page.all("a", rel="prev")[0].get("href")
    assert "Tidak ada orang yang cocok" in admin.get("/kelola/orang?cari=zzz&hal=x").text
