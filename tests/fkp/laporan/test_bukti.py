"""The evidence pack: what is in it, and that it proves itself."""

import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.jejak.models import Jejak
from fkp.laporan.bukti import susun_isi_paket, write_zip
from fkp.laporan.paket import susun_paket
from fkp.laporan.periksa.acuan import Acuan
from fkp.laporan.periksa.periksa import periksa
from fkp.laporan.periksa.temuan import Putusan
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Pengesahan
from surveys.aturan import Aturan
from tests.builders import SAAT, SANDI, a_akun, a_survei, a_unit, sign_in
from tests.fkp.halaman.bangun import a_pimpinan, a_sah, a_terbit
from tests.page import Pages


@pytest.fixture
def sah(db: Session) -> Pengesahan:
    return a_terbit(db, a_unit(db, nama="Kantor Umpama"), 3)


def unduh(pages: Pages, sah: Pengesahan) -> dict[str, bytes]:
    with hold(SAAT):
        jawab = pages.client.get(f"/kelola/survei/{sah.survei_id}/bukti.zip")
    assert (jawab.status_code, jawab.mimetype) == (200, "application/zip")
    data = jawab.data
    jawab.close()
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        assert arsip.testzip() is None
        return {satu: arsip.read(satu) for satu in arsip.namelist()}


def test_pack_holds_all_that_proves_the_result_and_says_what_is_missing(
    auditor: Pages, sah: Pengesahan
) -> None:
    isi = unduh(auditor, sah)
    kode = sah.survei.kode
    assert {
        "00-indeks.html",
        "BACA-SAYA.txt",
        "SHA256SUMS",
        f"01-laporan/laporan-{kode}.pdf",
        f"01-laporan/laporan-{kode}.docx",
        f"01-laporan/laporan-{kode}.xlsx",
        "02-publikasi/bukti-terbit.html",
        "02-publikasi/lembar-publikasi.pdf",
        "03-jawaban/versi-1/jawaban.csv",
        "03-jawaban/versi-1/pengesahan.json",
        "05-jejak/jejak.csv",
        "05-jejak/jejak-rantai.txt",
    } <= set(isi)
    assert hashlib.sha256(isi["03-jawaban/versi-1/jawaban.csv"]).hexdigest() == sah.sidik
    indeks = isi["00-indeks.html"].decode()
    assert "belum ada rencana tindak lanjut" in indeks
    assert hashlib.sha256(isi["05-jejak/jejak.csv"]).hexdigest() in indeks
    assert f"/verifikasi/{sah.kode}" in isi["02-publikasi/bukti-terbit.html"].decode()
    assert "sha256sum -c SHA256SUMS" in isi["BACA-SAYA.txt"].decode()


def test_pack_is_checked_by_sha256sum_itself(auditor: Pages, sah: Pengesahan, tmp_path: Path) -> None:
    for nama, data in unduh(auditor, sah).items():
        (tmp_path / nama).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nama).write_bytes(data)
    perintah = ["/usr/bin/sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"]
    assert subprocess.run(perintah, cwd=tmp_path, check=False).returncode == 0


def test_every_line_of_the_trail_in_the_pack_can_be_hashed_again(auditor: Pages, sah: Pengesahan) -> None:
    baris = unduh(auditor, sah)["05-jejak/jejak-rantai.txt"].decode().splitlines()
    assert baris
    for satu in baris:
        sidik, teks = satu.split("\t")
        assert hashlib.sha256(teks.encode()).hexdigest() == sidik
        assert json.loads(teks)[6:8] == ["survei", str(sah.survei_id)]


def test_the_same_content_is_the_same_pack_and_it_passes_its_own_check(
    app: Flask, db: Session, sah: Pengesahan
) -> None:
    aturan = Aturan.from_dict(Aturan.eksak().to_dict() | {"bobot": "0.111"})
    koreksi_survei(db, sah.survei, a_pimpinan(db, sah.survei.unit), SAAT, "Bobot salah.", aturan=aturan)
    db.flush()
    db.refresh(sah.survei, ["pengesahan"])
    with app.app_context(), hold(SAAT):
        isi = susun_isi_paket(db, sah.survei, "https://survei.contoh.example")
        satu, lagi = io.BytesIO(), io.BytesIO()
        write_zip(susun_paket(isi), satu)
        write_zip(susun_paket(isi), lagi)
    assert satu.getvalue() == lagi.getvalue()
    hasil = periksa(satu.getvalue(), "bukti.zip", Acuan())
    assert [(p.apa, p.beda) for p in hasil.pokok if p.putusan is not Putusan.SESUAI] == []
    assert (hasil.versi, hasil.alamat.rpartition("/")[0]) == (2, "https://survei.contoh.example/verifikasi")


def test_each_download_leaves_a_line(db: Session, auditor: Pages, sah: Pengesahan) -> None:
    isi = unduh(auditor, sah)
    baris = db.scalars(select(Jejak).order_by(Jejak.nomor.desc())).first()
    assert baris is not None
    assert (baris.aksi, baris.objek, baris.objek_id) == ("paket bukti diunduh", "survei", str(sah.survei_id))
    assert baris.rincian["sidik"] == hashlib.sha256(isi["SHA256SUMS"]).hexdigest()


def test_an_unpublished_result_has_a_pack_that_says_so(db: Session, pages: Pages) -> None:
    sah = a_sah(db, a_unit(db), 3)
    akun = a_akun(db, Peran.PIMPINAN, sah.survei.unit.jalur)
    db.commit()
    isi = unduh(pages.masuk(akun.nama_pengguna, SANDI), sah)
    assert "02-publikasi/bukti-terbit.html" not in isi
    assert "hasilnya belum diterbitkan" in isi["00-indeks.html"].decode()


def test_before_the_seal_there_is_no_pack_but_a_sentence(db: Session, pages: Pages) -> None:
    survei = a_survei(db, a_unit(db), dengan=6)
    page = sign_in(db, pages, Peran.AUDITOR, survei.unit.jalur).get(f"/kelola/survei/{survei.id}/bukti.zip")
    assert page.url == f"/kelola/survei/{survei.id}"
    assert "setelah hasil survei disahkan" in page.text
