"""Units, their layanan, and the gerai of a Mal Pelayanan Publik."""

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.unit.layanan import daftar_layanan
from fkp.unit.models import Layanan, Unit
from fkp.unit.slug import slug_dari
from tests.builders import SANDI, a_akun, a_unit
from tests.page import H, Pages


@pytest.fixture
def mpp(db, kota):
    mpp = a_unit(db, kota.dinas, "MPP Misal", layanan=0, jenis="mpp")
    db.commit()
    return mpp


def nama_layanan(db, unit):
    return [x.nama for x in daftar_layanan(db, unit)]


def test_a_unit_is_added_and_found_again(db, admin, kota):
    isi = {
        "nama": "Puskesmas Teluk (Induk)",
        "instansi": str(kota.lain.id),
        "zona": "Asia/Jayapura",
        "alamat": "Jalan Contoh 1\r\n\r\nTeluk",
    }
    page = admin.fill("/kelola/unit/baru", isi)
    assert page.h1 == "Puskesmas Teluk (Induk)"
    assert "WIT" in page.text
    unit = db.scalars(select(Unit).where(Unit.nama == isi["nama"])).one()
    assert (unit.slug, unit.alamat) == ("puskesmas-teluk-induk", "Jalan Contoh 1\nTeluk")
    assert unit.jalur == f"{kota.lain.jalur}u{unit.id}/"
    assert "Puskesmas" in admin.get("/kelola/unit?cari=TELUK").text
    assert "Loket Utama" not in admin.get(f"/kelola/unit?instansi={kota.lain.id}").text
    page = admin.fill("/kelola/unit/baru", {**isi, "nama": "puskesmas TELUK (induk)"}, status=422)
    assert "sudah punya unit bernama" in page.text
    assert page.fields()["zona"] == "Asia/Jayapura"


def test_addresses_are_readable_and_never_used_twice():
    assert slug_dari("RSUD Contoh (Induk)", set()) == "rsud-contoh-induk"
    assert slug_dari("Klinik", {"klinik", "klinik-2"}) == "klinik-3"
    assert slug_dari("診療所", set()) == "unit"
    assert len(slug_dari("panjang " * 40, set())) <= 60


def test_a_unit_moves_to_another_instansi_with_its_roles(db, admin, kota):
    admin.fill(f"/kelola/unit/{kota.unit.id}/ubah", {"instansi": str(kota.lain.id), "nama": "Loket Baru"})
    db.expire_all()
    assert kota.unit.jalur == f"{kota.lain.jalur}u{kota.unit.id}/"
    assert kota.rani.penugasan[0].jalur == kota.unit.jalur
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "ubah_unit")).one()
    assert baris.rincian["nama"] == ["Loket Utama", "Loket Baru"]


def test_saving_without_a_change_leaves_no_line(db, admin, kota):
    admin.fill(f"/kelola/unit/{kota.unit.id}/ubah", {})
    assert not db.scalars(select(Jejak).where(Jejak.aksi == "ubah_unit")).all()


def test_a_unit_is_switched_off_and_on(db, admin, kota):
    token = admin.get(f"/kelola/unit/{kota.unit.id}/ubah").fields()["csrf_token"]
    for aktif, kabar in [("tidak", "dinonaktifkan"), ("ya", "diaktifkan")]:
        page = admin.post(f"/kelola/unit/{kota.unit.id}/aktif", {"csrf_token": token, "aktif": aktif})
        assert kabar in page.text


def test_a_petugas_reads_the_unit_and_writes_only_its_layanan(rani, kota):
    page = rani.get(f"/kelola/unit/{kota.unit.id}")
    assert "Tambah layanan" in page.text
    assert "Ubah data unit" not in page.text
    rani.get(f"/kelola/unit/{kota.unit.id}/ubah", status=403)
    rani.get(f"/kelola/unit/{kota.klinik.id}", status=404)
    assert "Impor" not in rani.get("/kelola/unit").text


def test_an_admin_of_one_unit_changes_it_but_adds_none(app, db, kota):
    a_akun(db, Peran.ADMIN, kota.unit.jalur, nama_pengguna="admin.unit")
    db.commit()
    admin_unit = Pages(app).masuk("admin.unit", SANDI)
    admin_unit.fill(f"/kelola/unit/{kota.unit.id}/ubah", {"nama": "Loket Kita"})
    admin_unit.get("/kelola/unit/baru", status=403)
    admin_unit.get("/kelola/instansi/baru", status=403)
    assert "instansinya diatur admin di atas Anda" in admin_unit.get("/kelola/instansi").text


def test_many_layanan_are_added_at_once_and_known_ones_skipped(db, rani, kota):
    page = rani.fill(
        f"/kelola/unit/{kota.unit.id}",
        {"daftar": " KTP-el \r\n\r\nlayanan 2\r\nAkta   kelahiran\r\nktp-EL"},
        form=form_tambah(rani, kota.unit),
    )
    assert "2 layanan ditambahkan" in page.text
    assert nama_layanan(db, kota.unit)[3:] == ["KTP-el", "Akta kelahiran"]
    for daftar, pesan in [(" \n ", "paling sedikit satu"), ("x" * 201, "paling panjang 200")]:
        page = rani.fill(
            f"/kelola/unit/{kota.unit.id}", {"daftar": daftar}, form_tambah(rani, kota.unit), status=422
        )
        assert pesan in page.text


def form_tambah(pages, unit):
    page = pages.get(f"/kelola/unit/{unit.id}")
    alamat = [f.get("action") for f in page.all("main")[0].iter(H + "form")]
    return alamat.index(f"/kelola/unit/{unit.id}/layanan")


def test_layanan_are_put_in_order(db, rani, kota):
    satu, dua, tiga = daftar_layanan(db, kota.unit)
    alamat = f"/kelola/unit/{kota.unit.id}/layanan/{tiga.id}"
    token = rani.get(alamat).fields()["csrf_token"]
    rani.post(f"{alamat}/urut", {"csrf_token": token, "arah": "naik"})
    assert daftar_layanan(db, kota.unit) == [satu, tiga, dua]
    rani.post(f"{alamat}/urut", {"csrf_token": token, "arah": "terbang"}, status=400)
    rani.fill(alamat, {"tempat": "1"})
    assert daftar_layanan(db, kota.unit) == [tiga, satu, dua]
    rani.fill(alamat, {"tempat": "99"})
    assert daftar_layanan(db, kota.unit) == [satu, dua, tiga]
    for tempat in ("0", "pertama", ""):
        rani.fill(alamat, {"tempat": tempat}, status=422)


def test_a_layanan_is_renamed_and_switched_off_but_stays(db, rani, kota):
    layanan = daftar_layanan(db, kota.unit)[0]
    alamat = f"/kelola/unit/{kota.unit.id}/layanan/{layanan.id}"
    rani.fill(alamat, {"nama": "KTP-el"})
    assert "sudah punya layanan" in rani.fill(alamat, {"nama": "LAYANAN 2"}, status=422).text
    token = rani.get(alamat).fields()["csrf_token"]
    page = rani.post(f"{alamat}/aktif", {"csrf_token": token, "aktif": "tidak"})
    assert "Jawaban lamanya tetap ada" in page.text
    db.expire_all()
    assert (layanan.nama, layanan.aktif) == ("KTP-el", False)
    lain = db.scalars(select(Layanan).where(Layanan.unit_id == kota.klinik.id)).first()
    rani.get(f"/kelola/unit/{kota.unit.id}/layanan/{lain.id}", status=404)


def test_an_mpp_hosts_layanan_of_other_units(db, admin, mpp):
    page = admin.get(f"/kelola/unit/{mpp.id}/gerai?cari=klinik")
    pilihan = [e.get("value") for e in page.all("input", name="layanan")]
    assert len(pilihan) == 2
    token = page.all("input", name="csrf_token")[-1].get("value")
    isi = {"csrf_token": token, "layanan": pilihan}
    assert "2 gerai ditambahkan" in admin.post(f"/kelola/unit/{mpp.id}/gerai", isi).text
    assert "Centang dulu" in admin.post(f"/kelola/unit/{mpp.id}/gerai", isi).text
    db.expire_all()
    gerai = mpp.gerai[0]
    page = admin.fill(f"/kelola/unit/{mpp.id}/gerai/{gerai.id}", {"nama": "Loket 7"})
    assert "Loket 7" in page.text
    jenis = {"jenis": "upp"}
    assert "masih punya gerai" in admin.fill(f"/kelola/unit/{mpp.id}/ubah", jenis, status=422).text
    page = admin.post(f"/kelola/unit/{mpp.id}/gerai/{gerai.id}/lepas", {"csrf_token": token})
    assert "tidak berubah" in page.text
    assert "Loket 7" not in page.text


def test_gerai_belong_to_an_mpp_and_to_what_one_sees(admin, admin_dinas, kota, mpp):
    admin.get(f"/kelola/unit/{kota.unit.id}/gerai", status=404)
    page = admin_dinas.get(f"/kelola/unit/{mpp.id}/gerai")
    assert "Klinik Pagi" not in page.text
    token = page.all("input", name="csrf_token")[-1].get("value")
    asing = [kota.klinik.layanan[0].id]
    admin_dinas.post(f"/kelola/unit/{mpp.id}/gerai", {"csrf_token": token, "layanan": asing}, status=404)


@pytest.mark.parametrize("tanda", "=+-@")
def test_no_name_begins_like_a_formula(db, admin, kota, tanda):
    isi = {"nama": f"{tanda}Loket", "instansi": str(kota.lain.id)}
    kalimat = f"hapus tanda itu dari {tanda}Loket"
    assert kalimat in admin.fill("/kelola/unit/baru", isi, status=422).text
    assert kalimat in admin.fill(f"/kelola/unit/{kota.unit.id}/ubah", isi, status=422).text
    assert kalimat in admin.fill("/kelola/instansi/baru", {"nama": f" {tanda}Loket"}, status=422).text
    assert not db.scalar(select(Unit).where(Unit.nama == isi["nama"]))


def test_no_layanan_begins_like_a_formula(db, rani, kota):
    url = f"/kelola/unit/{kota.unit.id}"
    page = rani.post(f"{url}/layanan", {**rani.get(url).fields(), "daftar": "Akta\r\n- KTP-el"}, status=422)
    assert "hapus tanda itu dari - KTP-el" in page.text
    satu = daftar_layanan(db, kota.unit)[0]
    assert "hapus tanda" in rani.fill(f"{url}/layanan/{satu.id}", {"nama": "=Akta"}, status=422).text
    assert nama_layanan(db, kota.unit) == ["Layanan 1", "Layanan 2", "Layanan 3"]
