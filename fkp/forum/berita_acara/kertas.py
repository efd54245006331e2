"""The text as it stands on paper: each sentence and heading comes from the kerangka it was made with."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import force_locale

from fkp.dokumen.terbilang import tanggal_terbilang
from fkp.formats import tanggal
from fkp.forum.berita_acara.goresan import jalur_goresan
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.kapan import nama_hari
from fkp.forum.kerangka import Kerangka, KolomNaskah, load_kerangka

_BELUM = dict.fromkeys(("hari", "tanggal", "tanggal_terbilang", "tanggal_angka"), "…")
"""A draft may lack its date."""

CARA = {
    CaraTandaTangan.JARI: "Disetujui dengan mengetik nama",
    CaraTandaTangan.BASAH: "Ditandatangani di kertas",
    CaraTandaTangan.ELEKTRONIK: "Ditandatangani secara elektronik",
}
"""What stands where no strokes are."""


@dataclass(frozen=True)
class Goresan:
    """A signature on paper: its strokes as an SVG path, or the words that stand instead."""

    jalur: str
    kata: str


@dataclass(frozen=True)
class Kertas:
    """A berita acara without people: ``baris`` holds a cell for each of ``kolom``."""

    kop: tuple[str, ...]
    unit: str
    alamat: str
    judul: str
    pembuka: str
    kolom: tuple[KolomNaskah, ...]
    baris: tuple[tuple[str, ...], ...]
    tanpa_baris: str
    pernyataan: tuple[str, ...]
    penutup: str
    tempat_tanggal: str
    jabatan: str
    nama: str
    nip: str


@dataclass(frozen=True)
class LembarTanda:
    """The page of signatures, which is never public: ``baris`` holds the cells before the signature."""

    kolom: tuple[KolomNaskah, ...]
    baris: tuple[tuple[tuple[str, ...], Goresan | None], ...]
    pimpinan: Goresan | None


def susun_kertas(isi: dict[str, Any]) -> Kertas:
    """The paper of this content (``Naskah.isi``)."""
    kerangka = load_kerangka(*isi["kerangka"])
    forum, tanda, unit = isi["forum"], isi["penandatangan"], isi["unit"]
    naskah = kerangka.naskah["berita_acara"]
    hari = _kata_hari(date.fromisoformat(forum["tanggal"])) if forum["tanggal"] else _BELUM
    kata = {
        **hari,
        "tema": forum["tema"],
        "unit": unit["nama"],
        "tahun": forum["tanggal"][:4] or "…",
        "jabatan": tanda["jabatan"] or "…",
        "tempat": tanda["kota"] or "…",
    }
    kolom = kerangka.kolom("berita_acara")
    return Kertas(
        kop=tuple(nama for nama in unit["induk"] if nama != unit["nama"]),
        unit=unit["nama"],
        alamat=unit["alamat"],
        judul=naskah["judul"].format(**kata),
        pembuka=naskah["pembuka"].format(**kata),
        kolom=kolom,
        baris=tuple(tuple(_sel(kerangka, satu.kunci, baris) for satu in kolom) for baris in isi["baris"]),
        tanpa_baris="" if isi["baris"] else naskah["tanpa_baris"],
        pernyataan=tuple(satu.format(**kata) for satu in naskah["pernyataan"]),
        penutup=naskah["penutup"],
        tempat_tanggal=naskah["tempat_tanggal"].format(**kata),
        jabatan=tanda["jabatan"],
        nama=tanda["nama"],
        nip=tanda["nip"],
    )


def susun_tanda(isi: dict[str, Any], pribadi: dict[str, Any]) -> LembarTanda:
    """The page of signatures of this content, with those that ``pribadi`` holds."""
    kolom = load_kerangka(*isi["kerangka"]).kolom("berita_acara", "tanda_tangan")
    tanda = pribadi.get("tanda_tangan", {})
    return LembarTanda(
        kolom,
        tuple(
            (
                tuple(_orang(satu.kunci, nomor, orang) for satu in kolom[:-1]),
                _goresan(tanda.get(orang["id"])),
            )
            for nomor, orang in enumerate(pribadi["peserta"], 1)
        ),
        _goresan(tanda.get("pimpinan")),
    )


def jangka_waktu(kerangka: Kerangka, baris: dict[str, Any]) -> str:
    """ "Jangka pendek (10 Hari)", as far as the row says."""
    if not baris["kelas"] and not baris["durasi"]:
        return ""
    pola: str = kerangka.naskah["berita_acara"]["jangka_waktu"]
    return pola.format(
        kelas=kerangka.nama_of("kelas", baris["kelas"]) or "…",
        durasi=baris["durasi"] or "…",
        satuan=kerangka.nama_of("satuan", baris["satuan"]),
    )


def _kata_hari(hari: date) -> dict[str, str]:
    with force_locale("id"):
        resmi = tanggal(hari)
    return {
        "hari": nama_hari(hari),
        "tanggal": resmi,
        "tanggal_terbilang": tanggal_terbilang(hari),
        "tanggal_angka": f"{hari:%d-%m-%Y}",
    }


def _sel(kerangka: Kerangka, kunci: str, baris: dict[str, Any]) -> str:
    if kunci == "jangka_waktu":
        return jangka_waktu(kerangka, baris)
    return str(baris[kunci])


def _orang(kunci: str, nomor: int, orang: dict[str, Any]) -> str:
    if kunci == "nomor":
        return str(nomor)
    if kunci == "nama_hp":
        return "\n".join(bagian for bagian in (orang["nama"], orang["hp"]) if bagian)
    if kunci == "lembaga":
        return ", ".join(bagian for bagian in (orang["jabatan"], orang["lembaga"]) if bagian)
    return str(orang[kunci])


def _goresan(tanda: dict[str, Any] | None) -> Goresan | None:
    if tanda is None:
        return None
    if tanda["goresan"]:
        return Goresan(jalur_goresan(tanda["goresan"]), "")
    return Goresan("", CARA[CaraTandaTangan(tanda["cara"])])
