"""What a forum leaves as evidence: its papers, photographs, plan, and where its outcome was made known."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.materi.queries import dokumentasi_forum
from fkp.forum.models import Forum
from fkp.laporan.forum.daftar import DOKUMEN, Boleh
from fkp.laporan.forum.sumber import bahan_forum
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.penilaian.paket.isi import IsiPaket, berkas, nama_aman, pdf, pengambil, tiada
from fkp.penilaian.paket.janji import bukti_janji
from fkp.tindak_lanjut.models import TindakLanjut

DIMINTA = {
    "berita-acara": "Kesepakatan forum",
    "daftar-hadir": "Siapa yang hadir; memuat nama orang",
    "notulen": "Semua masukan dan tanggapannya",
    "laporan": "Laporan pelaksanaan forum dengan lampirannya",
    "rencana-aksi": "Rencana aksi dan pelaksanaannya saat paket ini dibuat",
}
"""The documents that evaluators ask for (domain/fkp.md 8.3, second hand), by their names in ``DOKUMEN``."""


def folder_forum(forum: Forum) -> str:
    """ "forum-2026-10-20-k7qf2m": its day and its code."""
    return f"forum-{forum.tanggal or 'tanpa-tanggal'}-{forum.kode}"


def butir_forum(
    db: Session, forum: Forum, alamat: str, dokumen: Sequence[str] = tuple(DIMINTA), *, lengkap: bool = True
) -> IsiPaket:
    """The evidence of a sealed forum; ``lengkap`` adds its photographs, publication and the proofs of what
    was carried out. Phone numbers are masked: nobody has to be called to be counted."""
    folder = folder_forum(forum)
    bahan = bahan_forum(db, forum, alamat=alamat)
    for nama in dokumen:
        buat = DOKUMEN[nama].buat
        if bahan is not None and buat is not None:
            yield pdf(f"{folder}/{nama}.pdf", DIMINTA[nama], partial(buat, bahan, Boleh()))
    if not lengkap:
        return
    yield from _berkas(db, forum, folder)
    yield from _publikasi(db, forum, folder)
    janji = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id).order_by(TindakLanjut.id)
    yield from bukti_janji(db, db.scalars(janji).all(), f"{folder}/pelaksanaan")


def _berkas(db: Session, forum: Forum, folder: str) -> IsiPaket:
    """Photographs and what was uploaded as proof of publication."""
    semua = dokumentasi_forum(db, forum)
    for jenis, nama, guna in (
        (JenisBerkas.FOTO, "foto", "Foto kegiatan"),
        (JenisBerkas.PUBLIKASI, "publikasi", "Bukti publikasi hasil forum"),
    ):
        milik = [satu for satu in semua if satu.jenis == jenis]
        for n, satu in enumerate(milik, 1):
            tempat, apa = f"{folder}/{nama}/{nama_aman(n, satu.judul)}", f"{guna}: {satu.judul}"
            yield berkas(tempat, apa, satu.mime, pengambil(db, BerkasForum.isi, satu.id))
        if jenis is JenisBerkas.FOTO and not milik:
            yield tiada(f"{folder}/foto", guna, "belum ada foto kegiatan yang diunggah pada forum ini")


def _publikasi(db: Session, forum: Forum, folder: str) -> IsiPaket:
    """Evidence that was noted by hand, and that there is none."""
    cari = select(BuktiDukung).where(
        BuktiDukung.forum_id == forum.id, BuktiDukung.hal == HalBukti.PUBLIKASI_FKP
    )
    bukti = db.scalars(cari.order_by(BuktiDukung.id)).all()
    yield from butir_dukung(db, bukti, f"{folder}/publikasi")
    ada = [satu for satu in dokumentasi_forum(db, forum) if satu.jenis == JenisBerkas.PUBLIKASI]
    if not (bukti or ada):
        yield tiada(
            f"{folder}/publikasi", "Bukti publikasi hasil forum", "belum ada yang diunggah atau dicatat"
        )


def butir_dukung(db: Session, bukti: Sequence[BuktiDukung], folder: str) -> IsiPaket:
    """The files of evidence that was noted by hand; one with words or a link alone says so."""
    for satu in bukti:
        guna = f"{satu.hal.replace('_', ' ')}, {satu.media or 'tanpa media'}, {satu.tanggal.isoformat()}"
        nama = f"{folder}/{nama_aman(satu.id, satu.keterangan or satu.hal)}"
        if satu.sidik:
            yield berkas(nama, guna, satu.mime, pengambil(db, BuktiDukung.isi, satu.id))
        else:
            yield tiada(nama, guna, f"dicatat tanpa berkas. {satu.tautan or satu.keterangan}")
