"""A file of a berita acara against what this installation sealed."""

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.cli.verifikasi import verifikasi
from fkp.config import database_url
from fkp.db import Database, make_engine
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.berita_acara.perbaikan import isi_baris, perbaiki
from fkp.forum.berita_acara.segel import TandaPimpinan, sahkan
from fkp.forum.materi.models import JenisBerkas
from fkp.forum.models import Forum
from fkp.forum.tahap import terbitkan
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.sumber import bahan_forum, bahan_umum
from fkp.laporan.forum.tercatat import find_forum
from fkp.laporan.periksa.acuan import Acuan
from fkp.laporan.periksa.dokumen import susun_berkas
from fkp.laporan.periksa.periksa import Petunjuk, periksa, petunjuk
from fkp.laporan.periksa.temuan import Pemeriksaan, Putusan
from fkp.skema import upgrade
from tests.builders import SAAT, Kota, a_akun, a_kota
from tests.fkp.forum.bangun import a_materi
from tests.fkp.forum.berita_acara_bantu import JARI, a_forum_sah, a_forum_terkunci, a_pdf, tandai

ALAMAT = "https://survei.contoh.example"


def bahan_of(db: Session, forum: Forum, versi: int | None = None) -> BahanForum:
    bahan = bahan_forum(db, forum, versi, ALAMAT)
    assert bahan is not None
    return bahan


def cek(db: Session, data: bytes, nama: str = "ba.pdf") -> Pemeriksaan:
    """As the command does where it finds a database."""
    acuan = Acuan(forum=find_forum(db, petunjuk(data, nama), ""), nama="basis data")
    return periksa(data, nama, acuan)


@pytest.mark.parametrize("jenis", ["pdf", "docx", "html", "xlsx"])
def test_what_was_downloaded_is_built_anew_with_its_people(db: Session, kota: Kota, jenis: str) -> None:
    forum, sah, _ = a_forum_sah(db, kota.unit)
    bahan = bahan_of(db, forum)
    for samar in (True, False):
        hasil = cek(db, susun_berkas(jenis, berita_acara(bahan, samar=samar)))
        assert hasil.putusan is Putusan.SESUAI, hasil
    assert (hasil.kode, hasil.versi, hasil.sidik) == (sah.kode, 1, sah.sidik)
    if jenis != "xlsx":  # which shows neither code nor people
        umum = cek(db, susun_berkas(jenis, berita_acara(bahan, umum=True)))
        assert umum.putusan is Putusan.SESUAI, umum


def test_somebody_added_to_those_who_signed_is_found(db: Session, kota: Kota) -> None:
    forum, _, _ = a_forum_sah(db, kota.unit)
    bahan = bahan_of(db, forum)
    assert bahan.pribadi is not None
    orang = bahan.pribadi["peserta"]
    lebih = [*orang, {**orang[0], "nama": "Orang Tambahan"}]
    palsu = replace(bahan, pribadi={**bahan.pribadi, "peserta": lebih})
    hasil = cek(db, susun_berkas("pdf", berita_acara(palsu)))
    assert hasil.putusan is Putusan.BERBEDA
    assert any("Orang Tambahan" in beda.tertulis for pokok in hasil.pokok for beda in pokok.beda)


def test_each_version_is_found_by_its_own_code(db: Session, kota: Kota) -> None:
    forum, sah, oleh = a_forum_sah(db, kota.unit)
    terbitkan(db, forum, oleh, SAAT)
    baris = [isi_baris(satu) for satu in sah.isi["baris"]]
    baris[0] = replace(baris[0], masalah="Antrean panjang")
    saat = SAAT + timedelta(hours=1)
    baru = perbaiki(db, forum, oleh, saat, dari=1, baris=baris, alasan="Salah ketik", tanda=JARI)
    for versi in (1, 2):
        hasil = cek(db, susun_berkas("pdf", berita_acara(bahan_of(db, forum, versi))))
        assert (hasil.putusan, hasil.versi) == (Putusan.SESUAI, versi), hasil
    umum = bahan_umum(db, forum, ALAMAT)
    assert umum is not None
    assert cek(db, susun_berkas("pdf", berita_acara(umum, umum=True))).putusan is Putusan.SESUAI
    semua = find_forum(db, Petunjuk(kode=baru.kode.upper()), "")
    assert [satu.bahan.segel.versi for satu in semua if satu.bahan.segel] == [1, 2]
    assert find_forum(db, Petunjuk(sidik=baru.sidik[:16]), "") == semua
    assert find_forum(db, Petunjuk(), "") == find_forum(db, Petunjuk(kode="aaaa-bbbb-cccc"), "") == ()


def test_the_signed_file_itself_is_known_by_its_bytes(db: Session, kota: Kota) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    tandai(db, forum, peserta)
    tte = a_pdf(bertanda=True)
    berkas = a_materi(db, forum, JenisBerkas.NASKAH_ELEKTRONIK, isi=tte)
    pimpinan = a_akun(db, Peran.PIMPINAN, kota.unit.jalur)
    tanda = TandaPimpinan(CaraTandaTangan.ELEKTRONIK, berkas=berkas)
    sah = sahkan(db, forum, pimpinan, SAAT, sidik=forum.naskah_sidik, tanda=tanda)
    hasil = cek(db, tte)
    assert (hasil.putusan, hasil.kode) == (Putusan.SESUAI, sah.kode)
    assert hasil.alamat == "", "a path is no address"
    assert hashlib.sha256(tte).hexdigest() in hasil.pokok[0].uraian


def test_the_command_finds_the_database_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine(database_url(None, tmp_path))
    upgrade(engine)
    with Database(engine).transaction() as db:
        forum, sah, _ = a_forum_sah(db, a_kota(db).unit)
        pdf = susun_berkas("pdf", berita_acara(bahan_of(db, forum)))
        kode = sah.kode
    engine.dispose()
    (tmp_path / "ba.pdf").write_bytes(pdf)
    monkeypatch.setenv("FKP_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    hasil = CliRunner().invoke(verifikasi, [str(tmp_path / "ba.pdf")])
    assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (0, "SESUAI"), hasil.output
    for kata in ("basis data di komputer ini", "sama byte demi byte", kode.upper()):
        assert kata in hasil.stdout
