"""The running text of a report, drafted from its data."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import force_locale

from fkp.ketikan import rapikan_paragraf
from fkp.skm.naskah import draf_analisis, draf_hasil, draf_umum
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.kerangka import load_kerangka
from surveys.hasil import HasilSkm

Penyusun = Callable[[IsiLaporan, HasilSkm, Mapping[str, Any]], str]

PENYUSUN: dict[str, Penyusun] = {
    "latar_belakang": draf_umum.latar_belakang,
    "dasar": draf_umum.dasar,
    "maksud": draf_umum.maksud,
    "pelaksana": draf_umum.pelaksana,
    "metode": draf_umum.metode,
    "lokasi": draf_umum.lokasi,
    "waktu": draf_umum.waktu,
    "penentuan_responden": draf_umum.penentuan_responden,
    "jumlah_responden": draf_hasil.jumlah_responden,
    "indeks": draf_hasil.indeks,
    "analisis": draf_analisis.analisis,
    "rencana": draf_analisis.rencana,
    "tren": draf_analisis.tren,
    "kesimpulan": draf_analisis.kesimpulan,
    "pelaksanaan": draf_analisis.pelaksanaan,
}
"""Who writes which section."""


def draf_naskah(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> dict[str, str]:
    """A text for each ``kunci_naskah`` of the outline that ``isi`` names: paragraphs, one a line, in
    Indonesian whatever language the page speaks, none of them empty.

    ``rincian`` as in ``fkp.skm.hasil.rinci``; a part of it that is missing is not spoken of. The texts are
    tidied as a text field would tidy them, so that one sent back unchanged is recognised. Raises KeyError for
    an outline that does not exist or asks for a text that nobody writes.
    """
    with force_locale("id"):
        return {
            kunci: rapikan_paragraf(PENYUSUN[kunci](isi, hasil, rincian))
            for kunci in load_kerangka(isi.kerangka).kunci_naskah
        }
