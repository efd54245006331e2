"""Reading the maklumat of a unit."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.maklumat.models import Maklumat, TahapMaklumat


@dataclass(frozen=True)
class Jajaran:
    """Every revision of the maklumat of one unit: what is in force, what is being drafted, what was."""

    berlaku: Maklumat | None = None
    rancangan: Maklumat | None = None
    lama: tuple[Maklumat, ...] = ()

    @property
    def revisi_berikut(self) -> int:
        """The number that a new draft gets."""
        return max((satu.revisi for satu in (self.berlaku, *self.lama) if satu), default=0) + 1


def jajaran_of(db: Session, unit_id: int) -> Jajaran:
    """Every revision, the newest of the earlier ones first."""
    cari = select(Maklumat).where(Maklumat.unit_id == unit_id).order_by(Maklumat.revisi.desc())
    semua = db.scalars(cari).all()

    def pada(tahap: TahapMaklumat) -> Maklumat | None:
        return next((satu for satu in semua if satu.tahap == tahap), None)

    lama = tuple(satu for satu in semua if satu.tahap == TahapMaklumat.LAMA)
    return Jajaran(pada(TahapMaklumat.BERLAKU), pada(TahapMaklumat.RANCANGAN), lama)
