"""The people who came as the forms print them: their numbers, whole or masked, and their signatures."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fkp.dokumen.laporan import Goresan, TandaTangan
from fkp.formats import waktu
from fkp.forum.berita_acara.segel import PIMPINAN
from fkp.forum.kerangka import PENYELENGGARA
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.teks import jabatan_of, pukul, rangkai, tempat_tanggal

_KOSONG = Goresan()
_HADIR = {
    "qr": "Hadir lewat kode QR",
    "staf": "Dicatat petugas",
    "daring": "Hadir daring",
    "kertas": "Lembar kertas",
}
_CARA = {
    "jari": "Ditandatangani dengan jari",
    "ketik": "Disetujui dengan mengetik nama",
    "elektronik": "Ditandatangani secara elektronik",
    "basah": "Tanda tangan basah pada pindaian",
}


def yang_hadir(bahan: BahanForum) -> list[Mapping[str, Any]]:
    """Everyone who came, in the order of the list, the organiser's people last."""
    semua = [satu for satu in (bahan.pribadi or {}).get("peserta", ()) if satu["hadir"]]
    return sorted(semua, key=lambda satu: satu["unsur"] == PENYELENGGARA)


def nomor_hp(nomor: str, *, samar: bool) -> str:
    """A phone number as the form has it; masked, only its first and last two digits stay (08xx-xxxx-xx01), so
    that a list can be held against another one and nobody can be called."""
    if not samar:
        return nomor
    angka = [satu for satu in nomor if satu.isdigit()]
    if angka[:2] == ["6", "2"]:
        angka[:2] = ["0"]
    tampak = len(angka) > 6
    samaran = [c if tampak and (i < 2 or i >= len(angka) - 2) else "x" for i, c in enumerate(angka)]
    return "-".join("".join(samaran[i : i + 4]) for i in range(0, len(samaran), 4))


def sebutan(peserta: Mapping[str, Any]) -> str:
    """Position and organisation."""
    return rangkai((peserta["jabatan"], peserta["lembaga"]))


def goresan_of(bahan: BahanForum, kunci: str) -> Goresan:
    """How this person signed; an empty room when they have not. A corrected version is signed by the head
    alone: that somebody signed the first one is said, and its strokes stay there."""
    tanda = (bahan.pribadi or {}).get("tanda_tangan", {}).get(kunci)
    if not tanda:
        return Goresan((), "Menandatangani versi 1") if kunci in bahan.tanda_awal else _KOSONG
    garis = tuple(tuple((x, y) for x, y in satu) for satu in tanda["goresan"] or ())
    cara = _CARA["ketik"] if tanda["cara"] == "jari" and not garis else _CARA[tanda["cara"]]
    return Goresan(garis, f"{cara}, {waktu(datetime.fromisoformat(tanda['waktu']), bahan.forum['zona'])}")


def tanda_pimpinan(bahan: BahanForum, goresan: Goresan = _KOSONG, *, umum: bool = False) -> TandaTangan:
    """Where the head of the unit signs. What was signed with a finger is the berita acara: its strokes stand
    under no other document, which gets an empty room. A copy for everyone has no NIP: its first eight digits
    are a date of birth."""
    penanda = bahan.isi["penandatangan"]
    nip = None if umum else penanda["nip"]
    return TandaTangan(tempat_tanggal(bahan), jabatan_of(bahan), penanda["nama"], nip, goresan)


def goresan_pimpinan(bahan: BahanForum, *, umum: bool) -> Goresan:
    """How the head signed the berita acara. A copy for everyone says that it was signed, without strokes."""
    if umum:
        return Goresan((), "Telah ditandatangani") if bahan.segel else Goresan()
    return goresan_of(bahan, PIMPINAN)


def cara_hadir(bahan: BahanForum, peserta: Mapping[str, Any]) -> Goresan:
    """How it is known that somebody came. The signatures that there are were given under the berita acara, so
    none of them stands on the attendance list."""
    cara = _HADIR.get(peserta["cara"], "")
    return Goresan((), f"{cara}, pukul {pukul(peserta['hadir'], bahan.forum['zona'])}" if cara else "")
