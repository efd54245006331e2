"""A participant checks in at the door."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from fkp.forum.hadir.catat import terapkan
from fkp.forum.hadir.pintu import Tiket
from fkp.forum.hadir.sama import Calon, cari_sama, lipat
from fkp.forum.models import Forum
from fkp.forum.peserta.actions import IsiPeserta, rapikan_isi, tambah_peserta
from fkp.forum.peserta.models import AsalPeserta, CaraHadir, Peserta
from fkp.galat import Galat


class SudahHadir(Galat):
    """Somebody of this name came already, with another phone; ``pada`` is when."""

    def __init__(self, pada: datetime) -> None:
        super().__init__("Nama ini sudah tercatat hadir.")
        self.pada = pada


def catat_diri(peserta: Peserta, datang: datetime, saat: datetime) -> bool:
    """Whoever this phone belongs to is here; False when that was known."""
    return peserta.hadir_pada is None and terapkan(peserta, True, saat, CaraHadir.QR, datang)


def catat_tamu(
    db: Session, forum: Forum, isi: IsiPeserta, kebutuhan: Sequence[str], tiket: Tiket, saat: datetime
) -> Peserta:
    """Whoever filled in the form is here: somebody of the list when one is meant, else a new person whose id
    is that of the ticket. What the list knows is not overwritten, only added to. Raises ForumSalah, and
    SudahHadir when that person came already with another phone: then this one gets no link of theirs."""
    isi = rapikan_isi(forum, isi)
    peserta = db.get(Peserta, tiket.id) or _dari_daftar(db, forum, isi)
    if peserta is None:
        peserta = tambah_peserta(db, forum, isi, saat, asal=AsalPeserta.DATANG, id=tiket.id)
    elif peserta.hadir_pada is not None and peserta.hadir_pada != tiket.saat:
        raise SudahHadir(peserta.hadir_pada)
    for isian in ("jabatan", "hp", "jenis_kelamin"):
        if not getattr(peserta, isian):
            setattr(peserta, isian, getattr(isi, isian))
    if kebutuhan:
        peserta.kebutuhan = list(dict.fromkeys([*peserta.kebutuhan, *kebutuhan]))
    catat_diri(peserta, tiket.saat, saat)
    db.flush()
    return peserta


def _dari_daftar(db: Session, forum: Forum, isi: IsiPeserta) -> Peserta | None:
    # Four columns of those who share a word of the name: the hall is full and everybody scans at once.
    kata = max((k for k in lipat(isi.nama).split() if k.isascii()), key=len, default="")
    kolom = select(Peserta.id, Peserta.nama, Peserta.lembaga, Peserta.hp).where(Peserta.forum_id == forum.id)
    kolom = kolom.where(or_(Peserta.nama.icontains(kata, autoescape=True), _hp_sama(isi.hp)))
    siapa = cari_sama((Calon(*baris) for baris in db.execute(kolom)), isi.nama, isi.lembaga, isi.hp)
    return db.get(Peserta, siapa.id) if siapa else None


def _hp_sama(hp: str) -> ColumnElement[bool]:
    return Peserta.hp == hp if hp else false()
