"""What a promise said first, once it says something else: for everyone, and for staff."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_

from fkp.tindak_lanjut.kantor import sebut_kantor
from fkp.tindak_lanjut.models import PerubahanJanji, TindakLanjut
from fkp.tindak_lanjut.tampil import NAMA_UNSUR

NAMA_ISIAN = {
    "kegiatan": l_("Kegiatan"),
    "keluaran": l_("Keluaran yang terukur"),
    "penanggung_jawab": l_("Penanggung jawab"),
    "unsur": l_("Unsur"),
    "layanan": l_("Layanan"),
}


@dataclass(frozen=True, slots=True)
class Semula:
    """One part as it was when people first knew of it, in words, and the newest reason why it is not so any
    more."""

    isian: str
    teks: str
    alasan: str


def semula_of(row: TindakLanjut, orang: Collection[str]) -> dict[str, Semula]:
    """The parts that no longer say what they said first, by their name. ``orang`` are the people who are no
    office (``kantor.nama_orang``). What was changed and changed back says again what it said."""
    hasil = {}
    for isian in NAMA_ISIAN:
        milik = [satu for satu in row.perubahan if satu.isian == isian]
        if milik and milik[0].dari != milik[-1].menjadi:
            hasil[isian] = Semula(isian, sebut_isi(row, isian, milik[0].dari, orang), milik[-1].alasan)
    return hasil


def kata_semula(semula: Iterable[Semula]) -> str:
    """The same in a sentence for a list; empty when nothing was changed."""
    per_alasan: dict[str, list[str]] = {}
    for satu in semula:
        sebut = _("%(apa)s semula “%(semula)s”", apa=str(NAMA_ISIAN[satu.isian]), semula=satu.teks)
        per_alasan.setdefault(satu.alasan, []).append(sebut)
    return " ".join(
        _("%(apa)s, diganti karena: %(alasan)s", apa=_rangkai(apa), alasan=alasan)
        for alasan, apa in per_alasan.items()
    )


def kata_ganti(row: TindakLanjut, semua: Iterable[PerubahanJanji], orang: Collection[str]) -> str:
    """What one press changed, from what to what."""
    return _rangkai(
        _(
            "%(apa)s semula “%(dari)s”, menjadi “%(menjadi)s”",
            apa=str(NAMA_ISIAN[satu.isian]),
            dari=sebut_isi(row, satu.isian, satu.dari, orang),
            menjadi=sebut_isi(row, satu.isian, satu.menjadi, orang),
        )
        for satu in semua
    )


def sebut_isi(row: TindakLanjut, isian: str, teks: str, orang: Collection[str]) -> str:
    """What a part says, in words."""
    if isian == "unsur":
        return NAMA_UNSUR.get(teks, teks) or str(_("tidak khusus satu unsur"))
    if isian == "layanan":
        return teks or str(_("semua layanan"))
    return sebut_kantor(teks, row.unit, orang) if isian == "penanggung_jawab" else teks


def _rangkai(bagian: Iterable[str]) -> str:
    """One after the other, the first as a sentence begins."""
    pertama, *lain = bagian
    return "; ".join([pertama, *(satu[0].lower() + satu[1:] for satu in lain)])
