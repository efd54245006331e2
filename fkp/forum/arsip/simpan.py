"""Storing a forum of earlier years. Everything derived is computed from these rows, never from the record."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.arsip.kasus import Kasus
from fkp.forum.arsip.nilai import NilaiForum, nilai_forum
from fkp.forum.kode import simpan_berkode
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.forum.notulen.models import AsalMasukan, Masukan
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import OBJEK
from fkp.jejak.actions import catat
from fkp.unit.models import Unit

BERSAMA = "bersama"
"""The role of the units that held a forum together with its own."""


def susun(kasus: Kasus, saat: datetime) -> tuple[Forum, ArsipForum, list[Masukan]]:
    """The rows that a case becomes, not yet in any database and of no unit."""
    forum = Forum(
        kerangka="fkp",
        kerangka_versi=1,
        tema=kasus.tema,
        moda=kasus.moda,
        tempat=kasus.tempat,
        tanggal=kasus.tanggal,
        tahap=TahapForum.ARSIP,
        dibuat=saat,
    )
    arsip = ArsipForum(
        kunci=kasus.kunci,
        bukti=kasus.bukti,
        sumber=kasus.sumber,
        waktu_teks=kasus.waktu_teks,
        unsur=kasus.unsur,
        unsur_ragu=kasus.unsur_ragu,
        sebagian=kasus.sebagian,
        jumlah_peserta=kasus.jumlah_peserta,
        peran=kasus.peran | ({BERSAMA: kasus.lembaga_lain} if kasus.lembaga_lain else {}),
        catatan=kasus.catatan,
        asli=kasus.asli,
    )
    baris = [
        Masukan(
            id=uuid.uuid4(),
            asal=AsalMasukan.ARSIP,
            urutan=nomor,
            waktu=saat,
            dibuat=saat,
            diubah=saat,
            **{nama: getattr(satu, nama) for nama in satu.__slots__},
        )
        for nomor, satu in enumerate(kasus.baris, start=1)
    ]
    return forum, arsip, baris


def simpan_kasus(db: Session, oleh: Akun | str, unit: Unit, kasus: Kasus, saat: datetime) -> Forum:
    """Keep the case as an archive of this unit. The caller has looked whether it is there already, and holds
    the unit (``tahan_unit``)."""
    forum, arsip, baris = susun(kasus, saat)
    simpan_baru(db, oleh, unit, forum, arsip, baris, "arsip forum diimpor")
    return forum


def simpan_baru(
    db: Session,
    oleh: Akun | str,
    unit: Unit,
    forum: Forum,
    arsip: ArsipForum,
    baris: Sequence[Masukan],
    aksi: str,
) -> None:
    """Put a new archive under its unit, with its line in the audit trail."""
    forum.unit = unit
    simpan_berkode(db, forum)
    arsip.forum_id = forum.id
    for satu in baris:
        satu.forum_id = forum.id
    db.add_all([arsip, *baris])
    rincian = {"kunci": arsip.kunci, "unsur": len(arsip.unsur), "baris": len(baris)}
    catat(db, oleh, aksi, OBJEK, forum.id, unit.jalur, rincian)
    db.flush()


def tahan_unit(db: Session, unit_id: Iterable[int]) -> None:
    """Hold these units until the transaction ends, so that two imports of the same case come one after the
    other."""
    db.execute(select(Unit.id).where(Unit.id.in_(list(unit_id))).order_by(Unit.id).with_for_update()).all()


def nilai_baris(forum: Forum, arsip: ArsipForum, baris: Iterable[Masukan]) -> NilaiForum:
    """What can be derived from the rows of an archive. A source that names no element, or shows only a part
    of the people, does not say that one was missing, however many came or whatever they were; one that names
    nobody but organisers does."""
    hanya_penyelenggara = arsip.peran.keys() - {BERSAMA} == {"penyelenggara"} and not arsip.jumlah_peserta
    return nilai_forum(
        kerangka_of(forum),
        arsip.unsur,
        arsip.unsur_ragu,
        (satu for satu in baris if satu.dihapus_pada is None),
        lengkap=not arsip.sebagian and (bool(arsip.unsur_ragu) or hanya_penyelenggara),
    )
