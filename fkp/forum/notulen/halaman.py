"""The page of the minutes, and what became of one row."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from fkp.clock import now
from fkp.db import db
from fkp.forum.janji_lalu import janji_terbuka
from fkp.forum.kapan import agenda_kini
from fkp.forum.langkah import bukan_arsip, langkah_forum
from fkp.forum.models import Forum
from fkp.forum.notulen import queries
from fkp.forum.notulen.actions import DAPAT_DITULIS, kenapa_tetap
from fkp.forum.notulen.adukan import yang_diteruskan
from fkp.forum.notulen.isian import daftar_of
from fkp.forum.notulen.tampil import Ketikan, kurang_tertaut, pilihan_of, pukul, semua_baris
from fkp.forum.peserta.queries import liputan_forum
from fkp.forum.queries import find_forum, kerangka_of
from fkp.izin.guard import require
from fkp.izin.rules import Izin

SEBUTAN = {
    "masalah": "Masalah",
    "usulan": "Usulan",
    "jawaban": "Tanggapan",
    "tindakan": "Tindakan",
    "keluaran": "Keluaran",
    "penyampai": "Penyampai",
    "dasar": "Dasar hukum",
    "diteruskan_ke": "Diteruskan kepada",
    "penanggung_jawab": "Penanggung jawab",
    "unsur": "Unsur peserta",
    "unsur_skm": "Unsur SKM",
    "komponen": "Komponen standar",
    "hasil": "Hasil",
    "kelas": "Jangka waktu",
    "satuan": "Satuan",
    "layanan": "Layanan",
    "durasi": "Lama",
    "tenggat": "Jatuh tempo",
}


@require(Izin.CATAT_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """The minutes, to write in while they may change and to read afterwards."""
    return sajikan(bukan_arsip(find_forum(db(), forum_id)))


@require(Izin.CATAT_FORUM)
def riwayat(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """What each field of a row said before, by whom and when it was changed."""
    forum = find_forum(db(), forum_id)
    masukan = queries.find_masukan(db(), forum, masukan_id)
    pilihan = pilihan_of(daftar_of(db(), forum))
    return render_template(
        "forum/notulen/riwayat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        masukan=masukan,
        riwayat=queries.riwayat(db(), masukan),
        sebutan=SEBUTAN,
        kata={nama: dict(daftar) for nama, daftar in pilihan.items()},
    )


def sajikan(
    forum: Forum, *, ketikan: Ketikan | None = None, baru: Mapping[str, str] | None = None, galat: str = ""
) -> str:
    """The page. ``ketikan`` is what was typed in one row and could not be written, ``baru`` what stands in
    the form of a new one, which ``galat`` speaks of."""
    papan = queries.papan_forum(db(), forum)
    baris = semua_baris(papan, ketikan)
    return render_template(
        "forum/notulen/lihat.html",
        forum=forum,
        k=bersama(forum, papan),
        id_baru=uuid.uuid4(),
        baru=baru or {},
        galat=galat,
        baris=baris,
        masalah=[satu for b in baris for satu in b.masalah],
        pernah=queries.penanggung_pernah(db(), forum),
        diteruskan=yang_diteruskan(forum, papan.catatan),
        janji=janji_terbuka(db(), forum.unit_id, now(), sebelum=forum),
    )


def bersama(forum: Forum, papan: queries.Papan) -> dict[str, Any]:
    """What the page needs, and each piece of it that is made anew while it is open."""
    saat = now()
    semua = [*papan.baris, *papan.catatan, *papan.ponsel]
    terakhir = max((satu.diubah for satu in semua), default=None)
    return {
        "forum": forum,
        "langkah": langkah_forum(forum),
        "kerangka": kerangka_of(forum),
        "papan": papan,
        "pilihan": pilihan_of(daftar_of(db(), forum)),
        "kurang": _kurang(forum, papan) if forum.tahap in DAPAT_DITULIS else [],
        "liputan": liputan_forum(db(), forum),
        "kebutuhan": queries.kebutuhan_forum(db(), forum),
        "agenda_kini": agenda_kini(forum, saat),
        "dapat": forum.tahap in DAPAT_DITULIS,
        "kenapa": "" if forum.tahap in DAPAT_DITULIS else kenapa_tetap(forum),
        "tersimpan": pukul(terakhir, forum.unit.zona) if terakhir else "",
    }


def _kurang(forum: Forum, papan: queries.Papan) -> list[tuple[str, str]]:
    def tempat(isian: str) -> str:
        return url_for("forum_hadir.lihat" if isian == "hadir" else "forum.lihat", forum_id=forum.id)

    return kurang_tertaut(db(), forum, papan, tempat)
