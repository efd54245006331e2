"""A card as the draft of a KIPP proposal, to be finished in a word processor."""

from collections.abc import Mapping
from datetime import datetime

from flask_babel import force_locale

from fkp.clock import setempat
from fkp.dokumen.laporan import Bagian, Bentuk, Blok, Kolom, Laporan, Paragraf, Peran, Tabel
from fkp.formats import angka, tanggal
from fkp.inovasi.bukti import baca_bukti
from fkp.inovasi.kipp import Formulir
from fkp.inovasi.models import KartuInovasi
from fkp.putaran.ukuran import Pengukuran

KOSONG = "(belum diisi)"
TANDA_AIR = "RANCANGAN"


def usulan_kipp(
    kartu: KartuInovasi, formulir: Formulir, awal: Mapping[str, str], kop: tuple[str, ...], saat: datetime
) -> Laporan:
    """The fields of the form in their order: what was written for the proposal, else ``awal``, what the card
    says. ``kop`` are the lines of the letterhead; ``saat`` when it is made."""
    with force_locale("id"):
        saat = setempat(saat, kartu.unit.zona)
        bagian = [
            Bagian(f"{nomor}. {satu.nama}", _isi(kartu.usulan.get(satu.kunci) or awal[satu.kunci]))
            for nomor, satu in enumerate(formulir.isian, 1)
        ]
        if tabel := _bukti(kartu):
            bagian.append(Bagian("Lampiran: nilai survei sebelum dan sesudah", (tabel,)))
        bagian.append(Bagian("Catatan", (Paragraf(_catatan(formulir), Peran.CATATAN),)))
        return Laporan(
            judul=formulir.nama,
            sampul=(kartu.judul, kartu.unit.nama, f"Rancangan, disusun {tanggal(saat.date())}"),
            bagian=tuple(bagian),
            penyusun=kartu.unit.nama,
            saat=saat,
            bentuk=Bentuk.LEMBAR,
            tanda_air=TANDA_AIR,
            kop=kop,
        )


def _isi(teks: str) -> tuple[Blok, ...]:
    return (Paragraf(teks) if teks else Paragraf(KOSONG, Peran.CATATAN),)


def _catatan(formulir: Formulir) -> str:
    return (
        f"{formulir.catatan} (Formulir {formulir.kode}-{formulir.versi}, derajat sumber {formulir.derajat}: "
        "sumber kedua.)"
    )


def _bukti(kartu: KartuInovasi) -> Tabel | None:
    p = baca_bukti(kartu.bukti)
    if p is None:
        return None
    baris = [_baris("Sebelum", p.sebelum)]
    if p.sesudah is not None:
        baris.append(_baris("Sesudah", p.sesudah))
    return Tabel(
        judul="Dari hasil survei yang disahkan dan terbit; kodenya dapat diperiksa siapa saja",
        kolom=(
            Kolom("Survei", lebar=2),
            *(Kolom(judul, "kanan") for judul in ("Nilai", "Batas galat 95%", "Jawaban")),
            Kolom("Kode verifikasi", lebar=1.6),
        ),
        baris=baris,
    )


def _baris(label: str, p: Pengukuran) -> tuple[str, str, str, str, str]:
    nilai = "" if p.nilai is None else angka(p.nilai)
    galat = "" if p.galat is None else angka(p.galat)
    return (f"{label}: {p.periode}", nilai, galat, angka(p.terisi) if p.nilai is not None else "", p.kode)
