"""The berita acara: the form of the kerangka, signatures apart, and a copy for everyone with nobody in it."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from fkp.forum.berita_acara.naskah import kanonik, sidik_isi, sidik_teks
from fkp.forum.berita_acara.tampil import BedaTampil
from fkp.forum.kerangka import load_kerangka
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.laporan_fkp import laporan_fkp
from fkp.laporan.forum.notulen import rencana_aksi
from fkp.laporan.forum.tanda import nomor_hp
from fkp.laporan.forum.teks import kode_isi
from tests.fkp.laporan.forum import contoh
from tests.fkp.laporan.forum.baca import BENTUK, baca, kata, tulis


def test_the_form_follows_8_1():
    teks = kata(berita_acara(contoh.bahan()), "pdf")
    urut = (
        "BERITA ACARA HASIL FORUM KONSULTASI PUBLIK (FKP) TENTANG PENANGANAN PENGADUAN",
        "Pada hari ini, Selasa, tanggal dua puluh bulan Oktober tahun dua ribu dua puluh enam (20-10-2026)",
        "Identifikasi Masalah",
        "Jangka pendek (10 Hari)",
        "Jangka panjang (162 Hari)",
        "menerima dan menyetujui seluruh masalah",
        "akan mengawasi pelaksanaannya",
        "Demikian berita acara ini dibuat",
        "Umpama, 20 Oktober 2026",
        "Drs. Contoh Umpama, M.Si.",
        "Nama & No. HP",
        "Kode isi",
    )
    letak = [teks.index(satu) for satu in urut]
    assert letak == sorted(letak)


def test_only_the_official_columns_are_printed():
    isi = contoh.isi()
    isi["baris"][0] |= {"penanggung_jawab": "Bidang Tersembunyi", "keluaran": "Keluaran Tersembunyi"}
    for bentuk in ("docx", "xlsx", "html"):
        teks = kata(berita_acara(contoh.bahan(isi=isi), umum=True), bentuk)
        assert "Tersembunyi" not in teks
        assert "Identifikasi Masalah" in teks


def test_the_signatures_have_a_page_of_their_own_with_the_organiser_last():
    halaman = PdfReader(BytesIO(tulis(berita_acara(contoh.bahan()), "pdf"))).pages
    pertama, kedua = (h.extract_text() for h in halaman)
    assert "Warga Rahasia" not in pertama
    nama = [b for b in kedua.splitlines() if "Warga Rahasia" in b]
    assert "Warga Rahasia 1" in nama[0]
    assert "Warga Rahasia 0" in nama[-1], "the organiser's own people stand last"


@pytest.mark.parametrize("bentuk", BENTUK)
def test_a_copy_for_everyone_names_nobody_but_the_head(bentuk):
    laporan = berita_acara(contoh.bahan(), umum=True, samar=False)
    isi = tulis(laporan, bentuk)
    teks = baca(isi, bentuk)
    for rahasia in (*contoh.RAHASIA, "Jenis Kelamin", "L/P", "Rahasia Moderator"):
        assert rahasia not in teks, rahasia
    if bentuk == "pdf":
        assert PdfReader(BytesIO(isi)).attachments == {}
    if bentuk == "html":
        assert 'class="dok-goresan"' not in teks
        assert teks.count("<path") == 1, "the QR and no stroke"
    if bentuk != "xlsx":
        assert "Contoh Umpama" in teks
        assert "Salinan untuk umum" in teks


@pytest.mark.parametrize("bentuk", BENTUK)
@pytest.mark.parametrize("buat", [berita_acara, laporan_fkp, rencana_aksi])
def test_a_copy_for_everyone_counts_nobody_and_tells_no_birth_date(buat, bentuk):
    """The first eight digits of a NIP are a date of birth; one person of an element is a small cell."""
    bahan = contoh.bahan()
    nip = bahan.isi["penandatangan"]["nip"]
    teks = baca(tulis(buat(bahan, umum=True), bentuk), bentuk)
    for rahasia in (nip, "NIP", "Diundang", "orang dari"):
        assert rahasia not in teks, rahasia
    if bentuk == "html":
        assert nip in baca(tulis(buat(bahan), bentuk), bentuk)


def test_without_the_people_every_document_is_a_copy_for_everyone():
    bahan = replace(contoh.bahan(), pribadi=None)
    assert berita_acara(bahan, samar=False) == berita_acara(bahan, umum=True)


def test_the_sealed_paper_carries_its_own_proof():
    bahan = contoh.bahan()
    assert bahan.segel is not None
    pdf = PdfReader(BytesIO(tulis(berita_acara(bahan), "pdf")))
    (isi,) = pdf.attachments["berita-acara.json"]
    assert isi == kanonik(bahan.isi)
    assert sidik_isi(json.loads(isi)) == bahan.segel.sidik
    for umum in (False, True):
        teks = kata(berita_acara(bahan, umum=umum), "pdf")
        assert kode_isi(bahan.segel.sidik) in teks
        assert bahan.segel.kode.upper() in teks
        assert "berkas jawaban" not in teks


def test_a_draft_says_so_on_every_page_and_a_locked_text_can_be_signed_by_pen():
    rancangan = berita_acara(contoh.bahan(disahkan=False))
    assert rancangan.tanda_air == "RANCANGAN"
    assert rancangan.bukti is None
    assert rancangan.berkas == ()
    terkunci = replace(contoh.bahan(disahkan=False), terkunci=True)
    assert berita_acara(terkunci).tanda_air == ""
    kode = kode_isi(sidik_teks(dict(terkunci.isi)))
    assert kode in kata(berita_acara(terkunci), "pdf")
    assert kode in kata(berita_acara(contoh.bahan()), "pdf"), "the same code before and after the seal"


def test_phone_numbers_are_masked_for_those_who_only_check():
    bahan = contoh.bahan()
    assert contoh.HP in kata(berita_acara(bahan, samar=False), "pdf")
    samar = kata(berita_acara(bahan), "pdf")
    assert contoh.HP not in samar
    assert "08xx-xxxx-xx21" in samar


@pytest.mark.parametrize(
    ("nomor", "samar"),
    [
        ("081200004321", "08xx-xxxx-xx21"),
        ("+62 812-0000-4321", "08xx-xxxx-xx21"),
        ("110", "xxx"),
        ("021555", "xxxx-xx"),
        ("", ""),
    ],
)
def test_a_masked_number_keeps_two_digits_at_each_end(nomor, samar):
    assert nomor_hp(nomor, samar=True) == samar
    assert nomor_hp(nomor, samar=False) == nomor


def test_titles_and_sentences_come_from_the_kerangka_only():
    asli = load_kerangka()
    naskah = dict(asli.naskah["berita_acara"])
    kolom = [{**k, "judul": f"Kolom {k['kunci']}"} for k in naskah["kolom"] if k["kunci"] != "usulan"]
    naskah |= {
        "judul": "Naskah Kesepakatan {tema}",
        "kolom": [*kolom, {"kunci": "penanggung_jawab", "judul": "Pemilik", "lebar": 2}],
        "tanda_tangan": [
            {"kunci": "lembaga", "judul": "Asal Orang", "lebar": 2},
            {"kunci": "tanda_tangan", "judul": "Paraf", "lebar": 1},
        ],
        "jangka_waktu": "{durasi} {satuan}, {kelas}",
    }
    kerangka = replace(asli, naskah={**asli.naskah, "berita_acara": naskah})
    for bentuk in ("docx", "html"):
        teks = kata(berita_acara(contoh.bahan(kerangka=kerangka), samar=False), bentuk)
        for harap in ("Naskah Kesepakatan", "Kolom masalah", "Pemilik", "Seksi Pelayanan", "10 Hari, Jangka"):
            assert harap in teks, harap
        assert "Asal Orang" in teks
        assert "Paraf" in teks
        for lama in (
            "Identifikasi Masalah",
            "Usulan Rekomendasi",
            contoh.HP,
            "Nama & No. HP",
            "Warga Rahasia",
        ):
            assert lama not in teks, lama


def test_nothing_agreed_is_said_in_the_words_of_the_kerangka():
    teks = kata(berita_acara(contoh.bahan(baris=0)), "pdf")
    assert "Forum tidak menyepakati perubahan." in teks
    assert "Identifikasi Masalah" not in teks


def test_a_forum_without_date_head_or_people_still_prints():
    isi = contoh.isi(0, tanggal="", mulai="", selesai="", tempat="")
    isi["penandatangan"] = dict.fromkeys(isi["penandatangan"], "")
    bahan = contoh.bahan(0, 0, disahkan=False, isi=isi)
    for bentuk in BENTUK:
        assert tulis(berita_acara(bahan), bentuk)
    assert "Pada hari ini, …" in kata(berita_acara(bahan), "html")


def test_a_correction_says_what_it_changes_and_who_signed_the_first_version():
    bahan = contoh.bahan()
    assert bahan.segel is not None
    dua = replace(
        bahan,
        segel=replace(bahan.segel, versi=2, alasan="Salah tulis"),
        pribadi={**contoh.pribadi(tanda=False)},
        tanda_awal=frozenset({contoh.peserta(1)["id"]}),
        perubahan=(BedaTampil(1, "Lama", "10", "14"),),
    )
    teks = kata(berita_acara(dua), "pdf")
    assert "Perubahan dari versi 1" in teks
    assert "Alasan perbaikan: Salah tulis" in teks
    assert teks.count("Menandatangani versi 1") == 1


@pytest.mark.parametrize("bentuk", BENTUK)
def test_the_same_text_is_the_same_bytes(bentuk):
    assert tulis(berita_acara(contoh.bahan()), bentuk) == tulis(berita_acara(contoh.bahan()), bentuk)


def test_emoji_formulas_and_markup_are_text():
    isi = contoh.isi()
    isi["baris"][0] |= {"masalah": "=1+1 😀 <b>#panic</b> {tema}", "usulan": "@SUM(A1)\n*tebal* \u0627\u0644"}
    isi["forum"]["tema"] = "{unit} <i> & 50% #let"
    bahan = contoh.bahan(isi=isi)
    for bentuk in BENTUK:
        teks = baca(tulis(berita_acara(bahan), bentuk), bentuk)
        assert "=1+1" in teks, bentuk
        assert "{tema}" in teks, bentuk
    assert "<f>" not in baca(tulis(berita_acara(bahan), "xlsx"), "xlsx")
