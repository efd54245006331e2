"""Recording that a standard was reviewed with the public, and taking back a day that was wrong."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import Galat
from fkp.izin.rules import ATURAN_IZIN, Izin
from fkp.standar.actions import StandarSalah, catat_standar, check_sudah
from fkp.standar.models import CaraTinjauan, StandarPelayanan, TinjauanStandar
from fkp.standar.peninjau import ForumPeninjau
from fkp.standar.queries import Jajaran, jajaran_of
from fkp.unit.models import Layanan, Unit

_IZIN = {CaraTinjauan.FORUM: Izin.SAHKAN_FORUM, CaraTinjauan.SENDIRI: Izin.KELOLA_STANDAR}
"""By what right a review is recorded."""


class TinjauanTetap(Galat):
    """A review that a sealed berita acara tells of is not taken back here."""

    def __init__(self) -> None:
        super().__init__(
            "Peninjauan ini berasal dari berita acara forum yang sudah disahkan, jadi tidak dapat dibatalkan."
        )


@dataclass(frozen=True)
class IsiTinjauan:
    """The day of a review, the forum in which it was, and a note for staff; without a day it is that of the
    forum."""

    hari: date | None
    forum: ForumPeninjau | None = None
    catatan: str = ""


def tinjau(
    db: Session, oleh: Akun | str, layanan: Layanan, isi: IsiTinjauan, saat: datetime
) -> TinjauanStandar:
    """Note that what was in force on a day was reviewed with the public and stayed as it is. Whoever calls
    holds the layanan (``find_layanan``).

    Raises StandarSalah.
    """
    jajaran = jajaran_of(db, [layanan.id])[layanan.id]
    hari = hari_tinjauan("hari", isi.hari, isi.forum)
    if hari is None:
        raise StandarSalah("hari", "Isi tanggal peninjauannya.")
    standar = jajaran.pada(hari)
    if standar is None:
        raise StandarSalah("hari", "Hanya standar yang berlaku yang dapat dicatat peninjauannya.")
    check_hari("hari", hari, layanan.unit, jajaran, saat)
    if any(satu.hari == hari for satu in jajaran.tinjauan):
        raise StandarSalah("hari", f"Peninjauan {tanggal(hari)} sudah tercatat.")
    row = tambah_tinjauan(oleh, standar, hari, isi.forum.id if isi.forum else None, saat, isi.catatan)
    _catat(db, oleh, "standar ditinjau", row, saat)
    return row


def tinjau_forum(
    db: Session, oleh: Akun, layanan: Layanan, forum_id: int, hari: date, saat: datetime
) -> None:
    """Note that a forum of that day, whose berita acara is sealed, reviewed what was in force. A day that
    somebody noted before becomes the forum's. Nothing when there was no standard yet. Whoever calls holds the
    layanan."""
    jajaran = jajaran_of(db, [layanan.id])[layanan.id]
    standar = jajaran.pada(hari)
    if standar is None or hari < sejak(jajaran):
        return
    row = next((satu for satu in jajaran.tinjauan if satu.hari == hari), None)
    if row is None:
        row = tambah_tinjauan(oleh, standar, hari, forum_id, saat, cara=CaraTinjauan.FORUM)
    elif row.cara == CaraTinjauan.FORUM:
        return
    else:
        row.cara, row.forum_id = CaraTinjauan.FORUM, forum_id
    _catat(db, oleh, "standar ditinjau", row, saat)


def batalkan_tinjauan(db: Session, oleh: Akun, row: TinjauanStandar, saat: datetime) -> None:
    """Take back a review that was not, or not on that day. Raises TinjauanTetap."""
    if row.cara == CaraTinjauan.FORUM:
        raise TinjauanTetap
    standar = row.standar
    _catat(db, oleh, "peninjauan standar dibatalkan", row, saat)
    standar.tinjauan.remove(row)
    db.flush()


def hari_tinjauan(isian: str, hari: date | None, forum: ForumPeninjau | None) -> date | None:
    """The day, which is that of the forum when one is named. Raises StandarSalah when they differ."""
    if forum is None or hari == forum.hari:
        return hari
    if hari is None:
        return forum.hari
    raise StandarSalah(
        isian,
        f"Forum yang dipilih diselenggarakan {tanggal(forum.hari)}. Isi tanggal itu, atau pilih forum lain.",
    )


def check_hari(isian: str, hari: date, unit: Unit, jajaran: Jajaran, saat: datetime) -> None:
    """That the day has come on the calendar of the unit, and that there was a standard by then; the first
    revision was discussed before it came to be. Raises StandarSalah."""
    check_sudah(isian, hari, unit, saat)
    if jajaran.ditetapkan and hari < (awal := sejak(jajaran)):
        raise StandarSalah(
            isian,
            f"Standar layanan ini baru ada sejak {tanggal(awal)}; peninjauannya tidak mungkin lebih awal. "
            "Periksa tahunnya.",
        )


def sejak(jajaran: Jajaran) -> date:
    """Since when there is something to review: the decree of the first revision, or its first draft when
    that was written here before."""
    pertama = jajaran.ditetapkan[-1]
    dibuat = setempat(pertama.dibuat, pertama.layanan.unit.zona).date()
    return min(dibuat, pertama.tanggal_sk or dibuat)


def tambah_tinjauan(
    oleh: Akun | str,
    standar: StandarPelayanan,
    hari: date,
    forum_id: int | None,
    saat: datetime,
    catatan: str = "",
    cara: CaraTinjauan = CaraTinjauan.SENDIRI,
) -> TinjauanStandar:
    """A row for that day at this revision, by whom and as what."""
    row = TinjauanStandar(
        hari=hari, cara=cara, forum_id=forum_id, catatan=catatan, akun_id=None, peran="", waktu=saat
    )
    if isinstance(oleh, Akun):
        jalur = standar.layanan.unit.jalur
        peran = [
            p.peran
            for p in oleh.penugasan
            if jalur.startswith(p.jalur) and p.peran in ATURAN_IZIN[_IZIN[cara]]
        ]
        row.akun_id, row.peran = oleh.id, next(iter(peran), "")
    standar.tinjauan.append(row)
    standar.diubah = saat
    return row


def _catat(db: Session, oleh: Akun | str, aksi: str, row: TinjauanStandar, saat: datetime) -> None:
    row.standar.diubah = saat
    db.flush()
    rincian: dict[str, object] = {"ditinjau": row.hari.isoformat(), "cara": row.cara}
    if row.forum_id:
        rincian["forum_id"] = row.forum_id
    catat_standar(db, oleh, aksi, row.standar, rincian)
