"""The one thing to do now about a forum, by its stage and by who looks."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _

from fkp.clock import setempat
from fkp.forum.liputan import Liputan
from fkp.forum.models import Forum, TahapForum
from fkp.tindakan import Tindakan


@dataclass(frozen=True)
class Boleh:
    """What the person who looks may do with this forum."""

    kelola: bool
    catat: bool
    sahkan: bool
    unduh: bool
    jejak: bool
    rencana: bool


def tindakan(forum: Forum, liputan: Liputan, boleh: Boleh, saat: datetime) -> Tindakan:
    """What is to be done now; without a button when it is somebody else's turn."""
    match TahapForum(forum.tahap):
        case TahapForum.RANCANGAN:
            return _rancangan(forum, liputan, boleh)
        case TahapForum.TERJADWAL:
            return _terjadwal(forum, liputan, boleh, hari_ini(forum, saat))
        case TahapForum.BERLANGSUNG:
            return _berlangsung(forum, boleh)
        case TahapForum.PENANDATANGANAN:
            return _penandatanganan(forum, boleh)
        case TahapForum.DISAHKAN:
            return _disahkan(forum, boleh)
        case TahapForum.TERBIT:
            return _terbit(forum)
        case TahapForum.BATAL:
            return Tindakan(_("Forum ini dibatalkan"), forum.alasan_batal)
        case TahapForum.ARSIP:
            return Tindakan(
                _("Arsip"),
                _("Dicatat sebagaimana adanya."),
                _("Buka arsip"),
                url_for("forum_arsip.lihat", forum_id=forum.id),
            )


def hari_ini(forum: Forum, saat: datetime) -> date:
    """The day on the calendar of the unit."""
    return setempat(saat, forum.unit.zona).date()


def kurang_rancangan(forum: Forum) -> str:
    """What is missing before the forum can be announced; empty when nothing is."""
    if forum.tanggal is None or forum.mulai is None:
        return str(_("Tanggal dan jamnya belum ada."))
    if forum.moda != "daring" and not forum.tempat:
        return str(_("Tempatnya belum ada."))
    if forum.moda != "tatap_muka" and not forum.tautan:
        return str(_("Tautan daringnya belum ada."))
    return ""


def _rancangan(forum: Forum, liputan: Liputan, boleh: Boleh) -> Tindakan:
    if kurang := kurang_rancangan(forum):
        apa = Tindakan(
            _("Lengkapi waktu dan tempat"),
            _("%(kurang)s Sesudah lengkap, forum dapat diumumkan.", kurang=kurang),
            _("Lengkapi forum"),
            url_for("forum.ubah", forum_id=forum.id),
        )
    elif not forum.tim:
        apa = Tindakan(
            _("Susun tim forum"),
            _("Tetapkan moderator dan notulis. Notulis yang punya akun dapat menulis notulen dari layarnya."),
            _("Lengkapi tim"),
            url_for("forum.tim", forum_id=forum.id),
        )
    else:
        uraian = _("Sesudah diumumkan, halaman forum dapat dibuka semua orang dan undangan dapat dikirim.")
        if belum := liputan.belum_diundang:
            nama = "; ".join(satu.nama for satu in belum)
            uraian += " " + _("Belum ada yang diundang dari: %(unsur)s.", unsur=nama)
        apa = Tindakan(
            _("Periksa, lalu umumkan"),
            uraian,
            _("Umumkan forum"),
            url_for("forum.pindah", forum_id=forum.id),
            TahapForum.TERJADWAL,
        )
    return apa if boleh.kelola else apa.menunggu()


def _terjadwal(forum: Forum, liputan: Liputan, boleh: Boleh, hari: date) -> Tindakan:
    tanggal = forum.tanggal or hari
    if tanggal < hari:
        apa = Tindakan(
            _("Tanggalnya sudah lewat"),
            _("Bila forum jadi diadakan, mulai untuk mencatat hasilnya. Bila tidak, ubah tanggalnya."),
            _("Mulai forum"),
            url_for("forum.pindah", forum_id=forum.id),
            TahapForum.BERLANGSUNG,
        )
    elif tanggal == hari:
        apa = Tindakan(
            _("Forum hari ini"),
            _("Mulai saat peserta pertama datang: daftar hadir dan notulen terbuka."),
            _("Mulai forum"),
            url_for("forum.pindah", forum_id=forum.id),
            TahapForum.BERLANGSUNG,
        )
    else:
        if liputan.belum_diundang:
            uraian = _("Undang kelima unsur, lalu kirim tautan pribadi tiap peserta.")
        else:
            uraian = _("Kelima unsur sudah diundang. Kirim yang belum terkirim, dan pantau jawabannya.")
        apa = Tindakan(
            _("Undang peserta"),
            uraian,
            _("Kirim undangan"),
            url_for("forum_undangan.lihat", forum_id=forum.id),
        )
    return apa if boleh.kelola else apa.menunggu()


def _berlangsung(forum: Forum, boleh: Boleh) -> Tindakan:
    apa = Tindakan(
        _("Forum sedang berlangsung"),
        _("Catat yang disampaikan peserta, lalu sepakati baris berita acara sebelum mereka pulang."),
        _("Buka notulen"),
        url_for("forum_notulen.lihat", forum_id=forum.id),
    )
    return apa if boleh.catat else apa.menunggu()


def _penandatanganan(forum: Forum, boleh: Boleh) -> Tindakan:
    apa = Tindakan(
        _("Berita acara sedang ditandatangani"),
        _("Naskahnya terkunci. Sesudah cukup yang menandatangani, pimpinan unit mengesahkannya."),
        _("Kumpulkan tanda tangan"),
        url_for("forum_berita_acara.lihat", forum_id=forum.id),
    )
    return apa if boleh.kelola or boleh.sahkan else apa.menunggu()


def _disahkan(forum: Forum, boleh: Boleh) -> Tindakan:
    apa = Tindakan(
        _("Berita acara sudah disahkan, belum terbit"),
        _("Terbitkan supaya warga dapat membaca yang dijanjikan. Nomor telepon dan tanda tangan tidak ikut."),
        _("Terbitkan"),
        url_for("forum_berita_acara.lihat", forum_id=forum.id),
    )
    return apa if boleh.sahkan else apa.menunggu(_("Penerbitan dilakukan pimpinan unit."))


def _terbit(forum: Forum) -> Tindakan:
    return Tindakan(
        _("Berita acara sudah terbit"),
        _("Warga dapat membacanya di halaman forum. Yang dijanjikan dipantau di tindak lanjut."),
        _("Baca berita acara"),
        url_for("forum_berita_acara.lihat", forum_id=forum.id),
    )
