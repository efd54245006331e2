from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from fkp.dokumen.laporan import (
    AngkaBesar,
    Bagian,
    Batang,
    Bentuk,
    Berkas,
    ButirBatang,
    Fakta,
    Garis,
    Kolom,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Tabel,
    TandaTangan,
    TitikGaris,
)
from fkp.dokumen.pdf import DokumenSalah, write_pdf
from tests.fkp.dokumen import contoh
from tests.fkp.dokumen.baca_pdf import baca, mulai_teks, pohon, teks

NAMA_PANJANG = (
    "Badan Pengelolaan Keuangan, Pendapatan, dan Aset Daerah serta Penanaman Modal dan Pelayanan Terpadu "
    "Satu Pintu Umpama"
)


@pytest.fixture(scope="module")
def penuh() -> PdfReader:
    return baca(contoh.laporan())


def test_the_same_laporan_is_the_same_bytes():
    satu = contoh.laporan()
    assert write_pdf(satu) == write_pdf(contoh.laporan())
    assert write_pdf(replace(satu, saat=satu.saat + timedelta(days=1))) != write_pdf(satu)


def test_every_block_can_be_read(penuh):
    isi = teks(penuh)
    for kalimat in (
        "LAPORAN PELAKSANAAN SURVEI KEPUASAN MASYARAKAT (SKM)",
        "PEMERINTAH KABUPATEN UMPAMA",
        "DAFTAR ISI",
        "1.1 Latar Belakang",
        "4.2.1 Program",
        "2. Peraturan tentang pedoman survei.",
        "• Mengukur kepuasan.",
        "Unit pelayanan Dinas Layanan Umpama",
        "Perhatian. Jumlah responden kurang dari yang disyaratkan.",
        "dibulatkan satu kali di akhir.",
        "NILAI IKM 84,02 Mutu B, Baik",
        "Nilai rata-rata dan mutu setiap unsur",
        "U3 Waktu penyelesaian 3,011 75,28 C",
        "IKM unit pelayanan 84,02 B",
        "NRR: nilai rata-rata, skala 1 sampai 4.",
        "Nilai per unsur pelayanan",
        "C 65,00",
        "Tambah kursi tunggu.",
        "Nilai IKM enam periode",
        "79,86 (B)",
        "Umpama, 6 Oktober 2026 Kepala Dinas Layanan Umpama, Drs. Contoh Umpama, M.Si. NIP 1970010119900110",
        f"Kode {contoh.KODE} di {contoh.ALAMAT}",
        contoh.SIDIK,
        "ΣNilai 150 150 150 150 150 150 150 150 150 1.350",
    ):
        assert kalimat in isi


def test_the_file_is_archivable_and_accessible(penuh):
    xmp = penuh.xmp_metadata.rdf_root.toxml()
    for tanda in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert tanda in xmp
    akar = penuh.trailer["/Root"]
    assert str(akar["/Lang"]).startswith("id")
    assert akar["/MarkInfo"]["/Marked"]
    jenis = pohon(penuh)
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L", "/LI", "/TOC", "/Link"} <= set(
        jenis
    )
    assert jenis.count("/Figure") == 3  # bars, line, QR


def test_the_file_says_who_made_it_and_when(penuh):
    data = penuh.metadata
    assert data.title == "LAPORAN PELAKSANAAN SURVEI KEPUASAN MASYARAKAT (SKM)"
    assert data.author == "Dinas Layanan Umpama"
    assert data.creation_date == contoh.SAAT
    assert contoh.KODE in data["/Keywords"]


def test_attachments_come_out_as_they_went_in():
    biner = bytes(range(256))
    semua = (*contoh.laporan().berkas, Berkas("foto.bin", "application/octet-stream", biner, "Bukan teks"))
    pdf = baca(contoh.laporan(berkas=semua))
    assert {nama: isi[0] for nama, isi in pdf.attachments.items()} == {satu.nama: satu.isi for satu in semua}
    hubungan = {
        satu.get_object()["/F"]: satu.get_object()["/AFRelationship"] for satu in pdf.trailer["/Root"]["/AF"]
    }
    assert hubungan == {"jawaban.csv": "/Data", "pengesahan.json": "/Data", "foto.bin": "/Supplement"}


def test_chapters_begin_on_new_pages_and_are_bookmarks(penuh):
    bab = {
        str(satu.title): penuh.get_destination_page_number(satu)
        for satu in penuh.outline
        if not isinstance(satu, list)
    }
    assert list(bab)[-6:] == [bagian.judul for bagian in contoh.laporan().bagian]
    halaman = list(bab.values())[-6:]
    assert halaman == sorted(set(halaman))
    for judul, nomor in list(bab.items())[-6:]:
        assert penuh.pages[nomor].extract_text().startswith(judul)


def test_pages_are_numbered_and_carry_the_code(penuh):
    banyak = len(penuh.pages)
    assert penuh.page_labels == [str(n + 1) for n in range(banyak)]
    for nomor, page in enumerate(penuh.pages[1:], start=2):
        assert f"halaman {nomor} dari {banyak}" in page.extract_text()
        assert contoh.KODE in page.extract_text()


def test_the_proof_links_to_its_address(penuh):
    alamat = [
        satu.get_object()["/A"].get("/URI")
        for page in penuh.pages
        for satu in page.get("/Annots", ())
        if "/A" in satu.get_object()
    ]
    assert contoh.ALAMAT in alamat


def test_a_draft_says_so_on_each_page():
    pdf = baca(contoh.laporan(tanda_air="RANCANGAN"))
    assert all("RANCANGAN" in page.extract_text() for page in pdf.pages)


def test_a_long_table_repeats_its_heading_and_keeps_its_rows():
    tabel = contoh.tabel_responden(300)
    pdf = baca(contoh.lembar(Bentuk.LEMBAR, tabel))
    assert len(pdf.pages) > 5
    for page in pdf.pages[:-1]:
        assert "No. Resp" in page.extract_text()
    isi = teks(pdf)
    for satu in (tabel.baris[0], tabel.baris[-1]):
        assert " ".join(map(str, satu)) in isi


def test_a_wide_table_turns_its_pages_and_takes_its_heading_along():
    lebar = Bagian("Rekap", (Paragraf("Keterangan rekap."), contoh.tabel_rekap(20), Paragraf("Sesudahnya.")))
    pdf = baca(contoh.laporan(bagian=(Bagian("BAB I", (Paragraf("Awal."),)), Bagian("LAMPIRAN", (lebar,)))))
    rebah = [page for page in pdf.pages if page.mediabox.width > page.mediabox.height]
    assert rebah
    assert rebah[0].extract_text().startswith("LAMPIRAN")
    assert "Keterangan rekap." in rebah[0].extract_text()
    assert "Sesudahnya." in pdf.pages[-1].extract_text()
    assert pdf.pages[-1] not in rebah
    assert all(len(page.extract_text()) > 80 for page in pdf.pages)


def test_lebar_is_sideways_and_lembar_upright():
    for bentuk, rebah in ((Bentuk.LEBAR, True), (Bentuk.LEMBAR, False)):
        kotak = baca(contoh.lembar(bentuk, contoh.tabel_unsur())).pages[0].mediabox
        assert (kotak.width > kotak.height) is rebah


def test_long_names_stay_on_the_page():
    kata = "A" * 130
    tabel = Tabel(
        "Nama",
        (Kolom("No", "kanan"), Kolom("Unit"), Kolom("Nilai", "kanan")),
        [(1, NAMA_PANJANG, 2), (2, kata, 3)],
    )
    batang = Batang("b", "u", tuple(ButirBatang(NAMA_PANJANG, Decimal(60), "60,00", "D") for _ in range(40)))
    pdf = baca(
        contoh.lembar(Bentuk.LEMBAR, tabel, Paragraf(kata), Poin((kata,)), Fakta(((kata, kata),)), batang)
    )
    isi = teks(pdf).replace(" ", "")
    assert NAMA_PANJANG.replace(" ", "") in isi
    assert isi.count(kata) == 5
    assert isi.count("60,00D") == 40
    for page in pdf.pages:
        assert max(mulai_teks(page)) < page.mediabox.width - 70


def test_the_publication_sheet_is_one_page():
    pdf = baca(contoh.lembar_publikasi())
    assert len(pdf.pages) == 1
    assert "84,02" in teks(pdf)
    assert "halaman 1 dari 1" in teks(pdf)


def test_a_full_sheet_shrinks_and_an_overfull_one_is_refused():
    def lembar(banyak: int) -> Laporan:
        return contoh.lembar(
            Bentuk.SEHALAMAN, AngkaBesar("NILAI", "84,02"), *[Paragraf("Kalimat umpama.")] * banyak
        )

    assert len(baca(lembar(40)).pages) == 1
    with pytest.raises(DokumenSalah, match="terlalu panjang untuk satu halaman"):
        write_pdf(lembar(200))


def test_nothing_to_show_is_still_a_document():
    kosong = contoh.lembar(
        Bentuk.LEMBAR,
        Tabel("Tanpa baris", (Kolom("a"), Kolom("b")), []),
        Batang("Tanpa batang", "", ()),
        Garis("Tanpa titik", "", ()),
        Garis("Satu titik", "", (TitikGaris("2026", Decimal(80), "80,00"),)),
        Poin(()),
        Fakta(()),
        Paragraf("", Peran.PERINGATAN),
        TandaTangan("", "", "", ""),
    )
    isi = teks(baca(replace(kosong, bukti=None, kop=(), sampul=(), berkas=(), penyusun="")))
    assert isi.count("Tidak ada data.") == 3
    assert "80,00" in isi
    assert len(baca(contoh.laporan(bagian=())).pages) >= 2
    assert write_pdf(contoh.laporan(bagian=(Bagian("", (Paragraf("Tanpa judul."),)),)))


def test_a_cell_longer_than_a_page_runs_on():
    panjang = " ".join(f"kata{n}" for n in range(3000))
    isi = teks(
        baca(contoh.lembar(Bentuk.LEMBAR, Tabel("Saran", (Kolom("No"), Kolom("Saran")), [(1, panjang)])))
    )
    assert "kata2999" in isi


def test_a_proof_without_address_or_fingerprint_leaves_them_out():
    bukti = replace(contoh.bukti(), alamat="", sidik="")
    isi = teks(baca(contoh.lembar(Bentuk.LEMBAR, Paragraf("Isi."), bukti=bukti)))
    assert contoh.KODE in isi
    assert "Sidik" not in isi
    assert "https" not in isi


def test_many_threads_print_at_once():
    lembar = contoh.lembar(Bentuk.LEMBAR, contoh.tabel_unsur())
    with ThreadPoolExecutor(4) as kolam:
        hasil = set(kolam.map(lambda _: write_pdf(lembar), range(8)))
    assert len(hasil) == 1
