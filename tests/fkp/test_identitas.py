"""Numbers and addresses of people in texts that everyone reads: which are found, which are let alone, and
what stands in their place."""

import pytest

from fkp.identitas import ORANG, SEMUA, Jenis, identitas_dalam, samarkan

PONSEL = [
    "Hubungi Bu Ani 0812-3456-7890",
    "hubungi 081234567890.",
    "WA 0812 3456 7890 sore hari",
    "WA0812.3456.7890",
    "0812 - 3456 - 7890",
    "08 12 34 56 78 90",
    "0 8 1 2 3 4 5 6 7 8 9 0",
    "(0812) 3456 7890",
    "0812_3456_7890",
    "0812·3456·7890",
    "0812–3456–7890",
    "0812\u20113456\u20117890",
    "0812\u00a03456\u00a07890",
    "+62 812 3456 7890",
    "+62812-3456-7890",
    "+62 (0)812 3456 7890",
    "6281234567890",
    "62 812-3456-7890",
    "006281234567890",
    "https://wa.me/6281234567890",
    "tel:+6281234567890",
    "0895-3234-56789",
    "0811-234-567",
    "tahun 2026, 0812-3456-7890 untuk loket 2",
    "1. 0812-3456-7890",
    "Jam 08.00-15.00 hubungi 0812-3456-7890",
    "Rp 081234567890",
    "０８１２-３４５６-７８９０",
    "٠٨١٢٣٤٥٦٧٨٩٠",
    "0812\u200b3456\u200b7890",
    "0\u2060812\ufeff34567890",
    "0\ufe0f\u20e38\ufe0f\u20e31234567890",
    "⓪⑧①②③④⑤⑥⑦⑧⑨⓪",
    "+60 12-345 67890",
]
NOMOR = [
    "NIK saya 3201234567890001",
    "NIK3201234567890001",
    "3201 2345 6789 0001",
    "3201-2345-6789-0001",
    "320123 456789 0001",
    "320123.456789.0001",
    "32.01.23.456789.0001",
    "32.01.01.45.67.89.0001",
    "3 2 0 1 2 3 4 5 6 7 8 9 0 0 0 1",
    "NIP 198501012010011001",
    "NIP 19850101 201001 1 001",
    "NIP 19850101 201001 1001",
    "NIP. 1985.01.01.2010.01.1.001",
    "19850101-201001-1-001",
    "NPWP 12.345.678.9-012.345",
    "KK ３２０１２３４５６７８９０００１",
]
SUREL = [
    "tulis ke budi@contoh.id",
    "budi.santoso+forum@surat.contoh.co.id",
    "budi＠contoh.id",
    "budi @ contoh.id",
    "budi[at]contoh.id",
    "budi (at) contoh.id",
    "bu\u200bdi@contoh.id",
]
BUKAN = [
    "",
    "Jalur kursi roda tidak ada.",
    "Biaya Rp1.500.000 padahal tertulis gratis",
    "Anggaran Rp 62.812.345.678,00 dari APBD",
    "Anggaran Rp1500000000",
    "3 papan @Rp1.500.000",
    "3 unit@Rp1.500.000,00",
    "Menunggu dari 2026-10-20 sampai 2026-11-01, 8 kali datang",
    "Forum 08-12-2026 14.30-16.00 WIB",
    "Forum 08/12/2026 pukul 08.15-11.30 di 2 ruang",
    "Sesi 08.15 10.15 13.15 setiap hari",
    "08.30-12.00-15.30",
    "pukul 08.00-15.00 hanya 2 loket",
    "Jam layanan 08.15 - 15.00, 20 orang per hari",
    "Senin 08:30-12:00 13:00-15:30",
    "PermenPANRB 14/2017 dan PermenPANRB 16/2017",
    "UU 25 Tahun 2009, UU 27/2022",
    "SK 188.4/20/2026 tanggal 3 Maret 2026",
    "SK Nomor 188.45/0812/35.07.101/2026",
    "Surat B/0812/2026 tanggal 12-08-2026",
    "Data tahun 2023 2024 2025 2026",
    "2023-2024-2025-2026",
    "Triwulan I-IV 2026, 85,31 menjadi 88,30",
    "Nomor pelacakan SP4N-LAPOR! 7812345",
    "Jalan Merdeka 12-14 RT 003 RW 012, 16124",
    "Darurat 112, ambulans 119, polisi 110",
    "Pusat panggilan 1500-123 dan 14045",
    "Bebas pulsa 0800-1-123456",
    "Versi 1.12.3, 62.812 jiwa, 0,0812 persen",
    "1.200.000.000 rupiah untuk 62.812.345 orang",
    "Antrean A081 sampai A099, loket 08 sampai 12",
    "Ikuti @dukcapil.contoh di media sosial",
    "Skor 4 4 3 2 1 4 3 2 4",
    "DIPA 018.03.2.419532/2026",
    "Koordinat -6.597147, 106.806039",
    "Ruang 3.14, rak 12-34-56",
]
KANTOR = [
    "Kantor (0251) 123456",
    "Telepon kantor 021-5551234 pesawat 102",
    "Faks (021) 555 1234",
    "Nomor pelacakan SP4N-LAPOR! 1234567890",
    "Indeks 0.8123456789",
]


@pytest.mark.parametrize("teks", [*PONSEL, *NOMOR, *SUREL])
def test_numbers_and_addresses_of_people_are_found(teks):
    assert identitas_dalam(teks), teks


@pytest.mark.parametrize("teks", [*BUKAN, *KANTOR])
def test_days_hours_amounts_decrees_and_office_numbers_are_let_alone(teks):
    assert identitas_dalam(teks) == "", teks
    assert samarkan(teks) == teks


@pytest.mark.parametrize(
    ("teks", "apa"),
    [
        ("Hubungi 0812-3456-7890", "nomor telepon (“0812…”)"),
        ("budi@contoh.id", "alamat surel (“budi…”)"),
        ("3201234567890001", "nomor seperti NIK (“3201…”)"),
        ("198501012010011001", "nomor seperti NIP (“1985…”)"),
        (
            "Bu Ani 0812-3456-7890, NIK 3201234567890001, 0856-1234-5678",
            "nomor telepon (“0812…”) dan nomor seperti NIK (“3201…”)",
        ),
        (
            "a@contoh.id 081234567890 3201234567890001",
            "alamat surel (“a@co…”), nomor telepon (“0812…”), dan nomor seperti NIK (“3201…”)",
        ),
    ],
)
def test_what_was_found_is_said_once_for_each_kind(teks, apa):
    assert identitas_dalam(teks) == apa


@pytest.mark.parametrize(
    "teks",
    [
        "hubungi budi.umpama@contoh.example ya",
        "nik 3273 0123 4567 8901",
        "telepon (0274) 512345",
        "telp 0274-512345",
        "rekening 1234567890123",
    ],
)
def test_a_complaint_holds_not_even_the_number_of_a_house_or_an_account(teks):
    assert identitas_dalam(teks, SEMUA)


@pytest.mark.parametrize("teks", BUKAN)
def test_days_hours_amounts_and_decrees_are_let_alone_in_a_complaint_too(teks):
    assert identitas_dalam(teks, SEMUA) == "", teks


def test_only_what_is_asked_for_is_found():
    kantor, panjang = "Telepon (0251) 123456", "Rekening 1234567890123"
    assert identitas_dalam(kantor) == identitas_dalam(panjang) == ""
    assert identitas_dalam(kantor, SEMUA) == "nomor telepon (“0251…”)"
    assert identitas_dalam(panjang, SEMUA).startswith("nomor panjang")
    assert identitas_dalam("budi@contoh.id", ORANG - {Jenis.SUREL}) == ""


@pytest.mark.parametrize(
    ("teks", "tampil"),
    [
        (
            "Jalur kursi roda tidak ada. Hubungi Bu Ani 0812-3456-7890.",
            "Jalur kursi roda tidak ada. Hubungi Bu Ani [nomor disembunyikan].",
        ),
        ("tulis ke budi@contoh.id, ya", "tulis ke [surel disembunyikan], ya"),
        (
            "NIK 3201234567890001 dan NIP 198501012010011001",
            "NIK [nomor disembunyikan] dan NIP [nomor disembunyikan]",
        ),
        ("“Bu Ani” ０８１２\u200b３４５６７８９０ – sore", "“Bu Ani” [nomor disembunyikan] – sore"),
        ("½ hari, 0\ufe0f\u20e38\ufe0f\u20e31234567890!", "½ hari, [nomor disembunyikan]!"),
        ("Kantor (0251) 123456 buka 08.00-15.00", "Kantor (0251) 123456 buka 08.00-15.00"),
    ],
)
def test_what_is_hidden_leaves_a_mark_and_the_rest_as_it_was(teks, tampil):
    assert samarkan(teks) == tampil
    assert samarkan(tampil) == tampil
    assert identitas_dalam(tampil) == ""
