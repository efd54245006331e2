"""Somebody of the demo wrote about a promise, and its unit was told."""

from sqlalchemy import select

from fkp.db import Database
from fkp.papan.models import TanggapanJanji
from fkp.papan.moderasi import ALAMAT
from fkp.pemberitahuan.models import Pemberitahuan


def test_what_nobody_read_yet_lies_in_the_inbox(contoh: Database) -> None:
    with contoh.session(menulis=False) as db:
        menunggu = TanggapanJanji.keadaan == "menunggu", TanggapanJanji.alasan != ""
        beralasan = db.scalars(select(TanggapanJanji.waktu).where(*menunggu)).all()
        kotak = db.scalars(select(Pemberitahuan).where(Pemberitahuan.alamat == ALAMAT)).all()
        assert len(beralasan) == 1
        assert [(satu.waktu, satu.dibaca_pada) for satu in kotak] == [(beralasan[0], None)]
