"""Adding evidence, and taking one's own mistakes away."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.bersih.berkas import Bersih
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.forum.models import Forum
from fkp.galat import Galat, IsianSalah
from fkp.jejak.actions import catat
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.skm.models import Survei
from fkp.unit.models import Unit

OBJEK = "bukti dukung"


class BuktiSalah(IsianSalah):
    """What was filled in of a piece of evidence cannot be."""


class BukanPencatat(Galat):
    """Somebody else wrote it."""

    def __init__(self) -> None:
        super().__init__("Bukti ini dicatat orang lain. Minta pencatatnya menghapusnya bila keliru.")


@dataclass(frozen=True)
class IsiBukti:
    """What the evidence says; see ``BuktiDukung``."""

    hal: HalBukti
    tanggal: date
    media: str = ""
    survei_id: int | None = None
    forum_id: int | None = None
    layanan_id: int | None = None
    keterangan: str = ""
    tautan: str = ""


def catat_bukti(
    db: Session,
    oleh: Akun,
    unit: Unit,
    isi: IsiBukti,
    saat: datetime,
    *,
    berkas: Bersih | None = None,
    nama: str = "",
) -> BuktiDukung:
    """Keep a piece of evidence; what it speaks of belongs to the unit, as its form offered it. ``nama`` is
    the name under which the file was uploaded.

    Raises BuktiSalah for a day that cannot be or for evidence that shows nothing.
    """
    _periksa_hari(db, unit, isi, saat)
    if not (isi.keterangan or isi.tautan or berkas):
        raise BuktiSalah(
            "keterangan",
            "Tulis keterangan atau tautan, atau pilih berkas: tanpa itu tidak ada yang dibuktikan.",
        )
    row = BuktiDukung(
        unit_id=unit.id,
        hal=isi.hal.value,
        media=isi.media,
        survei_id=isi.survei_id,
        forum_id=isi.forum_id,
        layanan_id=isi.layanan_id,
        tanggal=isi.tanggal,
        keterangan=isi.keterangan,
        tautan=isi.tautan,
        akun_id=oleh.id,
        waktu=saat,
    )
    if berkas is not None:
        row.nama, row.mime, row.ukuran = nama, berkas.mime, len(berkas.isi)
        row.isi, row.kecil = berkas.isi, berkas.kecil
        row.sidik = hashlib.sha256(berkas.isi).hexdigest()
    db.add(row)
    db.flush()
    rincian = {
        "hal": row.hal,
        "media": row.media,
        "tanggal": row.tanggal.isoformat(),
        "survei_id": row.survei_id,
        "forum_id": row.forum_id,
        "layanan_id": row.layanan_id,
        "sidik": row.sidik,
    }
    catat(db, oleh, "bukti dicatat", OBJEK, row.id, unit.jalur, rincian)
    return row


def hapus_bukti(db: Session, oleh: Akun, unit: Unit, row: BuktiDukung) -> None:
    """Take away what this person wrote by mistake. Raises BukanPencatat."""
    if row.akun_id != oleh.id:
        raise BukanPencatat
    rincian = {"hal": row.hal, "media": row.media, "tanggal": row.tanggal.isoformat(), "sidik": row.sidik}
    catat(db, oleh, "bukti dihapus", OBJEK, row.id, unit.jalur, rincian)
    db.delete(row)
    db.flush()


def _periksa_hari(db: Session, unit: Unit, isi: IsiBukti, saat: datetime) -> None:
    hari = setempat(saat, unit.zona).date()
    if isi.tanggal > hari:
        raise BuktiSalah("tanggal", f"Paling akhir hari ini, {tanggal(hari)}.")
    if isi.survei_id is not None:
        disahkan = db.get_one(Survei, isi.survei_id).disahkan_pada
        sejak = setempat(disahkan, unit.zona).date() if disahkan else None
        sebab = "hari hasil survei itu disahkan"
    elif isi.forum_id is not None:
        sejak, sebab = db.get_one(Forum, isi.forum_id).tanggal, "hari forumnya"
    else:
        return
    if sejak and isi.tanggal < sejak:
        raise BuktiSalah("tanggal", f"Paling awal {tanggal(sejak)}, {sebab}.")
