"""Who came: of everything that was said about one person, the latest counts.

Devices that had no network send what they kept hours later, in any order, sometimes twice. So each event
carries the moment at which it happened, and the rule below gives the same list whatever the order.
"""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.models import TERSEGEL, Forum, TahapForum
from fkp.forum.peserta.actions import IsiPeserta, PesertaTetap, tambah_peserta
from fkp.forum.peserta.models import AsalPeserta, CaraHadir, Peserta
from fkp.forum.tahap import NAMA, OBJEK, ForumSalah
from fkp.galat import Galat
from fkp.jejak.actions import catat

TERBUKA = (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG, TahapForum.PENANDATANGANAN)
"""The stages in which attendance may be recorded and corrected."""
SEHARI = timedelta(days=1)


class HadirTersegel(Galat):
    """The berita acara is sealed: the attendance list is part of it."""

    status = 410


class HadirBelumBuka(Galat):
    """Nobody can be present at this forum: it was not announced, or called off, or is an archive."""


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """What a device noted: that a person came, or did not after all, at ``pada`` on its clock. ``orang`` is
    known of somebody who was on no list."""

    id: uuid.UUID
    peserta: uuid.UUID
    hadir: bool
    pada: datetime
    daring: bool = False
    orang: IsiPeserta | None = None


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of an event: ``tercatat``; ``sudah`` when it changed nothing because it came before or
    something later is known; ``ditolak`` with a sentence."""

    id: uuid.UUID
    status: str
    pesan: str = ""


@dataclass
class Hitungan:
    """What one request changed, for the audit trail; ``teken`` are people who signed."""

    teken: set[uuid.UUID | None]
    hadir: int = 0
    batal: int = 0
    baru: int = 0


def periksa_hadir(forum: Forum) -> None:
    """Raises HadirTersegel or HadirBelumBuka when the attendance of this forum cannot change."""
    if forum.tahap in TERSEGEL:
        raise HadirTersegel(
            "Berita acara forum ini sudah disahkan, sehingga daftar hadirnya tetap. Orang yang terlewat "
            "dicatat lewat versi perbaikan berita acara; minta pimpinan unit membuatnya."
        )
    if forum.tahap not in TERBUKA:
        raise HadirBelumBuka(
            f"Forum ini bertahap {NAMA[TahapForum(forum.tahap)]}, sehingga kehadiran belum dapat dicatat."
        )


def terapkan(
    peserta: Peserta, hadir: bool, pada: datetime, lewat: CaraHadir, datang: datetime | None = None
) -> bool:
    """Let an event count if nothing later is known of this person; whether it did. Of two at the very same
    moment the one that says that the person came counts, so that the order of arrival never matters.
    ``datang`` is when the person came, where that is not when it was said."""
    lama = (peserta.hadir_diubah, peserta.hadir_pada is not None, peserta.hadir_lewat)
    baru = (pada, hadir, lewat.value if hadir else "")
    if lama[0] is not None and baru <= lama:
        return False
    peserta.hadir_diubah = pada
    peserta.hadir_pada = (datang or pada) if hadir else None
    peserta.hadir_lewat = baru[2]
    return True


def cara_baku(forum: Forum, daring: bool = False) -> CaraHadir:
    """How staff record somebody: in the room, or on the line."""
    return CaraHadir.DARING if daring or forum.moda == "daring" else CaraHadir.STAF


def gabung(db: Session, forum: Forum, oleh: Akun, semua: Sequence[Peristiwa], saat: datetime) -> list[Hasil]:
    """Take what a device kept; one result for each event, in their order. A clock that runs ahead is capped
    at ``saat``, one that was never set at the day before the forum was made. Raises as ``periksa_hadir``."""
    periksa_hadir(forum)
    nomor = {satu.peserta for satu in semua}
    kenal = {p.id: p for p in db.scalars(select(Peserta).where(Peserta.id.in_(nomor)))}
    hitung = Hitungan(teken=_sudah_teken(db, nomor) if not all(satu.hadir for satu in semua) else set())
    hasil = [_satu(db, forum, satu, kenal, saat, hitung) for satu in semua]
    if hitung.hadir or hitung.batal or hitung.baru:
        rincian = {"hadir": hitung.hadir, "batal": hitung.batal, "orang_baru": hitung.baru}
        catat(db, oleh, "kehadiran dicatat", OBJEK, forum.id, forum.unit.jalur, rincian)
    db.flush()
    return hasil


def _satu(
    db: Session,
    forum: Forum,
    satu: Peristiwa,
    kenal: dict[uuid.UUID, Peserta],
    saat: datetime,
    hitung: Hitungan,
) -> Hasil:
    peserta, pesan = kenal.get(satu.peserta), ""
    if peserta is None and satu.orang is not None:
        try:
            peserta, pesan = _orang_baru(db, forum, satu.orang, satu.peserta, saat)
        except (ForumSalah, PesertaTetap) as galat:
            return Hasil(satu.id, "ditolak", galat.pesan)
        kenal[peserta.id] = peserta
        hitung.baru += 1
    if peserta is None or peserta.forum_id != forum.id:
        return Hasil(satu.id, "ditolak", "Orang ini tidak ada lagi di daftar. Muat ulang halaman, lalu cari.")
    if not satu.hadir and peserta.id in hitung.teken:
        pesan = f"{peserta.nama} sudah menandatangani berita acara, jadi tidak dapat dicatat tidak hadir."
        return Hasil(satu.id, "ditolak", pesan)
    pada = min(max(satu.pada, forum.dibuat - SEHARI), saat)
    if not terapkan(peserta, satu.hadir, pada, cara_baku(forum, satu.daring)):
        return Hasil(satu.id, "sudah", pesan)
    hitung.hadir += satu.hadir
    hitung.batal += not satu.hadir
    return Hasil(satu.id, "tercatat", pesan)


def _sudah_teken(db: Session, nomor: Collection[uuid.UUID]) -> set[uuid.UUID | None]:
    """Which of these people signed any text of the forum: they were there."""
    return set(db.scalars(select(TandaTangan.peserta_id).where(TandaTangan.peserta_id.in_(nomor))))


def _orang_baru(
    db: Session, forum: Forum, isi: IsiPeserta, id_: uuid.UUID, saat: datetime
) -> tuple[Peserta, str]:
    """A person is worth more than a telephone number: one that cannot be used is left out, and said."""
    try:
        return tambah_peserta(db, forum, isi, saat, asal=AsalPeserta.DATANG, id=id_), ""
    except ForumSalah as galat:
        if galat.isian != "hp":
            raise
        tanpa = IsiPeserta(isi.nama, isi.unsur, isi.lembaga, isi.jabatan)
        peserta = tambah_peserta(db, forum, tanpa, saat, asal=AsalPeserta.DATANG, id=id_)
        return peserta, f"{isi.nama} tercatat tanpa nomor HP. {galat.pesan}"
