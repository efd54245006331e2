"""Staff: the home of one forum."""

from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from fkp.clock import now
from fkp.db import db
from fkp.forum.janji_lalu import janji_terbuka
from fkp.forum.kapan import agenda_kini
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import TERSEGEL, UMUM, Forum, TahapForum
from fkp.forum.persiapan.actions import TERBUKA
from fkp.forum.persiapan.isi import IsiAgenda, keberatan_agenda
from fkp.forum.persiapan.tindakan import Boleh, tindakan
from fkp.forum.peserta.queries import liputan_forum
from fkp.forum.queries import boleh_forum, find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.izin.guard import boleh, require
from fkp.izin.rules import Izin
from fkp.skm.models import Survei
from fkp.tindak_lanjut.models import Status, TindakLanjut


@require(Izin.LIHAT_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """What is to be done now, and everything that is known of the forum. An archive has a page of its own."""
    forum = find_forum(db(), forum_id)
    if forum.tahap == TahapForum.ARSIP:
        return redirect(url_for("forum_arsip.lihat", forum_id=forum.id))
    return tampil_forum(forum)


def tampil_forum(forum: Forum, salah: ForumSalah | None = None) -> str:
    """The page of a forum; ``salah`` is why a step that was asked for could not be made."""
    saat, liputan, izin = now(), liputan_forum(db(), forum), _boleh(forum)
    return render_template(
        "forum/persiapan/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        kerangka=kerangka_of(forum),
        liputan=liputan,
        boleh=izin,
        tindakan=tindakan(forum, liputan, izin, saat),
        salah=salah,
        alasan=request.form.get("alasan", ""),
        berubah=forum.tahap == TahapForum.TERJADWAL and "berubah" in request.args,
        terbuka=izin.kelola and forum.tahap in TERBUKA,
        umum=forum.tahap in UMUM,
        survei=db().get(Survei, forum.survei_id) if forum.survei_id else None,
        janji=janji_terbuka(db(), forum.unit_id, saat, sebelum=forum) if izin.rencana else [],
        ditepati=_ditepati(forum) if izin.rencana and forum.tahap in TERSEGEL else None,
        butir_kini=_butir_kini(forum, saat),
        agenda_salah=_agenda_salah(forum),
    )


def _boleh(forum: Forum) -> Boleh:
    return Boleh(
        kelola=boleh_forum(db(), forum, Izin.KELOLA_FORUM),
        catat=boleh_forum(db(), forum, Izin.CATAT_FORUM),
        sahkan=boleh_forum(db(), forum, Izin.SAHKAN_FORUM),
        unduh=boleh_forum(db(), forum, Izin.UNDUH_FORUM),
        jejak=boleh(Izin.LIHAT_JEJAK, forum.unit.jalur),
        rencana=boleh(Izin.LIHAT_TINDAK_LANJUT, forum.unit.jalur),
    )


def _ditepati(forum: Forum) -> tuple[int, int]:
    """How many of the promises of this forum are kept, of how many."""
    milik = select(func.count()).where(TindakLanjut.forum_id == forum.id)
    selesai = milik.where(TindakLanjut.status == Status.SELESAI)
    return db().scalar(selesai) or 0, db().scalar(milik) or 0


def _butir_kini(forum: Forum, saat: datetime) -> int | None:
    """The id of the point of the agenda that is on now, while the forum runs on its day."""
    butir = agenda_kini(forum, saat) if forum.tahap == TahapForum.BERLANGSUNG else None
    return butir.id if butir else None


def _agenda_salah(forum: Forum) -> str:
    """What does not fit in the agenda any more, since the hours of the forum changed; empty when all fits."""
    if forum.tahap not in TERBUKA:
        return ""
    agenda = [IsiAgenda(satu.mulai, satu.selesai, satu.judul) for satu in forum.agenda]
    salah = keberatan_agenda(agenda, forum.mulai, forum.selesai)
    return salah[0].pesan if salah else ""
