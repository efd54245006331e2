"""Where a promise comes from, with a way there for whoever may look at it."""

from flask import url_for
from flask_babel import gettext as _

from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.models import TindakLanjut


def tautan_asal(row: TindakLanjut) -> list[tuple[str, str]]:
    """Words and address of what asked for it: the row of the forum, the complaint, the plan of the survey."""
    semua = []
    if row.forum_id and boleh(Izin.LIHAT_FORUM, row.unit.jalur):
        semua.append(_forum(row))
    if row.pengaduan_id and boleh(Izin.LIHAT_PENGADUAN, row.unit.jalur):
        semua.append((_("pengaduannya"), url_for("pengaduan.lihat", pengaduan_id=row.pengaduan_id)))
    if row.survei_id:
        semua.append((_("rencana surveinya"), url_for("skm_kelola.rencana", survei_id=row.survei_id)))
    return [(str(teks), alamat) for teks, alamat in semua]


def _forum(row: TindakLanjut) -> tuple[str, str]:
    """The row itself stands in the minutes, which those read who may write them, and in the berita acara;
    of a forum that was entered later there is one page."""
    if row.masukan_id is None:
        return _("forumnya"), url_for("forum.lihat", forum_id=row.forum_id)
    if not boleh(Izin.CATAT_FORUM, row.unit.jalur):
        alamat = url_for("forum_berita_acara.lihat", forum_id=row.forum_id, _anchor="pratinjau")
        return _("berita acaranya"), alamat
    alamat = url_for("forum_notulen.lihat", forum_id=row.forum_id, _anchor=f"b-{row.masukan_id.hex}")
    return _("baris berita acaranya"), alamat
