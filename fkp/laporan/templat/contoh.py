"""A small document with every kind of block, for looking at a template before it matters."""

from datetime import datetime
from decimal import Decimal

from fkp.dokumen.laporan import (
    Bagian,
    Batang,
    ButirBatang,
    Fakta,
    Kaki,
    Kolom,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Tabel,
    TandaTangan,
)

UNSUR = (("Persyaratan", "84.25"), ("Prosedur", "79.50"), ("Waktu penyelesaian", "71.75"))


def contoh_laporan(kop: tuple[str, ...], saat: datetime) -> Laporan:
    """The example for an office with this letterhead; every figure in it is invented, and it says so."""
    nilai = [(nama, Decimal(angka)) for nama, angka in UNSUR]
    tabel = Tabel(
        judul="Tabel 1. Nilai per unsur (rekaan)",
        kolom=(Kolom("No", "kanan", 0.5), Kolom("Unsur", lebar=4), Kolom("Nilai", "kanan")),
        baris=[(i, nama, angka) for i, (nama, angka) in enumerate(nilai, start=1)],
        kaki=(Kaki("rata", (None, "Rata-rata", Decimal("78.50"))),),
    )
    batang = Batang(
        judul="Gambar 1. Nilai per unsur (rekaan)",
        uraian="Tiga batang: persyaratan 84,25, prosedur 79,50, waktu penyelesaian 71,75.",
        butir=tuple(
            ButirBatang(nama, angka, str(angka).replace(".", ","), tanda=angka == min(n for _, n in nilai))
            for nama, angka in nilai
        ),
    )
    return Laporan(
        judul="Contoh Dokumen",
        sampul=(kop[-1], "Semua angka di sini rekaan"),
        bagian=(
            Bagian(
                "BAB I CONTOH TULISAN",
                (
                    Paragraf("Beginilah paragraf laporan tercetak dengan kop dan huruf dari templat ini."),
                    Poin(("Butir bernomor pertama.", "Butir bernomor kedua."), bernomor=True),
                    Paragraf("Catatan dicetak lebih kecil.", Peran.CATATAN),
                ),
            ),
            Bagian(
                "BAB II CONTOH TABEL DAN GAMBAR",
                (
                    Fakta((("Unit", kop[-1]), ("Periode", "Semester contoh"))),
                    tabel,
                    batang,
                    TandaTangan("", "Kepala", "", ""),
                ),
            ),
        ),
        penyusun=kop[-1],
        saat=saat,
        tanda_air="CONTOH, BUKAN LAPORAN",
        kop=kop,
    )
