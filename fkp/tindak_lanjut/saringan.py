"""What the address asks of the register, and the row of views that keeps it."""

from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_

from fkp.db import db, nomor
from fkp.izin.guard import pengguna, satu_unit
from fkp.ketikan import rapikan
from fkp.tindak_lanjut.forms import NAMA_ASAL, NAMA_KEADAAN
from fkp.tindak_lanjut.queries import Keadaan
from fkp.tindak_lanjut.register import TANPA_UNSUR, Banyak, Saringan, tahun_register
from fkp.tindak_lanjut.tampil import NAMA_UNSUR

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2100
TERSARING = [k for k in Keadaan if k is not Keadaan.DILANJUTKAN]
UNSUR_TERSARING = {**NAMA_UNSUR, TANPA_UNSUR: l_("Tidak terikat unsur")}
SAYA = "saya"
"""What asks for the rows that one carries out oneself."""


@dataclass(frozen=True)
class Tab:
    """A view of the register; ``jumlah`` is what waits there."""

    teks: str
    url: str
    kini: bool
    jumlah: int = 0


def baca_saringan() -> Saringan:
    """What the address asks for; what is not on a list asks for nothing."""
    minta = request.args.get
    tahun = minta("tahun", "")
    sah = tahun.isascii() and tahun.isdigit() and len(tahun) == 4
    return Saringan(
        unit=rapikan(minta("unit"))[:80],
        unsur=_dari(minta("unsur"), UNSUR_TERSARING),
        keadaan=_dari(minta("keadaan"), TERSARING),
        tahun=int(tahun) if sah and TAHUN_TERAWAL <= int(tahun) <= TAHUN_TERAKHIR else None,
        asal=_dari(minta("asal"), NAMA_ASAL),
        forum=_forum(minta("forum", "")),
        milik=pengguna().id if minta("milik") == SAYA else None,
        hari=_hari(minta("hari", "")),
    )


def alamat_saringan(saring: Saringan, **ganti: Any) -> dict[str, Any]:
    """The same as parts of an address; ``ganti`` puts others in their place, None leaves one out."""
    isi = {
        "unit": saring.unit,
        "unsur": saring.unsur,
        "keadaan": saring.keadaan,
        "tahun": saring.tahun,
        "asal": saring.asal,
        "forum": saring.forum,
        "milik": SAYA if saring.milik else None,
        "hari": saring.hari.isoformat() if saring.hari else None,
    }
    return {nama: nilai for nama, nilai in (isi | ganti).items() if nilai}


def bahan_saringan(saring: Saringan, banyak: Banyak) -> dict[str, Any]:
    """What every view of the register shows over its rows: the other views and the filter."""
    return {
        "saring": saring,
        "saringan": alamat_saringan(saring),
        "tab": tab_register(saring, banyak),
        "tahun_ada": tahun_register(db()),
        "nama_unsur": UNSUR_TERSARING,
        "nama_keadaan": {k: NAMA_KEADAAN[k] for k in TERSARING},
        "nama_asal": NAMA_ASAL,
        "satu_unit": satu_unit(),
    }


def tab_register(saring: Saringan, banyak: Banyak) -> list[Tab]:
    """The views, each with what was asked for already. The first three are one list and begin from all of it,
    the others keep even whose and which. A day (``hari``) is a narrow look, left with the list that shows
    it."""
    kini = (request.endpoint or "").rpartition(".")[2]
    milik = kini == "daftar" and saring.milik is not None
    lewat = kini == "daftar" and not milik and saring.keadaan == Keadaan.LEWAT
    semua = kini == "daftar" and not milik and not lewat

    def ke(view: str, **ganti: Any) -> str:
        return url_for(f"tindak_lanjut.{view}", **alamat_saringan(saring, **ganti))

    return [
        Tab(
            _("Unit saya") if satu_unit() else _("Semua"),
            ke("daftar", milik=None, keadaan=None, hari=None),
            semua,
        ),
        Tab(_("Milik saya"), ke("daftar", milik=SAYA, keadaan=None, hari=None), milik, banyak.saya),
        Tab(
            _("Lewat waktu"),
            ke("daftar", milik=None, keadaan=Keadaan.LEWAT.value, hari=None),
            lewat,
            banyak.lewat,
        ),
        Tab(_("Per unsur"), ke("unsur", hari=None), kini == "unsur"),
        Tab(_("Kalender"), ke("kalender", hari=None), kini == "kalender"),
        Tab(_("Triwulan"), ke("triwulan", hari=None), kini == "triwulan"),
    ]


def _forum(minta: str) -> int | None:
    with suppress(ValueError):
        return nomor(minta)
    return None


def _hari(minta: str) -> date | None:
    with suppress(ValueError):
        hari = date.fromisoformat(minta)
        return hari if TAHUN_TERAWAL <= hari.year <= TAHUN_TERAKHIR else None
    return None


def _dari(minta: str | None, daftar: Container[object]) -> str:
    return minta if minta and minta in daftar else ""
