"""A Laporan as data for the Typst templates: nested lists, dicts and texts, never markup.

Places are worked out here where the template would be slow or clumsy: which pages turn sideways, how long a
bar is. Figures stay as the Laporan gives them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Any

import segno

from fkp.dokumen.cetak_tabel import gambar_goresan, pecah, susun_tabel
from fkp.dokumen.laporan import (
    AngkaBesar,
    Bagian,
    Batang,
    Bentuk,
    Blok,
    Bukti,
    Fakta,
    Garis,
    HalamanBaru,
    KepalaSurat,
    KodeQr,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Tabel,
    TandaTangan,
)
from fkp.dokumen.lebar import em_kasar
from fkp.dokumen.tampilan import qr_svg
from fkp.dokumen.teks import alinea, teks_angka

Simpul = dict[str, Any]

_KATA, _KATA_SEMPIT = 40, 18
"""Letters after which a word may break in running text and in narrow places, lest it leave the page."""

_KAKI = 78
"""Letters of the proof that the foot of a page has room for."""

_TINGGI_BATANG = {False: 54.0, True: 32.0}
"""Height of bars in em that fits an upright and a sideways page; more bars are drawn as several charts."""

_LABEL_BATANG = 15.0
"""Width of a bar's name in em, at least."""

_RENTANG = 8.0
"""Least height of a line chart in points of the index: a tenth must not look like a cliff."""


def susun_cetak(laporan: Laporan) -> Simpul:
    """All that the template prints. Attachments are not in it: their bytes must not be touched."""
    bersurat = laporan.bentuk is Bentuk.SURAT
    simpul = list(_surat(laporan) if bersurat else _ratakan(laporan.bagian, 1, laporan.bentuk))
    return {
        "bentuk": laporan.bentuk.value,
        "judul": pecah(laporan.judul, _KATA_SEMPIT),
        "sampul": [pecah(satu, _KATA_SEMPIT) for satu in laporan.sampul],
        "kop": list(laporan.kop),
        "penyusun": laporan.penyusun,
        "tanda_air": laporan.tanda_air,
        "bukti": _bukti(laporan.bukti) if laporan.bukti else None,
        "runtun": _runtun(simpul),
    }


def _bukti(bukti: Bukti) -> Simpul:
    matriks = segno.make(bukti.alamat, error="m", micro=False).matrix if bukti.alamat else ()
    return {
        "kode": bukti.kode,
        "alamat": bukti.alamat,
        "sidik": bukti.sidik,
        "uraian": bukti.uraian,
        "kode_isi": bukti.kode_isi,
        "ringkas": shorten(bukti.uraian, _KAKI, placeholder="…"),
        "qr": ["".join("1" if kotak else "0" for kotak in baris) for baris in matriks],
    }


def _surat(laporan: Laporan) -> Iterator[Simpul]:
    """Letters: each begins with the letterhead on a page of its own."""
    for satu in laporan.bagian:
        yield {"j": "surat", "kop": list(laporan.kop)}
        yield from _ratakan(satu.isi, 2, laporan.bentuk)


def _runtun(simpul: Sequence[Simpul]) -> list[Simpul]:
    """Nodes parted into stretches of upright and sideways pages.

    A wide table takes the headings and the few lines right above it along, or these would stand alone on
    a page of their own.
    """
    runtun: list[Simpul] = []
    for satu in simpul:
        rebah = bool(satu.pop("rebah", False))
        if runtun and runtun[-1]["rebah"] == rebah:
            runtun[-1]["isi"].append(satu)
            continue
        bawa: list[Simpul] = []
        if rebah and runtun:
            bawa = _pengantar(runtun[-1]["isi"])
            del runtun[-1]["isi"][len(runtun[-1]["isi"]) - len(bawa) :]
            if not runtun[-1]["isi"]:
                runtun.pop()
        runtun.append({"rebah": rebah, "isi": [*bawa, satu]})
    for satu in runtun:
        # A stretch is on a new page already; a second break would leave an empty one.
        if satu["isi"][0]["j"] == "bab":
            satu["isi"][0]["halaman"] = False
    return runtun


def _pengantar(isi: Sequence[Simpul]) -> list[Simpul]:
    akhir = list(isi[-4:])
    for i, satu in enumerate(akhir):
        if satu["j"] == "bab" and all(sisa["j"] in ("bab", "paragraf", "fakta") for sisa in akhir[i:]):
            return akhir[i:]
    return []


def _ratakan(isi: Sequence[Bagian | Blok], tingkat: int, bentuk: Bentuk) -> Iterator[Simpul]:
    lewati = False
    for satu, berikut in zip(isi, (*isi[1:], None), strict=False):
        if lewati:
            lewati = False
        elif isinstance(satu, Bagian) and not satu.judul.strip():
            yield from _ratakan(satu.isi, tingkat, bentuk)
        elif isinstance(satu, Bagian):
            yield {
                "j": "bab",
                "tingkat": tingkat,
                "judul": pecah(satu.judul, 25),
                "halaman": bentuk is Bentuk.LAPORAN and tingkat == 1,
            }
            yield from _ratakan(satu.isi, tingkat + 1, bentuk)
        elif isinstance(satu, AngkaBesar) and isinstance(berikut, Fakta):
            # The publication sheet: the number left, what it stands for right.
            yield {"j": "utama", "angka": _angka_besar(satu), "fakta": _fakta(berikut)}
            lewati = True
        elif isinstance(satu, Paragraf) and isinstance(berikut, TandaTangan):
            # A signature alone on a page is under nothing: the last words before it come along.
            teks = alinea(satu.teks)
            if len(teks) > 1:
                yield _paragraf(satu.peran, teks[:-1])
            yield {**_paragraf(satu.peran, teks[-1:]), "lekat": True}
        else:
            yield from _blok(satu, bentuk)


def _blok(blok: Blok, bentuk: Bentuk) -> Iterator[Simpul]:
    match blok:
        case Paragraf():
            yield _paragraf(blok.peran, alinea(blok.teks))
        case Poin():
            yield {"j": "poin", "nomor": blok.bernomor, "butir": [pecah(satu, _KATA) for satu in blok.butir]}
        case Fakta():
            yield _fakta(blok)
        case Tabel():
            data, rebah = susun_tabel(blok, bentuk is Bentuk.LEBAR, bentuk is not Bentuk.SEHALAMAN)
            yield {**data, "rebah": rebah}
        case Batang():
            yield from _batang(blok, _TINGGI_BATANG[bentuk is Bentuk.LEBAR])
        case Garis():
            yield _garis(blok)
        case AngkaBesar():
            yield _angka_besar(blok)
        case TandaTangan():
            yield {
                "j": "tanda_tangan",
                "tempat_tanggal": blok.tempat_tanggal,
                "jabatan": blok.jabatan,
                "nama": blok.nama,
                "nip": blok.nip,
                "goresan": gambar_goresan(blok.goresan),
            }
        case KepalaSurat():
            yield {
                "j": "kepala_surat",
                "tempat_tanggal": blok.tempat_tanggal,
                "butir": [[nama, pecah(nilai, _KATA_SEMPIT)] for nama, nilai in blok.butir],
                "kepada": [pecah(satu, _KATA) for satu in blok.kepada],
            }
        case KodeQr():
            yield {
                "j": "kode_qr",
                "alamat": pecah(blok.alamat, _KATA),
                "teks": blok.teks,
                "svg": qr_svg(blok.alamat),
            }
        case HalamanBaru():
            yield {"j": "halaman_baru"}


def _paragraf(peran: Peran, teks: Sequence[str]) -> Simpul:
    return {
        "j": "paragraf",
        "peran": peran.value,
        "p": [pecah(satu, _KATA) for satu in teks],
        "lekat": False,
    }


def _fakta(fakta: Fakta) -> Simpul:
    return {
        "j": "fakta",
        "butir": [
            [pecah(nama, _KATA_SEMPIT), [pecah(satu, _KATA_SEMPIT) for satu in alinea(nilai)]]
            for nama, nilai in fakta.butir
        ],
    }


def _angka_besar(angka: AngkaBesar) -> Simpul:
    return {"j": "angka_besar", "label": angka.label, "nilai": angka.nilai, "keterangan": angka.keterangan}


def _bagian(nilai: Decimal, mulai: Decimal, akhir: Decimal) -> float:
    """Share of the way along the scale; a value outside it ends at its edge."""
    return float(min(max((nilai - mulai) / (akhir - mulai), Decimal(0)), Decimal(1)))


def _batang(batang: Batang, muat: float) -> Iterator[Simpul]:
    batas = [
        [_bagian(mulai, batang.mulai, batang.akhir), huruf, teks_angka(mulai)]
        for mulai, huruf in batang.batas
        if batang.mulai < mulai < batang.akhir
    ]
    butir = [
        {
            "label": pecah(satu.label, 22),
            "bagian": _bagian(satu.nilai, batang.mulai, batang.akhir),
            "teks": satu.teks,
            "huruf": satu.huruf,
            "tanda": satu.tanda,
        }
        for satu in batang.butir
    ]
    halaman: list[list[Simpul]] = [[]]
    tinggi = 0.0
    for satu, gambar in zip(batang.butir, butir, strict=True):
        baris = 0.75 + 1.1 * (1 + em_kasar(satu.label) // _LABEL_BATANG)
        if tinggi + baris > muat:
            halaman.append([])
            tinggi = 0.0
        halaman[-1].append(gambar)
        tinggi += baris
    for i, isi in enumerate(halaman):
        yield {
            "j": "batang",
            "judul": batang.judul + (" (lanjutan)" if i else ""),
            "uraian": batang.uraian or batang.judul,
            "butir": isi,
            "batas": batas,
            "mulai": teks_angka(batang.mulai),
            "akhir": teks_angka(batang.akhir),
        }


def _garis(garis: Garis) -> Simpul:
    nilai = [float(satu.nilai) for satu in garis.titik] or [0.0]
    rentang = max(max(nilai) - min(nilai), _RENTANG)
    dasar = (max(nilai) + min(nilai) - rentang) / 2
    titik = [
        {
            "label": satu.label,
            "tinggi": (float(satu.nilai) - dasar) / rentang,
            "teks": satu.teks,
            "huruf": satu.huruf,
            "lain": satu.lain,
        }
        for satu in garis.titik
    ]
    return {"j": "garis", "judul": garis.judul, "uraian": garis.uraian or garis.judul, "titik": titik}
