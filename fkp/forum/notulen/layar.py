"""What the room sees on the wall: what is discussed now, what was agreed, what weighs most. No name of
anyone, no phone number."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from fkp.clock import now
from fkp.db import db
from fkp.forum.alamat import alamat_forum
from fkp.forum.janji_lalu import janji_terbuka
from fkp.forum.kapan import agenda_kini
from fkp.forum.models import Forum
from fkp.forum.notulen.queries import papan_forum, sidik_keadaan
from fkp.forum.notulen.suara import MENERIMA
from fkp.forum.queries import find_forum, kerangka_of
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut.tampil import BarisTampil

TERBERAT = 3


@require(Izin.CATAT_FORUM)
def layar(forum_id: int) -> ResponseReturnValue:
    """The page for the projector; 304 when nothing on it changed."""
    forum = find_forum(db(), forum_id)
    jawab = make_response("", 304)
    janji = janji_terbuka(db(), forum.unit_id, now(), sebelum=forum)
    keadaan = [(satu.row.id, satu.row.versi, satu.keadaan) for satu in janji]
    sidik = sidik_keadaan(db(), forum, now(), "layar", str(get_locale()), keadaan)
    jawab.set_etag(sidik)
    if request.if_none_match.contains(sidik):
        return jawab
    jawab = make_response(_sajikan(forum, janji))
    jawab.set_etag(sidik)
    return jawab


def _sajikan(forum: Forum, janji: list[BarisTampil]) -> str:
    """Until the first row is agreed, the wall shows what the unit still owes."""
    papan = papan_forum(db(), forum)
    terbaru = max(papan.baris, key=lambda satu: satu.diubah, default=None)
    return render_template(
        "forum/notulen/layar.html",
        forum=forum,
        kerangka=kerangka_of(forum),
        baris=papan.baris,
        janji=janji,
        terbaru=terbaru,
        terberat=papan.ponsel[:TERBERAT],
        sisa=len(papan.ponsel[TERBERAT:]),
        kini=agenda_kini(forum, now()),
        alamat=alamat_forum(forum).partition("://")[2] if forum.tahap in MENERIMA else "",
    )
