"""A rich Laporan, all invented, that holds every kind of block; the writers' tests share it."""

from datetime import UTC, datetime
from decimal import Decimal

from fkp.dokumen.laporan import (
    AngkaBesar,
    Bagian,
    Batang,
    Bentuk,
    Berkas,
    Blok,
    Bukti,
    ButirBatang,
    Fakta,
    Garis,
    HalamanBaru,
    Kaki,
    Kolom,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Rumus,
    Tabel,
    TandaTangan,
    TitikGaris,
)

SAAT = datetime(2026, 10, 6, 2, 30, tzinfo=UTC)
KODE = "UMPA-7K2F-9QXM"
ALAMAT = f"https://survei.umpama.example/verifikasi/{KODE}"
SIDIK = "3f8a0c5be1d94a7726d1c09be57f4a3360b2e8d94c1fa57706ce3b82d94f1a60"
CSV = b"nomor,u1,u2\r\n1,4,3\r\n2,3,4\r\n"

UNSUR = (
    ("U1", "Persyaratan", "3,412", "85,30", "B"),
    ("U2", "Sistem, mekanisme, dan prosedur", "3,366", "84,15", "B"),
    ("U3", "Waktu penyelesaian", "3,011", "75,28", "C"),
    ("U4", "Biaya atau tarif", "3,744", "93,60", "A"),
    ("U5", "Produk spesifikasi jenis pelayanan", "3,402", "85,05", "B"),
    ("U6", "Kompetensi pelaksana", "3,391", "84,78", "B"),
    ("U7", "Perilaku pelaksana", "3,452", "86,30", "B"),
    ("U8", "Sarana dan prasarana", "3,103", "77,58", "B"),
    ("U9", "Penanganan pengaduan, saran, dan masukan", "3,365", "84,13", "B"),
)

BATAS = ((Decimal("65.00"), "C"), (Decimal("76.61"), "B"), (Decimal("88.31"), "A"))


def _desimal(teks: str) -> Decimal:
    return Decimal(teks.replace(",", "."))


def batang() -> Batang:
    """Nine bars, the two lowest singled out."""
    butir = tuple(
        ButirBatang(f"{kode} {nama}", _desimal(nilai), nilai, huruf, tanda=kode in ("U3", "U8"))
        for kode, nama, _nrr, nilai, huruf in UNSUR
    )
    return Batang(
        "Nilai per unsur pelayanan",
        "Batang terpendek adalah U3, 75,28; terpanjang U4, 93,60.",
        butir,
        batas=BATAS,
    )


def garis() -> Garis:
    """Six periods, the oldest on another scale."""
    titik = (
        TitikGaris("2016", Decimal("78.10"), "78,10", lain=True),
        TitikGaris("Semester I 2024", Decimal("79.86"), "79,86", "B"),
        TitikGaris("Semester II 2024", Decimal("80.91"), "80,91", "B"),
        TitikGaris("Semester I 2025", Decimal("82.44"), "82,44", "B"),
        TitikGaris("Semester II 2025", Decimal("81.36"), "81,36", "B"),
        TitikGaris("Semester I 2026", Decimal("84.02"), "84,02", "B"),
    )
    return Garis("Nilai IKM enam periode", "Nilai naik dari 79,86 pada 2024 menjadi 84,02 pada 2026.", titik)


def tabel_unsur() -> Tabel:
    """Figures to the right, a foot row with a formula."""
    return Tabel(
        "Nilai rata-rata dan mutu setiap unsur",
        (
            Kolom("Kode", "tengah", 0.6),
            Kolom("Unsur pelayanan", lebar=3),
            Kolom("NRR", "kanan", kelompok="Nilai", kunci="nrr"),
            Kolom("Konversi", "kanan", kelompok="Nilai"),
            Kolom("Mutu", "tengah"),
        ),
        [(kode, nama, _desimal(nrr), _desimal(nilai), huruf) for kode, nama, nrr, nilai, huruf in UNSUR],
        (Kaki("ikm", ("", "IKM unit pelayanan", None, Rumus("SUM({k}{a}:{k}{z})", Decimal("84.02")), "B")),),
        ("NRR: nilai rata-rata, skala 1 sampai 4. Konversi: NRR dikalikan 25.",),
        lembar="Unsur",
    )


def tabel_responden(banyak: int = 60) -> Tabel:
    """The processing sheet: eleven columns of small numbers."""
    kolom = (
        Kolom("No. Resp", "kanan"),
        *(Kolom(f"U{i}", "kanan", kelompok="Nilai unsur") for i in range(1, 10)),
        Kolom("Jumlah", "kanan"),
    )
    baris = [
        (n + 1, *(1 + (n * 7 + i * 5) % 4 for i in range(9)), sum(1 + (n * 7 + i * 5) % 4 for i in range(9)))
        for n in range(banyak)
    ]
    jumlah = tuple(sum(int(satu[i]) for satu in baris) for i in range(1, 11))
    kaki = (Kaki("jumlah", ("ΣNilai", *jumlah)),)
    return Tabel(
        "Nilai per responden", kolom, baris, kaki, ("Isi setiap baris tanpa nama.",), lembar="Pengolahan"
    )


def tabel_rekap(banyak: int = 60) -> Tabel:
    """Sixteen columns, one row a unit."""
    kolom = (
        Kolom("No", "kanan", 0.5),
        Kolom("Unit pelayanan", lebar=4),
        Kolom("Responden", "kanan", 1.2),
        *(Kolom(f"U{i}", "kanan", kelompok="NRR unsur") for i in range(1, 10)),
        Kolom("IKM", "kanan"),
        Kolom("Mutu", "tengah", 0.8),
        Kolom("Unsur terendah", lebar=2),
        Kolom("Keadaan", lebar=1.6),
    )
    baris = [
        (
            n + 1,
            f"{('Kelurahan', 'Puskesmas', 'Dinas')[n % 3]} Umpama {n + 1}",
            140 + n * 37,
            *(Decimal(300 + (n * 13 + i * 29) % 100) / 100 for i in range(9)),
            Decimal(7600 + n * 23) / 100,
            "B",
            "U3 Waktu penyelesaian",
            "Disahkan",
        )
        for n in range(banyak)
    ]
    return Tabel("Rekap unit pelayanan", kolom, baris, lembar="Rekap")


def bukti() -> Bukti:
    """A proof that leads nowhere."""
    return Bukti(KODE, ALAMAT, SIDIK, "Versi 2, disahkan 6 Oktober 2026")


def tanda_tangan(nama: str = "Drs. Contoh Umpama, M.Si.") -> TandaTangan:
    return TandaTangan(
        "Umpama, 6 Oktober 2026", "Kepala Dinas Layanan Umpama", nama, "197001011990011001" if nama else ""
    )


KOP = (
    "PEMERINTAH KABUPATEN UMPAMA",
    "DINAS LAYANAN UMPAMA",
    "Jalan Contoh Nomor 1, Umpama 00000",
    "layanan.umpama.example",
)

_ALINEA = (
    "Survei Kepuasan Masyarakat dilaksanakan untuk mengetahui penilaian penerima layanan atas sembilan unsur "
    "pelayanan. Sebanyak 868 orang menjawab antara 1 Januari dan 30 Juni 2026, di loket dan melalui tautan. "
    "Hasilnya menjadi dasar perbaikan yang dijanjikan kepada masyarakat."
)


def laporan(**ganti: object) -> Laporan:
    """Every kind of block in a bound report; ``ganti`` replaces its fields."""
    bagian = (
        Bagian(
            "BAB I PENDAHULUAN",
            (
                Bagian("1.1 Latar Belakang", (Paragraf(f"{_ALINEA}\n{_ALINEA}"), Paragraf(_ALINEA))),
                Bagian(
                    "1.2 Dasar Pelaksanaan",
                    (Poin(("Undang-undang pelayanan publik.", "Peraturan tentang pedoman survei."), True),),
                ),
                Bagian(
                    "1.3 Maksud dan Tujuan",
                    (Paragraf(_ALINEA), Poin(("Mengukur kepuasan.", "Menemukan unsur terendah."))),
                ),
            ),
        ),
        Bagian(
            "BAB II PENGUMPULAN DATA",
            (
                Bagian(
                    "2.1 Pelaksana",
                    (
                        Fakta(
                            (
                                ("Unit pelayanan", "Dinas Layanan Umpama"),
                                ("Periode", "Semester I 2026"),
                                ("Responden", "868 orang"),
                                ("Cara", "Loket\nTautan"),
                                ("Catatan tangan", ""),
                            )
                        ),
                        Paragraf("Bobot setiap unsur 1/9, dibulatkan satu kali di akhir.", Peran.CATATAN),
                        Paragraf("Jumlah responden kurang dari yang disyaratkan.", Peran.PERINGATAN),
                    ),
                ),
            ),
        ),
        Bagian(
            "BAB III HASIL PENGOLAHAN DATA",
            (
                Bagian(
                    "3.1 Indeks", (AngkaBesar("NILAI IKM", "84,02", "Mutu B, Baik"), tabel_unsur(), batang())
                ),
                Bagian(
                    "3.2 Suara responden",
                    (
                        Paragraf("Antrean pagi terlalu panjang, tetapi petugas ramah.", Peran.KUTIPAN),
                        Paragraf("Tambah kursi tunggu.", Peran.KUTIPAN),
                    ),
                ),
            ),
        ),
        Bagian(
            "BAB IV ANALISIS",
            (
                Bagian("4.1 Tren", (Paragraf(_ALINEA), garis())),
                Bagian("4.2 Rencana", (Bagian("4.2.1 Program", (Paragraf(_ALINEA),)),)),
            ),
        ),
        Bagian("BAB V PENUTUP", (Paragraf(_ALINEA), tanda_tangan())),
        Bagian(
            "LAMPIRAN 1 PENGOLAHAN DATA",
            (tabel_responden(), HalamanBaru(), Paragraf("Halaman penutup lampiran.")),
        ),
    )
    isi: dict[str, object] = {
        "judul": "LAPORAN PELAKSANAAN SURVEI KEPUASAN MASYARAKAT (SKM)",
        "sampul": ("Dinas Layanan Umpama", "Semester I Tahun 2026"),
        "bagian": bagian,
        "penyusun": "Dinas Layanan Umpama",
        "saat": SAAT,
        "bukti": bukti(),
        "kop": KOP,
        "berkas": (
            Berkas("jawaban.csv", "text/csv", CSV, "Jawaban tanpa nama, seperti yang dihitung"),
            Berkas("pengesahan.json", "application/json", b'{"versi": 2}', "Isi pengesahan"),
        ),
    }
    return Laporan(**{**isi, **ganti})  # type: ignore[arg-type]


def lembar(bentuk: Bentuk, *blok: "Blok | Bagian", **ganti: object) -> Laporan:
    """A sheet with these blocks in one part."""
    return laporan(bentuk=bentuk, judul="LEMBAR UMPAMA", bagian=(Bagian("Isi", blok),), **ganti)


def lembar_publikasi() -> Laporan:
    """The publication sheet: the number, its facts, bars and the trend on one page."""
    fakta = Fakta(
        (
            ("Nama layanan", "Semua layanan"),
            ("Responden", "868 orang"),
            ("Jenis kelamin", "L 407, P 461"),
            ("Pendidikan", "SD 121, SMP 164, SMA 352, DIII 78, S1 141, S2 12"),
            ("Periode survei", "1 Januari sampai 30 Juni 2026"),
        )
    )
    terima_kasih = Paragraf(
        "Terima kasih atas penilaian Anda. Masukan Anda kami pakai untuk memperbaiki pelayanan."
    )
    return laporan(
        bentuk=Bentuk.SEHALAMAN,
        judul="INDEKS KEPUASAN MASYARAKAT (IKM)",
        bagian=(
            Bagian(
                "Hasil survei",
                (AngkaBesar("NILAI IKM", "84,02", "Mutu B (Baik)"), fakta, batang(), garis(), terima_kasih),
            ),
        ),
        berkas=(),
    )
