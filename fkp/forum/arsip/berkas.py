"""A file of forums of earlier years: JSON with cases, or a sheet with one row a problem."""

import json
from math import isfinite
from typing import Any

from fkp.forum.arsip.lembar import baca_kasus_lembar
from fkp.lembar import BerkasSalah

KASUS_TERBANYAK = 2000
TERDALAM = 20
_DAFTAR = ("cases", "kasus", "forum", "forums")
_SATU = ("institution", "instansi", "topic", "tema")


def baca_berkas(isi: bytes, nama: str, lembaga: str = "") -> list[Any]:
    """The cases of a file, each as it stands there; ``kasus.baca_kasus`` reads one. ``lembaga`` is the unit
    of a sheet that names none.

    Raises BerkasSalah when it is no JSON, CSV or XLSX, or holds no case.
    """
    if not isi.strip():
        raise BerkasSalah("Berkas itu kosong. Periksa berkasnya, lalu coba lagi.")
    awal = isi[:64].lstrip(b"\xef\xbb\xbf \t\r\n\x00\xff\xfe")
    if nama.lower().endswith(".json") or awal.startswith((b"{", b"[")):
        kasus = _kasus(_json(isi))
    else:
        kasus = baca_kasus_lembar(isi, lembaga)
    if not kasus:
        raise BerkasSalah("Tidak ada satu pun forum di berkas itu.")
    if len(kasus) > KASUS_TERBANYAK:
        raise BerkasSalah(f"Lebih dari {KASUS_TERBANYAK} forum. Bagi menjadi beberapa berkas.")
    return kasus


def _json(isi: bytes) -> Any:
    try:
        return _bersih(json.loads(isi, parse_constant=_bukan_bilangan))
    except json.JSONDecodeError as salah:
        raise BerkasSalah(
            f"Berkas itu bukan JSON yang utuh: tidak terbaca mulai baris {salah.lineno}, huruf {salah.colno}."
        ) from None
    except (ValueError, RecursionError):
        raise BerkasSalah(
            "Berkas itu bukan JSON yang dapat dipakai: ada bilangan, huruf, atau susunan yang tidak sah."
        ) from None


def _bukan_bilangan(kata: str) -> Any:
    raise ValueError(kata)


def _bersih(isi: Any, dalam: int = 0) -> Any:
    """Without what no database can keep: zero bytes and halves of characters. ValueError for lists in lists
    in lists without end, which nobody could show either."""
    if dalam > TERDALAM:
        raise ValueError(dalam)
    match isi:
        case str():
            return isi.replace("\0", "").encode("utf-8", "ignore").decode()
        case list():
            return [_bersih(satu, dalam + 1) for satu in isi]
        case dict():
            return {_bersih(kunci): _bersih(nilai, dalam + 1) for kunci, nilai in isi.items()}
        case float() if not isfinite(isi):  # 1e999
            raise ValueError(isi)
        case _:
            return isi


def _kasus(isi: Any) -> list[Any]:
    """The list of cases, whichever way the file wraps it."""
    if isinstance(isi, list):
        return isi
    if isinstance(isi, dict):
        for kunci in _DAFTAR:
            if isinstance(isi.get(kunci), list):
                return list(isi[kunci])
        if any(kunci in isi for kunci in _SATU):
            return [isi]
    raise BerkasSalah(
        "Berkas JSON itu tidak memuat daftar forum. Isinya diharapkan {“cases”: [ … ]}, satu catatan "
        "satu forum."
    )
