"""Where a forum stands: the six steps that staff see on every page of it, each with its address."""

from dataclasses import dataclass

from flask import abort, redirect, url_for
from flask_babel import gettext as _

from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: passed, or the one the forum is in. ``url`` is empty for who may not open its page."""

    teks: str
    url: str
    selesai: bool
    kini: bool


def bukan_arsip(forum: Forum) -> Forum:
    """The same forum. An archive has one page, which says what its source says: every other page of it leads
    there instead of showing that nobody came."""
    if forum.tahap == TahapForum.ARSIP:
        abort(redirect(url_for("forum_arsip.lihat", forum_id=forum.id)))
    return forum


_KINI = {
    TahapForum.RANCANGAN: 0,
    TahapForum.TERJADWAL: 1,
    TahapForum.BERLANGSUNG: 3,
    TahapForum.PENANDATANGANAN: 4,
    TahapForum.DISAHKAN: 5,
    TahapForum.TERBIT: 5,
}


def langkah_forum(forum: Forum) -> list[Langkah]:
    """The steps of this forum; none for an archive or one that was called off."""
    kini = _KINI.get(TahapForum(forum.tahap))
    if kini is None:
        return []
    langkah = (
        (_("Tim dan tema"), "forum.lihat", Izin.LIHAT_FORUM),
        (_("Undangan"), "forum_undangan.lihat", Izin.KELOLA_FORUM),
        (_("Daftar hadir"), "forum_hadir.lihat", Izin.CATAT_FORUM),
        (_("Notulen"), "forum_notulen.lihat", Izin.CATAT_FORUM),
        (_("Berita acara"), "forum_berita_acara.lihat", Izin.LIHAT_FORUM),
    )
    janji = url_for("tindak_lanjut.daftar", forum=forum.id)
    semua = [
        *((teks, url_for(view, forum_id=forum.id), izin) for teks, view, izin in langkah),
        (_("Tindak lanjut"), janji, Izin.LIHAT_TINDAK_LANJUT),
    ]
    return [
        Langkah(
            teks,
            url if boleh(izin, forum.unit.jalur) else "",
            i < kini or (i == kini and forum.tahap in TERSEGEL),
            i == kini,
        )
        for i, (teks, url, izin) in enumerate(semua)
    ]
