"""Where a forum stands: the six steps that staff see on every page of it, each with its address."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from fkp.forum.models import TERSEGEL, Forum, TahapForum


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: passed, or the one the forum is in."""

    teks: str
    url: str
    selesai: bool
    kini: bool


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
        (_("Tim dan tema"), url_for("forum.lihat", forum_id=forum.id)),
        (_("Undangan"), url_for("forum_undangan.lihat", forum_id=forum.id)),
        (_("Daftar hadir"), url_for("forum_hadir.lihat", forum_id=forum.id)),
        (_("Notulen"), url_for("forum_notulen.lihat", forum_id=forum.id)),
        (_("Berita acara"), url_for("forum_berita_acara.lihat", forum_id=forum.id)),
        (_("Tindak lanjut"), url_for("tindak_lanjut.daftar", forum=forum.id)),
    )
    return [
        Langkah(teks, url, i < kini or (i == kini and forum.tahap in TERSEGEL), i == kini)
        for i, (teks, url) in enumerate(langkah)
    ]
