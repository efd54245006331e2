"""Minutes while people talk: what two people type at once, and what the room may do with it."""

import uuid
from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.models import AgendaForum, Forum, TahapForum
from fkp.forum.notulen import tempat
from fkp.forum.notulen.actions import tambah_masukan, ubah_masukan
from fkp.forum.notulen.models import AsalMasukan, Masukan, RiwayatMasukan
from fkp.forum.notulen.queries import papan_forum
from fkp.jejak.models import Jejak
from tests.builders import SAAT, SANDI, Kota, a_akun
from tests.fkp.forum.bangun import a_forum, a_masukan, a_notulis, a_peserta
from tests.page import Page, Pages

pytestmark = pytest.mark.usefixtures("kini")

DASAR = "Kursi tunggu hanya cukup untuk separuh orang."


def alamat(forum: Forum, jalan: str = "") -> str:
    return f"/kelola/forum/{forum.id}/notulen{jalan}"


def kirim(orang: Pages, forum: Forum, jalan: str, isi: Any, status: int = 200) -> Any:
    """What the script of the page sends, and what it gets back."""
    csrf = orang.client.get(alamat(forum, "/baris.json")).get_json()["csrf"]
    jawab = orang.client.post(alamat(forum, jalan), json=isi, headers={"X-CSRFToken": csrf})
    assert jawab.status_code == status, jawab.get_data(as_text=True)
    return jawab.get_json()


def ubah(db: Session, forum: Forum, baris: Masukan, **isian: tuple[str, str]) -> Any:
    return ubah_masukan(db, a_akun(db, sandi_hash="-"), forum, baris, isian, SAAT)


def riwayat(db: Session, baris: Masukan) -> list[tuple[str, str, str]]:
    cari = select(RiwayatMasukan).where(RiwayatMasukan.masukan_id == baris.id).order_by(RiwayatMasukan.id)
    return [(satu.isian, satu.lama, satu.baru) for satu in db.scalars(cari)]


def test_two_writers_of_different_fields_of_one_row_both_stay(db: Session, forum: Forum) -> None:
    baris = a_masukan(db, forum, masalah=DASAR)
    assert ubah(db, forum, baris, masalah=(DASAR, "Kursi kurang.")).beres
    assert ubah(db, forum, baris, usulan=("", "Tambah kursi."), unsur=("U1", "U4")).beres
    assert (baris.masalah, baris.usulan, baris.unsur) == ("Kursi kurang.", "Tambah kursi.", "U4")
    assert riwayat(db, baris)[0] == ("masalah", DASAR, "Kursi kurang.")
    catatan = db.scalars(select(Jejak).where(Jejak.aksi == "masukan diubah").order_by(Jejak.nomor)).all()
    assert [c.rincian["isian"] for c in catatan] == [["masalah"], ["unsur", "usulan"]]
    assert "Kursi" not in str([c.rincian for c in catatan])


def test_the_same_text_changed_in_two_places_is_merged_and_in_one_place_keeps_both(
    db: Session, forum: Forum
) -> None:
    baris = a_masukan(db, forum, masalah=DASAR)
    ubah(db, forum, baris, masalah=(DASAR, DASAR.replace("separuh", "sepertiga")))
    hasil = ubah(db, forum, baris, masalah=(DASAR, DASAR + " Ibu hamil berdiri."))
    assert hasil.tersimpan["masalah"] == "Kursi tunggu hanya cukup untuk sepertiga orang. Ibu hamil berdiri."
    hasil = ubah(db, forum, baris, masalah=(DASAR, DASAR.replace("separuh", "seperempat")))
    assert not hasil.tersimpan
    assert hasil.bentrok["masalah"].kini == baris.masalah
    assert {"sepertiga", "seperempat"} <= set(hasil.bentrok["masalah"].gabungan.split())


def test_a_short_field_changed_by_two_is_never_overwritten_silently(db: Session, forum: Forum) -> None:
    baris = a_masukan(db, forum, penanggung_jawab="Seksi A")
    ubah(db, forum, baris, penanggung_jawab=("Seksi A", "Seksi B"))
    hasil = ubah(db, forum, baris, penanggung_jawab=("Seksi A", "Seksi C"), usulan=("", "Tambah kursi."))
    assert (hasil.bentrok["penanggung_jawab"].kini, baris.penanggung_jawab) == ("Seksi B", "Seksi B")
    assert baris.usulan == "Tambah kursi."
    ubah(db, forum, baris, penanggung_jawab=("Seksi B", "Seksi C"))
    assert riwayat(db, baris)[-1] == ("penanggung_jawab", "Seksi B", "Seksi C")


def test_date_and_duration_follow_each_other_and_what_can_never_be_right_is_said(
    db: Session, forum: Forum
) -> None:
    baris = a_masukan(db, forum)
    ubah(db, forum, baris, kelas=("", "pendek"), durasi=("", "10"))
    assert baris.tenggat == date(2026, 11, 22)
    ubah(db, forum, baris, durasi=("10", "3"), satuan=("hari", "bulan"))
    assert baris.tenggat == date(2027, 2, 12)
    ubah(db, forum, baris, tenggat=("2027-02-12", "2026-12-01"))
    assert (baris.durasi, baris.satuan) == (19, "hari")
    hasil = ubah(
        db, forum, baris,
        tenggat=("2026-12-01", "2026-11-11"), durasi=("19", "-5"), hasil=("", "entah"), usulan=("", "Ada."),
    )  # fmt: skip
    assert set(hasil.salah) == {"tenggat", "durasi", "hasil"}
    assert "12 November 2026" in hasil.salah["tenggat"]
    assert (baris.tenggat, baris.durasi, baris.usulan) == (date(2026, 12, 1), 19, "Ada.")


def test_rows_move_go_and_come_back_and_an_issue_is_taken_up_once(db: Session, forum: Forum) -> None:
    notulis = a_notulis(db, forum)
    satu, dua = (
        tambah_masukan(db, notulis, forum, uuid.uuid4(), {"hasil": "disepakati"}, SAAT, "notulis")[0]
        for _ in range(2)
    )
    dari_ponsel = a_masukan(db, forum, asal=AsalMasukan.PESERTA, urutan=0, masalah="tiga")
    assert papan_forum(db, forum).ponsel == [dari_ponsel]
    tempat.ambil(db, notulis, forum, dari_ponsel, tempat.Jadi.BARIS, SAAT)
    tempat.ambil(db, notulis, forum, dari_ponsel, tempat.Jadi.SEMBUNYI, SAAT)
    assert papan_forum(db, forum).baris == [satu, dua, dari_ponsel]
    tempat.geser(db, notulis, forum, [satu, dua, dari_ponsel], dari_ponsel, -1)
    tempat.geser(db, notulis, forum, [satu, dari_ponsel, dua], satu, -1)
    tempat.hapus(db, notulis, forum, satu, SAAT)
    assert papan_forum(db, forum).baris == [dari_ponsel, dua]
    assert papan_forum(db, forum).dihapus == [satu]
    tempat.kembalikan(db, notulis, forum, satu, SAAT)
    assert papan_forum(db, forum).baris == [satu, dari_ponsel, dua]


def test_the_script_creates_a_row_once_and_the_page_is_told_of_changes_only(
    db: Session, rani: Pages, forum: Forum
) -> None:
    baru = {"id": str(uuid.uuid4()), "isi": {"masalah": "Antre lama.", "unsur": "U1", "hasil": "disepakati"}}
    kirim(rani, forum, "/baris", baru, 201)
    kirim(rani, forum, "/baris", {**baru, "isi": {"masalah": "Lain."}}, 200)
    (baris,) = db.scalars(select(Masukan)).all()
    assert (baris.masalah, baris.asal) == ("Antre lama.", "notulis")
    awal = rani.client.get(alamat(forum, "/baris.json"))
    assert [b["isi"]["masalah"] for b in awal.get_json()["baris"]] == ["Antre lama."]
    tanya = {"If-None-Match": awal.headers["ETag"]}
    assert rani.client.get(alamat(forum, "/baris.json"), headers=tanya).status_code == 304
    kata = kirim(rani, forum, f"/baris/{baris.id}", {"isian": {"usulan": ["", "Tambah loket."]}})
    assert (kata["tersimpan"], kata["pukul"]) == ({"usulan": "Tambah loket."}, "10.42 WIB")
    lagi = rani.client.get(alamat(forum, "/baris.json"), headers=tanya)
    assert lagi.get_json()["baris"][0]["isi"]["usulan"] == "Tambah loket."
    assert "isi penanggung jawab" in lagi.get_json()["potongan"]["kurang"]
    a_peserta(db, forum, hadir=True)
    db.commit()
    tanya = {"If-None-Match": lagi.headers["ETag"]}
    assert (
        "1 dari 5 unsur hadir"
        in rani.client.get(alamat(forum, "/baris.json"), headers=tanya).get_json()["potongan"]["samping"]
    )
    assert "Antre lama." in rani.client.get(alamat(forum, f"/baris/{baris.id}.json")).get_json()["html"]
    for buruk in ({"isian": {"id": ["", "x"]}}, {"isian": {"usulan": "x"}}, []):
        csrf = lagi.get_json()["csrf"]
        jawab = rani.client.post(
            alamat(forum, f"/baris/{baris.id}"), json=buruk, headers={"X-CSRFToken": csrf}
        )
        assert jawab.status_code == 400
    assert rani.client.post(alamat(forum, "/baris"), json=baru).status_code == 400  # without the token


def test_without_script_the_form_writes_comes_back_when_refused_and_offers_both_texts(
    db: Session, rani: Pages, forum: Forum
) -> None:
    kosong = rani.fill(
        alamat(forum), {"masalah": " ", "penyampai": "PKK", "jadi": "baris"}, form=0, status=422
    )
    assert "Tulis masukannya" in kosong.text
    assert kosong.fields()["penyampai"] == "PKK"
    rani.fill(alamat(forum), {"masalah": DASAR, "unsur": "U4", "jadi": "baris"}, form=0)
    (baris,) = db.scalars(select(Masukan)).all()
    assert (baris.hasil, baris.unsur) == ("disepakati", "U4")
    lama = borang(rani.get(alamat(forum)), baris)
    rani.post(alamat(forum, f"/baris/{baris.id}"), {**lama, "masalah": DASAR.replace("separuh", "sepertiga")})
    bentrok = rani.post(
        alamat(forum, f"/baris/{baris.id}"),
        {
            **lama,
            "masalah": DASAR.replace("separuh", "seperempat"),
            "usulan": "Tambah kursi.",
            "durasi": "-5",
        },
        422,
    )
    isi = borang(bentrok, baris)
    assert "Ditulis orang lain" in bentrok.text
    assert "sepertiga" in isi["awal-masalah"]
    assert "seperempat" in isi["masalah"]
    assert (isi["durasi"], isi["awal-usulan"]) == ("-5", "Tambah kursi.")
    rani.post(alamat(forum, f"/baris/{baris.id}"), {**isi, "durasi": "10", "pilih": "masalah:gabung"})
    db.expire_all()
    assert {"sepertiga", "seperempat"} <= set(baris.masalah.split())
    assert baris.tenggat == date(2026, 11, 22)
    assert "sepertiga" in rani.get(alamat(forum, f"/baris/{baris.id}/riwayat")).text
    rani.post(alamat(forum, f"/baris/{baris.id}/hapus"), {"csrf_token": isi["csrf_token"]})
    assert "1 baris dihapus" in rani.get(alamat(forum)).text


def test_a_notulis_writes_in_the_own_forum_only_and_nobody_in_a_locked_one(
    app: Flask, db: Session, rani: Pages, forum: Forum, kota: Kota
) -> None:
    lain = a_forum(db, kota.unit)
    notulis = a_notulis(db, lain)
    baris = a_masukan(db, forum)
    db.commit()
    orang = Pages(app).masuk(notulis.nama_pengguna, SANDI)
    orang.get(alamat(lain))
    for jalan in ("", "/layar", "/baris.json", f"/baris/{baris.id}.json"):
        assert orang.client.get(alamat(forum, jalan)).status_code == 404
    assert orang.client.get(alamat(lain, f"/baris/{baris.id}.json")).status_code == 404
    forum.tahap, forum.naskah_sidik = TahapForum.PENANDATANGANAN, "x"
    db.commit()
    kata = kirim(rani, forum, f"/baris/{baris.id}", {"isian": {"usulan": ["", "Terlambat."]}}, 409)
    assert "sedang ditandatangani" in kata["pesan"]
    halaman = rani.get(alamat(forum))
    assert "sedang ditandatangani" in halaman.text
    assert not halaman.all("textarea")


def test_the_wall_shows_what_is_agreed_and_no_name(db: Session, rani: Pages, forum: Forum) -> None:
    forum.agenda = [AgendaForum(mulai=time(10), selesai=time(11), judul="Dialog tiga unsur", urutan=1)]
    peserta = a_peserta(db, forum, nama="Sari Umpama", hp="081234567890", lembaga="PKK Melati")
    a_masukan(db, forum, lengkap=True, penyampai="PKK Melati")
    for n in range(4):
        a_masukan(db, forum, asal="peserta", urutan=0, peserta_id=peserta.id, masalah=f"Hal {n}", dukungan=n)
    db.commit()
    layar = rani.get(alamat(forum, "/layar"))
    assert layar.h1 == "Dialog tiga unsur"
    for kata in (
        "Jangka pendek (10 Hari)",
        "22 November 2026",
        "Seksi Pelayanan",
        "Hal 3",
        f"/f/{forum.kode}",
    ):
        assert kata in layar.text
    for rahasia in ("Sari", "0812", "Melati", "Hal 0"):
        assert rahasia not in layar.text
    tanya = {"If-None-Match": layar.response.headers["ETag"]}
    assert rani.client.get(alamat(forum, "/layar"), headers=tanya).status_code == 304


def borang(page: Page, baris: Masukan) -> dict[str, str]:
    """What the form of that row would send."""
    nomor = next(n for n, f in enumerate(page.all("main")[0].iter("{http://www.w3.org/1999/xhtml}form"))
                 if f.get("data-baris") == str(baris.id))  # fmt: skip
    return page.fields(nomor)
