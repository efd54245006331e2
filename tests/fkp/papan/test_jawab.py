"""People say whether a promise was kept; the unit reads their words, and cannot refuse their number."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.db import Database
from fkp.forum.models import TahapForum
from fkp.jejak.models import Jejak
from fkp.papan.jawab import (
    TERSEMBUNYI,
    Jawaban,
    SudahBerhenti,
    jawaban_orang,
    ringkas_tanggapan,
    simpan_jawaban,
)
from fkp.papan.models import KeadaanTanggapan, PengikutJanji, TanggapanJanji
from fkp.pemberitahuan.models import Pemberitahuan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from tests.builders import SAAT, SANDI, Kota, a_akun, a_unit
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.papan.ikut_bantu import SUREL, a_janji, a_pengikut, alamat
from tests.page import Page, Pages

ALASAN = "Loket kedua masih tutup pada hari Senin."
DAFTAR = "/kelola/tanggapan-janji"


@pytest.fixture
def selesai(db: Session, kota: Kota) -> TindakLanjut:
    """A promise that the unit says it kept."""
    janji = a_janji(
        db,
        kota.unit,
        status=Status.SELESAI,
        selesai_pada=date(2026, 11, 10),
        realisasi="Dua loket buka tiap Senin.",
    )
    db.commit()
    return janji


def menjawab(
    db: Session, app: Flask, janji: TindakLanjut, jawaban: str, alasan: str = "", surel: str = SUREL
) -> Page:
    """Somebody new answers by the link of their letter."""
    siapa = a_pengikut(db, f"janji:{janji.id}", surel)
    db.commit()
    jalan = f"{alamat(app, siapa, 'jawab', janji)}?jawaban={jawaban}"
    return Pages(app).fill(jalan, {"alasan": alasan})


def tanggapan(db: Session) -> list[TanggapanJanji]:
    cari = select(TanggapanJanji).order_by(TanggapanJanji.waktu, TanggapanJanji.id)
    return list(db.scalars(cari.execution_options(populate_existing=True)))


def test_an_answer_is_chosen_by_the_link_sent_with_a_button_and_may_be_replaced(
    db: Session, kota: Kota, app: Flask, pages: Pages, selesai: TindakLanjut
) -> None:
    siapa = a_pengikut(db, f"unit:{kota.unit.id}")
    lain = a_janji(db, kota.klinik, status=Status.SELESAI, selesai_pada=date(2026, 11, 10))
    db.commit()
    jalan = alamat(app, siapa, "jawab", selesai)
    page = pages.get(f"{jalan}?jawaban=belum")
    assert page.h1 == "Menurut Anda, sudah dikerjakan?"
    assert page.fields()["jawaban"] == "belum"
    assert SUREL not in page.html
    assert not tanggapan(db), "a mail scanner that opens links answers nothing"
    page = pages.fill(f"{jalan}?jawaban=belum", {}, status=422)
    assert "Tulis apa yang belum" in page.text
    page = pages.fill(f"{jalan}?jawaban=belum", {"alasan": "x" * 501}, status=422)
    assert page.fields()["alasan"] == "x" * 501
    page = pages.fill(f"{jalan}?jawaban=belum", {"alasan": f"  {ALASAN}\0 "})
    assert "Jawaban Anda tersimpan" in page.text
    (satu,) = tanggapan(db)
    assert (satu.jawaban, satu.alasan, satu.keadaan) == ("belum", ALASAN, KeadaanTanggapan.MENUNGGU)
    satu.keadaan = KeadaanTanggapan.TAMPIL
    db.commit()
    with hold(SAAT + timedelta(hours=1)):
        pages.fill(jalan, {})
        assert tanggapan(db)[0].keadaan == KeadaanTanggapan.TAMPIL, "the same answer again changes nothing"
        pages.fill(f"{jalan}?jawaban=sudah", {"alasan": "Sekarang sudah buka."})
    (satu,) = tanggapan(db)
    assert (satu.jawaban, satu.keadaan) == ("sudah", KeadaanTanggapan.MENUNGGU), "new words are read again"
    pages.get(alamat(app, siapa, "jawab", lain), 404)
    pages.get(f"/janji/{selesai.id}/jawab/palsu", 404)
    belum = a_pengikut(db, f"unit:{kota.unit.id}", "belum@contoh.example", dikonfirmasi_pada=None)
    db.commit()
    pages.get(alamat(app, belum, "jawab", selesai), 410)


def test_a_promise_is_answered_once_it_is_done_or_due(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    hari = date(2026, 11, 12)
    belum, lewat = a_janji(db, kota.unit, tenggat=hari), a_janji(db, kota.unit, tenggat=date(2026, 11, 11))
    henti = a_janji(db, kota.unit, tenggat=date(2026, 11, 11), status=Status.DIHENTIKAN)
    siapa = a_pengikut(db, f"unit:{kota.unit.id}")
    db.commit()
    for janji in (belum, henti):
        jalan = alamat(app, siapa, "jawab", janji)
        page = pages.get(jalan)
        assert "Belum dapat dijawab" in page.text
        assert not page.all("textarea")
        token = pages.get(alamat(app, siapa, "jawab", lewat)).fields()["csrf_token"]
        pages.post(jalan, {"jawaban": "sudah", "csrf_token": token}, status=409)
    pages.fill(alamat(app, siapa, "jawab", lewat), {"jawaban": "belum", "alasan": ALASAN})
    assert [satu.tindak_lanjut_id for satu in tanggapan(db)] == [lewat.id]


def test_one_person_counts_once_by_any_address_and_nobody_after_they_stopped(
    db: Session, kota: Kota, app: Flask, pages: Pages
) -> None:
    forum = a_forum(db, kota.unit, TahapForum.TERBIT)
    janji = a_janji(db, kota.unit, forum_id=forum.id, status=Status.SELESAI, selesai_pada=date(2026, 11, 10))
    peserta = a_peserta(db, forum, hadir=True)
    semua = [
        a_pengikut(db, f"forum:{forum.id}", SUREL, peserta_id=peserta.id),
        a_pengikut(db, f"unit:{kota.unit.id}", SUREL),
        a_pengikut(db, f"forum:{forum.id}", "kantor@contoh.example", peserta_id=peserta.id),
    ]
    db.commit()
    for siapa in semua:
        pages.fill(alamat(app, siapa, "jawab", janji), {"jawaban": "sudah"})
    pages.fill(alamat(app, semua[1], "jawab", janji), {"jawaban": "belum", "alasan": ALASAN})
    (satu,) = tanggapan(db)
    assert (satu.jawaban, satu.peserta_id) == ("belum", peserta.id)
    pages.fill(alamat(app, semua[0], "berhenti"), {})
    (satu,) = tanggapan(db)
    assert (satu.pengikut_id, satu.peserta_id, satu.alasan) == (None, None, ALASAN)


def test_whoever_stops_and_follows_again_still_counts_once(
    db: Session, app: Flask, pages: Pages, selesai: TindakLanjut
) -> None:
    menjawab(db, app, selesai, "sudah", surel="lain@contoh.example")
    for ke in range(3):
        menjawab(db, app, selesai, "belum", f"{ALASAN} {ke}")
        siapa = db.scalars(select(PengikutJanji).where(PengikutJanji.surel == SUREL)).one()
        pages.fill(alamat(app, siapa, "berhenti"), {})
        with pytest.raises(SudahBerhenti):
            simpan_jawaban(db, selesai, siapa, Jawaban.SUDAH, "", SAAT)
    assert sorted(satu.alasan for satu in tanggapan(db)) == ["", f"{ALASAN} 2"]
    assert not [satu for satu in tanggapan(db) if satu.alasan and satu.pengikut_id]


def test_words_written_while_others_are_approved_are_read_before_they_are_shown(
    basis_sendiri: Database,
) -> None:
    """The writer's page had read the answer before the decision was stored."""
    with basis_sendiri.transaction() as db:
        janji = a_janji(db, a_unit(db), status=Status.SELESAI, selesai_pada=date(2026, 11, 10))
        siapa = a_pengikut(db, f"janji:{janji.id}")
        simpan_jawaban(db, janji, siapa, Jawaban.BELUM, ALASAN, SAAT)
    milik = select(TanggapanJanji).where(TanggapanJanji.tindak_lanjut_id == janji.id)
    menulis = basis_sendiri.engine.dialect.name == "postgresql"  # SQLite lets one after the other write
    with basis_sendiri.session(menulis=menulis) as penulis:
        baca = (penulis.get_one(TindakLanjut, janji.id), penulis.get_one(PengikutJanji, siapa.id))
        assert jawaban_orang(penulis, *baca)[0].keadaan == KeadaanTanggapan.MENUNGGU
        if not menulis:
            penulis.commit()
        with basis_sendiri.transaction() as db:
            db.scalars(milik).one().keadaan = KeadaanTanggapan.TAMPIL.value
        simpan_jawaban(penulis, *baca, Jawaban.BELUM, "Nama orang.", SAAT + timedelta(minutes=1))
        penulis.commit()
    with basis_sendiri.session() as db:
        satu = db.scalars(milik).one()
    assert (satu.alasan, satu.keadaan) == ("Nama orang.", KeadaanTanggapan.MENUNGGU)


def test_the_unit_decides_about_words_and_the_number_stays(
    db: Session, kota: Kota, app: Flask, pages: Pages, rani: Pages, selesai: TindakLanjut
) -> None:
    for ke in range(TERSEMBUNYI - 1):
        menjawab(db, app, selesai, "belum", f"{ALASAN} {ke}", f"w{ke}@contoh.example")
    assert ringkas_tanggapan(db, selesai).jumlah is None
    assert "disembunyikan karena yang menjawab kurang dari 5 orang" in pages.get(f"/janji/{selesai.id}").text
    assert ALASAN not in pages.get(f"/janji/{selesai.id}").text, "nobody looked at it yet"
    menjawab(db, app, selesai, "sudah", "Sudah buka, terima kasih.", "puas@contoh.example")
    ringkas = ringkas_tanggapan(db, selesai)
    assert (ringkas.sudah, ringkas.belum, ringkas.jumlah, ringkas.alasan) == (1, 4, 5, [])
    assert "Angkanya bertambah tiap lima jawaban" in pages.get(f"/janji/{selesai.id}").text
    kotak = db.scalars(select(Pemberitahuan)).all()
    assert [(satu.akun_id, satu.alamat) for satu in kotak] == [(kota.rani.id, DAFTAR)], "told once a day"

    page = rani.get(DAFTAR)
    assert "Tidak setuju bukan alasan menolak." in page.text
    assert page.text.count("4 dari 5 orang mengatakan belum dikerjakan.") == 1
    assert "w0@contoh.example" not in page.html
    assert "4 dari 5 orang mengatakan belum" in rani.get(f"/kelola/tindak-lanjut/{selesai.id}").text
    tolak = [i for i, f in enumerate(page.all("form")) if _punya(f, "ditolak")]
    assert len(tolak) == 5
    satu, dua = tanggapan(db)[0], tanggapan(db)[1]
    isi = {"csrf_token": page.fields()["csrf_token"]}
    jalan = {t.id: f"{DAFTAR}/{t.id}" for t in (satu, dua)}
    baca = {t.id: t.waktu.isoformat() for t in (satu, dua)}
    for buruk in ({}, {"alasan": "tidak setuju"}):
        kirim = {**isi, "dibaca": baca[satu.id], "keputusan": "ditolak", **buruk}
        assert "Pilih mengapa teks ini tidak ditampilkan." in rani.post(jalan[satu.id], kirim, 422).text
    kirim = {**isi, "dibaca": baca[satu.id], "keputusan": "ditolak", "alasan": "data_pribadi"}
    rani.post(jalan[satu.id], kirim)
    rani.post(jalan[dua.id], {**isi, "dibaca": baca[dua.id], "keputusan": "tampil"})
    page = rani.get(f"{DAFTAR}?keadaan=ditolak")
    assert "Karena: Memuat data pribadi." in page.text
    umum = pages.get(f"/janji/{selesai.id}").text
    assert dua.alasan in umum
    assert satu.alasan not in umum
    assert ringkas_tanggapan(db, selesai).belum == 4, "what is refused is the text, not the answer"
    catatan = db.scalars(select(Jejak).where(Jejak.aksi.contains("alasan warga")).order_by(Jejak.nomor)).all()
    assert [c.aksi for c in catatan] == ["tolak alasan warga", "tampilkan alasan warga"]
    assert all(ALASAN not in str(c.rincian) for c in catatan)


def _punya(form: object, nilai: str) -> bool:
    return any(e.get("value") == nilai and e.get("name") == "keputusan" for e in form.iter())  # type: ignore[attr-defined]


def test_words_that_were_replaced_meanwhile_are_not_decided_on(
    db: Session, app: Flask, rani: Pages, selesai: TindakLanjut
) -> None:
    menjawab(db, app, selesai, "belum", ALASAN)
    page = rani.get(DAFTAR)
    (satu,) = tanggapan(db)
    satu.alasan, satu.waktu = "Yang lain sama sekali.", SAAT + timedelta(minutes=1)
    db.commit()
    kirim = {**page.fields(), "keputusan": "tampil"}
    page = rani.post(f"{DAFTAR}/{satu.id}", kirim, 409)
    assert "baru saja mengganti alasan itu" in page.text
    assert "Yang lain sama sekali." in page.text
    assert tanggapan(db)[0].keadaan == KeadaanTanggapan.MENUNGGU


def test_another_unit_sees_nothing_and_whoever_looks_after_several_reads_along(
    db: Session, kota: Kota, app: Flask, selesai: TindakLanjut
) -> None:
    menjawab(db, app, selesai, "belum", ALASAN)
    (satu,) = tanggapan(db)
    satu.keadaan, satu.alasan_moderasi = KeadaanTanggapan.DITOLAK, "kasar"
    a_akun(db, Peran.PETUGAS, kota.klinik.jalur, nama_pengguna="klinik")
    a_akun(db, Peran.PEMBINA, kota.puncak.jalur, nama_pengguna="pembina")
    db.commit()
    klinik, pembina = Pages(app).masuk("klinik", SANDI), Pages(app).masuk("pembina", SANDI)
    assert ALASAN not in klinik.get(f"{DAFTAR}?keadaan=ditolak").text
    page = pembina.get(f"{DAFTAR}?keadaan=ditolak")
    assert ALASAN in page.text
    assert "Karena: Kata kasar." in page.text
    assert not [b for b in page.all("button") if b.get("name") == "keputusan"]
    for siapa, status in ((klinik, 404), (pembina, 403)):
        token = siapa.get("/kelola").all("input", name="csrf_token")[0].get("value")
        kirim = {"csrf_token": token, "keputusan": "tampil", "dibaca": satu.waktu.isoformat()}
        siapa.post(f"{DAFTAR}/{satu.id}", kirim, status)
    assert tanggapan(db)[0].keadaan == KeadaanTanggapan.DITOLAK


def test_no_public_page_or_file_tells_an_address(
    db: Session, kota: Kota, app: Flask, pages: Pages, selesai: TindakLanjut
) -> None:
    siapa = a_pengikut(db, f"unit:{kota.unit.id}")
    menjawab(db, app, selesai, "belum", ALASAN, "lain@contoh.example")
    for satu in tanggapan(db):
        satu.keadaan = KeadaanTanggapan.TAMPIL
    db.commit()
    for jalan in (
        "/papan-janji",
        f"/janji/{selesai.id}",
        "/papan-janji/rss.xml",
        "/papan-janji/kalender.ics",
        "/api/v1/janji.csv",
        "/api/v1/janji.json",
        f"/janji/ikut?sasaran=unit:{kota.unit.slug}",
    ):
        teks = pages.client.get(jalan).get_data(as_text=True)
        assert teks
        assert "contoh.example" not in teks.replace("nama@contoh.example", ""), jalan
        assert siapa.id.hex not in teks
