"""How ready a report is, for the page on which its result is sealed."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from fkp.skm.models import Survei
from fkp.skm.naskah.isi import ForumRencana, Penandatangan
from fkp.skm.naskah.kata import banyak_pokok
from fkp.skm.naskah.kerangka import load_kerangka
from fkp.skm.naskah.models import Naskah
from fkp.skm.naskah.susun import baca_rencana, forum_of, penandatangan_of
from surveys.hasil import HasilSkm


@dataclass(frozen=True)
class RingkasNaskah:
    """``disunting`` of ``bagian`` sections were changed by somebody. ``tanpa_rencana`` names those of the
    ``pokok`` lowest unsur for which nothing is planned yet."""

    disunting: int
    bagian: int
    forum: ForumRencana | None
    penandatangan: Penandatangan
    rencana: int
    pokok: int
    tanpa_rencana: tuple[str, ...]


def ringkas_naskah(db: Session, survei: Survei, hasil: HasilSkm) -> RingkasNaskah:
    """The state of the report of this result."""
    catatan, kunci = db.get(Naskah, survei.id), load_kerangka().kunci_naskah
    rencana = baca_rencana(db, survei.id, hasil)
    ada = {baris.unsur for baris in rencana}
    rendah = hasil.terendah(banyak_pokok(hasil))
    return RingkasNaskah(
        disunting=len([k for k in kunci if catatan and k in catatan.isi]),
        bagian=len(kunci),
        forum=forum_of(catatan),
        penandatangan=penandatangan_of(db, survei, catatan),
        rencana=len(rencana),
        pokok=len(rendah),
        tanpa_rencana=tuple(u.nama for u in rendah if u.kunci not in ada),
    )
