"""The contact book of a unit, kept with consent. Its lines in the audit trail name nobody."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from flask import abort
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now, setempat
from fkp.formats import tanggal
from fkp.forum.kerangka import load_kerangka
from fkp.forum.peserta.isian import rapikan_hp
from fkp.forum.peserta.models import Kontak
from fkp.forum.peserta.persetujuan import TERBARU, load_persetujuan
from fkp.forum.tahap import ForumSalah
from fkp.jejak.actions import catat
from fkp.unit.models import Unit

OBJEK = "kontak"


@dataclass(frozen=True)
class IsiKontak:
    """Who it is and how to reach them; ``unsur`` is a key of the kerangka."""

    nama: str
    unsur: str
    lembaga: str = ""
    jabatan: str = ""
    hp: str = ""
    surel: str = ""


@dataclass(frozen=True)
class Setuju:
    """That the person agreed: on which day, in which way (a key of the wording), to which wording."""

    hari: date
    lewat: str
    versi: str = TERBARU


class KontakKembar(ForumSalah):
    """Someone like that is in the book; ``kembar`` are those. May be saved knowingly."""

    def __init__(self, kembar: Sequence[Kontak]) -> None:
        super().__init__("tetap", "Mungkin sudah ada di buku kontak. Periksa dulu yang disebut di atas.")
        self.kembar = kembar


def kontak_unit(db: Session, unit_id: int, cari: str = "", unsur: str = "") -> Sequence[Kontak]:
    """The people whom the unit may invite, by element and name: only those whose consent still holds.
    ``cari`` is part of a name, an organisation or a number, ``unsur`` an element."""
    kini = now()
    semua = db.scalars(cari_kontak(unit_id, cari, unsur)).all()
    return [satu for satu in semua if berlaku_sampai(satu) > kini]


def cari_kontak(unit_id: int, cari: str = "", unsur: str = "") -> Select[Kontak]:
    """Everyone in the book of the unit, also those whose consent has ended."""
    perintah = select(Kontak).where(Kontak.unit_id == unit_id)
    if unsur:
        perintah = perintah.where(Kontak.unsur == unsur)
    if cari:
        kolom = (Kontak.nama, Kontak.lembaga, Kontak.jabatan, Kontak.surel)
        syarat = [satu.icontains(cari, autoescape=True) for satu in kolom]
        hp = rapikan_hp(cari)
        syarat += [Kontak.hp.contains(hp)] if hp.isascii() and hp.lstrip("+").isdigit() else []
        perintah = perintah.where(or_(*syarat))
    return perintah.order_by(Kontak.unsur, func.lower(Kontak.nama), Kontak.id)


def find_kontak(db: Session, unit: Unit, kontak_id: int) -> Kontak:
    """That contact of this unit; 404 otherwise."""
    kontak = db.get(Kontak, kontak_id)
    return kontak if kontak is not None and kontak.unit_id == unit.id else abort(404)


def berlaku_sampai(kontak: Kontak) -> datetime:
    """When the consent ends."""
    return load_persetujuan(kontak.setuju_versi).sampai(kontak.setuju_pada)


def habis(db: Session, unit: Unit, saat: datetime) -> list[Kontak]:
    """Those in the book whose consent has ended: they are asked again, or deleted."""
    return [satu for satu in db.scalars(cari_kontak(unit.id)) if berlaku_sampai(satu) <= saat]


def kembar(db: Session, unit: Unit, isi: IsiKontak, kecuali: Kontak | None = None) -> Sequence[Kontak]:
    """Those of the unit with the same number, or the same name and organisation."""
    sama = [
        and_(
            func.lower(Kontak.nama) == isi.nama.lower(),
            func.lower(Kontak.lembaga) == isi.lembaga.lower(),
        )
    ]
    sama += [Kontak.hp == isi.hp] if isi.hp else []
    perintah = select(Kontak).where(Kontak.unit_id == unit.id, or_(*sama))
    if kecuali is not None:
        perintah = perintah.where(Kontak.id != kecuali.id)
    return db.scalars(perintah.order_by(Kontak.id)).all()


def tambah_kontak(
    db: Session,
    oleh: Akun | str,
    unit: Unit,
    isi: IsiKontak,
    setuju: Setuju,
    saat: datetime,
    *,
    tetap: bool = False,
) -> Kontak:
    """Put someone in the book who agreed to it; ``tetap`` says that the likeness to another was seen.

    Raises KontakKembar and ForumSalah.
    """
    _check(unit, isi, setuju, saat)
    mirip = kembar(db, unit, isi)
    if mirip and not tetap:
        raise KontakKembar(mirip)
    kontak = Kontak(unit=unit, dibuat=saat, **asdict(isi), **_persetujuan(unit, setuju, saat))
    db.add(kontak)
    db.flush()
    rincian = {"unsur": isi.unsur, "setuju_lewat": setuju.lewat, "setuju_versi": setuju.versi}
    catat(db, oleh, "kontak ditambahkan", OBJEK, kontak.id, unit.jalur, rincian)
    return kontak


def ubah_kontak(
    db: Session,
    oleh: Akun | str,
    kontak: Kontak,
    isi: IsiKontak,
    setuju: Setuju,
    saat: datetime,
    *,
    tetap: bool = False,
) -> None:
    """Change someone, or note that they agreed again. Raises KontakKembar and ForumSalah."""
    _check(kontak.unit, isi, setuju, saat)
    mirip = kembar(db, kontak.unit, isi, kontak)
    if mirip and not tetap:
        raise KontakKembar(mirip)
    baru = asdict(isi)
    if setuju != setuju_of(kontak):
        baru |= _persetujuan(kontak.unit, setuju, saat)
    beda = [nama for nama, nilai in baru.items() if getattr(kontak, nama) != nilai]
    if not beda:
        return
    for nama in beda:
        setattr(kontak, nama, baru[nama])
    db.flush()
    catat(db, oleh, "kontak diubah", OBJEK, kontak.id, kontak.unit.jalur, {"isian": ", ".join(beda)})


def hapus_kontak(db: Session, oleh: Akun | str, kontak: Kontak) -> None:
    """Delete someone: consent was withdrawn, or has ended. The lists of forums keep their own rows."""
    catat(db, oleh, "kontak dihapus", OBJEK, kontak.id, kontak.unit.jalur, {"unsur": kontak.unsur})
    db.delete(kontak)
    db.flush()


def hapus_habis(db: Session, oleh: Akun | str, unit: Unit, saat: datetime) -> int:
    """Delete everyone whose consent has ended; how many."""
    semua = habis(db, unit, saat)
    for satu in semua:
        hapus_kontak(db, oleh, satu)
    return len(semua)


def setuju_of(kontak: Kontak) -> Setuju:
    """The consent that a contact was kept with."""
    hari = setempat(kontak.setuju_pada, kontak.unit.zona).date()
    return Setuju(hari, kontak.setuju_lewat, kontak.setuju_versi)


def isi_of(kontak: Kontak) -> IsiKontak:
    """Who it is, as stored."""
    return IsiKontak(**{satu.name: getattr(kontak, satu.name) for satu in fields(IsiKontak)})


def _check(unit: Unit, isi: IsiKontak, setuju: Setuju, saat: datetime) -> None:
    if not isi.nama.strip():
        raise ForumSalah("nama", "Tulis nama orangnya.")
    if isi.unsur not in {satu.kunci for satu in load_kerangka().unsur}:
        raise ForumSalah("unsur", "Pilih unsur peserta dari daftar.")
    if setuju.lewat not in load_persetujuan(setuju.versi).cara:
        raise ForumSalah("setuju_lewat", "Pilih bagaimana persetujuannya diberikan.")
    hari = setempat(saat, unit.zona).date()
    if setuju.hari > hari:
        raise ForumSalah("setuju_hari", f"Paling akhir hari ini, {tanggal(hari)}.")
    if load_persetujuan(setuju.versi).sampai(_saat_setuju(unit, setuju, saat)) <= saat:
        raise ForumSalah(
            "setuju_hari", "Persetujuan itu sudah melewati masa simpannya. Tanyakan lagi kepada orangnya."
        )


def _persetujuan(unit: Unit, setuju: Setuju, saat: datetime) -> dict[str, object]:
    return {
        "setuju_pada": _saat_setuju(unit, setuju, saat),
        "setuju_lewat": setuju.lewat,
        "setuju_versi": setuju.versi,
    }


def _saat_setuju(unit: Unit, setuju: Setuju, saat: datetime) -> datetime:
    """Today it is now; of another day only the day is known, which begins at midnight of the unit."""
    if setuju.hari == setempat(saat, unit.zona).date():
        return saat
    return datetime.combine(setuju.hari, time(), ZoneInfo(unit.zona))
