"""Drafting a maklumat and setting it in force. The audit trail names what changed, never its words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import IsianSalah, VersiBerbeda
from fkp.identitas import Jenis, keberatan_umum
from fkp.jejak.actions import catat
from fkp.maklumat.models import Maklumat, TahapMaklumat
from fkp.maklumat.queries import jajaran_of
from fkp.maklumat.susunan import Susunan, load_susunan
from fkp.unit.models import Unit

OBJEK = "maklumat"


class MaklumatSalah(IsianSalah):
    """What was filled in of a maklumat cannot be; ``klausul`` names the clause, if it is one of them."""

    def __init__(self, isian: str, pesan: str, klausul: str = "") -> None:
        super().__init__(isian, pesan)
        self.klausul = klausul


@dataclass(frozen=True)
class Penetapan:
    """When, where and by whom it is signed; ``forum_id`` is the forum of the unit at which that was."""

    tanggal: date
    kota: str
    jabatan: str
    penandatangan: str
    forum_id: int | None = None


def susunan_of(maklumat: Maklumat) -> Susunan:
    """The list of clauses that this revision follows."""
    return load_susunan(maklumat.susunan, maklumat.susunan_versi)


def simpan_rancangan(
    db: Session, oleh: Akun, unit: Unit, isi: Mapping[str, str], saat: datetime, *, versi: int
) -> Maklumat:
    """Write the draft, which begins with the first writing. ``versi`` is the one that was read before, 0 when
    there was none. Whoever calls holds the unit. The number of an office may hang on the wall; that of a
    person is refused where it can be told, with the key of the clause.

    Raises VersiBerbeda and MaklumatSalah.
    """
    for kunci, teks in isi.items():
        if keberatan := keberatan_umum(teks, {Jenis.NOMOR}):
            raise MaklumatSalah(kunci, keberatan)
    ada = jajaran_of(db, unit.id)
    rancangan = ada.rancangan
    if (rancangan.versi if rancangan else 0) != versi:
        raise VersiBerbeda("maklumat ini")
    if rancangan is None:
        susunan = load_susunan()
        rancangan = Maklumat(
            unit=unit,
            revisi=ada.revisi_berikut,
            susunan=susunan.kode,
            susunan_versi=susunan.versi,
            tahap=TahapMaklumat.RANCANGAN,
            isi={},
            versi=0,
            dibuat=saat,
        )
        db.add(rancangan)
        aksi = "rancangan maklumat dibuat"
    else:
        aksi = "rancangan maklumat diubah"
    baru = {k.kunci: isi.get(k.kunci, "") for k in susunan_of(rancangan).klausul}
    beda = [kunci for kunci, teks in baru.items() if rancangan.isi.get(kunci, "") != teks]
    if not beda and rancangan.versi:
        return rancangan
    rancangan.isi, rancangan.diubah, rancangan.akun_id = baru, saat, oleh.id
    rancangan.versi += 1
    db.flush()
    _catat(db, oleh, aksi, rancangan, {"klausul": ", ".join(beda)})
    return rancangan


def hapus_rancangan(db: Session, oleh: Akun, maklumat: Maklumat) -> None:
    """Delete a draft; what is in force stays. Raises MaklumatSalah for what is none."""
    if maklumat.tahap != TahapMaklumat.RANCANGAN:
        raise MaklumatSalah("", "Maklumat ini sudah ditetapkan, jadi tidak dapat dihapus.")
    _catat(db, oleh, "rancangan maklumat dihapus", maklumat, {})
    db.delete(maklumat)
    db.flush()


def tetapkan(
    db: Session,
    oleh: Akun,
    maklumat: Maklumat,
    sah: Penetapan,
    yakin: Collection[str],
    saat: datetime,
    *,
    versi: int,
) -> None:
    """Set the draft in force; the one before is kept as an earlier one. ``yakin`` are the clauses of which
    the person said that they say what they must.

    Raises VersiBerbeda and MaklumatSalah.
    """
    if maklumat.tahap != TahapMaklumat.RANCANGAN:
        raise MaklumatSalah("", "Maklumat ini sudah ditetapkan.")
    if maklumat.versi != versi:
        raise VersiBerbeda("rancangan maklumat ini")
    _check_klausul(maklumat, yakin)
    hari = setempat(saat, maklumat.unit.zona).date()
    if sah.tanggal > hari:
        raise MaklumatSalah("tanggal", f"Paling akhir hari ini, {tanggal(hari)}.")
    dulu = jajaran_of(db, maklumat.unit_id).berlaku
    if dulu and dulu.tanggal and sah.tanggal < dulu.tanggal:
        raise MaklumatSalah(
            "tanggal",
            f"Maklumat yang berlaku bertanggal {tanggal(dulu.tanggal)}; penggantinya tidak mungkin lebih "
            "awal.",
        )
    if dulu:
        dulu.tahap = TahapMaklumat.LAMA
        db.flush()
    maklumat.tahap, maklumat.diubah, maklumat.akun_id = TahapMaklumat.BERLAKU, saat, oleh.id
    maklumat.tanggal, maklumat.kota = sah.tanggal, sah.kota
    maklumat.jabatan, maklumat.penandatangan = sah.jabatan, sah.penandatangan
    maklumat.forum_id = sah.forum_id
    maklumat.versi += 1
    db.flush()
    rincian: dict[str, object] = {"tanggal": sah.tanggal.isoformat(), "forum_id": sah.forum_id}
    _catat(db, oleh, "maklumat ditetapkan", maklumat, rincian)


def _check_klausul(maklumat: Maklumat, yakin: Collection[str]) -> None:
    susunan = susunan_of(maklumat)
    for satu in susunan.klausul:
        teks = maklumat.isi.get(satu.kunci, "")
        if len(teks.split()) < susunan.kata_terdikit:
            raise MaklumatSalah(
                "yakin",
                f"Klausul “{satu.nama}” masih kosong atau terlalu pendek. Klausul itu harus memuat "
                f"{satu.harus}.",
                satu.kunci,
            )
        if satu.kunci not in yakin:
            raise MaklumatSalah(
                "yakin",
                f"Baca klausul “{satu.nama}”, lalu centang bila memuat {satu.harus}.",
                satu.kunci,
            )


def _catat(db: Session, oleh: Akun, aksi: str, maklumat: Maklumat, rincian: dict[str, object]) -> None:
    catat(db, oleh, aksi, OBJEK, maklumat.id, maklumat.unit.jalur, {"revisi": maklumat.revisi, **rincian})
