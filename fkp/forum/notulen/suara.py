"""What participants send from their phones, and how heavy it weighs with others."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert as insert_pg
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.forum.models import Forum, TahapForum
from fkp.forum.notulen.models import AsalMasukan, DukunganMasukan, Masukan
from fkp.forum.peserta.models import Peserta
from fkp.forum.tahap import ForumSalah
from fkp.galat import Galat
from fkp.identitas import keberatan_warga
from fkp.ketikan import rapikan_paragraf
from surveys.unsur import UNSUR

TERPANJANG = 600
MENERIMA = (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)
"""Before the day an issue helps the team to prepare; on the day everyone in the room sees it."""
_UNSUR = frozenset({"", *(satu.kunci for satu in UNSUR)})


class MasukanTutup(Galat):
    """The forum takes no issues any more."""

    status = 410


class MasukanBerbeda(Galat):
    """The same id came before, with other words or from somebody else."""


@dataclass(frozen=True)
class Suara:
    """What a participant sends; ``unsur_skm`` is a key of ``surveys.unsur`` or empty."""

    id: uuid.UUID
    masalah: str
    usulan: str = ""
    unsur_skm: str = ""


def rapikan_suara(id_: uuid.UUID, masalah: str, usulan: str, unsur_skm: str) -> Suara:
    """The words tidied. Raises ForumSalah with the field."""
    suara = Suara(id_, rapikan_paragraf(masalah), rapikan_paragraf(usulan), unsur_skm.strip())
    if not suara.masalah:
        raise ForumSalah("masalah", "Tulis masalahnya dengan kata Anda sendiri.")
    for nama in ("masalah", "usulan"):
        panjang = len(getattr(suara, nama))
        if panjang > TERPANJANG:
            raise ForumSalah(
                nama, f"Paling panjang {TERPANJANG} huruf, sekarang {panjang}. Ringkaskan, lalu kirim lagi."
            )
        if keberatan := keberatan_warga(getattr(suara, nama)):
            raise ForumSalah(nama, keberatan)
    if suara.unsur_skm not in _UNSUR:
        raise ForumSalah("unsur_skm", "Pilih salah satu dari daftar.")
    return suara


def periksa_menerima(tahap: str | None) -> None:
    """Raises MasukanTutup when a forum in this stage takes no issues (any more)."""
    if tahap == TahapForum.BATAL:
        raise MasukanTutup("Forum ini dibatalkan, jadi tidak menerima masukan.")
    if tahap not in MENERIMA:
        raise MasukanTutup(
            "Pembahasan forum ini sudah selesai, jadi masukan baru tidak dapat diterima. Sampaikan kepada "
            "unit ini, atau lewat SP4N-LAPOR! (lapor.go.id)."
        )


def kirim_masukan(db: Session, forum: Forum, peserta: Peserta, suara: Suara, saat: datetime) -> bool:
    """Keep an issue; False when the very same came before. ``forum`` and ``peserta`` may have been read in
    another session. Raises MasukanTutup and MasukanBerbeda."""
    _tahan(db, forum)
    ada = db.get(Masukan, suara.id)
    if ada is None:
        try:
            with db.begin_nested():
                db.add(_masukan(forum, peserta, suara, saat))
            return True
        except IntegrityError:  # sent twice at the same moment; the other one is there by now
            ada = db.get_one(Masukan, suara.id)
    ditarik = ada.dihapus_pada is not None
    sama = (ada.masalah, ada.usulan, ada.unsur_skm) == (suara.masalah, suara.usulan, suara.unsur_skm)
    # What staff made of it since is still the same issue; so is one that its sender took back.
    if ada.forum_id == forum.id and ada.peserta_id == peserta.id and (sama or ada.urutan or ditarik):
        return False
    raise MasukanBerbeda(
        "Masukan dengan nomor ini sudah pernah dikirim dengan isi lain. Tulis sebagai masukan baru."
    )


def tarik_masukan(db: Session, forum: Forum, peserta: Peserta, masukan: Masukan, saat: datetime) -> bool:
    """Take back an own issue that nobody took up: its words go, its number stays, so that a phone that sends
    it again does not bring it back. False when it was taken up or is somebody else's. Raises MasukanTutup."""
    _tahan(db, forum)
    db.refresh(masukan, with_for_update={"key_share": True})
    if masukan.peserta_id != peserta.id or masukan.urutan or masukan.hasil or masukan.dihapus_pada:
        return False
    db.execute(delete(DukunganMasukan).where(DukunganMasukan.masukan_id == masukan.id))
    masukan.masalah = masukan.usulan = masukan.unsur_skm = ""
    masukan.dukungan, masukan.dihapus_pada, masukan.diubah = 0, saat, saat
    masukan.versi += 1
    db.flush()
    return True


def dukung(db: Session, forum: Forum, peserta: Peserta, masukan: Masukan, *, ya: bool) -> None:
    """Say that an issue matters to this participant too, or no longer: once each, however often it is sent.
    The weight is counted in the database, so that two hundred phones need not wait for each other's sum.
    Raises MasukanTutup."""
    _tahan(db, forum)
    if ya:
        sisip = insert_pg if db.get_bind().dialect.name == "postgresql" else insert_sqlite
        perintah = sisip(DukunganMasukan).values(masukan_id=masukan.id, peserta_id=peserta.id)
        berubah = db.scalar(perintah.on_conflict_do_nothing().returning(DukunganMasukan.masukan_id))
    else:
        cari = (DukunganMasukan.masukan_id == masukan.id) & (DukunganMasukan.peserta_id == peserta.id)
        berubah = db.scalar(delete(DukunganMasukan).where(cari).returning(DukunganMasukan.masukan_id))
    if berubah:
        db.execute(
            update(Masukan)
            .where(Masukan.id == masukan.id)
            .values(dukungan=Masukan.dukungan + (1 if ya else -1))
            .execution_options(synchronize_session=False)
        )


def _tahan(db: Session, forum: Forum) -> None:
    """Hold the forum so that its text is not locked meanwhile; phones do not wait for each other."""
    periksa_menerima(db.scalar(select(Forum.tahap).where(Forum.id == forum.id).with_for_update(read=True)))


def _masukan(forum: Forum, peserta: Peserta, suara: Suara, saat: datetime) -> Masukan:
    return Masukan(
        id=suara.id,
        forum_id=forum.id,
        asal=AsalMasukan.PESERTA,
        urutan=0,
        waktu=saat,
        peserta_id=peserta.id,
        unsur=peserta.unsur,
        penyampai=peserta.lembaga,
        masalah=suara.masalah,
        usulan=suara.usulan,
        unsur_skm=suara.unsur_skm,
        dibuat=saat,
        diubah=saat,
    )
