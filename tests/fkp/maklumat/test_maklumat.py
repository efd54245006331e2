"""The promise on the wall: written by staff, set by the head of the unit, read by everyone."""

from datetime import date

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.maklumat.models import Maklumat
from tests.builders import SANDI, a_akun, a_situs, a_unit, sign_in
from tests.fkp.forum.bangun import HARI, a_forum
from tests.fkp.standar.test_standar import form_ke
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")

TANDA = {
    "tanggal": HARI.isoformat(),
    "kota": "Umpama",
    "jabatan": "Kepala Kantor",
    "penandatangan": "Dr. Contoh Umpama",
}
YAKIN = {f"yakin_{kunci}": "y" for kunci in ("kesanggupan", "perbaikan", "sanksi")}


@pytest.fixture
def unit(db):
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh", slug="kantor-contoh")


@pytest.fixture
def pimpinan(app, db, unit):
    return sign_in(db, Pages(app), Peran.PIMPINAN, unit.jalur)


def ke(unit):
    return f"/kelola/maklumat/{unit.id}"


def kirim(siapa, unit, ekor, isian, status=200):
    return siapa.fill(ke(unit), isian, form=form_ke(siapa.get(ke(unit)), ekor), status=status)


def test_three_clauses_are_written_ticked_and_hung_up(db, unit, petugas, pimpinan, pages):
    forum = a_forum(db, unit, tema="Maklumat kami")
    asing = a_forum(db, a_unit(db))
    db.commit()
    assert "belum menetapkan maklumat" in petugas.get("/unit/kantor-contoh/maklumat").text
    page = kirim(petugas, unit, "/simpan", {"sanksi": "Sanksi siap."})
    assert "Rancangan tersimpan" in page.text
    assert "Tetapkan maklumat" not in page.text
    petugas.post(f"{ke(unit)}/tetapkan", petugas.get(ke(unit)).fields(), 403)

    page = kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN}, 422)
    assert "Klausul “Sanksi dan kompensasi” masih kosong atau terlalu pendek" in page.text
    kirim(petugas, unit, "/simpan", {"sanksi": "Kami siap menerima sanksi dan memberi kompensasi."})
    page = kirim(pimpinan, unit, "/tetapkan", {**TANDA, "yakin_kesanggupan": "y"}, 422)
    assert "Baca klausul “Kewajiban dan perbaikan terus-menerus”" in page.text
    assert "Dr. Contoh Umpama" in page.html, "nothing typed is lost"
    page = kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN, "tanggal": "2026-11-13"}, 422)
    assert "Paling akhir hari ini" in page.text
    kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN, "forum": str(asing.id)}, 422)
    page = kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN, "forum": str(forum.id)})
    assert "Berlaku sejak 12 November 2026" in page.text
    assert "Maklumat kami" in page.text
    maklumat = db.scalar(select(Maklumat))
    assert (maklumat.tahap, maklumat.tanggal, maklumat.forum_id) == ("berlaku", date(2026, 11, 12), forum.id)

    tamu = Pages(petugas.client.application)
    page = tamu.get("/unit/kantor-contoh/maklumat")
    assert page.h1 == "Maklumat Pelayanan"
    for kata in (
        "sesuai dengan standar pelayanan",
        "terus-menerus",
        "memberi kompensasi",
        "Umpama, 12 November 2026",
    ):
        assert kata in page.text
    assert "NIP" not in page.text
    with tamu.client.get("/unit/kantor-contoh/maklumat.pdf") as jawab:
        assert jawab.data.startswith(b"%PDF")
    tamu.get("/unit/tidak-ada/maklumat", 404)
    aksi = [j.aksi for j in db.scalars(select(Jejak).where(Jejak.objek == "maklumat").order_by(Jejak.nomor))]
    assert aksi == ["rancangan maklumat dibuat", "rancangan maklumat diubah", "maklumat ditetapkan"]


def test_the_next_revision_keeps_the_one_before(db, unit, petugas, pimpinan):
    kirim(petugas, unit, "/simpan", {})
    kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN})
    lama = petugas.get(ke(unit)).fields()
    baru = "Kami sanggup melayani dalam satu hari sesuai standar."
    kirim(petugas, unit, "/simpan", {"kesanggupan": baru})
    # Whoever read the page before the draft began is told, and keeps the words.
    page = petugas.post(f"{ke(unit)}/simpan", {**lama, "perbaikan": "Tulisan lain"}, 409)
    assert "Orang lain baru saja mengubah rancangan ini." in page.text
    assert "Tulisan lain" in page.html
    assert baru not in petugas.get("/unit/kantor-contoh/maklumat").text
    page = kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN, "tanggal": "2026-11-11"}, 422)
    assert "penggantinya tidak mungkin lebih awal" in page.text
    kirim(pimpinan, unit, "/tetapkan", {**TANDA, **YAKIN})
    assert baru in petugas.get("/unit/kantor-contoh/maklumat").text
    assert [(m.revisi, m.tahap) for m in db.scalars(select(Maklumat).order_by(Maklumat.revisi))] == [
        (1, "lama"),
        (2, "berlaku"),
    ]
    kirim(petugas, unit, "/simpan", {"kesanggupan": "Rancangan ketiga"})
    kirim(petugas, unit, "/hapus", {})
    assert db.scalar(select(Maklumat.revisi).where(Maklumat.tahap == "rancangan")) is None


def test_another_units_maklumat_is_not_there(app, db, unit, petugas):
    asing = a_unit(db)
    auditor = a_akun(db, Peran.AUDITOR, unit.jalur)
    db.commit()
    petugas.get(ke(asing), 404)
    page = Pages(app).masuk(auditor.nama_pengguna, SANDI).get(ke(unit))
    assert "Simpan rancangan" not in page.text
    assert "ditulis oleh petugas unit ini" in page.text


def test_the_hotline_of_an_office_hangs_on_the_wall_and_a_nip_does_not(db, unit, petugas):
    teks = "Kami siap menerima sanksi dan memberi kompensasi. Adukan ke (0251) 123456."
    page = kirim(petugas, unit, "/simpan", {"sanksi": f"{teks} NIP 198501012010011001"}, 422)
    assert "Ada nomor seperti NIP (“1985…”)" in page.text
    assert "198501012010011001" in page.html, "nothing typed is lost"
    page = kirim(petugas, unit, "/simpan", {"sanksi": teks})
    assert "nomor resmi" not in page.text
    page = kirim(petugas, unit, "/simpan", {"sanksi": f"{teks} WA 0811-2345-678"})
    assert "Rancangan tersimpan" in page.text
    assert "Ada nomor telepon (“0811…”). Pastikan itu nomor resmi unit, bukan milik seseorang." in page.text
