"""Invitations leave: by e-mail as letters in the queue, by other ways when a person says they did it.

An invitation is about a date, an hour, a place and an address it went to: ``sidik_undangan`` is made of
those, so each person is told once, and again when one of them changes or when the forum is called off.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.alamat import AlamatSurat
from fkp.forum.ics import undangan
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import AsalPeserta, Peserta
from fkp.forum.peserta.naskah import isi_surat, judul_surat
from fkp.forum.peserta.tautan import jalan_peserta
from fkp.forum.tahap import OBJEK
from fkp.galat import Galat
from fkp.ics import MIME
from fkp.jejak.actions import catat
from fkp.surat.actions import Lampiran, Surat, tulis_semua
from fkp.surat.models import KeadaanSurat, SuratKeluar

SUREL, WA, LANGSUNG = "surel", "wa", "langsung"
"""How an invitation went; ``langsung``: by hand, by post, by telephone."""
JANGAN = "jangan"
"""In the place of these: the person asked to be left alone."""
DAPAT_DIKIRIM = (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)


class BelumDiumumkan(Galat):
    """Invitations leave once the forum is announced."""


def awalan_surat(forum: Forum, peserta: Peserta | None = None) -> str:
    """How the occasions of this forum begin, or those of one person."""
    return f"undangan forum {forum.id} peserta " + (f"{peserta.id.hex} " if peserta else "")


def sidik_undangan(forum: Forum, peserta: Peserta) -> str:
    """What this person has to know, in sixteen signs: eight for when and where, eight for the way to them."""
    batal = forum.tahap == TahapForum.BATAL
    jadwal = [str(satu) for satu in (forum.tanggal, forum.mulai, forum.selesai)]
    jadwal += [forum.moda, forum.tempat, forum.tautan, str(batal)]
    return _delapan(jadwal) + _delapan([peserta.surel or peserta.hp, str(peserta.tautan_versi)])


def jadwal_lain(forum: Forum, peserta: Peserta) -> bool:
    """Whether this person was told another date or place."""
    lama = peserta.dikirim_sidik[:8]
    return bool(lama) and lama != sidik_undangan(forum, peserta)[:8]


def perlu_dikabari(forum: Forum, peserta: Peserta) -> bool:
    """Whether this person was not told yet, or was told something else. Of a forum that is called off only
    those hear who were invited, and once it is over nobody is told any more."""
    if peserta.asal != AsalPeserta.UNDANGAN or peserta.dicabut or peserta.dikirim_lewat == JANGAN:
        return False
    if forum.tahap == TahapForum.BATAL and peserta.dikirim_pada is None:
        return False
    if forum.tahap not in (TahapForum.RANCANGAN, TahapForum.BATAL, *DAPAT_DIKIRIM):
        return False
    return peserta.dikirim_sidik != sidik_undangan(forum, peserta)


def periksa_kirim(forum: Forum) -> None:
    """Raises BelumDiumumkan when no invitation may leave in this stage."""
    if forum.tahap == TahapForum.BATAL and forum.terjadwal_pada is not None:
        return
    if forum.tahap == TahapForum.RANCANGAN:
        raise BelumDiumumkan("Umumkan forum dulu: undangan memuat alamat halamannya.")
    if forum.tahap not in DAPAT_DIKIRIM:
        raise BelumDiumumkan("Forum ini sudah lewat, jadi undangannya tidak dikirim lagi.")


def kirim_surel(
    db: Session,
    oleh: Akun,
    forum: Forum,
    semua: Iterable[Peserta],
    alamat: AlamatSurat,
    dari: str,
    saat: datetime,
) -> int:
    """Write the letters of those who have an e-mail address and have to be told, each with the address of
    their own page; how many. ``dari`` is who they come from. The forum must be held by the caller. Raises
    BelumDiumumkan."""
    periksa_kirim(forum)
    surat: list[Surat] = []
    halaman = alamat.penuh(alamat.rute("forum_publik.lihat", kode=forum.kode))
    catatan = undangan(forum, halaman, saat, dari)
    metode = "CANCEL" if forum.tahap == TahapForum.BATAL else "REQUEST"
    for peserta in semua:
        if not peserta.surel or not perlu_dikabari(forum, peserta):
            continue
        lagi, sidik = jadwal_lain(forum, peserta), sidik_undangan(forum, peserta)
        tautan = alamat.penuh(jalan_peserta(alamat.rute, forum, peserta))
        isi = isi_surat(forum, peserta, tautan, halaman, lagi=lagi)
        ics = Lampiran(
            nama="forum.ics",
            mime=f"{MIME}; method={metode}",
            isi=catatan(peserta.nama, peserta.surel),
        )
        surat.append(
            Surat(
                kunci=f"{awalan_surat(forum, peserta)}{forum.versi} {sidik}",
                jalur=forum.unit.jalur,
                kepada=peserta.surel,
                judul=judul_surat(forum, lagi=lagi),
                isi=alamat.lengkapi(isi),
                lampiran=(ics,),
            )
        )
        _tandai(peserta, SUREL, sidik, saat)
    jumlah = tulis_semua(db, surat, saat)
    if jumlah:
        rincian = {"jumlah": jumlah, "lewat": SUREL}
        catat(db, oleh, "undangan dikirim", OBJEK, forum.id, forum.unit.jalur, rincian)
    return jumlah


def tandai_terkirim(
    db: Session, oleh: Akun, forum: Forum, semua: Sequence[Peserta], lewat: str, saat: datetime
) -> int:
    """Note that a person told these people by other means; how many. Raises BelumDiumumkan."""
    periksa_kirim(forum)
    perlu = [peserta for peserta in semua if perlu_dikabari(forum, peserta)]
    for peserta in perlu:
        _tandai(peserta, lewat, sidik_undangan(forum, peserta), saat)
    db.flush()
    if perlu:
        rincian = {"jumlah": len(perlu), "lewat": lewat}
        catat(db, oleh, "undangan ditandai terkirim", OBJEK, forum.id, forum.unit.jalur, rincian)
    return len(perlu)


def surat_gagal(db: Session, forum: Forum) -> dict[str, str]:
    """Why the last letter of a person could not be delivered, by the hexadecimal id of the person."""
    awalan = awalan_surat(forum)
    cari = (
        select(SuratKeluar.kunci, SuratKeluar.keadaan, SuratKeluar.pesan)
        .where(SuratKeluar.kunci.startswith(awalan, autoescape=True))
        .order_by(SuratKeluar.id)
    )
    akhir = {
        kunci.removeprefix(awalan).partition(" ")[0]: (keadaan, pesan)
        for kunci, keadaan, pesan in db.execute(cari)
    }
    return {nomor: pesan for nomor, (keadaan, pesan) in akhir.items() if keadaan == KeadaanSurat.GAGAL}


def _delapan(bagian: list[str]) -> str:
    return sha256(json.dumps(bagian).encode()).hexdigest()[:8]


def _tandai(peserta: Peserta, lewat: str, sidik: str, saat: datetime) -> None:
    peserta.dikirim_pada, peserta.dikirim_lewat, peserta.dikirim_sidik = saat, lewat, sidik
