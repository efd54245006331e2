"""Promises and the standards they change, seen from both sides."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from flask import url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.db import db
from fkp.formats import tanggal
from fkp.forum.models import Forum
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.standar.actions import susunan_of
from fkp.standar.beda import Potong, beda_kata
from fkp.standar.komponen import load_susunan
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from fkp.standar.peminta import Peminta
from fkp.standar.perubahan import perubahan_batal, perubahan_janji, perubahan_of
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Layanan


@dataclass(frozen=True)
class PerubahanTampil:
    """A component that a promise changes: what it said, what the revision says, and how that revision
    stands."""

    layanan: Layanan
    komponen: str
    kunci: str
    standar: StandarPelayanan
    potongan: tuple[Potong, ...]
    sama: bool
    bentuk: str
    keadaan: str

    @property
    def ditetapkan(self) -> bool:
        """Whether the revision is, or was, in force."""
        return self.standar.tahap != TahapStandar.RANCANGAN


@dataclass(frozen=True)
class PerubahanBatal:
    """A change whose draft was deleted, and when."""

    layanan: str
    komponen: str
    waktu: datetime


def perubahan_tampil(db: Session, row: TindakLanjut) -> list[PerubahanTampil]:
    """What this promise changes, in the order in which it was asked for."""
    return [_tampil(satu) for satu in perubahan_janji(db, row.id)]


def batal_tampil(db: Session, row: TindakLanjut) -> list[PerubahanBatal]:
    """The changes that went with a deleted draft and were not asked for again since."""
    hidup = {(satu.standar.layanan_id, satu.komponen) for satu in perubahan_janji(db, row.id)}
    hasil: dict[tuple[int, str], PerubahanBatal] = {}
    for baris in perubahan_batal(db, row.id):
        kunci = (int(baris.rincian["layanan_id"]), str(baris.rincian["komponen"]))
        layanan = db.get(Layanan, kunci[0])
        if kunci in hidup or layanan is None:
            continue
        nama = load_susunan().nama_of(kunci[1])
        hasil.setdefault(kunci, PerubahanBatal(layanan.nama, nama, baris.waktu))
    return list(hasil.values())


def alasan_revisi(db: Session, row: TindakLanjut) -> str:
    """Why the draft is opened, in words that stay with it."""
    asal, _hari = _asal(db, row)
    return f"Janji{f' ({asal})' if asal else ''}: {row.kegiatan}"


def peminta_standar(standar: StandarPelayanan) -> list[Peminta]:
    """The promises that asked for this revision, for the page of the standard."""
    return [_beralamat(satu, row) for satu, row in peminta_tercatat(db(), standar)]


def peminta_tercatat(db: Session, standar: StandarPelayanan) -> list[tuple[Peminta, TindakLanjut]]:
    """The same in words alone, each with its promise: for documents, made also when nobody looks."""
    semua = perubahan_of(db, standar)
    cari = select(TindakLanjut).where(TindakLanjut.id.in_({satu.tindak_lanjut_id for satu in semua}))
    janji = {row.id: row for row in db.scalars(cari)}
    return [_peminta(db, satu, janji[satu.tindak_lanjut_id]) for satu in semua]


def _peminta(db: Session, satu: PerubahanStandar, row: TindakLanjut) -> tuple[Peminta, TindakLanjut]:
    asal, hari = _asal(db, row)
    return Peminta(satu.komponen, row.kegiatan, asal=asal, hari=hari, forum_id=row.forum_id), row


def _beralamat(satu: Peminta, row: TindakLanjut) -> Peminta:
    """With the addresses that this person may open."""
    jalur, url, asal_url = row.unit.jalur, "", ""
    if boleh(Izin.LIHAT_TINDAK_LANJUT, jalur):
        url = url_for("tindak_lanjut.lihat", tindak_lanjut_id=row.id)
    if row.forum_id and boleh(Izin.LIHAT_FORUM, jalur):
        asal_url = url_for("forum.lihat", forum_id=row.forum_id)
    umum = url_for("papan.janji", tindak_lanjut_id=row.id) if row.tayang_pada else ""
    return replace(satu, url=url, asal_url=asal_url, umum=umum)


def _asal(db: Session, row: TindakLanjut) -> tuple[str, date | None]:
    """Where the promise was agreed with the public, and on which day; nothing for any other."""
    forum = db.get(Forum, row.forum_id) if row.forum_id else None
    if forum is None:
        return "", None
    # These words also go into the draft and into documents, whatever the page speaks.
    with force_locale("id"):
        kapan = f", {tanggal(forum.tanggal)}" if forum.tanggal else ""
    return f"FKP {forum.tema}{kapan}", forum.tanggal


def _tampil(satu: PerubahanStandar) -> PerubahanTampil:
    standar = satu.standar
    kini = standar.isi.get(satu.komponen, "")
    bentuk, keadaan = _keadaan(standar, satu.semula == kini)
    return PerubahanTampil(
        standar.layanan,
        susunan_of(standar).nama_of(satu.komponen),
        satu.komponen,
        standar,
        beda_kata(satu.semula, kini),
        satu.semula == kini,
        bentuk,
        keadaan,
    )


def _keadaan(standar: StandarPelayanan, sama: bool) -> tuple[str, str]:
    """A shape and words for how far the change is."""
    if standar.tahap == TahapStandar.RANCANGAN:
        diubah = tanggal(setempat(standar.diubah, standar.layanan.unit.zona).date())
        if sama:
            return "belum", str(_("Rancangan dibuka, komponennya belum diubah"))
        return "jalan", str(_("Dalam rancangan, terakhir diubah %(hari)s", hari=diubah))
    hari = tanggal(standar.tanggal_sk) if standar.tanggal_sk else ""
    sk = {"nomor": standar.nomor_sk, "hari": hari}
    if sama:
        return "perhatian", str(_("Ditetapkan tanpa mengubah komponen ini, SK %(nomor)s, %(hari)s", **sk))
    if standar.tahap == TahapStandar.LAMA:
        return "selesai", str(
            _("Pernah berlaku dengan SK %(nomor)s, %(hari)s; sekarang ada revisi yang lebih baru", **sk)
        )
    return "selesai", str(_("Berlaku dengan SK %(nomor)s, %(hari)s", **sk))
