"""The invitation: a letter with no name to copy, or one for each person with their own link as a QR."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import force_locale

from fkp.dokumen.laporan import (
    Bagian,
    Bentuk,
    Blok,
    Fakta,
    KepalaSurat,
    KodeQr,
    Laporan,
    Paragraf,
    Peran,
    TandaTangan,
)
from fkp.formats import tanggal
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.notulen import susunan_acara
from fkp.laporan.forum.teks import TITIK, jabatan_of, kepala_of, kop_of, rangkai, saat_of


@dataclass(frozen=True, slots=True)
class Penerima:
    """To whom a letter goes, and the address under which this person answers."""

    nama: str
    sebutan: str
    alamat: str


@dataclass(frozen=True, slots=True)
class Surat:
    """What stands in the letters beside the forum: number, day, whom to ask, and the page of the forum."""

    nomor: str
    hari: date | None
    narahubung: str
    alamat: str


KEPADA_SEMUA = Penerima("", "", "")


def undangan(bahan: BahanForum, surat: Surat, penerima: Sequence[Penerima] = (KEPADA_SEMUA,)) -> Laporan:
    """A letter for each of them, in one document. Without a name the place for it stays open, and the QR
    leads to the page of the forum."""
    with force_locale("id"):
        return Laporan(
            judul=f"Undangan Forum Konsultasi Publik tentang {bahan.forum['tema']}",
            sampul=(),
            bagian=tuple(Bagian(satu.nama or "Undangan", _isi(bahan, surat, satu)) for satu in penerima),
            penyusun=bahan.unit["nama"],
            saat=saat_of(bahan),
            bentuk=Bentuk.SURAT,
            kop=kop_of(bahan),
        )


def _isi(bahan: BahanForum, surat: Surat, untuk: Penerima) -> tuple[Blok, ...]:
    penanda = bahan.isi["penandatangan"]
    kota = penanda["kota"] or TITIK
    acara = susunan_acara(bahan)
    return (
        KepalaSurat(
            f"{kota}, {tanggal(surat.hari) if surat.hari else TITIK}",
            (
                ("Nomor", surat.nomor),
                ("Sifat", "Biasa"),
                ("Lampiran", "-"),
                ("Hal", "Undangan Forum Konsultasi Publik"),
            ),
            (f"Yth. {untuk.nama or TITIK}", *((untuk.sebutan,) if untuk.sebutan else ()), "di tempat"),
        ),
        Paragraf(
            f"Dengan hormat, kami mengundang Bapak/Ibu/Saudara untuk hadir dan memberi masukan dalam Forum "
            f"Konsultasi Publik tentang {bahan.forum['tema']}, yang diselenggarakan pada:"
        ),
        _kapan(bahan),
        *((Paragraf("Susunan acara:"), acara) if acara.butir else ()),
        *_kebutuhan(bahan, surat),
        *_jawab(surat, untuk),
        Paragraf("Atas perhatian dan kehadiran Bapak/Ibu/Saudara, kami ucapkan terima kasih."),
        TandaTangan(None, jabatan_of(bahan), penanda["nama"], penanda["nip"]),
    )


def _kapan(bahan: BahanForum) -> Fakta:
    butir = kepala_of(bahan).butir
    tautan = (bahan.pribadi or {}).get("tautan", "")
    if tautan and bahan.forum["moda"] != "tatap_muka":
        butir = (*butir, ("Tautan daring", tautan))
    return Fakta(butir)


def _kebutuhan(bahan: BahanForum, surat: Surat) -> tuple[Blok, ...]:
    perlu = rangkai(satu.pendek for satu in bahan.kerangka.daftar["kebutuhan"])
    hubungi = f" Narahubung: {surat.narahubung}." if surat.narahubung else ""
    return (
        Paragraf(
            f"Bila Bapak/Ibu/Saudara memerlukan bantuan ({perlu}), beri tahu kami sebelum hari forum."
            f"{hubungi}",
            Peran.KUTIPAN,
        ),
    )


def _jawab(surat: Surat, untuk: Penerima) -> tuple[Blok, ...]:
    if untuk.alamat:
        teks = (
            "Pindai untuk menjawab undangan ini, membaca bahannya, dan memberi tahu kebutuhan Anda. "
            "Tautan ini khusus untuk Anda."
        )
        return (KodeQr(untuk.alamat, teks),)
    return (KodeQr(surat.alamat, "Pindai untuk membaca bahan forum ini."),) if surat.alamat else ()
