"""The text as it stands on paper: each sentence and heading comes from the kerangka it was made with."""

from dataclasses import dataclass
from typing import Any

from fkp.forum.berita_acara.goresan import jalur_goresan
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.berita_acara.pola import induk_unit, kata_pola
from fkp.forum.jangka import kata_jangka
from fkp.forum.kerangka import Kerangka, KolomNaskah, load_kerangka

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
    tanda, unit, kata = isi["penandatangan"], isi["unit"], kata_pola(isi, "…")
    naskah = kerangka.naskah["berita_acara"]
    kolom = kerangka.kolom("berita_acara")
    return Kertas(
        kop=induk_unit(isi),
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


def _sel(kerangka: Kerangka, kunci: str, baris: dict[str, Any]) -> str:
    if kunci == "jangka_waktu":
        return kata_jangka(kerangka, baris["kelas"], baris["durasi"], baris["satuan"])
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
