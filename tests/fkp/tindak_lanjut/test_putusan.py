"""What the page of a promise asks its people to decide: another date, the board, who carries it out."""

from datetime import date

from fkp.akun.models import Peran
from fkp.clock import now
from tests.builders import a_akun
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, form_ke

DAFTAR = "/kelola/tindak-lanjut"


def test_a_late_promise_says_first_what_to_decide(db, unit, petugas):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 10, 30), tayang_pada=now())
    belum = a_tindak_lanjut(db, unit, tenggat=date(2026, 10, 30))
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.get(url)
    kalimat = "Janji ini lewat 13 hari. Tulis alasannya dan tanggal baru; keduanya tampil untuk umum."
    assert kalimat in page.text
    assert page.text.index(kalimat) < page.text.index("Simpan kemajuan")
    n = form_ke(page, "/tenggat")
    page = petugas.fill(
        url, {"undur-tenggat": "2026-11-01", "undur-alasan": "Lelang diulang."}, n, status=422
    )
    assert "Tanggal baru paling awal hari ini" in page.text
    assert page.fields(n)["undur-alasan"] == "Lelang diulang."
    page = petugas.post(f"{url}/tenggat", page.fields(n) | {"undur-tenggat": "2026-12-15"})
    assert "30 Oktober 2026 menjadi 15 Desember 2026" in page.text
    assert "Tenggat 30 Oktober 2026 menjadi 15 Desember 2026: Lelang diulang." in page.text
    # Nobody outside knows the other: it is simply another plan.
    assert "keduanya tampil untuk umum" not in petugas.get(f"{DAFTAR}/{belum.id}").text


def test_two_who_ask_for_another_date_are_told(db, unit, petugas):
    row = a_tindak_lanjut(db, unit, tenggat=date(2026, 10, 30), tayang_pada=now())
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.get(url)
    n = form_ke(page, "/tenggat")
    saya = page.fields(n) | {"undur-tenggat": "2027-01-31", "undur-alasan": "Lelang diulang."}
    petugas.fill(url, {"undur-tenggat": "2026-12-15", "undur-alasan": "Barang belum tiba."}, n)
    page = petugas.post(f"{url}/tenggat", saya, status=409)
    assert "15 Desember 2026" in page.text
    # The promise is not late any more, so the form stands elsewhere on the page.
    isian = page.fields(form_ke(page, "/tenggat"))
    assert isian["undur-tenggat"] == "2027-01-31"
    petugas.post(f"{url}/tenggat", isian)
    db.expire_all()
    assert row.tenggat == date(2027, 1, 31)


def test_a_promise_is_put_on_the_board_with_open_eyes(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.get(url)
    assert "Yang sudah tayang tidak dapat ditarik kembali." in page.text
    page = petugas.fill(url, {}, form_ke(page, "/tayang"))
    assert "Janji ini sekarang tampil di Papan janji." in page.text
    assert f"/janji/{row.id}" in {a.get("href") for a in page.all("a")}
    assert "Hapus baris ini" not in page.text
    assert "Tayang di Papan janji" in page.text
    db.expire_all()
    assert (row.tayang_pada, row.tenggat_semula) == (now(), row.tenggat)
    petugas.get(f"{url}/ubah")


def test_who_carries_it_out_and_with_what_money_is_chosen_on_the_page(db, unit, petugas):
    orang = a_akun(db, Peran.PETUGAS, unit.jalur, nama="Budi Contoh")
    row = a_tindak_lanjut(db, unit)
    db.commit()
    url = f"{DAFTAR}/{row.id}"
    page = petugas.get(f"{url}/ubah")
    assert "Hanya untuk pengingat, tidak tampil untuk umum." in page.text
    page = petugas.fill(f"{url}/ubah", {"pelaksana": str(orang.id), "sumber_anggaran": "Dana desa"})
    assert "Budi Contoh" in page.text
    assert "Dana desa" in page.text
    orang.aktif = False
    db.commit()
    assert "Budi Contoh (tidak lagi bertugas di sini)" in petugas.get(f"{url}/ubah").text
    petugas.fill(f"{url}/ubah", {"kegiatan": "Membuka loket ketiga"})
    db.expire_all()
    assert row.pelaksana_id == orang.id
