"""Following promises: ask for it, confirm it, stop. It is a citizen's own act, so none of it writes an audit
line."""

import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import Select, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from fkp.alamat import alamat_surat
from fkp.db import terkunci
from fkp.forum.peserta.models import Peserta
from fkp.papan.models import PengikutJanji, TanggapanJanji
from fkp.papan.naskah import surat_konfirmasi
from fkp.papan.sasaran import Sasaran
from fkp.papan.tanda import jalan_konfirmasi, sidik_alamat
from fkp.surat.actions import Surat, tarik_surat, tulis_semua
from fkp.surat.models import SuratKeluar
from fkp.unit.situs import nama_situs

SELANG_SURAT = timedelta(hours=1)
"""Between two letters that ask the same address about the same thing."""
SEHARI = 5
"""Letters a day that ask a mailbox, whatever about: nobody fills the mailbox of another through us."""
TUNGGU = timedelta(days=7)
"""How long an address waits to be confirmed; then it is deleted."""


def minta_ikut(
    db: Session, surel: str, sasaran: Sasaran, versi: str, saat: datetime, peserta: Peserta | None = None
) -> None:
    """Ask this address whether it wants news of ``sasaran``; ``versi`` is the wording that was agreed to.
    One that follows it already, was asked within the hour, or often enough today, gets no letter; whoever
    asks is told the same in each case."""
    surel = surel.lower()  # the same mailbox, however it is spelled
    row = db.scalar(_milik(surel).where(PengikutJanji.sasaran == sasaran.kunci).with_for_update())
    if row is not None and (row.dikonfirmasi_pada is not None or row.dibuat > saat - SELANG_SURAT):
        return
    kunci = _kunci_surat(db, surel, saat)
    if kunci is None:
        return
    if row is None:
        row = PengikutJanji(id=uuid.uuid4(), versi=1, surel=surel, sasaran=sasaran.kunci)
        row.unit_id = None if sasaran.forum or sasaran.janji else sasaran.unit.id
        row.forum_id = sasaran.forum.id if sasaran.forum else None
        row.tindak_lanjut_id = sasaran.janji.id if sasaran.janji else None
    row.setuju_versi, row.dibuat = versi, saat
    # Whoever typed this name at the door holds their link too: another address is not theirs by that.
    sendiri = peserta is not None and peserta.surel.lower() in ("", surel)
    row.peserta_id = peserta.id if peserta is not None and sendiri else None
    alamat = alamat_surat(current_app, nama_situs(db))
    with force_locale("id"):
        tautan = alamat.penuh(jalan_konfirmasi(alamat.rute, row))
        judul, isi = surat_konfirmasi(sasaran.apa, tautan, TUNGGU.days)
    surat = Surat(kunci, sasaran.unit.jalur, surel, judul, alamat.lengkapi(isi))
    # The same mailbox may have been asked at this very moment, and have that letter: then the address is not
    # kept without being asked.
    with suppress(IntegrityError), db.begin_nested() as simpanan:
        db.add(row)
        if not tulis_semua(db, [surat], saat):
            simpanan.rollback()


def konfirmasi(db: Session, pengikut: PengikutJanji, saat: datetime) -> None:
    """The address is theirs. The row must be held by the caller."""
    pengikut.dikonfirmasi_pada = pengikut.dikonfirmasi_pada or saat
    db.flush()


def yang_diikuti(db: Session, surel: str, *, kunci: bool = False) -> Sequence[PengikutJanji]:
    """Everything this address follows or was asked about; ``kunci`` holds the rows, always in the same
    order."""
    cari = _milik(surel).order_by(PengikutJanji.id)
    if kunci:
        cari = terkunci(cari, PengikutJanji)
    return db.scalars(cari).all()


def berhenti(db: Session, surel: str, hanya: uuid.UUID | None = None) -> None:
    """Delete what this address follows, or one of it (``hanya``), and letters that wait for it. Its answers
    stay and say no longer whose they are."""
    semua = yang_diikuti(db, surel, kunci=True)
    buang = [satu.id for satu in semua if hanya in (None, satu.id)]
    milik = TanggapanJanji.pengikut_id.in_(buang)
    db.execute(update(TanggapanJanji).where(milik).values(pengikut_id=None, peserta_id=None))
    db.execute(delete(PengikutJanji).where(PengikutJanji.id.in_(buang)))
    if len(buang) == len(semua):
        for apa in (f"ikut {sidik_alamat(_kotak(surel))} ", f"kabar {sidik_alamat(surel)} "):
            tarik_surat(db, apa)
    db.flush()


def _milik(surel: str) -> Select[PengikutJanji]:
    return select(PengikutJanji).where(PengikutJanji.surel == surel)


def _kotak(surel: str) -> str:
    """The mailbox of an address: what follows a plus is a note of its owner (RFC 5233), of which anybody can
    think of a thousand."""
    nama, _at, situs = surel.rpartition("@")
    return f"{nama.partition('+')[0] or nama}@{situs}"


def _kunci_surat(db: Session, surel: str, saat: datetime) -> str | None:
    """The name of the next letter to this mailbox, None when it had enough within a day."""
    sidik = sidik_alamat(_kotak(surel))
    kemarin, kini = (
        [f"ikut {sidik} {hari:%Y%m%d} {ke}" for ke in range(1, SEHARI + 1)]
        for hari in (saat - timedelta(days=1), saat)
    )
    cari = select(SuratKeluar.kunci, SuratKeluar.dibuat).where(SuratKeluar.kunci.in_(kemarin + kini))
    ada = dict(db.execute(cari).all())
    if sum(dibuat > saat - timedelta(days=1) for dibuat in ada.values()) >= SEHARI:
        return None
    return next((satu for satu in kini if satu not in ada), None)
