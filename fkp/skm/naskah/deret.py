"""The trend of a report: results sealed here, and older ones as they were published."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.skm.hasil.riwayat import TITIK_TREN, HasilLalu
from fkp.skm.models import TERSEGEL, Survei
from fkp.skm.naskah.isi import TitikNilai
from fkp.skm.naskah.models import NilaiLama
from fkp.skm.periode import nama_periode
from surveys.hasil import HasilSkm

TANPA_SUMBER = "laporan yang diumumkan unit"
"""Names the source of an old value for which none was written down."""


def susun_tren(
    db: Session, survei: Survei, hasil: HasilSkm, riwayat: list[HasilLalu]
) -> tuple[TitikNilai, ...]:
    """The newest ``TITIK_TREN`` values up to this survey, oldest first. An old value of the very days of a
    sealed survey of the unit is left out: the seal says it better."""
    titik: list[tuple[date, TitikNilai]] = [(satu.mulai, _lalu(satu)) for satu in riwayat]
    titik += [(satu.mulai, _lama(satu)) for satu in _nilai_lama(db, survei)]
    # Stable: of two that begin on one day the sealed one stands first.
    titik.sort(key=lambda satu: satu[0])
    kini = TitikNilai(
        periode=nama_periode(survei.periode, survei.mulai, survei.akhir),
        pendek=nama_periode(survei.periode, survei.mulai, survei.akhir, pendek=True),
        ikm=hasil.ikm,
        mutu=hasil.mutu or "",
        pita=hasil.aturan.pita or "",
        responden=hasil.responden,
    )
    return (*(satu for _, satu in titik[-(TITIK_TREN - 1) :]), kini)


def _nilai_lama(db: Session, survei: Survei) -> list[NilaiLama]:
    tersegel = (
        select(Survei.id)
        .where(
            Survei.unit_id == NilaiLama.unit_id,
            Survei.mulai == NilaiLama.mulai,
            Survei.akhir == NilaiLama.akhir,
            Survei.tahap.in_(TERSEGEL),
        )
        .exists()
    )
    cari = select(NilaiLama).where(
        NilaiLama.unit_id == survei.unit_id, NilaiLama.mulai < survei.mulai, ~tersegel
    )
    return list(db.scalars(cari.order_by(NilaiLama.mulai, NilaiLama.id)))


def _lalu(satu: HasilLalu) -> TitikNilai:
    return TitikNilai(
        periode=satu.periode,
        pendek=satu.pendek,
        ikm=satu.hasil.ikm,
        mutu=satu.hasil.mutu or "",
        pita=satu.hasil.aturan.pita or "",
        responden=satu.hasil.responden,
    )


def _lama(satu: NilaiLama) -> TitikNilai:
    return TitikNilai(
        periode=nama_periode(satu.periode, satu.mulai, satu.akhir),
        pendek=nama_periode(satu.periode, satu.mulai, satu.akhir, pendek=True),
        ikm=ikm_lama(satu),
        mutu=satu.mutu,
        pita=satu.pita,
        sumber=satu.sumber or TANPA_SUMBER,
    )


def ikm_lama(satu: NilaiLama) -> Decimal:
    """The value as it was printed, with two decimals."""
    return Decimal(satu.ikm).scaleb(-2)
