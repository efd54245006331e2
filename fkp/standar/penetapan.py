"""Setting a draft in force by its decree, and noting that what is in force was reviewed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.standar.actions import (
    StandarSalah,
    catat_standar,
    check_rancangan,
    komponen_kosong,
    susunan_of,
)
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.queries import jajaran_of


@dataclass(frozen=True)
class Penetapan:
    """The decree, and the day on which the draft was reviewed with the public, if it was."""

    nomor_sk: str
    tanggal_sk: date
    ditinjau: date | None = None


def tetapkan(
    db: Session,
    oleh: Akun | str,
    standar: StandarPelayanan,
    sk: Penetapan,
    saat: datetime,
    *,
    versi: int,
    walau_kosong: bool = False,
) -> None:
    """Set the draft in force by its decree; the revision before is kept as an earlier one. ``walau_kosong``
    says that the missing components were seen.

    Raises BukanRancangan, VersiBerbeda and StandarSalah.
    """
    check_rancangan(standar, versi)
    _check_sudah(standar, "tanggal_sk", sk.tanggal_sk, saat)
    if sk.ditinjau:
        _check_sudah(standar, "ditinjau", sk.ditinjau, saat)
    if not sk.nomor_sk:
        raise StandarSalah("nomor_sk", "Tulis nomor SK yang menetapkan standar ini.")
    dulu = jajaran_of(db, [standar.layanan_id])[standar.layanan_id].berlaku
    if dulu and dulu.tanggal_sk and sk.tanggal_sk < dulu.tanggal_sk:
        raise StandarSalah(
            "tanggal_sk",
            f"SK yang berlaku sekarang bertanggal {tanggal(dulu.tanggal_sk)}; penggantinya tidak mungkin "
            "lebih awal.",
        )
    kosong = komponen_kosong(standar)
    if len(kosong) == len(susunan_of(standar).komponen):
        raise StandarSalah("walau_kosong", "Rancangan ini belum berisi apa pun. Tulis dulu komponennya.")
    if kosong and not walau_kosong:
        nama = "; ".join(satu.nama for satu in kosong)
        raise StandarSalah("walau_kosong", f"Belum terisi: {nama}. Isi dulu, atau centang di bawah ini.")
    if dulu:
        dulu.tahap = TahapStandar.LAMA
        db.flush()
    standar.tahap, standar.diubah = TahapStandar.BERLAKU, saat
    standar.nomor_sk, standar.tanggal_sk, standar.ditinjau = sk.nomor_sk, sk.tanggal_sk, sk.ditinjau
    standar.versi += 1
    db.flush()
    catat_standar(
        db,
        oleh,
        "standar ditetapkan",
        standar,
        {
            "tanggal_sk": sk.tanggal_sk.isoformat(),
            "ditinjau": sk.ditinjau.isoformat() if sk.ditinjau else None,
            "kosong": ", ".join(satu.kunci for satu in kosong),
        },
    )


def betulkan_sk(
    db: Session, oleh: Akun | str, standar: StandarPelayanan, nomor: str, hari: date, saat: datetime
) -> None:
    """Correct the number or the date of the decree that set a revision in force. Raises StandarSalah."""
    _check_sudah(standar, "tanggal", hari, saat)
    if not nomor:
        raise StandarSalah("nomor", "Tulis nomor SK yang menetapkan standar ini.")
    beda = ["nomor_sk"] if nomor != standar.nomor_sk else []
    beda += ["tanggal_sk"] if hari != standar.tanggal_sk else []
    if not beda:
        return
    standar.nomor_sk, standar.tanggal_sk, standar.diubah = nomor, hari, saat
    db.flush()
    catat_standar(db, oleh, "sk standar dibetulkan", standar, {"isian": ", ".join(beda)})


def tinjau(
    db: Session, oleh: Akun | str, standar: StandarPelayanan, hari: date, saat: datetime, *, forum: str = ""
) -> None:
    """Note that what is in force was reviewed with the public on ``hari`` and stays as it is; ``forum`` is
    the public code of the forum in which that was done, for the audit trail.

    Raises StandarSalah when it is not in force, or for a day that has not come.
    """
    if standar.tahap != TahapStandar.BERLAKU:
        raise StandarSalah("hari", "Hanya standar yang berlaku yang dapat dicatat peninjauannya.")
    _check_sudah(standar, "hari", hari, saat)
    dulu, standar.ditinjau, standar.diubah = standar.ditinjau, hari, saat
    db.flush()
    rincian: dict[str, object] = {"ditinjau": [dulu.isoformat() if dulu else None, hari.isoformat()]}
    catat_standar(db, oleh, "standar ditinjau", standar, rincian | ({"forum": forum} if forum else {}))


def _check_sudah(standar: StandarPelayanan, isian: str, kapan: date, saat: datetime) -> None:
    """That the day has come on the calendar of the unit."""
    hari = setempat(saat, standar.layanan.unit.zona).date()
    if kapan > hari:
        raise StandarSalah(isian, f"Paling akhir hari ini, {tanggal(hari)}.")
