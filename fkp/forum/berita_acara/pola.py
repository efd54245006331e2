"""The sentences of the kerangka with the words of one text in them: the screen and the files say the same."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import force_locale

from fkp.dokumen.terbilang import tanggal_terbilang
from fkp.formats import tanggal
from fkp.forum.kapan import nama_hari
from fkp.unit.kop import atas_kop


def kata_pola(isi: Mapping[str, Any], kosong: str) -> dict[str, str]:
    """Every word that a sentence may ask for, out of a content (``Naskah.isi``); ``kosong`` stands for what
    a draft does not know yet."""
    forum, tanda = isi["forum"], isi["penandatangan"]
    return {
        "tema": forum["tema"],
        "unit": isi["unit"]["nama"],
        "tahun": forum["tanggal"][:4] or kosong,
        "jabatan": tanda["jabatan"] or kosong,
        "tempat": tanda["kota"] or kosong,
        **_kata_hari(forum["tanggal"], kosong),
    }


def induk_unit(isi: Mapping[str, Any]) -> tuple[str, ...]:
    """Whose unit it is, from the top: the first lines of the letterhead."""
    unit = isi["unit"]
    return atas_kop(unit["induk"], unit["nama"])


def _kata_hari(iso: str, kosong: str) -> dict[str, str]:
    if not iso:
        return dict.fromkeys(("hari", "tanggal", "tanggal_terbilang", "tanggal_angka"), kosong)
    hari = date.fromisoformat(iso)
    with force_locale("id"):
        resmi = tanggal(hari)
    return {
        "hari": nama_hari(hari),
        "tanggal": resmi,
        "tanggal_terbilang": tanggal_terbilang(hari),
        "tanggal_angka": f"{hari:%d-%m-%Y}",
    }
