"""A sealed text as everyone reads it. It was sealed with whatever stood in it and cannot change any more, so
numbers and addresses of people are hidden where it is shown; the content and its hash stay as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from fkp.identitas import samarkan

_FORUM = ("tema", "tujuan", "tempat")
_BARIS = ("masalah", "usulan", "tindakan", "keluaran", "penanggung_jawab")
_CATATAN = ("penyampai", "masalah", "usulan", "jawaban", "dasar", "diteruskan_ke")


def samarkan_isi(isi: Mapping[str, Any]) -> dict[str, Any]:
    """The content (``Naskah.isi``) with marks in the place of what is hidden; equal to it when nothing is."""
    return {
        **isi,
        "forum": _samar(isi["forum"], _FORUM),
        "baris": [_samar(satu, _BARIS) for satu in isi["baris"]],
        "notulen": [_samar(satu, _CATATAN) for satu in isi["notulen"]],
        "agenda": [_samar(satu, ("judul",)) for satu in isi["agenda"]],
        "tim": [_samar(satu, ("jabatan",)) for satu in isi["tim"]],
    }


def catatan_sidik(isi: Mapping[str, Any]) -> str:
    """What to say beside the hash of a content of which something is hidden; "" when nothing is."""
    if samarkan_isi(isi) == isi:
        return ""
    return str(
        _("Nomor atau surel pribadi di salinan ini disembunyikan; sidiknya dihitung dari naskah asli.")
    )


def _samar(isi: Mapping[str, Any], nama: Sequence[str]) -> dict[str, Any]:
    return {**isi, **{satu: samarkan(isi[satu]) for satu in nama if satu in isi}}
