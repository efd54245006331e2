"""Reading sealed versions: for staff, for everyone, and for whoever holds a paper with a code."""

import hashlib
from collections.abc import Sequence
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.models import Forum, TahapForum


def semua_segel(db: Session, forum: Forum) -> Sequence[BeritaAcara]:
    """The sealed versions of a forum, newest first."""
    cari = select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)
    return db.scalars(cari.order_by(BeritaAcara.versi.desc())).all()


def segel_terbaru(db: Session, forum: Forum) -> BeritaAcara | None:
    """The newest sealed version; None while there is none."""
    cari = select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)
    return db.scalar(cari.order_by(BeritaAcara.versi.desc()).limit(1))


def find_segel(db: Session, forum: Forum, versi: int) -> BeritaAcara:
    """That version of this forum; 404 otherwise."""
    cari = select(BeritaAcara).where(BeritaAcara.forum_id == forum.id, BeritaAcara.versi == versi)
    return db.scalar(cari) or abort(404)


def segel_umum(db: Session, forum: Forum) -> list[BeritaAcara]:
    """The versions that everyone may read, newest first: none before it is published, and none that was
    corrected before: what was wrong with it may be a name that should not be there."""
    if forum.tahap != TahapForum.TERBIT or forum.terbit_pada is None:
        return []
    umum, berikut = [], None
    for sah in semua_segel(db, forum):
        if berikut is None or berikut.waktu > forum.terbit_pada:
            umum.append(sah)
        berikut = sah
    return umum


def find_sah(db: Session, kode: str) -> BeritaAcara | None:
    """The sealed version with this verification code, however it was typed."""
    rapi = "".join(c for c in kode.lower() if c.isalnum())
    cari = (
        select(BeritaAcara)
        .where(BeritaAcara.kode == "-".join(rapi[i : i + 4] for i in range(0, len(rapi), 4)))
        .options(joinedload(BeritaAcara.forum))
    )
    return db.scalar(cari)


def verifikasi_forum(db: Session, sah: BeritaAcara) -> dict[str, Any]:
    """All that the verification page shows (``forum/berita_acara/_verifikasi.html``). The hashes are computed
    anew from what is kept. Content shows only once everyone may read it; before that, that the code is real
    and the hash of its content."""
    forum = sah.forum
    terbaru = segel_terbaru(db, forum)
    berkas = sah.berkas
    return {
        "sah": sah,
        "forum": forum,
        "unit": forum.unit,
        "umum": any(satu.id == sah.id for satu in segel_umum(db, forum)),
        "terbaru": terbaru if terbaru is not None and terbaru.versi > sah.versi else None,
        "isi_cocok": sidik_isi(sah.isi) == sah.sidik,
        "pribadi_cocok": sidik_isi(sah.pribadi) == sah.sidik_pribadi,
        "berkas_cocok": None if berkas is None else hashlib.sha256(berkas).hexdigest() == sah.berkas_sidik,
    }
