"""Attendance list, minutes, plan, report and invitation, from the text alone."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import openpyxl
import pytest
from pypdf import PdfReader

from fkp.dokumen.laporan import Laporan
from fkp.forum.kerangka import load_kerangka
from fkp.laporan.forum.bahan import ForumLalu, RingkasSkm
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.daftar import DOKUMEN, Boleh
from fkp.laporan.forum.hadir import daftar_hadir, daftar_hadir_kosong
from fkp.laporan.forum.laporan_fkp import BLOK, laporan_fkp
from fkp.laporan.forum.notulen import notulen, rencana_aksi
from fkp.laporan.forum.undangan import Penerima, Surat, undangan
from tests.fkp.laporan.forum import contoh
from tests.fkp.laporan.forum.baca import baca, kata, tulis

SURAT = Surat("005/123/2026", date(2026, 10, 8), "Sekretariat", "https://contoh.example/f/pkv7qa")


def buat(nama: str, boleh: Boleh, **ganti) -> Laporan:
    dokumen = DOKUMEN[nama].buat
    assert dokumen is not None
    return dokumen(contoh.bahan(**ganti), boleh)


@pytest.mark.parametrize("nama", [d.nama for d in DOKUMEN.values() if d.umum])
def test_no_copy_for_everyone_holds_a_person_in_any_format(nama):
    laporan = buat(nama, Boleh(umum=True, utuh=True, lengkap=True))
    for bentuk in DOKUMEN[nama].bentuk:
        teks = baca(tulis(laporan, bentuk), bentuk)
        for rahasia in (*contoh.RAHASIA, "Rahasia Moderator"):
            assert rahasia not in teks, (bentuk, rahasia)


@pytest.mark.parametrize("nama", [d.nama for d in DOKUMEN.values() if d.buat])
def test_every_document_of_an_empty_forum_comes_in_its_formats(nama):
    isi = contoh.isi(0, tanggal="", mulai="", tempat="", tujuan="", topik="", dasar_hukum=[], survei=None)
    isi |= {"notulen": [], "agenda": [], "tim": []}
    laporan = buat(nama, Boleh(utuh=True), disahkan=False, orang=0, isi=isi, lalu=None, berkas=(), layanan=())
    for bentuk in DOKUMEN[nama].bentuk:
        assert tulis(laporan, bentuk) == tulis(laporan, bentuk)


def test_three_hundred_people_fit():
    laporan = berita_acara(contoh.bahan(12, 300))
    for bentuk in ("pdf", "docx"):
        assert "Warga Rahasia 299" in kata(laporan, bentuk)


def test_the_strokes_under_the_berita_acara_stand_under_nothing_else():
    for nama in ("daftar-hadir", "rencana-aksi", "notulen"):
        assert "M60 110" not in baca(tulis(buat(nama, Boleh(utuh=True)), "html"), "html")
    bahan = contoh.bahan()
    teks = kata(daftar_hadir(bahan), "pdf")
    assert "Hadir lewat kode QR, pukul 08.50" in teks
    assert contoh.HP not in teks


def test_the_attendance_list_has_the_head_and_columns_of_the_kerangka():
    teks = kata(daftar_hadir(contoh.bahan()), "pdf")
    for harap in (
        "Hari/Tanggal Selasa, 20 Oktober 2026",
        "Waktu 09.00 sampai 12.00 WIB",
        "Tempat Aula Dinas",
    ):
        assert harap in teks
    asli = load_kerangka()
    hadir = {
        **asli.naskah["daftar_hadir"],
        "judul": "Presensi {tema}",
        "kepala": {"tanggal": "Pada Hari", "waktu": "Jam", "tempat": "Lokasi"},
        "kolom": [{"kunci": "lembaga", "judul": "Asal", "lebar": 1}],
    }
    baru = replace(asli, naskah={**asli.naskah, "daftar_hadir": hadir})
    teks = kata(daftar_hadir(contoh.bahan(kerangka=baru)), "html")
    assert all(satu in teks for satu in ("Presensi Penanganan", "Pada Hari", "Lokasi", "Asal"))
    assert "Warga Rahasia" not in teks
    assert "Tanda Tangan" not in teks


def test_the_empty_list_groups_the_invited_and_leaves_twenty_rows():
    orang = {"U1": [{"nama": "Warga Satu", "lembaga": "RT 3"}], "U5": [{"nama": "Wartawan", "lembaga": ""}]}
    teks = kata(daftar_hadir_kosong(contoh.bahan(), orang), "docx")
    urut = (
        "Masyarakat pengguna layanan",
        "Warga Satu",
        "Media massa",
        "Wartawan",
        "Yang hadir tanpa undangan",
    )
    letak = [teks.index(satu) for satu in urut]
    assert letak == sorted(letak)
    assert " 22 " in teks
    assert " 23 " not in teks
    assert "Ditandatangani" not in teks


def test_minutes_lie_sideways_and_name_ground_and_receiver():
    isi = contoh.isi()
    isi["notulen"][0] |= {"hasil": "diteruskan", "diteruskan_ke": "Dinas PU", "unsur": ""}
    laporan = notulen(contoh.bahan(isi=isi))
    halaman = PdfReader(io.BytesIO(tulis(laporan, "pdf"))).pages[0]
    assert halaman.mediabox.width > halaman.mediabox.height
    teks = kata(laporan, "html")
    assert "Diteruskan (kepada Dinas PU)" in teks
    assert "Bukan kewenangan (dasar: Perpres tentang persyaratan)" in teks
    assert "10.01" in teks, "on the wall clock of the unit"


def test_the_plan_follows_the_register():
    bahan = contoh.bahan()
    geser = replace(
        bahan.janji[0],
        tenggat=date(2026, 11, 15),
        tenggat_semula=date(2026, 10, 30),
        status="selesai",
        selesai_pada=date(2026, 11, 3),
    )
    teks = kata(rencana_aksi(replace(bahan, janji=(geser,))), "html")
    assert "15 Nov 2026 Selesai, 3 Nov 2026; tenggat semula 30 Okt 2026" in teks
    assert "Tidak tercatat" in teks, "a row without a promise is not made up"
    assert "Belum disahkan" in kata(rencana_aksi(contoh.bahan(disahkan=False)), "html")


def test_the_report_follows_the_outline_of_the_kerangka():
    asli = load_kerangka()
    assert {k for bab in asli.naskah["laporan"]["bab"] for k in bab["isi"]} == set(BLOK)
    naskah = {"judul": "Laporan Kami", "bab": [{"judul": "BAGIAN SATU", "isi": ["tujuan", "materi"]}]}
    baru = replace(asli, naskah={**asli.naskah, "laporan": naskah})
    teks = kata(laporan_fkp(contoh.bahan(kerangka=baru)), "html")
    assert all(s in teks for s in ("Laporan Kami", "BAGIAN SATU", "1.1 Tujuan", "1.2 Materi", "KTP-el"))
    assert "Latar Belakang" not in teks


def test_the_report_tells_the_survey_the_grounds_and_the_forum_before():
    skm = RingkasSkm("Triwulan III 2026", Decimal("82.14"), "B", ("Sarana", "Waktu", "Pengaduan"), umum=False)
    teks = kata(laporan_fkp(contoh.bahan(skm=skm)), "html")
    assert "IKM 82,14 (mutu B)" in teks
    assert "Sarana, Waktu, Pengaduan" in teks
    assert "Undang-Undang Nomor 25 Tahun 2009" in teks
    assert "Forum sebelumnya: Persyaratan akta, 21 Oktober 2025. 0 dari 1" in teks
    umum = kata(laporan_fkp(contoh.bahan(skm=skm), umum=True), "html")
    assert "82,14" not in umum, "a result that is not published stays out of the copy for everyone"
    assert "hasil SKM periode Triwulan III 2026" in umum
    sepi = kata(laporan_fkp(contoh.bahan(lalu=ForumLalu("Lama", None, ()))), "html")
    assert "Tidak ada tindak lanjut yang tercatat dari forum itu" in sepi


def test_an_archive_says_that_it_is_one_and_where_it_is_known_from():
    arsip = (("Jumlah peserta", "tidak diketahui"), ("Sumber", "Berita daerah"))
    bahan = contoh.bahan(disahkan=False, arsip=arsip)
    isi = contoh.isi()
    isi["baris"][0] |= {"kelas": "", "durasi": None, "tenggat": "", "jangka_teks": "akhir tahun"}
    bahan = replace(bahan, isi=isi)
    assert laporan_fkp(bahan).tanda_air == "ARSIP"
    teks = kata(laporan_fkp(bahan), "html")
    assert "akhir tahun" in teks
    assert "Berita daerah" in teks
    assert "Nilai pelibatan" not in teks


def test_the_workbook_holds_phone_numbers_only_when_asked_by_who_may():
    def lembar(boleh: Boleh) -> dict[str, str]:
        buku = openpyxl.load_workbook(io.BytesIO(tulis(buat("laporan", boleh), "xlsx")))
        return {s.title: str([[c.value for c in b] for b in s.iter_rows()]) for s in buku.worksheets}

    biasa = lembar(Boleh(utuh=True))
    assert list(biasa)[:4] == ["Berita acara", "Notulen", "Rencana aksi", "Daftar hadir"]
    assert contoh.HP not in str(biasa)
    assert "Warga Rahasia" in biasa["Daftar hadir"]
    lengkap = lembar(Boleh(utuh=True, lengkap=True))
    assert contoh.HP in lengkap["Peserta lengkap"]
    assert list(lembar(Boleh(lengkap=True))) == list(biasa)
    assert "Daftar hadir" not in lembar(Boleh(umum=True, utuh=True, lengkap=True))


@pytest.mark.parametrize("nama", ["berita-acara", "notulen", "rencana-aksi", "daftar-hadir"])
def test_the_sheet_of_a_document_says_what_it_is(nama: str):
    laporan = buat(nama, Boleh(utuh=True))
    lembar = openpyxl.load_workbook(io.BytesIO(tulis(laporan, "xlsx"))).worksheets[0]
    assert lembar["A1"].value == laporan.judul


def test_due_dates_are_dates_that_a_spreadsheet_can_sort():
    isi = contoh.isi()
    isi["baris"].append({**isi["baris"][0], "masukan": "f" * 32, "tenggat": ""})
    berkas = tulis(rencana_aksi(contoh.bahan(isi=isi, disahkan=False)), "xlsx")
    lembar = openpyxl.load_workbook(io.BytesIO(berkas)).worksheets[0]
    (kepala,) = (b for b in lembar.iter_rows() if "Jatuh Tempo" in [sel.value for sel in b])
    (kolom,) = (sel.column for sel in kepala if sel.value == "Jatuh Tempo")
    sel = [lembar.cell(kepala[0].row + n, kolom) for n in (1, 2, 3, 4)]
    hari = [date.fromisoformat(satu["tenggat"]) for satu in isi["baris"][:3]]
    assert [satu.value.date() for satu in sel[:3]] == hari
    assert {satu.number_format for satu in sel[:3]} == {"[$-421]d mmm yyyy"}
    assert sel[3].value is None
    assert "15 Des 2026" in kata(rencana_aksi(contoh.bahan()), "pdf")


def test_a_letter_for_each_person_with_their_own_link():
    orang = [Penerima(f"Warga {n}", "Ketua RT", f"https://contoh.example/f/x/p/tanda{n}") for n in range(3)]
    surat = undangan(contoh.bahan(disahkan=False), SURAT, orang)
    pdf = PdfReader(io.BytesIO(tulis(surat, "pdf")))
    assert len(pdf.pages) == 3
    for n, halaman in enumerate(pdf.pages):
        teks = " ".join(halaman.extract_text().split())
        for harap in (
            f"Yth. Warga {n}",
            "005/123/2026",
            "Selasa, 20 Oktober 2026",
            "Pembukaan dan paparan",
            "kursi roda",
            "Sekretariat",
            "Umpama, 8 Oktober 2026",
            "DINAS KEPENDUDUKAN",
        ):
            assert harap in teks, harap
        assert [a.get_object()["/A"]["/URI"] for a in halaman["/Annots"]] == [orang[n].alamat]


def test_an_open_letter_names_nobody_and_leads_to_the_page_of_the_forum():
    pribadi = {**contoh.pribadi(), "tautan": "https://rapat.example"}
    surat = undangan(contoh.bahan(disahkan=False, isi=contoh.isi(moda="hibrida"), pribadi=pribadi), SURAT)
    for bentuk in ("pdf", "docx", "html"):
        teks = kata(surat, bentuk)
        assert "Yth. …" in teks
        assert "https://rapat.example" in teks
        assert "khusus untuk Anda" not in teks
        assert SURAT.alamat in teks, "who got the letter as a file cannot scan it with the same phone"


RUANG = "https://rapat.contoh.example/ruang/8123456789?sandi=abcdefghijklmnopqrstuvwxyz"


def surat_panjang(acara: int) -> Laporan:
    """A letter for one person to a forum in both ways with so many lines of agenda."""
    jam = [f"{8 + n // 4:02d}:{n % 4 * 15:02d}" for n in range(acara + 1)]
    isi = contoh.isi(moda="hibrida")
    isi["agenda"] = [{"mulai": a, "selesai": b, "judul": f"Acara {a}"} for a, b in pairwise(jam)]
    bahan = contoh.bahan(disahkan=False, isi=isi, pribadi={**contoh.pribadi(), "tautan": RUANG})
    tautan = f"https://survei.contoh.example/f/pkv7qa/p/{'tanda' * 8}"
    return undangan(bahan, SURAT, [Penerima("Warga Umpama", "Ketua PKK, Desa Umpama Selatan", tautan)])


def test_a_letter_with_the_usual_agenda_is_one_page():
    assert len(PdfReader(io.BytesIO(tulis(surat_panjang(6), "pdf"))).pages) == 1


@pytest.mark.parametrize("acara", range(9, 15))
def test_a_signature_never_stands_alone_on_a_page(acara: int):
    halaman = PdfReader(io.BytesIO(tulis(surat_panjang(acara), "pdf"))).pages
    teks = " ".join(halaman[-1].extract_text().split())
    assert "Drs. Contoh Umpama, M.Si." in teks
    assert "kami ucapkan terima kasih." in teks


def test_addresses_and_numbers_are_copied_out_of_a_pdf_as_they_are():
    tema = "Penanganan" * 4
    bahan = contoh.bahan(isi=contoh.isi(tema=tema, tempat=RUANG * 2))
    semua = [dokumen.buat(bahan, Boleh()) for dokumen in DOKUMEN.values() if dokumen.buat]
    surat = surat_panjang(2)
    for laporan in (*semua, surat):
        pdf = PdfReader(io.BytesIO(tulis(laporan, "pdf")))
        teks = "".join(halaman.extract_text() for halaman in pdf.pages)
        assert "\u200b" not in f"{teks} {pdf.metadata} {pdf.outline}", laporan.judul
        harap = RUANG if laporan is surat else tema
        assert harap.casefold() in "".join(teks.split()).casefold(), laporan.judul
    assert RUANG * 2 in "".join(kata(daftar_hadir(bahan), "pdf").split())
