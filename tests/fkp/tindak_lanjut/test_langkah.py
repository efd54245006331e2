"""The steps of a promise."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.galat import VersiBerbeda
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.isi import Kemajuan, TindakLanjutSalah
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.langkah import (
    TERBANYAK,
    LangkahTetap,
    geser_langkah,
    hapus_langkah,
    tambah_langkah,
    ubah_langkah,
)
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, Status
from tests.builders import sign_in
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, form_ke
from tests.page import Pages

HARI = date(2026, 11, 12)


def dengan_langkah(db, unit, *teks, **kolom):
    row = a_tindak_lanjut(db, unit, **kolom)
    for satu in teks:
        tambah_langkah(db, "uji", row, satu, now(), versi=row.versi)
    return row


def centang(db, row, n, hari=HARI, teks=None):
    satu = row.langkah[n]
    ubah_langkah(db, "uji", row, satu, teks or satu.teks, hari, now(), versi=row.versi)


def kabar(db, row):
    cari = select(KabarJanji).where(KabarJanji.tindak_lanjut_id == row.id).order_by(KabarJanji.id)
    return [(satu.jenis, satu.teks) for satu in db.scalars(cari)]


def alamat(row):
    return f"/kelola/tindak-lanjut/{row.id}"


def test_steps_keep_their_order_and_each_change_leaves_its_line(db, unit):
    row = dengan_langkah(db, unit, "Satu", "Dua", "Tiga")
    geser_langkah(db, "uji", row, row.langkah[2], -1, now(), versi=row.versi)
    assert [satu.teks for satu in row.langkah] == ["Satu", "Tiga", "Dua"]
    geser_langkah(db, "uji", row, row.langkah[0], -1, now(), versi=row.versi)
    centang(db, row, 0, teks="Meja dipasang")
    hapus_langkah(db, "uji", row, row.langkah[1], now(), versi=row.versi)
    db.expire_all()
    assert [(s.teks, s.selesai_pada) for s in row.langkah] == [("Meja dipasang", HARI), ("Dua", None)]
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek == "tindak lanjut").order_by(Jejak.nomor)).all()
    assert aksi[1:] == ["tambah langkah"] * 3 + ["geser langkah", "ubah langkah", "hapus langkah"]


def test_the_first_step_that_is_done_sets_the_promise_going(db, unit):
    row = dengan_langkah(db, unit, "Satu", "Dua")
    centang(db, row, 1)
    assert row.status == Status.BERJALAN


def test_a_done_step_is_news_in_the_words_it_has_and_none_when_it_is_undone(db, unit):
    row = dengan_langkah(db, unit, "Satu", "Dua", "Tiga")
    centang(db, row, 0)
    assert kabar(db, row) == []
    tayangkan(db, "uji", row, now())
    centang(db, row, 1)
    centang(db, row, 2)
    centang(db, row, 1, HARI - timedelta(days=1), teks="Dua loket dipasang")
    assert kabar(db, row) == [
        (JenisKabar.TAYANG, ""),
        (JenisKabar.LANGKAH, "Dua loket dipasang"),
        (JenisKabar.LANGKAH, "Tiga"),
    ]
    centang(db, row, 1, None)
    hapus_langkah(db, "uji", row, row.langkah[2], now(), versi=row.versi)
    assert kabar(db, row) == [(JenisKabar.TAYANG, "")]


def test_steps_that_cannot_be_are_refused(db, unit):
    row = dengan_langkah(db, unit, *(f"Langkah {n}" for n in range(TERBANYAK)))
    with pytest.raises(TindakLanjutSalah, match="Paling banyak 14"):
        tambah_langkah(db, "uji", row, "Lagi", now(), versi=row.versi)
    with pytest.raises(TindakLanjutSalah, match="paling akhir hari ini, 12 November 2026"):
        centang(db, row, 0, HARI + timedelta(days=1))
    with pytest.raises(TindakLanjutSalah, match="sudah ada"):
        centang(db, row, 0, teks="Langkah 3")
    with pytest.raises(TindakLanjutSalah, match="Tulis langkahnya"):
        centang(db, row, 0, teks="  ")
    with pytest.raises(VersiBerbeda):
        ubah_langkah(db, "uji", row, row.langkah[0], "Lain", None, now(), versi=row.versi - 1)
    assert [s.selesai_pada for s in row.langkah] == [None] * TERBANYAK


def test_a_promise_with_open_steps_is_done_only_when_that_is_said(db, unit):
    row = dengan_langkah(db, unit, "Satu", "Dua", status=Status.BERJALAN)
    centang(db, row, 0)
    selesai = Kemajuan(Status.SELESAI, "Dua loket buka.")
    with pytest.raises(TindakLanjutSalah, match="1 langkah belum dicentang: Dua") as galat:
        actions.kemajuan(db, "uji", row, selesai, now(), versi=row.versi)
    assert galat.value.isian == "biarkan_langkah"
    biar = Kemajuan(Status.SELESAI, "Dua loket buka.", biarkan_langkah=True)
    actions.kemajuan(db, "uji", row, biar, now(), versi=row.versi)
    assert row.status == Status.SELESAI
    with pytest.raises(LangkahTetap):
        centang(db, row, 1)
    # What is done already may be described anew without asking about its steps again.
    actions.kemajuan(db, "uji", row, Kemajuan(Status.SELESAI, "Tiga loket."), now(), versi=row.versi)


def test_steps_are_written_and_ticked_on_the_page(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    page = petugas.get(alamat(row))
    assert "Belum ada langkah." in page.text
    for teks in ("Meja dibeli", "Loket dibuka"):
        page = petugas.fill(
            alamat(row), {"langkah-baru-teks": teks}, form=form_ke(page, "/langkah", "langkah-baru-teks")
        )
    assert "Langkah berikutnya: Meja dibeli" in page.text
    page = petugas.fill(alamat(row), {}, form=form_ke(page, "/langkah", "selesai"))
    assert "1 dari 2 selesai" in page.text
    assert "Selesai 12 November 2026" in page.text
    assert "Langkah berikutnya: Loket dibuka" in page.text
    db.expire_all()
    assert (row.status, row.langkah[0].selesai_pada) == (Status.BERJALAN, HARI)
    page = petugas.fill(alamat(row), {}, form=form_ke(page, "/langkah", "batal"))
    assert "0 dari 2 selesai" in page.text


def test_a_step_that_cannot_be_comes_back_with_everything_typed(db, unit, petugas):
    row = dengan_langkah(db, unit, "Meja dibeli")
    db.commit()
    nama = f"langkah-{row.langkah[0].id}"
    page = petugas.get(alamat(row))
    isian = {f"{nama}-teks": "Meja dan kursi", f"{nama}-selesai_pada": "2026-11-13", "tindakan": "simpan"}
    n = form_ke(page, "/langkah", "simpan")
    page = petugas.fill(alamat(row), isian, form=n, status=422)
    assert "Langkah selesai paling akhir hari ini" in page.text
    assert page.fields(n)[f"{nama}-teks"] == "Meja dan kursi"
    page = petugas.post(
        f"{alamat(row)}/langkah",
        page.fields(n) | {f"{nama}-selesai_pada": "2026-11-10"} | {"tindakan": "simpan"},
    )
    assert "Selesai 10 November 2026" in page.text


def test_two_who_change_steps_at_once_lose_nothing(app, db, unit, petugas):
    row = dengan_langkah(db, unit, "Meja dibeli")
    lain = sign_in(db, Pages(app), Peran.PIMPINAN, unit.jalur)
    page = petugas.get(alamat(row))
    n = form_ke(page, "/langkah", "simpan")
    punya_saya = page.fields(n)
    nama = f"langkah-{row.langkah[0].id}"
    lain.fill(alamat(row), {f"{nama}-teks": "Meja disewa", "tindakan": "simpan"}, form=n)
    saya = punya_saya | {f"{nama}-teks": "Meja dipinjam", "tindakan": "simpan"}
    page = petugas.post(f"{alamat(row)}/langkah", saya, status=409)
    assert "Meja disewa" in page.text
    assert page.fields(n)[f"{nama}-teks"] == "Meja dipinjam"
    petugas.post(f"{alamat(row)}/langkah", page.fields(n) | {"tindakan": "simpan"})
    db.expire_all()
    assert row.langkah[0].teks == "Meja dipinjam"


def test_steps_of_others_do_not_exist_and_who_only_looks_ticks_nothing(db, unit, petugas, app):
    row, lain = dengan_langkah(db, unit, "Satu"), dengan_langkah(db, unit, "Asing")
    db.commit()
    page = petugas.get(alamat(row))
    isian = page.fields(form_ke(page, "/langkah", "selesai"))
    petugas.post(f"{alamat(row)}/langkah", isian | {"langkah": str(lain.langkah[0].id)}, status=404)
    petugas.post(f"{alamat(row)}/langkah", isian | {"langkah": "zz"}, status=404)
    petugas.post(f"{alamat(row)}/langkah", isian | {"tindakan": "terbang"}, status=400)
    auditor = sign_in(db, Pages(app), Peran.AUDITOR, unit.jalur)
    page = auditor.get(alamat(row))
    assert "Satu" in page.text
    assert not [f for f in page.all("form") if (f.get("action") or "").endswith("/langkah")]


def test_the_page_asks_before_a_promise_with_open_steps_is_done(db, unit, petugas):
    row = dengan_langkah(db, unit, "Meja dibeli", status=Status.BERJALAN)
    db.commit()
    isian = {"status": "selesai", "realisasi": "Dua loket buka."}
    page = petugas.fill(alamat(row), isian, status=422)
    assert "1 langkah belum dicentang: Meja dibeli" in page.text
    assert page.fields()["realisasi"] == "Dua loket buka."
    page = petugas.post(f"{alamat(row)}/kemajuan", page.fields() | {"biarkan_langkah": "y"})
    assert "Kemajuan tersimpan." in page.text
    assert "Selesai 12 November 2026, tepat waktu." in page.text
