"""Drafting a standard. Lines of the audit trail name what changed, never its words."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import Galat, IsianSalah, VersiBerbeda
from fkp.jejak.actions import Catatan, catat, catat_borongan
from fkp.standar.komponen import Komponen, Susunan, load_susunan
from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from fkp.standar.nomor import keberatan_nomor
from fkp.standar.queries import jajaran_of
from fkp.unit.models import Layanan, Unit

OBJEK = "standar pelayanan"
OBJEK_JANJI = "tindak lanjut"
"""A promise in the audit trail, as its register names it."""
JANJI_BATAL = "perubahan standar batal"


class StandarSalah(IsianSalah):
    """What was filled in of a standard cannot be."""


class SudahAdaRancangan(Galat):
    """One draft at a time: two would answer each other."""

    def __init__(self) -> None:
        super().__init__("Layanan ini sudah punya rancangan. Ubah yang itu, atau hapus dulu.")


class BukanRancangan(Galat):
    """A revision that was set in force does not change any more."""

    def __init__(self) -> None:
        super().__init__(
            "Revisi ini sudah ditetapkan, jadi isinya tidak dapat diubah. Buka rancangan revisi berikutnya."
        )


def susunan_of(standar: StandarPelayanan) -> Susunan:
    """The list of components that this revision follows."""
    return load_susunan(standar.susunan, standar.susunan_versi)


def komponen_kosong(standar: StandarPelayanan) -> list[Komponen]:
    """The components that nothing is written about."""
    return [satu for satu in susunan_of(standar).komponen if not standar.isi.get(satu.kunci)]


def buka_rancangan(
    db: Session, oleh: Akun | str, layanan: Layanan, saat: datetime, *, alasan: str = ""
) -> StandarPelayanan:
    """A draft: the first one empty, a later one with the text that is in force, which needs ``alasan``.

    Raises SudahAdaRancangan and StandarSalah.
    """
    ada = jajaran_of(db, [layanan.id])[layanan.id]
    if ada.rancangan:
        raise SudahAdaRancangan
    if ada.berlaku and not alasan.strip():
        raise StandarSalah("alasan", "Tulis mengapa standar ini ditinjau, misalnya “Hasil SKM triwulan III”.")
    susunan = load_susunan()
    isi = ada.berlaku.isi if ada.berlaku else {}
    standar = StandarPelayanan(
        layanan=layanan,
        revisi=max((satu.revisi for satu in (ada.berlaku, *ada.lama) if satu), default=0) + 1,
        susunan=susunan.kode,
        susunan_versi=susunan.versi,
        isi={satu.kunci: isi[satu.kunci] for satu in susunan.komponen if isi.get(satu.kunci)},
        alasan=alasan.strip(),
        tahap=TahapStandar.RANCANGAN,
        versi=1,
        dibuat=saat,
        diubah=saat,
    )
    db.add(standar)
    db.flush()
    catat_standar(db, oleh, "rancangan standar dibuka", standar, {})
    return standar


def ubah_rancangan(
    db: Session,
    oleh: Akun | str,
    standar: StandarPelayanan,
    isi: dict[str, str],
    saat: datetime,
    *,
    versi: int,
    alasan: str = "",
) -> None:
    """Write the components of a draft. ``versi`` is the one that was read before.

    Raises BukanRancangan, VersiBerbeda and StandarSalah.
    """
    check_rancangan(standar, versi)
    # Only a revision that replaces another one was opened for a reason, and keeps one.
    if standar.alasan and not alasan.strip():
        raise StandarSalah("alasan", "Tulis mengapa standar ini ditinjau.")
    if salah := keberatan_nomor(susunan_of(standar), standar.isi, isi):
        raise StandarSalah(*salah)
    semua = [satu.kunci for satu in susunan_of(standar).komponen]
    baru = {kunci: isi[kunci] for kunci in semua if isi.get(kunci)}
    beda = [kunci for kunci in semua if baru.get(kunci, "") != standar.isi.get(kunci, "")]
    beda += ["alasan"] if standar.alasan != alasan.strip() else []
    if not beda:
        return
    standar.isi, standar.alasan, standar.diubah = baru, alasan.strip(), saat
    standar.versi += 1
    db.flush()
    catat_standar(db, oleh, "rancangan standar diubah", standar, {"komponen": ", ".join(beda)})


def hapus_rancangan(db: Session, oleh: Akun | str, standar: StandarPelayanan) -> None:
    """Delete a draft; what is in force stays. Each promise that asked for a change in it gets a line, for
    nothing else is left of that. Raises BukanRancangan."""
    if standar.tahap != TahapStandar.RANCANGAN:
        raise BukanRancangan
    catat_standar(db, oleh, "rancangan standar dihapus", standar, {})
    diminta = db.scalars(select(PerubahanStandar).where(PerubahanStandar.standar_id == standar.id)).all()
    asal: dict[str, object] = {"layanan_id": standar.layanan_id, "revisi": standar.revisi}
    jalur = standar.layanan.unit.jalur
    catat_borongan(
        db,
        oleh,
        [
            Catatan(
                JANJI_BATAL, OBJEK_JANJI, satu.tindak_lanjut_id, jalur, {**asal, "komponen": satu.komponen}
            )
            for satu in diminta
        ],
    )
    for satu in diminta:
        db.delete(satu)
    db.flush()
    db.delete(standar)
    db.flush()


def check_rancangan(standar: StandarPelayanan, versi: int) -> None:
    """That it is a draft, as it was read. Raises BukanRancangan and VersiBerbeda."""
    if standar.tahap != TahapStandar.RANCANGAN:
        raise BukanRancangan
    if standar.versi != versi:
        raise VersiBerbeda("rancangan ini")


def check_sudah(isian: str, hari: date, unit: Unit, saat: datetime) -> None:
    """That the day has come on the calendar of the unit. Raises StandarSalah."""
    kini = setempat(saat, unit.zona).date()
    if hari > kini:
        raise StandarSalah(isian, f"Paling akhir hari ini, {tanggal(kini)}.")


def catat_standar(
    db: Session, oleh: Akun | str, aksi: str, standar: StandarPelayanan, rincian: dict[str, object]
) -> None:
    """One line of the audit trail about a revision."""
    rincian = {"layanan_id": standar.layanan_id, "revisi": standar.revisi, **rincian}
    catat(db, oleh, aksi, OBJEK, standar.id, standar.layanan.unit.jalur, rincian)
