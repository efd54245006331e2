"""Staff: a row of the minutes that is about a single case becomes a complaint for SP4N-LAPOR!."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.db import db
from fkp.forum.models import Forum
from fkp.forum.notulen.models import Masukan
from fkp.forum.notulen.queries import find_masukan
from fkp.forum.queries import boleh_forum, find_forum
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.pengaduan.baru import Asal, layani_baru
from fkp.pengaduan.forms import TERPANJANG
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.queries import pengaduan_masukan

DITERUSKAN = "diteruskan"
"""The outcome of what somebody else has to deal with (``kerangka.hasil``)."""


@dataclass(frozen=True)
class BarisDiteruskan:
    """A row that was handed on, and the complaint it became, if any."""

    masukan: Masukan
    pengaduan: Pengaduan | None


@require(Izin.KELOLA_PENGADUAN)
def adukan(forum_id: int, masukan_id: uuid.UUID) -> ResponseReturnValue:
    """Note the case, starting from the words of the minutes; one that was noted is shown."""
    forum = find_forum(db(), forum_id)
    masukan = find_masukan(db(), forum, masukan_id)
    if (ada := pengaduan_masukan(db(), [masukan.id]).get(masukan.id)) is not None:
        return redirect(url_for("pengaduan.lihat", pengaduan_id=ada.id))
    asal = Asal(
        sebut=_("notulen forum “%(tema)s”", tema=forum.tema),
        kembali=url_for(".lihat", forum_id=forum.id),
        forum_id=forum.id,
        masukan_id=masukan.id,
        isi={
            "pokok": "\n".join(filter(None, (masukan.masalah, masukan.usulan)))[:TERPANJANG],
            "unsur": masukan.unsur_skm,
            "layanan": str(masukan.layanan_id or ""),
            **({"masuk": forum.tanggal} if forum.tanggal else {}),
        },
    )
    alamat = url_for(".adukan", forum_id=forum.id, masukan_id=masukan.id)
    return layani_baru(forum.unit, alamat, asal)


def yang_diteruskan(forum: Forum, catatan: Iterable[Masukan]) -> list[BarisDiteruskan]:
    """The rows that were handed on, for those who note complaints; nothing for anybody else."""
    semua = [satu for satu in catatan if satu.hasil == DITERUSKAN]
    if not semua or not boleh_forum(db(), forum, Izin.KELOLA_PENGADUAN):
        return []
    ada = pengaduan_masukan(db(), [satu.id for satu in semua])
    return [BarisDiteruskan(satu, ada.get(satu.id)) for satu in semua]
