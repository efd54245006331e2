"""What the documents of a forum are made of as everyone may read it: without numbers and addresses of
people."""

from collections.abc import Iterable
from dataclasses import replace

from flask_babel import force_locale

from fkp.forum.berita_acara.samaran import catatan_sidik, samarkan_isi
from fkp.forum.berita_acara.tampil import samarkan_beda
from fkp.identitas import samarkan
from fkp.laporan.forum.bahan import BahanForum, Janji


def untuk_umum(bahan: BahanForum) -> BahanForum:
    """The same with marks in the place of what is hidden; the seal and its hash stay as they are."""
    if bahan.catatan_sidik:
        return bahan
    with force_locale("id"):  # the paper is Indonesian whatever the page speaks
        catatan = catatan_sidik(bahan.isi) if bahan.segel else ""
    return replace(
        bahan,
        isi=samarkan_isi(bahan.isi),
        segel=replace(bahan.segel, alasan=samarkan(bahan.segel.alasan)) if bahan.segel else None,
        arsip=tuple((nama, samarkan(teks)) for nama, teks in bahan.arsip) if bahan.arsip else bahan.arsip,
        janji=_janji(bahan.janji),
        lalu=replace(bahan.lalu, janji=_janji(bahan.lalu.janji)) if bahan.lalu else None,
        berkas=tuple(replace(satu, judul=samarkan(satu.judul)) for satu in bahan.berkas),
        perubahan=tuple(samarkan_beda(bahan.perubahan)),
        catatan_sidik=catatan,
    )


def _janji(semua: Iterable[Janji]) -> tuple[Janji, ...]:
    return tuple(
        replace(
            satu,
            masalah=samarkan(satu.masalah),
            kegiatan=samarkan(satu.kegiatan),
            keluaran=samarkan(satu.keluaran),
            penanggung_jawab=samarkan(satu.penanggung_jawab),
        )
        for satu in semua
    )
