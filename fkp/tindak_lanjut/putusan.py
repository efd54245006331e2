"""What the page of a promise says first: the one thing that its people have to decide now."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from fkp.formats import tanggal
from fkp.tindak_lanjut.actions import diketahui
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan, keadaan


@dataclass(frozen=True)
class Putusan:
    """How pressing it is (``components/notice.html``), what is the matter, what to do, and the part of the
    page where that is done ("" when nothing is)."""

    jenis: str
    kalimat: str
    susulan: str
    ke: str = ""


def putusan(row: TindakLanjut, hari: date) -> Putusan:
    """For ``row`` on ``hari``, a day of its unit's calendar."""
    kini = keadaan(row, hari)
    if kini is Keadaan.LEWAT:
        return _lewat(row, (hari - row.tenggat).days)
    if kini is Keadaan.SELESAI:
        return _selesai(row)
    if kini is Keadaan.DIHENTIKAN:
        hari_henti = tanggal(row.dihentikan_pada) if row.dihentikan_pada else ""
        return Putusan("", str(_("Janji ini dihentikan %(hari)s.", hari=hari_henti)), row.alasan_status)
    if kini is Keadaan.DILANJUTKAN:
        return Putusan(
            "",
            str(_("Janji ini dilanjutkan di rencana berikutnya.")),
            str(_("Kemajuannya dicatat di sana.")),
        )
    sisa = (row.tenggat - hari).days
    jatuh = (
        str(ngettext("Jatuh tempo %(num)s hari lagi.", "Jatuh tempo %(num)s hari lagi.", sisa))
        if sisa
        else str(_("Jatuh tempo hari ini."))
    )
    susulan, ke = _berikut(row)
    return Putusan("perhatian" if kini is Keadaan.SEGERA else "", jatuh, susulan, ke)


def _lewat(row: TindakLanjut, hari: int) -> Putusan:
    lewat = str(ngettext("Janji ini lewat %(num)s hari.", "Janji ini lewat %(num)s hari.", hari))
    if diketahui(row):
        apa = _("Tulis alasannya dan tanggal baru; keduanya tampil untuk umum.")
        return Putusan("galat", lewat, str(apa), "tenggat-baru")
    return Putusan("galat", lewat, str(_("Catat kemajuannya, atau ganti tenggatnya di Ubah rencana.")))


def _selesai(row: TindakLanjut) -> Putusan:
    selesai = row.selesai_pada or row.tenggat
    lewat = (selesai - row.tenggat).days
    hari = tanggal(selesai)
    if lewat > 0:
        kalimat = ngettext(
            "Selesai %(hari)s, lewat %(num)s hari.", "Selesai %(hari)s, lewat %(num)s hari.", lewat, hari=hari
        )
    else:
        kalimat = _("Selesai %(hari)s, tepat waktu.", hari=hari)
    if any(satu.umum for satu in row.bukti):
        return Putusan("baik", str(kalimat), str(_("Buktinya dapat dilihat siapa saja.")))
    return Putusan(
        "baik", str(kalimat), str(_("Belum ada bukti untuk umum. Tambahkan foto atau dokumen.")), "bukti"
    )


def _berikut(row: TindakLanjut) -> tuple[str, str]:
    """What comes next, and where it is done."""
    sisa = [satu.teks for satu in row.langkah if satu.selesai_pada is None]
    if sisa:
        return str(_("Langkah berikutnya: %(langkah)s", langkah=sisa[0])), "langkah"
    if row.langkah:
        return str(_("Semua langkah selesai. Tulis apa yang terwujud, lalu nyatakan selesai.")), "kemajuan"
    if row.status == Status.DIRENCANAKAN:
        return str(_("Bagi menjadi beberapa langkah supaya tampak sampai di mana.")), "langkah"
    return str(_("Catat sampai di mana, atau bagi menjadi beberapa langkah.")), "kemajuan"
