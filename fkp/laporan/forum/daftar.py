"""Which documents a forum has, in which formats, and who gets what of the people in them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask_babel import LazyString
from flask_babel import lazy_gettext as l_

from fkp.dokumen.laporan import Laporan
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.hadir import daftar_hadir
from fkp.laporan.forum.laporan_fkp import laporan_fkp, lembar_forum
from fkp.laporan.forum.notulen import notulen, rencana_aksi


@dataclass(frozen=True, slots=True)
class Boleh:
    """What of the people may be in a document: nothing (``umum``), or names with masked phone numbers, or
    (``utuh``) the numbers as they are. ``lengkap`` asks for the sheet with numbers and gender in a workbook,
    which only they get who hold ``utuh``."""

    umum: bool = False
    utuh: bool = False
    lengkap: bool = False


Buat = Callable[[BahanForum, Boleh], Laporan]
SEMUA = ("pdf", "docx", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class JenisDokumen:
    """A document: its name in addresses and files, what people call it, what it is for, its formats, and
    whether there is a copy for everyone. ``buat`` is None where it is made from more than the text. ``arsip``
    when it can be made of a forum of earlier years: nobody knows what was signed there, or by whom."""

    nama: str
    judul: LazyString
    uraian: LazyString
    bentuk: tuple[str, ...]
    umum: bool
    buat: Buat | None
    arsip: bool = False


def _berita_acara(bahan: BahanForum, boleh: Boleh) -> Laporan:
    laporan = berita_acara(bahan, umum=boleh.umum, samar=not boleh.utuh)
    return _berlembar(laporan, bahan, boleh) if boleh.lengkap else laporan


def _laporan(bahan: BahanForum, boleh: Boleh) -> Laporan:
    return _berlembar(laporan_fkp(bahan, umum=boleh.umum), bahan, boleh)


def _berlembar(laporan: Laporan, bahan: BahanForum, boleh: Boleh) -> Laporan:
    lengkap = boleh.lengkap and boleh.utuh
    return replace(laporan, lembar=lembar_forum(bahan, umum=boleh.umum, lengkap=lengkap, samar=False))


DOKUMEN = {
    satu.nama: satu
    for satu in (
        JenisDokumen(
            "berita-acara",
            l_("Berita acara"),
            l_("Kesepakatan dalam kolom resmi, dengan halaman tanda tangan tersendiri."),
            SEMUA,
            True,
            _berita_acara,
        ),
        JenisDokumen(
            "daftar-hadir",
            l_("Daftar hadir"),
            l_("Yang hadir dan bagaimana kehadirannya dicatat, tanpa nomor HP."),
            SEMUA,
            False,
            lambda bahan, _boleh: daftar_hadir(bahan),
        ),
        JenisDokumen(
            "daftar-hadir-kosong",
            l_("Lembar daftar hadir kosong"),
            l_("Untuk ditandatangani di tempat: nama yang diundang menurut unsur, dan 20 baris kosong."),
            ("pdf", "docx"),
            False,
            None,
        ),
        JenisDokumen(
            "notulen",
            l_("Notulen"),
            l_("Semua masukan, tanggapannya, dan hasilnya. Melebar."),
            SEMUA,
            True,
            lambda bahan, boleh: notulen(bahan, umum=boleh.umum),
            arsip=True,
        ),
        JenisDokumen(
            "rencana-aksi",
            l_("Rencana aksi"),
            l_("Tindakan, penanggung jawab, jatuh tempo, dan status menurut daftar tindak lanjut."),
            SEMUA,
            True,
            lambda bahan, boleh: rencana_aksi(bahan, umum=boleh.umum),
            arsip=True,
        ),
        JenisDokumen(
            "laporan",
            l_("Laporan forum"),
            l_("Bab dan lampiran lengkap. Berkas Excel-nya memuat semua tabel."),
            SEMUA,
            True,
            _laporan,
            arsip=True,
        ),
        JenisDokumen(
            "undangan",
            l_("Undangan"),
            l_("Satu surat dengan tempat nama yang masih kosong, untuk disalin."),
            ("pdf", "docx"),
            False,
            None,
        ),
    )
}
"""The documents by name, in the order in which the page shows them."""
