"""What is said of an e-signed file: to staff by signature, to everyone in one line without names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.clock import setempat
from fkp.formats import tanggal, waktu
from fkp.forum.berita_acara.models import BeritaAcara, CaraTandaTangan
from fkp.tte.hasil import Masa, Pemeriksaan, Rantai, Sesudah, Tanda

TTE = "tte"
"""The key under which the check of the file is sealed, beside the people (``BeritaAcara.pribadi``)."""
BAIK, PERHATIAN, SALAH, POLOS = "selesai", "perhatian", "lewat", ""
"""How a sentence is marked (``components/status.html``); POLOS is not."""

Butir = tuple[str, str]


@dataclass(frozen=True)
class KataTanda:
    """One signature: the name in its certificate, and marked sentences."""

    nama: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class KataElektronik:
    """A file: its signatures, what holds for all of it, and one line for everyone. Without signatures it was
    kept before they were checked here."""

    tanda: tuple[KataTanda, ...]
    butir: tuple[Butir, ...]
    ringkas: str


def kata_elektronik(isi: Mapping[str, Any] | None, zona: str) -> KataElektronik:
    """The words of a check as it was kept (``Pemeriksaan.to_dict``); None is a file that nobody checked."""
    if isi is None:
        belum = _("Tanda tangan elektroniknya belum diperiksa di sini.")
        return KataElektronik((), ((PERHATIAN, belum),), belum)
    hasil = Pemeriksaan.from_dict(isi)
    return KataElektronik(
        tuple(KataTanda(satu.nama or _("Tanpa nama"), _tanda(satu, zona)) for satu in hasil.tanda),
        _berkas(hasil, zona),
        _ringkas(hasil),
    )


def segel_elektronik(sah: BeritaAcara) -> KataElektronik | None:
    """The same of the file of a sealed version; None when it is not an e-signed one."""
    isi, zona = sah.pribadi.get(TTE), sah.isi["forum"]["zona"]
    elektronik = any(
        satu["cara"] == CaraTandaTangan.ELEKTRONIK and satu.get("berkas") == sah.berkas_sidik
        for satu in sah.pribadi.get("tanda_tangan", {}).values()
    )
    return kata_elektronik(isi, zona) if isi is not None or elektronik else None


def _tanda(tanda: Tanda, zona: str) -> tuple[Butir, ...]:
    semua = [_saat(tanda, zona), _perubahan(tanda), _penerbit(tanda)]
    if tanda.masa is Masa.KEDALUWARSA:
        kapan = _hari(tanda.akhir, zona)
        semua.append(
            (PERHATIAN, _("Sertifikatnya habis masa berlaku pada %(hari)s, sebelum diperiksa.", hari=kapan))
        )
    elif tanda.masa is Masa.BELUM:
        kapan = _hari(tanda.mulai, zona)
        semua.append((PERHATIAN, _("Sertifikatnya baru berlaku mulai %(hari)s.", hari=kapan)))
    if tanda.lemah:
        semua.append((PERHATIAN, _("Cara menandatanganinya sudah lemah dan dapat dipalsukan.")))
    return tuple(semua)


def _saat(tanda: Tanda, zona: str) -> Butir:
    if tanda.cap_waktu is not None:
        kapan = waktu(tanda.cap_waktu, zona)
        return BAIK, _("Sudah ditandatangani pada %(saat)s menurut cap waktu tepercaya.", saat=kapan)
    if tanda.waktu is not None:
        kapan = waktu(tanda.waktu, zona)
        return POLOS, _(
            "Ditandatangani %(saat)s menurut penanda tangan, tanpa cap waktu tepercaya.", saat=kapan
        )
    return POLOS, _("Tidak menyebut kapan ditandatangani.")


def _perubahan(tanda: Tanda) -> Butir:
    match tanda.sesudah:
        case Sesudah.TIDAK_ADA:
            return BAIK, _("Isinya tidak berubah sejak ditandatangani.")
        case Sesudah.PELENGKAP:
            return BAIK, _("Isinya tidak berubah; sesudahnya hanya ditambahkan pelengkap tanda tangan.")
        case Sesudah.ISIAN:
            return BAIK, _("Isinya tidak berubah; sesudahnya ditambahkan tanda tangan atau isian formulir.")
        case Sesudah.ISI:
            return SALAH, _("Isinya diubah sesudah tanda tangan ini, sebelum tanda tangan berikutnya.")


def _penerbit(tanda: Tanda) -> Butir:
    nama = tanda.penerbit or _("tanpa nama")
    match tanda.rantai:
        case Rantai.DIKENAL:
            return BAIK, _("Penerbit sertifikatnya dikenal: %(nama)s.", nama=nama)
        case Rantai.TAK_DIKENAL:
            return PERHATIAN, _(
                "Penerbit sertifikatnya, %(nama)s, tidak berujung pada sertifikat induk yang ada di sini.",
                nama=nama,
            )
        case Rantai.TAK_DIPERIKSA:
            return PERHATIAN, _(
                "Penerbit sertifikatnya, %(nama)s, tidak diperiksa: di sini belum dipasang sertifikat induk.",
                nama=nama,
            )


def _berkas(hasil: Pemeriksaan, zona: str) -> tuple[Butir, ...]:
    if hasil.kode:
        naskah = BAIK, _("Memuat kode naskah yang dikunci.")
    else:
        naskah = (
            PERHATIAN,
            _("Tidak memuat kode naskah dari aplikasi ini. Cocokkan sendiri isinya dengan naskahnya."),
        )
    kapan = waktu(hasil.waktu, zona)
    batas = _("Diperiksa %(saat)s. Pencabutan sertifikat tidak diperiksa.", saat=kapan)
    return naskah, (POLOS, batas)


def _ringkas(hasil: Pemeriksaan) -> str:
    n = len(hasil.tanda)
    bagian = [ngettext("%(num)s tanda tangan elektronik", "%(num)s tanda tangan elektronik", n)]
    if any(satu.sesudah is Sesudah.ISI for satu in hasil.tanda):
        bagian.append(_("isinya diubah di antara tanda tangan"))
    else:
        bagian.append(_("isinya tidak berubah sejak ditandatangani"))
    rantai = {satu.rantai for satu in hasil.tanda}
    if Rantai.TAK_DIPERIKSA in rantai:
        bagian.append(_("penerbit sertifikat tidak diperiksa"))
    elif Rantai.TAK_DIKENAL in rantai:
        bagian.append(_("penerbit sertifikat tidak dikenal di sini"))
    else:
        bagian.append(_("penerbit sertifikat dikenal"))
    if any(satu.masa is not Masa.BERLAKU for satu in hasil.tanda):
        bagian.append(_("ada sertifikat di luar masa berlakunya"))
    return "; ".join(bagian)


def _hari(saat: datetime | None, zona: str) -> str:
    return tanggal(setempat(saat, zona).date()) if saat else ""
