"""Promises as the board shows them: every state in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.identitas import samarkan
from fkp.papan.keadaan import KeadaanPapan
from fkp.papan.queries import keadaan_janji
from fkp.papan.sumber import Sumber, sumber_janji
from fkp.tindak_lanjut.kantor import kantor_of, nama_orang
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, Status, TindakLanjut
from fkp.tindak_lanjut.register import langkah_of
from fkp.tindak_lanjut.semula import Semula, kata_semula, semula_of
from fkp.tindak_lanjut.tampil import NAMA_UNSUR
from fkp.tindak_lanjut.undur import kali_diundur

NAMA_KEADAAN = {
    KeadaanPapan.LEWAT: l_("Lewat waktu"),
    KeadaanPapan.SEGERA: l_("Jatuh tempo 60 hari ke depan"),
    KeadaanPapan.BERJALAN: l_("Berjalan"),
    KeadaanPapan.BELUM: l_("Belum mulai"),
    KeadaanPapan.DITEPATI: l_("Ditepati"),
    KeadaanPapan.DIHENTIKAN: l_("Dihentikan"),
    KeadaanPapan.DILANJUTKAN: l_("Dilanjutkan di janji lain"),
}
URUTAN = {
    KeadaanPapan.LEWAT: l_("yang terlama di atas"),
    KeadaanPapan.DITEPATI: l_("yang terakhir ditepati di atas"),
}
"""The order of a section, where it is not plain to see."""


@dataclass(frozen=True)
class JanjiTampil:
    """One promise. ``bentuk`` is the shape of its state (``components/status.html``), ``warna`` the class of
    its column; ``hari`` is the day that counts, said by ``sebutan``, and ``susulan`` what follows it.
    ``undur`` tells of another date, ``semula`` what its parts said first where they say something else, and
    ``ubahan`` the same in a sentence; ``berhenti`` why it was stopped."""

    row: TindakLanjut
    keadaan: KeadaanPapan
    bentuk: str
    warna: str
    kata: str
    sebutan: str
    hari: date
    susulan: str
    langkah: tuple[int, int]
    kantor: str
    unsur: str
    sumber: Sumber
    undur: str
    semula: dict[str, Semula]
    ubahan: str
    berhenti: str


def tampilkan(
    db: Session,
    baris: Sequence[TindakLanjut],
    saat: datetime,
    keadaan: Mapping[int, KeadaanPapan] | None = None,
) -> list[JanjiTampil]:
    """These promises as they stand at ``saat``, in their order; a few queries however many there are."""
    if not baris:
        return []
    kini = keadaan if keadaan is not None else keadaan_janji(db, baris, saat)
    langkah, sumber, orang = langkah_of(db, baris), sumber_janji(db, baris), nama_orang(db)
    berhenti = alasan_berhenti(db, [r for r in baris if kini[r.id] is KeadaanPapan.DIHENTIKAN])
    return [
        _satu(
            row,
            kini[row.id],
            setempat(saat, row.unit.zona).date(),
            langkah=langkah.get(row.id, (0, 0)),
            kantor=kantor_of(row, orang),
            semula={satu.isian: _samar(satu) for satu in semula_of(row, orang).values()},
            sumber=sumber[row.id],
            berhenti=samarkan(berhenti.get(row.id, "")),
        )
        for row in baris
    ]


def alasan_berhenti(db: Session, baris: Sequence[TindakLanjut]) -> dict[int, str]:
    """Why each of these was stopped, as it was written for everyone: a reason from before it stood on the
    board was not."""
    if not baris:
        return {}
    cari = (
        select(KabarJanji.tindak_lanjut_id, KabarJanji.teks)
        .where(
            KabarJanji.tindak_lanjut_id.in_([row.id for row in baris]),
            KabarJanji.jenis == JenisKabar.DIHENTIKAN,
        )
        .order_by(KabarJanji.waktu, KabarJanji.id)
    )
    return dict(db.execute(cari).all())


def _satu(
    row: TindakLanjut,
    kini: KeadaanPapan,
    hari: date,
    *,
    langkah: tuple[int, int],
    kantor: str,
    semula: dict[str, Semula],
    sumber: Sumber,
    berhenti: str,
) -> JanjiTampil:
    bentuk, warna, kata = _kata(row, kini, hari)
    ditepati = row.selesai_pada if kini is KeadaanPapan.DITEPATI else None
    return JanjiTampil(
        row=row,
        keadaan=kini,
        bentuk=bentuk,
        warna=warna,
        kata=kata,
        sebutan=_("Ditepati") if ditepati else _("Janji"),
        hari=ditepati or row.tenggat,
        susulan=_susulan(row, ditepati),
        langkah=langkah,
        kantor=kantor,
        unsur=NAMA_UNSUR.get(row.unsur, ""),
        sumber=sumber,
        undur=_undur(row),
        semula=semula,
        ubahan=kata_semula(semula.values()),
        berhenti=berhenti,
    )


def _kata(row: TindakLanjut, kini: KeadaanPapan, hari: date) -> tuple[str, str, str]:
    """Shape, class and words of a state."""
    if kini is KeadaanPapan.LEWAT:
        lewat = (hari - row.tenggat).days
        return "lewat", "late", ngettext("Lewat waktu %(num)s hari", "Lewat waktu %(num)s hari", lewat)
    if kini is KeadaanPapan.DITEPATI:
        return "selesai", "done", _("Ditepati")
    if kini in (KeadaanPapan.DIHENTIKAN, KeadaanPapan.DILANJUTKAN):
        return "belum", "", str(NAMA_KEADAAN[kini])
    jalan = row.status == Status.BERJALAN
    nama = str(NAMA_KEADAAN[KeadaanPapan.BERJALAN if jalan else KeadaanPapan.BELUM])
    bentuk = "jalan" if jalan else "belum"
    if kini is not KeadaanPapan.SEGERA:
        return bentuk, "", nama
    sisa = (row.tenggat - hari).days
    lagi = ngettext("%(num)s hari lagi", "%(num)s hari lagi", sisa) if sisa else _("jatuh tempo hari ini")
    return bentuk, "", f"{nama}, {lagi}"


def _susulan(row: TindakLanjut, ditepati: date | None) -> str:
    if row.dihentikan_pada:
        return str(_("dihentikan %(hari)s", hari=tanggal(row.dihentikan_pada)))
    if ditepati is None:
        return ""
    beda = (ditepati - row.tenggat).days
    if beda > 0:
        return str(ngettext("lewat %(num)s hari", "lewat %(num)s hari", beda))
    if beda < 0:
        return str(ngettext("lebih cepat %(num)s hari", "lebih cepat %(num)s hari", -beda))
    return str(_("tepat waktu"))


def _samar(semula: Semula) -> Semula:
    return replace(semula, teks=samarkan(semula.teks), alasan=samarkan(semula.alasan))


def _undur(row: TindakLanjut) -> str:
    """That it was due on another day before, and why; or that it carries on an earlier promise."""
    lalu = row.lanjutan_dari
    if row.tenggat_semula is None or row.tenggat_semula == row.tenggat:
        if lalu is None or lalu.tayang_pada is None:
            return ""
        return str(_("Melanjutkan janji yang jatuh tempo %(hari)s.", hari=tanggal(lalu.tenggat)))
    semula = tanggal(row.tenggat_semula)
    if not row.alasan_tenggat:
        return str(_("Semula %(hari)s.", hari=semula))
    kata = {"hari": semula, "alasan": samarkan(row.alasan_tenggat)}
    if row.tenggat > row.tenggat_semula:
        if (kali := kali_diundur(row)) > 1:
            return str(
                ngettext(
                    "Semula %(hari)s, diundur %(num)s kali, terakhir karena: %(alasan)s",
                    "Semula %(hari)s, diundur %(num)s kali, terakhir karena: %(alasan)s",
                    kali,
                    **kata,
                )
            )
        return str(_("Semula %(hari)s, diundur karena: %(alasan)s", **kata))
    return str(_("Semula %(hari)s, dimajukan karena: %(alasan)s", **kata))
