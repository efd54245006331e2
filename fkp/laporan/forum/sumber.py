"""From the database to what the documents of a forum are made of: a sealed version, or a draft of what is not
sealed yet."""

from datetime import date, datetime
from typing import Any

from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.dokumen.teks import teks_angka
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import Naskah, susun_naskah
from fkp.forum.berita_acara.perbaikan import beda_versi
from fkp.forum.berita_acara.queries import segel_terbaru, segel_umum, segel_versi
from fkp.forum.berita_acara.segel import isi_tanda
from fkp.forum.berita_acara.tampil import beda_tampil
from fkp.forum.berita_acara.tandatangan import tanda_sah
from fkp.forum.kapan import mulai_pada
from fkp.forum.kerangka import Kerangka, load_kerangka
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.forum.notulen.periksa import baris_berita_acara
from fkp.forum.queries import kerangka_of
from fkp.laporan.forum.bahan import (
    BahanForum,
    BerkasTercatat,
    ForumLalu,
    Janji,
    RingkasSkm,
    SegelForum,
)
from fkp.skm.models import Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.skm.queries import pengesahan_terakhir
from fkp.tindak_lanjut.models import TindakLanjut
from surveys.hasil import HasilSkm
from surveys.rincian import TERKECIL

TERENDAH = 3
"""Unsur with the lowest values that the report names."""


def bahan_forum(db: Session, forum: Forum, versi: int | None = None, alamat: str = "") -> BahanForum | None:
    """The newest sealed version, the one that ``versi`` names, or for a forum that is not sealed a draft.
    ``alamat`` is the public origin. None when that version does not exist."""
    sah = segel_terbaru(db, forum) if versi is None else segel_versi(db, forum, versi)
    if sah is not None:
        return _sealed(db, forum, sah, alamat)
    return _draft(db, forum, susun_naskah(db, forum)) if versi is None else None


def bahan_umum(db: Session, forum: Forum, alamat: str = "") -> BahanForum | None:
    """What everyone may read: the newest published version without any of the people. None before."""
    umum = segel_umum(db, forum)
    if not umum:
        return None
    sah, lama = umum[0], umum[1] if len(umum) > 1 else None
    return BahanForum(
        isi=sah.isi,
        pribadi=None,
        segel=_segel(db, sah, alamat),
        kerangka=load_kerangka(*sah.isi["kerangka"]),
        saat=sah.waktu,
        perubahan=_perubahan(lama, sah),
    )


def _sealed(db: Session, forum: Forum, sah: BeritaAcara, alamat: str) -> BahanForum:
    awal = segel_versi(db, forum, 1) if sah.versi > 1 else None
    return BahanForum(
        isi=sah.isi,
        pribadi=sah.pribadi,
        segel=_segel(db, sah, alamat),
        kerangka=load_kerangka(*sah.isi["kerangka"]),
        saat=sah.waktu,
        tanda_awal=frozenset(awal.pribadi["tanda_tangan"]) if awal else frozenset(),
        perubahan=_perubahan(segel_versi(db, forum, sah.versi - 1), sah),
        **_sekitar(db, forum),
    )


def _draft(db: Session, forum: Forum, naskah: Naskah) -> BahanForum:
    terkunci = forum.tahap == TahapForum.PENANDATANGANAN and naskah.sidik_teks == forum.naskah_sidik
    tanda = {s.peserta_id.hex: isi_tanda(s, {}) for s in tanda_sah(db, forum) if terkunci and s.peserta_id}
    arsip = db.get(ArsipForum, forum.id) if forum.tahap == TahapForum.ARSIP else None
    return BahanForum(
        isi=_berjangka(db, forum, naskah.isi) if arsip else naskah.isi,
        pribadi={**naskah.pribadi, "tanda_tangan": tanda},
        segel=None,
        kerangka=kerangka_of(forum),
        saat=mulai_pada(forum) or forum.dibuat,
        terkunci=terkunci,
        arsip=_arsip(forum, arsip) if arsip else None,
        **_sekitar(db, forum),
    )


def _arsip(forum: Forum, arsip: ArsipForum) -> tuple[tuple[str, str], ...]:
    kerangka = kerangka_of(forum)
    jumlah = teks_angka(arsip.jumlah_peserta) if arsip.jumlah_peserta is not None else "tidak diketahui"
    sebagian = " (sumbernya hanya memperlihatkan sebagian)" if arsip.sebagian else ""
    butir = (
        ("Waktu menurut sumber", arsip.waktu_teks),
        ("Jumlah peserta", f"{jumlah}{sebagian}"),
        ("Unsur yang hadir", _unsur(kerangka, arsip.unsur)),
        ("Unsur yang mungkin hadir", _unsur(kerangka, arsip.unsur_ragu)),
        ("Sumber", arsip.sumber),
    )
    return tuple((nama, isi) for nama, isi in butir if isi)


def _unsur(kerangka: Kerangka, kunci: list[str]) -> str:
    return ", ".join(kerangka.nama_of("unsur", satu) for satu in kunci)


def _berjangka(db: Session, forum: Forum, isi: dict[str, Any]) -> dict[str, Any]:
    """The rows of an archive with their time limits as the source words them."""
    jangka = {satu.id.hex: satu.jangka_teks for satu in baris_berita_acara(db, forum)}
    return {**isi, "baris": [{**satu, "jangka_teks": jangka[satu["masukan"]]} for satu in isi["baris"]]}


def _sekitar(db: Session, forum: Forum) -> dict[str, Any]:
    """What stands around the text and goes on after the seal."""
    lalu = forum.forum_lalu
    return {
        "janji": _janji(db, forum),
        "lalu": ForumLalu(lalu.tema, lalu.tanggal, _janji(db, lalu)) if lalu else None,
        "skm": _skm(db, forum),
        "berkas": _berkas(db, forum),
        "layanan": tuple(satu.nama for satu in forum.layanan),
        "nomor_undangan": forum.nomor_undangan,
    }


def _perubahan(lama: BeritaAcara | None, baru: BeritaAcara) -> tuple[Any, ...]:
    if lama is None:
        return ()
    with force_locale("id"):
        kerangka = load_kerangka(*baru.isi["kerangka"])
        return tuple(beda_tampil(kerangka, beda_versi(lama.isi, baru.isi)))


def _segel(db: Session, sah: BeritaAcara, alamat: str) -> SegelForum:
    return SegelForum(
        kode=sah.kode,
        alamat=f"{alamat}/verifikasi/{sah.kode}" if alamat else "",  # a path is no address
        versi=sah.versi,
        alasan=sah.alasan,
        sidik=sah.sidik,
        waktu=sah.waktu,
        oleh=db.get_one(Akun, sah.akun_id).nama,
        versi_program=sah.versi_program,
    )


def _janji(db: Session, forum: Forum) -> tuple[Janji, ...]:
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)
    zona = forum.unit.zona
    return tuple(
        Janji(
            masukan=satu.masukan_id.hex if satu.masukan_id else "",
            masalah=satu.masalah,
            kegiatan=satu.kegiatan,
            keluaran=satu.keluaran,
            penanggung_jawab=satu.penanggung_jawab,
            tenggat=satu.tenggat,
            tenggat_semula=satu.tenggat_semula,
            status=satu.status,
            selesai_pada=satu.selesai_pada,
            diubah=_hari(satu.diubah, zona),
        )
        for satu in db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id))
    )


def _skm(db: Session, forum: Forum) -> RingkasSkm | None:
    survei = db.get(Survei, forum.survei_id) if forum.survei_id else None
    sah = pengesahan_terakhir(db, survei) if survei else None
    if survei is None or sah is None:
        return None
    hasil = HasilSkm.from_dict(sah.hasil)
    urut = sorted(hasil.unsur, key=lambda satu: satu.nrr_eksak)
    with force_locale("id"):
        periode = nama_periode(survei.periode, survei.mulai, survei.akhir)
    return RingkasSkm(
        periode=periode,
        ikm=hasil.ikm,
        mutu=hasil.mutu or "",
        terendah=tuple(satu.nama for satu in urut[:TERENDAH]),
        umum=survei.tahap == Tahap.TERBIT and hasil.responden >= TERKECIL,
    )


def _berkas(db: Session, forum: Forum) -> tuple[BerkasTercatat, ...]:
    cari = select(BerkasForum).where(BerkasForum.forum_id == forum.id).order_by(BerkasForum.id)
    zona = forum.unit.zona
    return tuple(
        BerkasTercatat(satu.jenis, satu.judul, _hari(satu.waktu, zona), satu.umum)
        for satu in db.scalars(cari)
    )


def _hari(saat: datetime, zona: str) -> date:
    return setempat(saat, zona).date()
