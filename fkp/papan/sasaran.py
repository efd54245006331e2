"""What can be followed: a unit, what one forum promised, or one promise."""

from dataclasses import dataclass

from flask import abort, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.db import nomor
from fkp.forum.models import UMUM, Forum
from fkp.forum.queries import forum_umum
from fkp.identitas import samarkan
from fkp.ketikan import rapikan
from fkp.papan.models import PengikutJanji
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit


@dataclass(frozen=True, slots=True)
class Sasaran:
    """Exactly one of the three. ``alamat`` names it in an address ("forum:k7qf2m")."""

    alamat: str
    unit: Unit
    forum: Forum | None = None
    janji: TindakLanjut | None = None

    @property
    def kunci(self) -> str:
        """How a follower's row names it ("forum:9")."""
        if self.janji:
            return f"janji:{self.janji.id}"
        return f"forum:{self.forum.id}" if self.forum else f"unit:{self.unit.id}"

    @property
    def apa(self) -> str:
        """In words, within a sentence."""
        if self.janji:
            janji = samarkan(self.janji.kegiatan)
            return str(_("janji “%(janji)s” dari %(unit)s", janji=janji, unit=self.unit.nama))
        if self.forum:
            kata = {"tema": self.forum.tema, "unit": self.unit.nama}
            return str(_("janji dari Forum Konsultasi Publik “%(tema)s”, %(unit)s", **kata))
        return str(_("semua janji %(unit)s", unit=self.unit.nama))

    @property
    def halaman(self) -> str:
        """The page that tells of it."""
        if self.janji:
            return url_for("papan.janji", tindak_lanjut_id=self.janji.id)
        if self.forum:
            return url_for("forum_publik.lihat", kode=self.forum.kode)
        return url_for("papan.daftar", unit=self.unit.slug)


def baca_sasaran(db: Session, teks: str) -> Sasaran:
    """What an address asks to follow; 404 when there is no such thing, or not for everyone."""
    jenis, _titik, nama = rapikan(teks)[:120].partition(":")
    if jenis == "unit":
        unit = db.scalar(select(Unit).where(Unit.slug == nama, Unit.aktif)) or abort(404)
        return Sasaran(f"unit:{unit.slug}", unit)
    if jenis == "forum":
        forum = forum_umum(db, nama)
        return _forum(forum) if forum.tahap in UMUM else abort(404)
    if jenis == "janji":
        return _janji(janji_tayang(db, _nomor(nama)))
    abort(404)


def janji_tayang(db: Session, tindak_lanjut_id: int) -> TindakLanjut:
    """The promise, when it stands on the board; 404 otherwise."""
    janji = db.get(TindakLanjut, tindak_lanjut_id)
    return janji if janji is not None and janji.tayang_pada is not None else abort(404)


def sasaran_of(db: Session, pengikut: PengikutJanji) -> Sasaran:
    """What this row follows."""
    if pengikut.tindak_lanjut_id is not None:
        return _janji(db.get_one(TindakLanjut, pengikut.tindak_lanjut_id))
    if pengikut.forum_id is not None:
        return _forum(db.get_one(Forum, pengikut.forum_id))
    unit = db.get_one(Unit, pengikut.unit_id)
    return Sasaran(f"unit:{unit.slug}", unit)


def _forum(forum: Forum) -> Sasaran:
    return Sasaran(f"forum:{forum.kode}", forum.unit, forum=forum)


def _janji(janji: TindakLanjut) -> Sasaran:
    return Sasaran(f"janji:{janji.id}", janji.unit, janji=janji)


def _nomor(teks: str) -> int:
    try:
        return nomor(teks)
    except ValueError:
        abort(404)
