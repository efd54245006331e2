"""Sealed berita acara that an installation on this machine holds, to compare a file with. Reads only."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.kerangka import KerangkaRusak
from fkp.laporan.forum.sumber import bahan_forum
from fkp.laporan.periksa.bawaan_forum import AcuanForum
from fkp.laporan.periksa.periksa import Petunjuk


def find_forum(db: Session, cari: Petunjuk, alamat: str) -> tuple[AcuanForum, ...]:
    """Every sealed version of the forum that the file speaks of, or whose signed file it is, oldest first."""
    syarat: list[ColumnElement[bool]] = []
    if cari.kode:
        syarat.append(BeritaAcara.kode == cari.kode.lower())
    if cari.sidik:
        syarat.append(BeritaAcara.sidik.startswith(cari.sidik, autoescape=True))
    if cari.berkas:
        syarat.append(BeritaAcara.berkas_sidik == cari.berkas)
    if not syarat:
        return ()
    forum_id = db.scalar(select(BeritaAcara.forum_id).where(or_(*syarat)).order_by(BeritaAcara.id).limit(1))
    if forum_id is None:
        return ()
    semua = select(BeritaAcara).where(BeritaAcara.forum_id == forum_id).order_by(BeritaAcara.versi)
    try:
        return tuple(
            AcuanForum(bahan, lengkap=True, berkas=sah.berkas_sidik)
            for sah in db.scalars(semua.options(joinedload(BeritaAcara.forum)))
            if (bahan := bahan_forum(db, sah.forum, sah.versi, alamat)) is not None
        )
    except KerangkaRusak:
        # Its forms are not here any more: nothing can be built of it.
        return ()
