"""``fkp verifikasi`` on a berita acara: the sealed text that it carries, its seal, and what is printed."""

import io
import json
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter

from fkp.dokumen.docx import write_docx
from fkp.forum.berita_acara.naskah import kanonik, sidik_isi
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.daftar import DOKUMEN, Boleh
from fkp.laporan.forum.laporan_fkp import laporan_fkp
from fkp.laporan.forum.segel import to_berkas
from fkp.laporan.periksa.dokumen import susun_berkas
from fkp.laporan.periksa.periksa import petunjuk
from tests.fkp.cli.periksa_berkas import Tulis, lampiri, run
from tests.fkp.laporan.forum import contoh
from tests.fkp.tte.buat import a_orang, tandatangani

KODE = "ba7k-2q9m-4xrt"


def a_sah(**segel: Any) -> BahanForum:
    """A sealed forum whose code is one that we give."""
    bahan = contoh.bahan(orang=4)
    assert bahan.segel is not None
    alamat = f"https://survei.contoh.example/verifikasi/{KODE}"
    return replace(bahan, segel=replace(bahan.segel, kode=KODE, alamat=alamat, **segel))


@pytest.fixture(scope="module")
def bahan() -> BahanForum:
    return a_sah()


@pytest.fixture(scope="module")
def pdf(bahan: BahanForum) -> bytes:
    return susun_berkas("pdf", berita_acara(bahan))


@pytest.fixture(scope="module")
def umum(bahan: BahanForum) -> dict[str, bytes]:
    laporan = berita_acara(bahan, umum=True)
    return {jenis: susun_berkas(jenis, laporan) for jenis in ("pdf", "docx", "html", "xlsx")}


def test_the_text_that_a_berita_acara_carries_is_hashed_anew_and_its_people_are_not_vouched_for(
    tulis: Tulis, bahan: BahanForum, pdf: bytes
) -> None:
    hasil = run(tulis("ba.pdf", pdf))
    assert (hasil.exit_code, hasil.stderr.count("\n")) == (2, 1), hasil.output
    assert bahan.segel is not None
    sama = "sama dengan pengesahan di dalam berkas ini dan kode isi yang tercetak"
    assert f"SHA-256-nya {bahan.segel.sidik}: {sama}" in hasil.stdout
    assert f"kode {KODE.upper()}, versi 1, sidik {bahan.segel.sidik}" in hasil.stdout
    assert "semua isi yang disahkan tercetak dan tidak berubah" in hasil.stdout
    assert "Warga Rahasia" not in hasil.stdout
    assert "survei.contoh.example/verifikasi" in hasil.stdout.splitlines()[-1]
    tangan = run(tulis("ba.pdf", pdf), "--kode", KODE.upper(), "--sidik", bahan.segel.sidik[:16])
    assert tangan.stdout.count("sama dengan yang Anda berikan") == 2
    assert run(tulis("ba.pdf", pdf), "--kode", "aaaa-bbbb-cccc").exit_code == 1


def test_a_copy_for_everyone_agrees_with_the_paper_it_was_made_of(
    tulis: Tulis, pdf: bytes, umum: dict[str, bytes]
) -> None:
    asli = tulis("asli.pdf", pdf)
    for jenis, isi in umum.items():
        hasil = run(tulis(f"salinan.{jenis}", isi), "--acuan", asli)
        assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (0, "SESUAI"), hasil.output
        sendiri = run(tulis(f"salinan.{jenis}", isi))
        assert (sendiri.exit_code, sendiri.stderr.count("\n")) == (2, 1), "it carries no proof of its own"
    sama = run(tulis("ba.pdf", pdf), "--acuan", asli)
    assert (sama.exit_code, "kata demi kata" in sama.stdout) == (0, True), sama.output


def test_a_copy_with_hidden_numbers_agrees_with_the_text_that_was_sealed_with_them(
    tulis: Tulis, bahan: BahanForum
) -> None:
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][0]["masalah"] = "Hubungi Bu Ani 0812-3456-7890."
    assert bahan.segel is not None
    kotor = replace(bahan, isi=isi, segel=replace(bahan.segel, sidik=sidik_isi(isi)))
    dalam = tulis("asli.pdf", susun_berkas("pdf", berita_acara(kotor)))
    hasil = run(dalam)
    assert "semua isi yang disahkan tercetak dan tidak berubah" in hasil.stdout, hasil.output
    # What was downloaded before numbers were hidden is no forgery either.
    for laporan in (berita_acara(kotor, umum=True), berita_acara(kotor, umum=True, asli=True)):
        for jenis in ("pdf", "docx", "html", "xlsx"):
            hasil = run(tulis(f"salinan.{jenis}", susun_berkas(jenis, laporan)), "--acuan", dalam)
            assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (0, "SESUAI"), hasil.output
    buku = tulis("dalam.xlsx", susun_berkas("xlsx", berita_acara(kotor)))
    assert run(buku, "--acuan", dalam).exit_code == 0


def test_changed_words_of_a_copy_are_named(tulis: Tulis, bahan: BahanForum, pdf: bytes) -> None:
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][0]["usulan"] = "Memasang alur pengaduan di sepuluh loket."
    palsu = berita_acara(replace(bahan, isi=isi), umum=True)
    for jenis in ("pdf", "docx", "html"):
        hasil = run(tulis(f"salinan.{jenis}", susun_berkas(jenis, palsu)), "--acuan", tulis("asli.pdf", pdf))
        assert (hasil.exit_code, "sepuluh" in hasil.stdout) == (1, True), hasil.output


@pytest.mark.parametrize("jenis", ["pdf", "docx", "html"])
def test_one_changed_word_beside_an_untouched_text_is_named(
    tulis: Tulis, bahan: BahanForum, pdf: bytes, jenis: str
) -> None:
    """The print is forged, what lies inside is not."""
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][2]["usulan"] = "Menambah 42 kursi tunggu, 6 di antaranya kursi prioritas."
    palsu = replace(berita_acara(replace(bahan, isi=isi)), berkas=berita_acara(bahan).berkas)
    berkas = tulis(f"ba.{jenis}", susun_berkas(jenis, palsu))
    hasil = run(berkas, *(() if jenis == "pdf" else ("--acuan", tulis("asli.pdf", pdf))))
    assert (hasil.exit_code, "tertulis 42, yang disahkan 24" in hasil.stdout) == (1, True), hasil.output


def test_words_slipped_into_the_text_are_named(tulis: Tulis, bahan: BahanForum) -> None:
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][1]["usulan"] = "Tidak jadi membuka antrean daring dengan kuota yang terlihat per jam."
    palsu = replace(berita_acara(replace(bahan, isi=isi)), berkas=berita_acara(bahan).berkas)
    hasil = run(tulis("ba.pdf", susun_berkas("pdf", palsu)))
    assert (hasil.exit_code, "Tidak jadi" in hasil.stdout) == (1, True), hasil.output


def test_a_changed_text_inside_is_found_and_named(tulis: Tulis, bahan: BahanForum, pdf: bytes) -> None:
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][0]["penanggung_jawab"] = "Bidang Lain"
    palsu = lampiri(pdf, {"berita-acara.json": kanonik(isi)})
    hasil = run(tulis("ba.pdf", palsu))
    assert (hasil.exit_code, "yang dibawa berkas ini bukan yang disahkan" in hasil.stdout) == (1, True)
    hasil = run(tulis("ba.pdf", palsu), "--acuan", tulis("asli.pdf", pdf))
    harap = "isi, baris 1, penanggung jawab: tertulis Bidang Lain, yang disahkan Seksi Pelayanan"
    assert (hasil.exit_code, harap in hasil.stdout) == (1, True), hasil.output
    # Whoever forges the seal beside it must still change what is printed.
    assert bahan.segel is not None
    segel = to_berkas(replace(bahan.segel, sidik=sidik_isi(isi)))
    palsu = lampiri(pdf, {"berita-acara.json": kanonik(isi), "pengesahan-forum.json": segel})
    hasil = run(tulis("ba.pdf", palsu))
    assert (hasil.exit_code, "SHA-256 menurut kode isi yang tercetak" in hasil.stdout) == (1, True)


def test_a_forgery_that_agrees_with_itself_falls_to_a_trusted_copy(
    tulis: Tulis, bahan: BahanForum, pdf: bytes
) -> None:
    isi = json.loads(kanonik(bahan.isi))
    isi["baris"][0]["usulan"] = "Memasang sepuluh alur."
    assert bahan.segel is not None
    palsu = replace(bahan, isi=isi, segel=replace(bahan.segel, sidik=sidik_isi(isi), oleh="Orang Lain"))
    berkas = tulis("ba.pdf", susun_berkas("pdf", berita_acara(palsu)))
    assert run(berkas).exit_code == 2, "without people known it is never called whole"
    hasil = run(berkas, "--acuan", tulis("asli.pdf", pdf))
    assert hasil.exit_code == 1
    assert "pengesahan, oleh: tertulis Orang Lain, yang disahkan Contoh Umpama" in hasil.stdout
    assert "isi, baris 1, usulan: tertulis Memasang sepuluh alur." in hasil.stdout


def test_a_paper_signed_electronically_later_is_the_same_text(tulis: Tulis, pdf: bytes) -> None:
    tte = tulis("tte.pdf", tandatangani(pdf, a_orang()))
    hasil = run(tte, "--acuan", tulis("asli.pdf", pdf))
    assert (hasil.exit_code, "kata demi kata" in hasil.stdout) == (0, True), hasil.output


def test_a_paper_from_before_the_seal_says_what_it_lacks(tulis: Tulis) -> None:
    terkunci = contoh.bahan(disahkan=False, terkunci=True)
    hasil = run(tulis("ba.pdf", tandatangani(susun_berkas("pdf", berita_acara(terkunci)), a_orang())))
    assert (hasil.exit_code, hasil.stdout, hasil.stderr.count("\n")) == (2, "", 1)
    assert "dicetak sebelum disahkan" in hasil.stderr


def test_another_berita_acara_is_no_reference(tulis: Tulis, bahan: BahanForum, pdf: bytes) -> None:
    assert bahan.segel is not None
    lain = replace(bahan, segel=replace(bahan.segel, kode="aaaa-bbbb-cccc"))
    berkas = tulis("lain.pdf", susun_berkas("pdf", berita_acara(lain)))
    hasil = run(tulis("ba.pdf", pdf), "--acuan", berkas)
    assert (hasil.exit_code, "acuannya berita acara lain" in hasil.stdout) == (1, True)


def test_a_paper_of_a_program_that_carried_no_seal_is_found_by_what_is_printed_and_is_no_reference(
    tulis: Tulis, bahan: BahanForum, pdf: bytes
) -> None:
    baca, baru, keluar = PdfReader(io.BytesIO(pdf)), PdfWriter(), io.BytesIO()
    for halaman in baca.pages:
        baru.add_page(halaman)
    baru.add_attachment("berita-acara.json", baca.attachments["berita-acara.json"][0])
    baru.write(keluar)
    lama = keluar.getvalue()
    assert bahan.segel is not None
    ingat = petunjuk(lama, "lama.pdf")
    assert (ingat.kode, bahan.segel.sidik.startswith(ingat.sidik)) == (KODE, True)
    berkas = tulis("lama.pdf", lama)
    hasil = run(berkas, "--acuan", berkas)
    assert (hasil.exit_code, "tidak dapat menjadi acuan" in hasil.stderr) == (2, True)


def test_a_workbook_carries_the_text_too_and_shows_nobody(
    tulis: Tulis, bahan: BahanForum, pdf: bytes
) -> None:
    data = susun_berkas("xlsx", berita_acara(bahan))
    for argumen in ((), ("--acuan", tulis("asli.pdf", pdf))):
        hasil = run(tulis("ba.xlsx", data), *argumen)
        assert (hasil.exit_code, hasil.stdout.partition(":")[0]) == (0, "SESUAI"), hasil.output
        assert "sama dengan pengesahan di dalam berkas ini" in hasil.stdout
    buku, keluar = load_workbook(io.BytesIO(data)), io.BytesIO()
    buku["Berita acara"]["C8"].value = "Lain"
    buku.save(keluar)
    hasil = run(tulis("ba.xlsx", keluar.getvalue()))
    assert (hasil.exit_code, "lembar Berita acara, sel C8: tertulis Lain" in hasil.stdout) == (1, True)
    buat = DOKUMEN["berita-acara"].buat
    assert buat is not None
    penuh = susun_berkas("xlsx", buat(bahan, Boleh(utuh=True, lengkap=True)))
    hasil = run(tulis("penuh.xlsx", penuh))
    assert (hasil.exit_code, "mengikuti keadaan janji" in hasil.stdout) == (2, True), hasil.output


def test_how_the_head_signed_is_shown_and_not_vouched_for(tulis: Tulis, bahan: BahanForum) -> None:
    assert bahan.pribadi is not None
    tanda = {"pimpinan": {"cara": "elektronik", "waktu": contoh.SAAT.isoformat(), "goresan": None}}
    elektronik = replace(bahan, pribadi={**bahan.pribadi, "tanda_tangan": tanda})
    hasil = run(tulis("ba.pdf", susun_berkas("pdf", berita_acara(elektronik))))
    assert hasil.exit_code == 2
    assert "Di tempat tanda tangan pimpinan: “Ditandatangani secara elektronik" in hasil.stdout


def test_a_report_that_carries_the_text_is_told_from_it(tulis: Tulis, bahan: BahanForum) -> None:
    hasil = run(tulis("laporan.pdf", susun_berkas("pdf", laporan_fkp(bahan))))
    assert (hasil.exit_code, "laporannya sendiri tidak dibandingkan" in hasil.stdout) == (2, True)


def test_a_letterhead_around_it_is_no_change(tulis: Tulis, bahan: BahanForum, pdf: bytes) -> None:
    templat, keluar = docx.Document(), io.BytesIO()
    for teks in ("KOP KABUPATEN UMPAMA", "{{ isi }}", "Tembusan: arsip"):
        templat.add_paragraph(teks)
    templat.save(keluar)
    data = write_docx(berita_acara(bahan), keluar.getvalue())
    hasil = run(tulis("ba.docx", data), "--acuan", tulis("asli.pdf", pdf))
    assert hasil.exit_code == 2
    assert "Di sekelilingnya: “KOP KABUPATEN UMPAMA Tembusan: arsip”" in hasil.stdout


def test_an_older_program_may_set_it_otherwise_and_is_never_called_whole(tulis: Tulis) -> None:
    lama = a_sah(versi_program="0.0.9")
    lain = replace(berita_acara(lama), kop=("KEPALA LAIN",))
    hasil = run(tulis("ba.pdf", susun_berkas("pdf", lain)))
    assert (hasil.exit_code, "versi program 0.0.9" in hasil.stdout) == (2, True)
    assert "KEPALA LAIN" in hasil.stdout
    assert version("fkp") in hasil.stdout


@pytest.mark.parametrize(
    "ganti",
    [
        {"berita-acara.json": b"{"},
        {"berita-acara.json": b"[]"},
        {"berita-acara.json": b'{"kerangka": ["fkp", 99]}'},
        {"berita-acara.json": b'{"kerangka":' * 50_000},
        {"berita-acara.json": b'{"kerangka": ["fkp", 1]}'},
        {"pengesahan-forum.json": b"bukan"},
        {"pengesahan-forum.json": b'{"bentuk": "fkp-pengesahan-forum-9"}'},
        {"pengesahan-forum.json": b'{"bentuk": "fkp-pengesahan-forum-1", "kode": 5}'},
    ],
)
def test_what_is_damaged_inside_gets_one_line(tulis: Tulis, pdf: bytes, ganti: dict[str, bytes]) -> None:
    hasil = run(tulis("ba.pdf", lampiri(pdf, ganti)))
    assert hasil.exit_code in (1, 2)
    assert hasil.stderr.count("\n") == (1 if hasil.exit_code == 2 else 0)
    assert isinstance(hasil.exception, SystemExit), hasil.exception
