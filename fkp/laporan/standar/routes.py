"""Staff: the annex of a decree as a file."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.laporan.kepala import kop_unit
from fkp.laporan.standar.lampiran import BahanLampiran, lampiran_sk
from fkp.laporan.templat.queries import templat_of
from fkp.laporan.unduhan import kirim_unduhan
from fkp.standar.actions import OBJEK
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.peminta import peminta_of
from fkp.standar.queries import Jajaran, find_layanan, jajaran_of
from fkp.unit.slug import slug_dari

bp = Blueprint("laporan_standar", __name__, url_prefix="/kelola/standar/<int:layanan_id>")

BENTUK = ("pdf", "docx")


@bp.get("/lampiran-sk.<bentuk>")
@require(Izin.UNDUH_LAPORAN)
def lampiran(layanan_id: int, bentuk: str) -> ResponseReturnValue:
    """The annex of the draft, or without one of what is in force; ``revisi`` names another revision. Each
    download leaves a line."""
    layanan = find_layanan(db(), layanan_id)
    if bentuk not in BENTUK:
        abort(404)
    jajaran = jajaran_of(db(), [layanan.id])[layanan.id]
    standar = _revisi(jajaran) or abort(404)
    bahan = BahanLampiran(
        standar,
        jajaran.sebelum(standar),
        kop_unit(db(), layanan.unit),
        standar.ditinjau,
        tuple(peminta_of(standar)),
    )
    templat = templat_of(db(), layanan.unit.jalur) if bentuk == "docx" else None
    rancangan = "-rancangan" if standar.tahap == TahapStandar.RANCANGAN else ""
    nama = f"lampiran-sk-{slug_dari(layanan.nama, ())}-revisi-{standar.revisi}{rancangan}.{bentuk}"
    rincian = {"layanan_id": layanan.id, "revisi": standar.revisi, "bentuk": bentuk}
    catatan = Catatan("lampiran standar diunduh", OBJEK, standar.id, layanan.unit.jalur, rincian)
    return kirim_unduhan(lampiran_sk(bahan), bentuk, nama, catatan, templat=templat)


def _revisi(jajaran: Jajaran) -> StandarPelayanan | None:
    minta = request.args.get("revisi", "")
    if not minta:
        return jajaran.rancangan or jajaran.berlaku
    return jajaran.revisi(int(minta)) if minta.isascii() and minta.isdigit() and len(minta) < 5 else None
