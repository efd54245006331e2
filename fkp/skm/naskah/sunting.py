"""Changing the text of a report, its forum and its signer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.jejak.models import Jejak
from fkp.skm.models import Survei
from fkp.skm.naskah.kerangka import load_kerangka
from fkp.skm.naskah.models import Naskah

AKSI = "naskah laporan diubah"
_FORUM = ("forum_judul", "forum_tanggal")
_TANDA = ("tempat", "jabatan", "nama", "nip")


class NaskahBerubah(Galat):
    """Somebody else saved the text since it was opened."""


@dataclass(frozen=True)
class Isian:
    """The whole of what people say for a report. ``isi`` holds only the sections that differ from their
    draft, by ``kunci``; ``nip`` is 18 digits or empty."""

    isi: Mapping[str, str]
    forum_judul: str = ""
    forum_tanggal: date | None = None
    tempat: str = ""
    jabatan: str = ""
    nama: str = ""
    nip: str = ""


class Pengubah(NamedTuple):
    """Who changed it last, and when."""

    nama: str
    waktu: datetime


def simpan_naskah(
    db: Session, survei: Survei, oleh: Akun, saat: datetime, baru: Isian, dilihat: int
) -> list[str]:
    """Keep this text, and name what changed: headings of sections, "Forum", "Penandatangan". ``dilihat`` is
    the ``versi`` that the editor had before them (0: none yet).

    Raises NaskahBerubah when another has saved meanwhile; who calls it holds the survey (``find_terkunci``).
    """
    lama = db.get(Naskah, survei.id)
    if (lama.versi if lama else 0) != dilihat:
        raise NaskahBerubah("Naskah ini baru saja diubah orang lain. Muat ulang halaman, lalu ulangi.")
    berubah = _changed(lama, baru)
    if not berubah:
        return []
    if lama is None:
        lama = Naskah(survei_id=survei.id, versi=0)
        db.add(lama)
    for nama, nilai in asdict(baru).items():
        setattr(lama, nama, nilai)
    lama.versi, lama.diubah = dilihat + 1, saat
    db.flush()
    rincian = {"bagian": berubah, "versi": lama.versi}
    catat(db, oleh, AKSI, "survei", survei.id, survei.unit.jalur, rincian)
    return berubah


def _changed(lama: Naskah | None, baru: Isian) -> list[str]:
    kini, kerangka = lama or Isian({}), load_kerangka()
    nama = [kerangka.judul_naskah(k) for k in kerangka.kunci_naskah if baru.isi.get(k) != kini.isi.get(k)]
    for judul, kolom in (("Forum", _FORUM), ("Penandatangan", _TANDA)):
        if any(getattr(kini, satu) != getattr(baru, satu) for satu in kolom):
            nama.append(judul)
    return nama


def pengubah_terakhir(db: Session, survei: Survei) -> Pengubah | None:
    """Who saved the text last, from the audit trail."""
    cari = (
        select(Jejak.pelaku, Jejak.waktu)
        .where(Jejak.objek == "survei", Jejak.objek_id == str(survei.id), Jejak.aksi == AKSI)
        .order_by(Jejak.nomor.desc())
        .limit(1)
    )
    baris = db.execute(cari).first()
    return Pengubah(*baris) if baris else None
