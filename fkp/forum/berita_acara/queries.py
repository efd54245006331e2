"""Reading sealed versions: for staff, for everyone, and for whoever holds a paper with a code."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from fkp.forum.berita_acara.kata_elektronik import segel_elektronik
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.berita_acara.samaran import catatan_sidik
from fkp.forum.kerangka import KerangkaRusak, load_kerangka
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.tahap import OBJEK
from fkp.jejak.models import Jejak
from fkp.ketikan import rapikan_kode

AKSI_SEGEL = ("berita acara disahkan", "berita acara diperbaiki")
"""The lines of the audit trail that name the code and the hash of a version as it is sealed."""


def semua_segel(db: Session, forum: Forum) -> Sequence[BeritaAcara]:
    """The sealed versions of a forum, newest first."""
    cari = select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)
    return db.scalars(cari.order_by(BeritaAcara.versi.desc())).all()


def segel_terbaru(db: Session, forum: Forum) -> BeritaAcara | None:
    """The newest sealed version; None while there is none."""
    cari = select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)
    return db.scalar(cari.order_by(BeritaAcara.versi.desc()).limit(1))


def segel_versi(db: Session, forum: Forum, versi: int) -> BeritaAcara | None:
    """That version of this forum; None when there is none."""
    return db.scalar(select(BeritaAcara).where(BeritaAcara.forum_id == forum.id, BeritaAcara.versi == versi))


def find_segel(db: Session, forum: Forum, versi: int) -> BeritaAcara:
    """The same; 404 when there is none."""
    return segel_versi(db, forum, versi) or abort(404)


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
    rapi = rapikan_kode(kode)
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
    return {
        "sah": sah,
        "forum": forum,
        "unit": forum.unit,
        "umum": any(satu.id == sah.id for satu in segel_umum(db, forum)),
        "terbaru": terbaru if terbaru is not None and terbaru.versi > sah.versi else None,
        "isi_cocok": sidik_isi(sah.isi) == sah.sidik,
        "catatan_sidik": catatan_sidik(sah.isi),
        "pribadi_cocok": sidik_isi(sah.pribadi) == sah.sidik_pribadi,
        "elektronik": elektronik.ringkas if (elektronik := segel_elektronik(sah)) else "",
        "berkas_cocok": None if sah.berkas is None else _berkas_cocok(sah),
    }


def periksa_segel(db: Session, sah: BeritaAcara) -> Iterator[str]:
    """What does not hold of a sealed version, a sentence each: its hashes computed anew, and the one that the
    audit trail noted when it was sealed."""
    if sidik_isi(sah.isi) != sah.sidik:
        yield "sidik SHA-256 tidak cocok dengan isinya"
    if sidik_isi(sah.pribadi) != sah.sidik_pribadi:
        yield "sidik SHA-256 data peserta dan tanda tangan tidak cocok dengan isinya"
    if sah.isi.get("kerangka_sidik") != _sidik_kerangka(sah):
        yield "susunan naskahnya sudah diubah sejak disahkan; dokumennya mungkin tercetak lain"
    if not _berkas_cocok(sah):
        yield "sidik SHA-256 berkas bertanda tangan tidak cocok dengan berkasnya"
    cari = select(Jejak.rincian).where(
        Jejak.objek == OBJEK, Jejak.objek_id == str(sah.forum_id), Jejak.aksi.in_(AKSI_SEGEL)
    )
    tercatat = {(satu.get("kode"), satu.get("sidik")) for satu in db.scalars(cari)}
    if (sah.kode, sah.sidik) not in tercatat:
        yield "sidiknya bukan yang tercatat di jejak perubahan saat disahkan"


def tanpa_segel(db: Session) -> Sequence[str]:
    """The codes of forums that say they are sealed and have no sealed version."""
    punya = select(BeritaAcara.id).where(BeritaAcara.forum_id == Forum.id).exists()
    cari = select(Forum.kode).where(Forum.tahap.in_(TERSEGEL), ~punya)
    return db.scalars(cari.order_by(Forum.id)).all()


def _sidik_kerangka(sah: BeritaAcara) -> str:
    try:
        return load_kerangka(*sah.isi["kerangka"]).sidik
    except (KerangkaRusak, KeyError, TypeError):
        return ""


def _berkas_cocok(sah: BeritaAcara) -> bool:
    return (hashlib.sha256(sah.berkas).hexdigest() if sah.berkas is not None else "") == sah.berkas_sidik
