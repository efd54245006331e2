"""Setting a draft in force by its decree."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.formats import tanggal
from fkp.standar.actions import (
    StandarSalah,
    catat_standar,
    check_rancangan,
    check_sudah,
    komponen_kosong,
    susunan_of,
)
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.peninjau import ForumPeninjau
from fkp.standar.peninjauan import check_hari, hari_tinjauan, tambah_tinjauan
from fkp.standar.queries import jajaran_of


@dataclass(frozen=True)
class Penetapan:
    """The decree, and the day on which the draft was reviewed with the public, if it was, or the forum."""

    nomor_sk: str
    tanggal_sk: date
    ditinjau: date | None = None
    forum: ForumPeninjau | None = None


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
    check_sudah("tanggal_sk", sk.tanggal_sk, standar.layanan.unit, saat)
    jajaran = jajaran_of(db, [standar.layanan_id])[standar.layanan_id]
    if ditinjau := hari_tinjauan("ditinjau", sk.ditinjau, sk.forum):
        check_hari("ditinjau", ditinjau, standar.layanan.unit, jajaran, saat)
    if not sk.nomor_sk:
        raise StandarSalah("nomor_sk", "Tulis nomor SK yang menetapkan standar ini.")
    dulu = jajaran.berlaku
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
    standar.nomor_sk, standar.tanggal_sk = sk.nomor_sk, sk.tanggal_sk
    standar.versi += 1
    if ditinjau:
        tambah_tinjauan(oleh, standar, ditinjau, sk.forum.id if sk.forum else None, saat)
    db.flush()
    rincian: dict[str, object] = {
        "tanggal_sk": sk.tanggal_sk.isoformat(),
        "ditinjau": ditinjau.isoformat() if ditinjau else None,
        "kosong": ", ".join(satu.kunci for satu in kosong),
    }
    if sk.forum:
        rincian["forum_id"] = sk.forum.id
    catat_standar(db, oleh, "standar ditetapkan", standar, rincian)


def betulkan_sk(
    db: Session, oleh: Akun | str, standar: StandarPelayanan, nomor: str, hari: date, saat: datetime
) -> None:
    """Correct the number or the date of the decree that set a revision in force. Raises StandarSalah."""
    check_sudah("tanggal", hari, standar.layanan.unit, saat)
    if not nomor:
        raise StandarSalah("nomor", "Tulis nomor SK yang menetapkan standar ini.")
    beda = ["nomor_sk"] if nomor != standar.nomor_sk else []
    beda += ["tanggal_sk"] if hari != standar.tanggal_sk else []
    if not beda:
        return
    standar.nomor_sk, standar.tanggal_sk, standar.diubah = nomor, hari, saat
    db.flush()
    catat_standar(db, oleh, "sk standar dibetulkan", standar, {"isian": ", ".join(beda)})
