"""News of promises in sentences, for the page of a promise and for feeds.

The words that people wrote are repeated only while they still stand: a step, a proof or a report that was
taken away or rewritten, perhaps because it named somebody, is no longer told of in those words.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from fkp.formats import tanggal
from fkp.identitas import samarkan
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, TindakLanjut
from fkp.tindak_lanjut.semula import kata_ganti


@dataclass(frozen=True)
class KabarTampil:
    """One piece of news: what happened, and the words that go with it, perhaps none."""

    id: int
    jenis: JenisKabar
    waktu: datetime
    judul: str
    teks: str


def kabar_tampil(row: TindakLanjut, kabar: KabarJanji, orang: Collection[str]) -> KabarTampil:
    """The sentence of this news of ``row``; ``orang`` are the people who are no office
    (``kantor.nama_orang``)."""
    jenis = JenisKabar(kabar.jenis)
    judul, teks = _ubah(row, kabar, orang) if jenis is JenisKabar.UBAH else _KALIMAT[jenis](row, kabar)
    return KabarTampil(kabar.id, jenis, kabar.waktu, str(judul), samarkan(teks))


def _tayang(_row: TindakLanjut, _kabar: KabarJanji) -> tuple[str, str]:
    return _("Janji diumumkan"), ""


def _berjalan(_row: TindakLanjut, _kabar: KabarJanji) -> tuple[str, str]:
    return _("Mulai dikerjakan"), ""


def _langkah(row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    ada = any(satu.teks == kabar.teks for satu in row.langkah)
    return _("Satu langkah selesai"), kabar.teks if ada else ""


def _bukti(row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    ada = any(satu.umum and satu.judul == kabar.teks for satu in row.bukti)
    return _("Bukti baru"), kabar.teks if ada else ""


def _tenggat(row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    """The news and the extension are written at the same moment."""
    ganti = next((satu for satu in row.perpanjangan if satu.waktu == kabar.waktu), None)
    if ganti is None:
        return _("Tanggalnya diganti"), kabar.teks
    hari = {"dari": tanggal(ganti.dari), "menjadi": tanggal(ganti.menjadi)}
    if ganti.menjadi > ganti.dari:
        return _("Diundur dari %(dari)s menjadi %(menjadi)s", **hari), ganti.alasan
    return _("Dimajukan dari %(dari)s menjadi %(menjadi)s", **hari), ganti.alasan


def _ubah(row: TindakLanjut, kabar: KabarJanji, orang: Collection[str]) -> tuple[str, str]:
    """What was promised first stays readable, so it is told here too."""
    ganti = [satu for satu in row.perubahan if satu.waktu == kabar.waktu]
    if not ganti:
        return _("Isi janji diganti"), kabar.teks
    isi = kata_ganti(row, ganti, orang)
    return _("Isi janji diganti"), _("%(isi)s. Alasannya: %(alasan)s", isi=isi, alasan=ganti[0].alasan)


def _selesai(row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    return _("Ditepati"), kabar.teks if kabar.teks == row.realisasi else ""


def _dihentikan(_row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    return _("Dihentikan"), kabar.teks


def _dibuka(_row: TindakLanjut, kabar: KabarJanji) -> tuple[str, str]:
    return _("Dikerjakan lagi"), kabar.teks


_KALIMAT: dict[JenisKabar, Callable[[TindakLanjut, KabarJanji], tuple[str, str]]] = {
    JenisKabar.TAYANG: _tayang,
    JenisKabar.BERJALAN: _berjalan,
    JenisKabar.LANGKAH: _langkah,
    JenisKabar.BUKTI: _bukti,
    JenisKabar.TENGGAT: _tenggat,
    JenisKabar.SELESAI: _selesai,
    JenisKabar.DIHENTIKAN: _dihentikan,
    JenisKabar.DIBUKA: _dibuka,
}
