"""Forums, people and rows of minutes for the tests; each flushes, the test commits."""

import uuid
from datetime import date, time
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.models import Forum, TahapForum, TimForum
from fkp.forum.notulen.models import Masukan
from fkp.forum.peserta.models import AsalPeserta, Kontak, Peserta
from fkp.unit.models import Unit
from tests.builders import SAAT, _nomor, a_akun, a_unit

HARI = date(2026, 11, 12)
"""The day of SAAT in Jakarta: a forum of the builders is today."""


def a_forum(
    db: Session, unit: Unit | None = None, tahap: str = TahapForum.BERLANGSUNG, **kolom: Any
) -> Forum:
    """A forum of today, nine to twelve, in that stage, about waiting."""
    unit = unit or a_unit(db)
    forum = Forum(
        unit=unit,
        kode=kolom.pop("kode", f"forum{next(_nomor)}"),
        tema=kolom.pop("tema", "Waktu tunggu loket"),
        topik=kolom.pop("topik", "hasil_skm"),
        tanggal=kolom.pop("tanggal", HARI),
        mulai=kolom.pop("mulai", time(9)),
        selesai=kolom.pop("selesai", time(12)),
        tempat=kolom.pop("tempat", "Aula"),
        kota=kolom.pop("kota", "Umpama"),
        jabatan=kolom.pop("jabatan", "Kepala Dinas"),
        penandatangan=kolom.pop("penandatangan", "Contoh Umpama"),
        rahasia=kolom.pop("rahasia", "r" * 43),
        dibuat=SAAT,
        tahap=tahap,
        terjadwal_pada=None if tahap in (TahapForum.RANCANGAN, TahapForum.ARSIP) else SAAT,
        **kolom,
    )
    db.add(forum)
    db.flush()
    return forum


def a_peserta(db: Session, forum: Forum, unsur: str = "U1", *, hadir: bool = False, **kolom: Any) -> Peserta:
    """Someone of that element, invited; ``hadir`` when they came."""
    n = next(_nomor)
    peserta = Peserta(
        id=kolom.pop("id", uuid.uuid4()),
        forum_id=forum.id,
        asal=kolom.pop("asal", AsalPeserta.UNDANGAN),
        nama=kolom.pop("nama", f"Warga {n}"),
        lembaga=kolom.pop("lembaga", f"Lembaga {n}"),
        unsur=unsur,
        hadir_pada=kolom.pop("hadir_pada", SAAT if hadir else None),
        hadir_lewat=kolom.pop("hadir_lewat", "staf" if hadir else ""),
        dibuat=SAAT,
        **kolom,
    )
    db.add(peserta)
    db.flush()
    return peserta


def a_kontak(db: Session, unit: Unit, nama: str = "Siti Umpama", **kolom: Any) -> Kontak:
    """Someone in the contact book of the unit, of the civil society, who agreed aloud at SAAT."""
    kontak = Kontak(
        unit=unit,
        nama=nama,
        unsur=kolom.pop("unsur", "U4"),
        setuju_pada=kolom.pop("setuju_pada", SAAT),
        setuju_lewat="lisan",
        setuju_versi="persetujuan-1",
        dibuat=SAAT,
        **kolom,
    )
    db.add(kontak)
    db.flush()
    return kontak


def a_masukan(db: Session, forum: Forum, **kolom: Any) -> Masukan:
    """A row of the minutes; with ``lengkap`` it is a whole row of the berita acara, due in ten days."""
    if kolom.pop("lengkap", False):
        kolom = {
            "hasil": "disepakati",
            "usulan": "Memasang papan alur di tiga loket.",
            "tindakan": "Memasang papan alur",
            "keluaran": "Papan alur terpasang di 3 loket",
            "kelas": "pendek",
            "durasi": 10,
            "satuan": "hari",
            "tenggat": date(2026, 11, 22),
            "penanggung_jawab": "Seksi Pelayanan",
            "unsur_skm": "waktu",
            **kolom,
        }
    masukan = Masukan(
        id=kolom.pop("id", uuid.uuid4()),
        forum_id=forum.id,
        urutan=kolom.pop("urutan", next(_nomor)),
        unsur=kolom.pop("unsur", "U1"),
        masalah=kolom.pop("masalah", "Warga menunggu lebih dari satu jam."),
        waktu=SAAT,
        dibuat=SAAT,
        diubah=SAAT,
        **kolom,
    )
    db.add(masukan)
    db.flush()
    return masukan


def tugaskan(db: Session, forum: Forum, akun: Akun, peran: str = "notulis") -> TimForum:
    """Make the person a member of the team."""
    anggota = TimForum(forum_id=forum.id, peran=peran, nama=akun.nama, akun_id=akun.id)
    db.add(anggota)
    db.flush()
    return anggota


def a_notulis(db: Session, forum: Forum, **kolom: Any) -> Akun:
    """A notulis of the unit, assigned to this forum."""
    akun = a_akun(db, Peran.NOTULIS, forum.unit.jalur, **kolom)
    tugaskan(db, forum, akun)
    return akun


def a_materi(db: Session, forum: Forum, jenis: str = JenisBerkas.MATERI, **kolom: Any) -> BerkasForum:
    """A small PDF of the forum, uploaded by somebody of its unit."""
    isi = kolom.pop("isi", b"%PDF-1.7\n")
    berkas = BerkasForum(
        forum_id=forum.id,
        jenis=jenis,
        judul=kolom.pop("judul", "Paparan"),
        nama=kolom.pop("nama", "paparan.pdf"),
        mime=kolom.pop("mime", "application/pdf"),
        ukuran=len(isi),
        sidik=sha256(isi).hexdigest(),
        isi=isi,
        akun_id=kolom.pop("akun_id", None) or a_akun(db, Peran.PETUGAS, forum.unit.jalur).id,
        waktu=SAAT,
        **kolom,
    )
    db.add(berkas)
    db.flush()
    return berkas
