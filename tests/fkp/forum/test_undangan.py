"""Inviting: all five elements in view, thousands pasted at once, and each person told once."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.kirim import awalan_surat
from fkp.forum.peserta.models import Balasan, Kontak, Peserta
from fkp.forum.peserta.persetujuan import TERBARU
from fkp.forum.peserta.retensi import HAPUS_KEBUTUHAN, buang_kebutuhan
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.jejak.models import Jejak
from fkp.kerja.giliran import GILIRAN
from fkp.surat.models import SuratKeluar
from tests.builders import SAAT, Kota
from tests.fkp.forum.bangun import HARI, a_forum, a_peserta
from tests.page import Pages

HP = "081234567890"


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    kota.unit.zona = "Asia/Makassar"
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, kode="forumwita", moda="tatap_muka")
    db.commit()
    return forum


def alamat(forum: Forum, sisa: str = "") -> str:
    return f"/kelola/forum/{forum.id}/undangan{sisa}"


def halaman_saya(app: Flask, forum: Forum, peserta: Peserta) -> str:
    with app.app_context():
        return f"/f/{forum.kode}/p/{tanda_peserta(peserta)}"


def surat(db: Session) -> list[SuratKeluar]:
    hasil = list(db.scalars(select(SuratKeluar).order_by(SuratKeluar.id)))
    db.commit()
    return hasil


def test_an_element_without_anybody_is_named_before_anything_leaves(
    db: Session, rani: Pages, forum: Forum
) -> None:
    for unsur in ("U1", "U2", "U3", "U4"):
        a_peserta(db, forum, unsur, surel=f"{unsur}@contoh.example")
    db.commit()
    assert "Media massa belum diundang" in rani.get(alamat(forum)).text
    siap = rani.get(alamat(forum, "/kirim"))
    tanya = rani.post(alamat(forum, "/kirim"), {"csrf_token": siap.fields()["csrf_token"]})
    assert "Satu unsur belum diundang Media massa" in tanya.text
    assert surat(db) == []
    lanjut = rani.post(alamat(forum, "/kirim"), tanya.fields())
    assert "4 undangan sedang dikirim" in lanjut.text
    assert len(surat(db)) == 4


def test_an_element_without_anybody_is_named_before_anyone_is_marked_as_told(
    db: Session, rani: Pages, forum: Forum
) -> None:
    satu, dua = (a_peserta(db, forum, "U1", nama=f"Tanpa Surel {n}", hp=HP) for n in (1, 2))
    db.commit()
    tanya = rani.fill(alamat(forum, "/kirim"), {})
    assert "4 unsur belum diundang" in tanya.text
    assert "Belum ada yang ditandai." in tanya.text
    assert db.scalars(select(Peserta).where(Peserta.dikirim_lewat != "")).all() == []
    db.commit()
    lanjut = rani.post(alamat(forum, "/tandai"), tanya.fields())
    assert "1 orang ditandai sudah dikirimi." in lanjut.text
    db.refresh(satu)
    assert satu.dikirim_lewat == "wa"
    db.commit()
    # Who accepted it once is not asked again for the next person of the same visit.
    berikut = rani.post(alamat(forum, "/tandai"), lanjut.fields())
    assert "1 orang ditandai sudah dikirimi." in berikut.text
    db.refresh(dua)
    assert dua.dikirim_lewat == "wa"
    db.commit()
    forum.tahap, forum.alasan_batal = TahapForum.BATAL, "Gempa"
    db.commit()
    assert "1 orang ditandai sudah dikirimi." in rani.fill(alamat(forum, "/kirim"), {}).text


def test_each_person_gets_one_letter_and_another_when_the_date_changes(
    app: Flask, db: Session, rani: Pages, forum: Forum
) -> None:
    for unsur in ("U1", "U2", "U3", "U4", "U5"):
        peserta = a_peserta(db, forum, unsur, surel=f"{unsur}@contoh.example".lower())
    tanpa = a_peserta(db, forum, "U1", nama="Tanpa Surel", hp=HP)
    db.commit()
    kirim = rani.get(alamat(forum, "/kirim")).fields()
    for _ in range(2):
        rani.post(alamat(forum, "/kirim"), kirim)
    satu = surat(db)[-1]
    assert len(surat(db)) == 5
    assert satu.kunci.startswith(awalan_surat(forum, peserta))
    assert f", halaman {halaman_saya(app, forum, peserta)}\n" in satu.isi
    assert "Kamis, 12 November 2026, pukul 09.00 sampai 12.00 WITA" in satu.isi
    (acara,) = Calendar.from_ical(satu.lampiran[0]["isi"]).walk("VEVENT")
    assert acara["dtstart"].dt.isoformat() == "2026-11-12T01:00:00+00:00"
    assert acara["dtend"].dt.isoformat() == "2026-11-12T04:00:00+00:00"
    assert acara["attendee"] == "mailto:u5@contoh.example"
    lama = int(acara["sequence"])

    db.refresh(forum)
    forum.tanggal, forum.versi = HARI + timedelta(days=7), forum.versi + 1
    db.commit()
    assert "perlu dikabari lagi" in rani.get(alamat(forum)).text
    rani.post(alamat(forum, "/kirim"), kirim)
    baru = surat(db)[-1]
    assert len(surat(db)) == 10
    assert baru.judul.startswith("Jadwal berubah")
    (acara,) = Calendar.from_ical(baru.lampiran[0]["isi"]).walk("VEVENT")
    assert int(acara["sequence"]) > lama

    # Who has no e-mail is told by a person, who says so.
    halaman = rani.get(alamat(forum, "/kirim"))
    (tautan,) = [a.get("href") or "" for a in halaman.all("a") if "wa.me" in (a.get("href") or "")]
    assert tautan.startswith("https://wa.me/6281234567890?text=Yth.%20Tanpa%20Surel")
    rani.fill(alamat(forum, "/kirim"), {})
    db.refresh(tanpa)
    assert tanpa.dikirim_lewat == "wa"

    forum.tahap, forum.alasan_batal = TahapForum.BATAL, "Gempa"
    db.commit()
    rani.post(alamat(forum, "/kirim"), kirim)
    batal = surat(db)[-1]
    assert "Alasan: Gempa" in batal.isi
    assert "METHOD:CANCEL" in batal.lampiran[0]["isi"]
    rincian = str([satu.rincian for satu in db.scalars(select(Jejak))])
    assert "u5@contoh" not in rincian
    assert HP not in rincian


def test_two_thousand_pasted_rows_and_what_cannot_be_used_stays(
    db: Session, rani: Pages, forum: Forum
) -> None:
    a_peserta(db, forum, nama="Siti Umpama")
    db.commit()
    panjang = "Kelompok Masyarakat Pengguna Layanan Administrasi Kependudukan Kelurahan Umpama"
    baik = [f"{n};Orang {n};{panjang} {n};U{n % 5 + 1};0812{n:08};o{n}@contoh.example" for n in range(2000)]
    buruk = [
        "a;;Tanpa Nama;U1;;",
        "b;Budi Misal;Kampus;U9;;",
        'c;Cici "Contoh;Kampus;akademisi;bukan nomor;',
        "d;SITI  umpama;Lain;LSM;;",
        f"e;{'x' * 5000};;U1;;",
        f"f;;{'L' * 201};U9;12;bukan surel",
    ]
    judul = "No;Nama Lengkap;Instansi;Unsur;No. HP;Email"
    teks = "\r\n".join([judul, *baik[:1000], *buruk, *baik[1000:]])
    isian = rani.get(alamat(forum, "/tempel")).fields()
    halaman = rani.post(alamat(forum, "/tempel"), {**isian, "tempelan": teks}, 422)
    assert "2000 orang masuk daftar" in halaman.text.replace(".", "")
    for sebut in (
        "Baris 1002 a;;Tanpa Nama;U1;; Isi nama orangnya",
        "Baris 1003 b;Budi Misal;Kampus;U9;; Unsur “U9” tidak dikenal",
        "“bukan nomor” bukan nomor telepon",
        "Baris 1005 SITI umpama",
        "Baris ini lebih panjang dari 4000 huruf",
        "Isi nama orangnya. Isian lembaga paling panjang 200 huruf. Unsur “U9” tidak dikenal. Tulis misalnya "
        "U1, Media massa, atau LSM. “12” bukan nomor telepon. Contoh: 081234567890. “bukan surel” bukan",
        "Kolom yang tidak dikenal dan tidak dibaca: no.",
    ):
        assert sebut in halaman.text
    assert halaman.fields()["tempelan"].split("\n") == [judul, *buruk]
    assert db.scalar(select(func.count()).select_from(Peserta)) == 2001
    db.commit()

    perbaikan = "\n".join([judul, "b;Budi Misal;Kampus;kampus;8123456789;", buruk[3]])
    kedua = rani.post(alamat(forum, "/tempel"), {**halaman.fields(), "tempelan": perbaikan, "kembar": "1"})
    assert "2 orang masuk daftar" in kedua.text
    budi = db.scalars(select(Peserta).where(Peserta.nama == "Budi Misal")).one()
    assert (budi.unsur, budi.hp) == ("U2", "08123456789")
    assert db.scalars(select(Peserta).where(Peserta.nama == "SITI umpama")).one().unsur == "U4"
    db.commit()
    satu_unsur = rani.get(alamat(forum, "?unsur=U5&hal=2"))
    assert "Halaman 2 dari 16" in satu_unsur.text


def test_a_paste_without_titles_says_so_and_keeps_the_text(rani: Pages, forum: Forum) -> None:
    isian = {**rani.get(alamat(forum, "/tempel")).fields(), "tempelan": "Siti\tU1\nBudi\tU2"}
    halaman = rani.post(alamat(forum, "/tempel"), isian, 422)
    assert "Baris pertama harus berisi judul kolom" in halaman.text
    assert halaman.fields()["tempelan"] == isian["tempelan"]


def test_one_person_is_added_changed_given_a_new_link_and_removed(
    app: Flask, db: Session, rani: Pages, forum: Forum
) -> None:
    isian = {"nama": "Dewi Misal", "unsur": "U3", "surel": "dewi@", "hp": "+62 812-3456-7890"}
    salah = rani.fill(alamat(forum, "/tambah?unsur=U3"), isian, status=422)
    assert "alamat surel yang lengkap" in salah.text
    assert salah.fields()["nama"] == "Dewi Misal"
    rani.post(alamat(forum, "/tambah"), {**salah.fields(), "surel": "dewi@contoh.example"})
    dewi = db.scalars(select(Peserta)).one()
    db.commit()
    assert dewi.hp == HP
    orang = alamat(forum, f"/{dewi.id}")
    lama = halaman_saya(app, forum, dewi)
    Pages(app).get(lama)
    csrf = {"csrf_token": rani.get(orang).fields()["csrf_token"]}
    rani.post(f"{orang}/tautan", {**csrf, "tindakan": "baru"})
    Pages(app).get(lama, 404)
    db.refresh(dewi)
    db.commit()
    baru = halaman_saya(app, forum, dewi)
    Pages(app).get(baru)
    rani.post(f"{orang}/tautan", {**csrf, "tindakan": "cabut"})
    Pages(app).get(baru, 404)
    datang = a_peserta(db, forum, hadir=True)
    db.commit()
    tetap = rani.post(alamat(forum, f"/{datang.id}/hapus"), csrf, 409)
    assert "sudah tercatat hadir" in tetap.text
    rani.post(f"{orang}/hapus", csrf)
    assert list(db.scalars(select(Peserta.id))) == [datang.id]


def test_people_come_from_the_contact_book_and_leave_it_when_they_want(
    app: Flask, db: Session, rani: Pages, forum: Forum
) -> None:
    kolom = {"setuju_pada": SAAT, "setuju_lewat": "lisan", "setuju_versi": TERBARU, "dibuat": SAAT}
    db.add(Kontak(unit_id=forum.unit_id, nama="Eka Misal", unsur="U4", hp=HP, surel="eka@x.example", **kolom))
    db.commit()
    with hold(SAAT):
        form = rani.get(alamat(forum, "/kontak"))
        nomor = form.all("input", name="kontak")[0].get("value") or ""
        assert "Centang paling sedikit satu" in rani.post(alamat(forum, "/kontak"), form.fields(), 422).text
        rani.post(alamat(forum, "/kontak"), {**form.fields(), "kontak": nomor})
        eka = db.scalars(select(Peserta)).one()
        db.commit()
        assert (eka.unsur, eka.hp) == ("U4", HP)
        saya = halaman_saya(app, forum, eka)
        pengunjung = Pages(app)
        csrf = {"csrf_token": pengunjung.get(saya).fields()["csrf_token"]}
        assert "Anda tidak akan dihubungi lagi" in pengunjung.post(f"{saya}/lupakan", csrf).text
    db.refresh(eka)
    assert (eka.nama, eka.hp, eka.surel) == ("Eka Misal", "", "")
    assert list(db.scalars(select(Kontak))) == []
    db.commit()
    assert "minta tidak dihubungi" in rani.get(alamat(forum)).text
    assert "Tidak ada yang menunggu" in rani.get(alamat(forum, "/kirim")).text


def test_the_answer_and_what_is_needed_come_by_the_signed_link(
    app: Flask, db: Session, rani: Pages, forum: Forum
) -> None:
    forum.moda, forum.tautan = "hibrida", "https://rapat.contoh.example/1"
    fina = a_peserta(db, forum, nama="Fina Misal", hp=HP)
    lain = a_forum(db, forum.unit, TahapForum.TERJADWAL)
    db.commit()
    saya = halaman_saya(app, forum, fina)
    tanda = saya.rpartition("/")[2]
    warga = Pages(app)
    for palsu in (f"/f/{forum.kode}/p/{tanda[:-2]}xx", f"/f/{lain.kode}/p/{tanda}", f"/f/{forum.kode}/p/x"):
        warga.get(palsu, 404)
    kosong = warga.fill(saya, {}, status=422)
    assert "Pilih hadir atau tidak" in kosong.text
    tanpa_cara = warga.post(saya, {**kosong.fields(), "balasan": "hadir"}, 422)
    assert "Pilih di tempat atau daring" in tanpa_cara.text
    isian = {
        "balasan": "hadir",
        "cara": "daring",
        "kebutuhan": ["bahasa_isyarat"],
        "kebutuhan_lain": "kereta bayi",
    }
    assert "Balasan Anda tersimpan" in warga.post(saya, {**kosong.fields(), **isian}).text
    db.refresh(fina)
    db.commit()
    assert (fina.balasan, fina.balasan_cara, fina.kebutuhan) == (Balasan.HADIR, "daring", ["bahasa_isyarat"])
    tim = rani.get(alamat(forum)).text
    assert "akan hadir daring" in tim
    assert re.search(r"Juru bahasa isyarat 1 orang .* kereta bayi", tim)

    with hold(SAAT + HAPUS_KEBUTUHAN + timedelta(days=2)):
        app.extensions.pop(GILIRAN, None)
        buang_kebutuhan(app)
    db.refresh(fina)
    assert (fina.kebutuhan, fina.kebutuhan_lain, fina.balasan) == ([], "", Balasan.HADIR)
    forum.tahap, forum.tanggal = TahapForum.BERLANGSUNG, date(2026, 11, 12)
    db.commit()
    warga.post(saya, {**kosong.fields(), **isian}, 410)
