"""Everyone: the maklumat of a unit on paper."""

from datetime import UTC, datetime, time

from flask import Blueprint, Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from fkp.alamat import asal_publik
from fkp.batas import jaga
from fkp.clock import setempat
from fkp.db import db
from fkp.dokumen.laporan import Bagian, Bentuk, KodeQr, Laporan, Poin, TandaTangan
from fkp.dokumen.pdf import write_pdf
from fkp.formats import tanggal
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.laporan.kepala import kop_unit
from fkp.maklumat.actions import susunan_of
from fkp.maklumat.models import Maklumat
from fkp.maklumat.queries import jajaran_of
from fkp.unit.queries import find_unit_umum

bp = Blueprint("laporan_maklumat", __name__)

SEMENIT = 30
"""Papers drawn a minute for one unit: more than anybody prints."""


@bp.get("/unit/<slug>/maklumat.pdf")
@require(Izin.PUBLIK)
def unduh(slug: str) -> ResponseReturnValue:
    """The maklumat in force."""
    unit = find_unit_umum(db(), slug) or abort(404)
    maklumat = jajaran_of(db(), unit.id).berlaku or abort(404)
    jaga(f"maklumat {unit.id}", SEMENIT)
    alamat = asal_publik() + url_for("maklumat_publik.lihat", slug=unit.slug)
    jawab = Response(
        write_pdf(lembar_maklumat(maklumat, kop_unit(db(), unit), alamat)), mimetype="application/pdf"
    )
    jawab.headers["Content-Disposition"] = f'inline; filename="maklumat-{unit.slug}.pdf"'
    return jawab


def lembar_maklumat(maklumat: Maklumat, kop: tuple[str, ...], alamat: str) -> Laporan:
    """One sheet: the clauses in their order, who signed, and a QR to ``alamat``. It carries no NIP."""
    hari = maklumat.tanggal or setempat(maklumat.diubah, maklumat.unit.zona).date()
    with force_locale("id"):
        klausul = tuple(maklumat.isi.get(satu.kunci, "") for satu in susunan_of(maklumat).klausul)
        isi = (
            Poin(tuple(satu for satu in klausul if satu), bernomor=True),
            TandaTangan(f"{maklumat.kota}, {tanggal(hari)}", maklumat.jabatan, maklumat.penandatangan, None),
            KodeQr(alamat, "Maklumat ini terbuka untuk umum"),
        )
        return Laporan(
            judul="Maklumat Pelayanan",
            sampul=(),
            bagian=(Bagian("", isi),),
            penyusun=maklumat.unit.nama,
            saat=datetime.combine(hari, time(), UTC),
            bentuk=Bentuk.NASKAH,
            kop=kop,
        )
