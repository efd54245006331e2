"""What waits for a person because of forums: preparing them, holding them, signing, publishing."""

from datetime import date, datetime, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.forum.models import Forum, TahapForum
from fkp.forum.queries import kerangka_of
from fkp.halaman.forum_menunggu import (
    forum_hari_ini,
    forum_menunggu,
    kurang_tanda_tangan,
    unsur_diundang,
)
from fkp.halaman.tugas import Tugas
from fkp.izin.rules import Izin, cakupan

MENGUNDANG = timedelta(days=14)
"""So long before its day somebody is reminded of the elements that nobody is invited of."""


def tugas_forum(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """Everything about forums that waits for ``akun`` at ``saat``, on the wall clock of this person."""
    kelola, sahkan = cakupan(akun, Izin.KELOLA_FORUM), cakupan(akun, Izin.SAHKAN_FORUM)
    semua = forum_menunggu(db, kelola + sahkan)
    diundang = unsur_diundang(db, semua)
    kurang = kurang_tanda_tangan(db, semua)
    tugas = []
    for forum in semua:
        hari = setempat(saat, forum.unit.zona).date()
        if forum.unit.jalur.startswith(sahkan or ("-",)) and (satu := _tugas_pimpinan(forum, hari, kurang)):
            tugas.append(satu)
        elif forum.unit.jalur.startswith(kelola or ("-",)):
            tugas += _tugas_petugas(forum, hari, diundang[forum.id], kurang)
    return tugas + _tugas_notulis(db, akun, kelola, saat)


def _tugas_pimpinan(forum: Forum, hari: date, kurang: dict[int, int]) -> Tugas | None:
    tema = _tema(forum)
    if forum.tahap == TahapForum.PENANDATANGANAN:
        n = kurang.get(forum.id, 0)
        return Tugas(
            forum.tanggal or hari,
            True,
            _("Sahkan berita acara: %(tema)s", tema=tema),
            ngettext(
                "%(num)s peserta yang hadir belum menandatangani.",
                "%(num)s peserta yang hadir belum menandatangani.",
                n,
            )
            if n
            else _("Semua peserta yang hadir sudah menandatangani."),
            _("Periksa dan sahkan"),
            url_for("forum_berita_acara.lihat", forum_id=forum.id),
            forum.unit.nama_pendek,
            kini=forum.tanggal == hari,
        )
    if forum.tahap == TahapForum.DISAHKAN:
        return Tugas(
            setempat(forum.disahkan_pada, forum.unit.zona).date() if forum.disahkan_pada else hari,
            True,
            _("Terbitkan berita acara: %(tema)s", tema=tema),
            _("Berita acara sudah disahkan, tetapi warga belum dapat membacanya."),
            _("Terbitkan"),
            url_for("forum_berita_acara.lihat", forum_id=forum.id),
            forum.unit.nama_pendek,
        )
    return None


def _tugas_petugas(forum: Forum, hari: date, diundang: set[str], kurang: dict[int, int]) -> list[Tugas]:
    match TahapForum(forum.tahap):
        case TahapForum.RANCANGAN:
            return [_rancangan(forum, hari)]
        case TahapForum.TERJADWAL:
            return _terjadwal(forum, hari, diundang)
        case TahapForum.BERLANGSUNG:
            return [_berlangsung(forum, hari)]
        case TahapForum.PENANDATANGANAN if n := kurang.get(forum.id, 0):
            return [_tanda_tangan(forum, hari, n)]
        case _:
            return []


def _rancangan(forum: Forum, hari: date) -> Tugas:
    belum = [
        apa for apa, ada in ((_("tanggal"), forum.tanggal and forum.mulai), (_("tim"), forum.tim)) if not ada
    ]
    lewat = forum.tanggal is not None and forum.tanggal <= hari
    if belum:
        judul = _("Lengkapi rancangan forum: %(tema)s", tema=_tema(forum))
        uraian = _("Belum ada %(apa)s.", apa=_(" dan ").join(belum))
    else:
        judul = _("Umumkan forum: %(tema)s", tema=_tema(forum))
        uraian = _("Tanggal dan timnya sudah ada. Undangan dapat dikirim setelah forum diumumkan.")
    if lewat:
        uraian = _("Tanggalnya sudah tiba atau lewat, tetapi forum ini belum diumumkan.")
    tombol = _("Lihat rancangan")
    return Tugas(forum.tanggal or hari, lewat, judul, uraian, tombol, _url(forum), forum.unit.nama_pendek)


def _terjadwal(forum: Forum, hari: date, diundang: set[str]) -> list[Tugas]:
    kapan = forum.tanggal or hari
    if kapan <= hari:
        uraian = (
            _("Hari ini. Buka daftar hadir dan notulennya.")
            if kapan == hari
            else _("Tanggalnya sudah lewat. Mulai forumnya, ganti tanggalnya, atau batalkan.")
        )
        return [
            Tugas(
                kapan,
                True,
                _("Mulai forum: %(tema)s", tema=_tema(forum)),
                uraian,
                _("Buka forum"),
                _url(forum),
                forum.unit.nama_pendek,
                kini=kapan == hari,
            )
        ]
    belum = [u.pendek for u in kerangka_of(forum).unsur if u.kunci not in diundang]
    if not belum or kapan > hari + MENGUNDANG:
        return []
    return [
        Tugas(
            kapan,
            False,
            _("Undang unsur yang belum ada: %(tema)s", tema=_tema(forum)),
            _("Belum ada yang diundang dari: %(unsur)s.", unsur="; ".join(belum)),
            _("Lihat undangan"),
            url_for("forum_undangan.lihat", forum_id=forum.id),
            forum.unit.nama_pendek,
        )
    ]


def _berlangsung(forum: Forum, hari: date) -> Tugas:
    kapan = forum.tanggal or hari
    uraian = (
        _("Forum sedang berlangsung. Catat masalah, usulan, dan kesepakatannya.")
        if kapan >= hari
        else _(
            "Forum %(hari)s belum ditutup. Lengkapi notulennya, lalu kunci berita acaranya.",
            hari=tanggal(kapan),
        )
    )
    return Tugas(
        kapan,
        True,
        _("Notulen forum: %(tema)s", tema=_tema(forum)),
        uraian,
        _("Buka notulen"),
        url_for("forum_notulen.lihat", forum_id=forum.id),
        forum.unit.nama_pendek,
        kini=kapan == hari,
    )


def _tanda_tangan(forum: Forum, hari: date, n: int) -> Tugas:
    return Tugas(
        forum.tanggal or hari,
        True,
        _("Kumpulkan tanda tangan: %(tema)s", tema=_tema(forum)),
        ngettext(
            "%(num)s peserta yang hadir belum menandatangani.",
            "%(num)s peserta yang hadir belum menandatangani.",
            n,
        ),
        _("Lihat berita acara"),
        url_for("forum_berita_acara.lihat", forum_id=forum.id),
        forum.unit.nama_pendek,
        kini=forum.tanggal == hari,
    )


def _tugas_notulis(db: Session, akun: Akun, kelola: tuple[str, ...], saat: datetime) -> list[Tugas]:
    """The minutes this person writes; whoever prepares the forum too has its task already."""
    return [
        Tugas(
            satu.tanggal or saat.date(),
            True,
            _("Notulen forum: %(tema)s", tema=_tema(satu)),
            _("Anda notulis forum ini. Notulen dapat dibuka dari ponsel."),
            _("Buka notulen"),
            url_for("forum_notulen.lihat", forum_id=satu.id),
            satu.unit.nama_pendek,
            kini=True,
        )
        for satu in forum_hari_ini(db, akun, saat)
        if not satu.unit.jalur.startswith(kelola or ("-",))
    ]


def _tema(forum: Forum) -> str:
    return forum.tema if len(forum.tema) <= 90 else f"{forum.tema[:89].rstrip()}…"


def _url(forum: Forum) -> str:
    return url_for("forum.lihat", forum_id=forum.id)
