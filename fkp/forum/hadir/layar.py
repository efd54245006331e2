"""Staff: the screen of the room, with a QR that changes."""

from typing import Any

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.clock import now
from fkp.db import db
from fkp.forum.hadir.kode import JENDELA, kode_kini, sisa, tulis_kode
from fkp.forum.hadir.pintu import pintu_buka
from fkp.forum.hadir.tampil import alamat_pintu
from fkp.forum.models import Forum
from fkp.forum.peserta.queries import liputan_forum
from fkp.forum.queries import find_forum
from fkp.galat import Galat
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.skm.kelola.qr import qr_of


class PintuTutup(Galat):
    """There is no QR to show now."""


def pasang(bp: Blueprint) -> None:
    """Put the screen under the attendance list."""
    bp.add_url_rule("/layar", "layar", layar)
    bp.add_url_rule("/layar/kini", "layar_kini", layar_kini)


@require(Izin.CATAT_FORUM)
def layar(forum_id: int) -> ResponseReturnValue:
    """The whole screen: the QR, what to do, and who came so far."""
    forum = _forum(forum_id)
    return render_template("forum/hadir/layar.html", forum=forum, **_isi(forum))


@require(Izin.CATAT_FORUM)
def layar_kini(forum_id: int) -> ResponseReturnValue:
    """What of it changes."""
    isi = _isi(_forum(forum_id))
    liputan, qr = isi["liputan"], isi["qr"]
    return jsonify(
        sisi=qr.sisi,
        jalur=qr.jalur,
        kode=isi["kode"],
        tunggu=isi["tunggu"],
        hadir=isi["hadir"],
        unsur=[u.kunci for u in liputan.hadir],
    )


def _forum(forum_id: int) -> Forum:
    forum = find_forum(db(), forum_id)
    if not pintu_buka(forum, now()):
        raise PintuTutup(
            _("QR hadir tampil pada hari forum, sampai berita acaranya dikunci untuk ditandatangani.")
        )
    if not forum.rahasia:
        raise PintuTutup(_("Forum ini belum punya kunci QR. Umumkan forumnya lebih dulu."))
    return forum


def _isi(forum: Forum) -> dict[str, Any]:
    saat = now()
    kode = kode_kini(forum.rahasia, saat)
    liputan = liputan_forum(db(), forum)
    return {
        "qr": qr_of(f"{alamat_pintu(forum)}?k={kode}"),
        "kode": tulis_kode(kode),
        "alamat": alamat_pintu(forum).partition("://")[2],
        "tunggu": round(sisa(saat) * 1000) + 200,
        "jendela": JENDELA,
        "liputan": liputan,
        "hadir": liputan.orang_hadir + liputan.penyelenggara,
    }
