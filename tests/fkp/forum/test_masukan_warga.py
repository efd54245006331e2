"""What participants send from their phones."""

import threading
import uuid
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.db import Database
from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.models import DukunganMasukan, Masukan
from fkp.forum.notulen.suara import Suara, kirim_masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.tautan import tanda_peserta
from tests.builders import SAAT, a_unit
from tests.fkp.forum.bangun import a_forum, a_masukan, a_peserta
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")


@pytest.fixture
def sari(db: Session, forum: Forum) -> Peserta:
    sari = a_peserta(db, forum, "U4", nama="Sari Umpama", lembaga="PKK Melati")
    db.commit()
    return sari


def alamat(pages: Pages, forum: Forum, peserta: Peserta) -> str:
    with pages.client.application.app_context():
        return f"/f/{forum.kode}/p/{tanda_peserta(peserta)}/masukan"


def kirim(pages: Pages, forum: Forum, peserta: Peserta, status: int, **isi: Any) -> Any:
    with pages.client.application.app_context():
        kiriman = {"id": str(uuid.uuid4()), "tanda": tanda_peserta(peserta), "masalah": "Antre lama.", **isi}
    jawab = pages.client.post(f"/api/v1/forum/{forum.kode}/masukan", json=kiriman)
    assert jawab.status_code == status, jawab.get_data(as_text=True)
    return jawab.get_json()


def test_an_issue_is_stored_once_however_often_the_phone_sends_it(
    db: Session, pages: Pages, forum: Forum, sari: Peserta
) -> None:
    nomor = str(uuid.uuid4())
    assert kirim(pages, forum, sari, 201, id=nomor, unsur_skm="waktu")["id"] == nomor
    assert "sebelumnya" in kirim(pages, forum, sari, 200, id=nomor, unsur_skm="waktu")["pesan"]
    assert "isi lain" in kirim(pages, forum, sari, 409, id=nomor, masalah="Lain.")["pesan"]
    (masukan,) = db.scalars(select(Masukan)).all()
    assert (masukan.unsur, masukan.penyampai, masukan.unsur_skm) == ("U4", "PKK Melati", "waktu")
    assert (masukan.hasil, masukan.urutan) == ("", 0)


def test_a_refusal_names_the_field_and_a_locked_forum_says_so(
    db: Session, pages: Pages, forum: Forum, sari: Peserta
) -> None:
    assert kirim(pages, forum, sari, 422, masalah=" ")["kolom"] == "masalah"
    assert "600" in kirim(pages, forum, sari, 422, usulan="a" * 601)["pesan"]
    assert kirim(pages, forum, sari, 422, unsur_skm="cuaca")["kolom"] == "unsur_skm"
    assert "tidak berlaku" in kirim(pages, forum, sari, 404, tanda="palsu")["pesan"]
    assert pages.client.post(f"/api/v1/forum/{forum.kode}/masukan", data="{").status_code == 415
    besar = pages.client.post(f"/api/v1/forum/{forum.kode}/masukan", json={"masalah": "a" * 20_000})
    assert besar.status_code == 413
    terbuka = alamat(pages, forum, sari)
    isian = pages.get(terbuka).fields()
    forum.tahap, forum.naskah_sidik = TahapForum.PENANDATANGANAN, "x"
    db.commit()
    assert "SP4N-LAPOR!" in kirim(pages, forum, sari, 410)["pesan"]
    assert "sudah selesai" in pages.post(terbuka, {**isian, "masalah": "Terlambat."}, 410).text
    assert "tidak menerima masukan baru" in pages.get(terbuka).text
    assert not db.scalars(select(Masukan)).all()


def test_one_person_cannot_flood_the_minutes(pages: Pages, forum: Forum, sari: Peserta) -> None:
    for _ in range(12):
        kirim(pages, forum, sari, 201)
    kirim(pages, forum, sari, 429)


def test_an_issue_with_somebodys_number_is_sent_back_to_its_sender(
    db: Session, pages: Pages, forum: Forum, sari: Peserta
) -> None:
    teks = "Petugas Bu Ani 0812-3456-7890 galak, NIK saya 3201234567890001"
    ditolak = kirim(pages, forum, sari, 422, masalah=teks)
    assert ditolak["kolom"] == "masalah"
    assert "Ada nomor telepon (“0812…”) dan nomor seperti NIK (“3201…”)" in ditolak["pesan"]
    assert kirim(pages, forum, sari, 422, usulan="Kabari ani@contoh.example")["kolom"] == "usulan"
    halaman = alamat(pages, forum, sari)
    page = pages.fill(halaman, {"masalah": teks, "usulan": "Senyum."}, status=422)
    assert "Ada nomor telepon" in page.text
    assert (page.fields()["masalah"], page.fields()["usulan"]) == (teks, "Senyum."), "nothing typed is lost"
    assert not db.scalars(select(Masukan)).all()
    kirim(pages, forum, sari, 201, masalah="Telepon kantor (0251) 123456 tidak diangkat pukul 08.15-15.00")


def test_a_number_that_came_in_before_is_on_no_other_phone_and_not_on_the_wall(
    db: Session, pages: Pages, rani: Pages, forum: Forum, sari: Peserta
) -> None:
    nomor = "0812-3456-7890"
    lain = a_peserta(db, forum)
    a_masukan(db, forum, asal="peserta", urutan=0, peserta_id=lain.id, masalah=f"Bu Ani {nomor} galak.")
    a_masukan(db, forum, hasil="disepakati", masalah=f"Hubungi {nomor}.", usulan=f"Telepon {nomor}")
    db.commit()
    for page in (
        pages.get(alamat(pages, forum, sari)),
        rani.get(f"/kelola/forum/{forum.id}/notulen/layar"),
    ):
        assert nomor not in page.html
        assert "Bu Ani [nomor disembunyikan] galak." in page.text
    assert nomor in rani.get(f"/kelola/forum/{forum.id}/notulen").html, "who writes the minutes can mend it"


def test_without_script_a_participant_sends_weighs_once_and_takes_back(
    db: Session, pages: Pages, forum: Forum, sari: Peserta
) -> None:
    lain = a_masukan(
        db, forum, asal="peserta", urutan=0, peserta_id=a_peserta(db, forum).id, masalah="Toilet."
    )
    a_masukan(db, forum, asal="peserta", urutan=0, masalah="Disembunyikan.", tampil=False, dihapus_pada=SAAT)
    db.commit()
    halaman = alamat(pages, forum, sari)
    assert "masalahnya dengan kata Anda" in pages.fill(halaman, {"masalah": "  "}, status=422).text
    terkirim = pages.fill(halaman, {"masalah": "Antre lama.", "usulan": "Tambah loket."})
    assert "sudah diterima" in terkirim.text
    assert "Menunggu dibahas" in terkirim.text
    assert "Disembunyikan." not in terkirim.text
    for _ in range(2):
        isi = {**pages.get(halaman).fields(2), "ya": "1"}
        pages.post(f"{halaman}/{lain.id}/dukung", isi)
    db.expire_all()
    assert lain.dukungan == 1
    assert len(db.scalars(select(DukunganMasukan)).all()) == 1
    didukung = pages.get(halaman)
    assert [b.get("aria-pressed") for b in didukung.all("button", name="ya")] == [None, "true"]
    for _ in range(2):
        pages.post(f"{halaman}/{lain.id}/dukung", {**isi, "ya": "0"})
    db.expire_all()
    assert lain.dukungan == 0
    sendiri = db.scalars(select(Masukan).where(Masukan.peserta_id == sari.id)).one()
    pages.post(f"{halaman}/{sendiri.id}/dukung", {**isi, "ya": "1"}, 404)
    pages.post(f"{halaman}/{lain.id}/tarik", isi, 404)
    assert "Antre lama." not in pages.post(f"{halaman}/{sendiri.id}/tarik", isi).text
    db.expire_all()
    assert sendiri.masalah == ""
    kirim(pages, forum, sari, 200, id=str(sendiri.id))  # a phone that sends it again does not bring it back
    assert "Antre lama." not in pages.get(halaman).text


def test_what_the_team_took_up_can_no_longer_be_taken_back_and_before_the_day_only_the_team_reads(
    db: Session, pages: Pages, forum: Forum, sari: Peserta
) -> None:
    diambil = a_masukan(db, forum, asal="peserta", urutan=3, peserta_id=sari.id, masalah="Sudah dicatat.")
    a_masukan(db, forum, asal="peserta", urutan=0, peserta_id=a_peserta(db, forum).id, masalah="Punya orang.")
    forum.tahap = TahapForum.TERJADWAL
    db.commit()
    halaman = alamat(pages, forum, sari)
    isi = pages.get(halaman)
    assert "Punya orang." not in isi.text
    assert "Hanya" not in isi.text
    ditolak = pages.post(f"{halaman}/{diambil.id}/tarik", isi.fields())
    assert "sudah dicatat tim" in ditolak.text
    assert "Sudah dicatat." in ditolak.text
    kirim(pages, forum, sari, 201)


def test_the_same_issue_sent_twice_at_the_same_moment_is_one(basis_sendiri: Database) -> None:
    """A phone that lost the answer sends again while the first is still on its way."""
    with basis_sendiri.transaction() as db:
        forum = a_forum(db, a_unit(db))
        forum_id, peserta_id = forum.id, a_peserta(db, forum).id
    hasil: list[bool] = []
    mulai = threading.Barrier(2, timeout=20)

    def kirimkan(nomor: list[uuid.UUID]) -> None:
        for satu in nomor:
            mulai.wait()
            with basis_sendiri.transaction() as db:
                forum, peserta = db.get_one(Forum, forum_id), db.get_one(Peserta, peserta_id)
                hasil.append(kirim_masukan(db, forum, peserta, Suara(satu, "Antre lama."), SAAT))

    nomor = [uuid.uuid4() for _ in range(20)]
    dua = [threading.Thread(target=kirimkan, args=(nomor,)) for _ in range(2)]
    for satu in dua:
        satu.start()
    for satu in dua:
        satu.join()
    assert (hasil.count(True), hasil.count(False)) == (20, 20)
