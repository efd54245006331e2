"""Staff: the letterhead of an office's documents. One page a node: what counts, try it, replace it."""

import io
from typing import Any

from flask import Blueprint, abort, flash, g, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField, FileRequired

from fkp.borang import Borang
from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db
from fkp.dokumen.docx import write_docx
from fkp.dokumen.docx.dasar import templat_baku
from fkp.dokumen.docx.isian import DIKENAL, TemplatSalah
from fkp.dokumen.docx.paket import TERBESAR
from fkp.dokumen.docx.periksa import periksa_templat
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.ketikan import rapikan
from fkp.laporan.templat import actions, queries
from fkp.laporan.templat.contoh import contoh_laporan
from fkp.laporan.templat.queries import Tempat
from fkp.potongan import potong
from fkp.unggahan import DOCX
from fkp.unit.milik import unit_tercakup
from fkp.unit.queries import daftar_instansi, find_instansi, unit_terlihat

bp = Blueprint("templat", __name__, url_prefix="/kelola/templat")


class FormTemplat(Borang):
    berkas = FileField(
        l_("Templat (.docx)"),
        [FileRequired(l_("Pilih berkas templat yang akan diunggah."))],
        description=l_("Dokumen Word tanpa makro, paling besar 5 MB."),
    )


@bp.get("")
@require(Izin.KELOLA_TEMPLAT)
def daftar() -> ResponseReturnValue:
    cari = rapikan(request.args.get("cari"))
    lembar = potong(db(), unit_terlihat(g.cakupan, cari), request.args.get("hal"))
    instansi = [satu for satu in daftar_instansi(db(), g.cakupan) if satu.aktif]
    jalur = [satu.jalur for satu in instansi] + [satu.jalur for satu in lembar.baris]
    berlaku = queries.templat_berlaku_banyak(db(), jalur)
    return render_template(
        "templat/daftar.html",
        # A path begins with the paths above it, so their order is that of the tree.
        instansi=sorted(instansi, key=lambda satu: satu.jalur),
        lembar=lembar,
        berlaku=berlaku,
        cari=cari,
    )


@bp.get("/baku")
@require(Izin.KELOLA_TEMPLAT)
def baku() -> ResponseReturnValue:
    """Our own template, the same for everybody: no line in the trail."""
    return _kirim(templat_baku(), "templat-baku.docx")


@bp.route("/instansi/<int:instansi_id>", methods=["GET", "POST"])
@bp.route("/unit/<int:unit_id>", methods=["GET", "POST"])
@require(Izin.KELOLA_TEMPLAT)
def lihat(**kunci: int) -> ResponseReturnValue:
    tempat, form = _tempat(kunci), FormTemplat()
    if form.validate_on_submit():
        # Some browsers send the folder too, which belongs to nobody else.
        nama = (
            rapikan(form.berkas.data.filename).replace("\\", "/").rpartition("/")[2][:120] or "templat.docx"
        )
        # One byte more than may be: the check says the sentence, and no more is read than it needs.
        isi = form.berkas.data.read(TERBESAR + 1)
        # Filling it once takes a moment, and the one write lock is not ours to keep meanwhile.
        db().close()
        try:
            periksa_templat(isi)
        except TemplatSalah as salah:
            form.berkas.errors = [salah.pesan]
        else:
            tempat = _tempat(kunci)
            actions.simpan_templat(db(), pengguna(), tempat, nama, isi)
            db().commit()
            flash(_("Templat tersimpan. Unduh contoh dokumen untuk melihat hasilnya."), "baik")
            return redirect(url_for(".lihat", **tempat.kunci))
    berlaku = queries.templat_berlaku(db(), tempat.jalur)
    return render_template(
        "templat/lihat.html",
        tempat=tempat,
        form=form,
        berlaku=berlaku,
        sendiri=berlaku is not None and berlaku.jalur == tempat.jalur,
        dari=queries.nama_tempat(db(), berlaku.jalur) if berlaku else "",
        dikenal=[(f"{{{{ {nama} }}}}", arti) for nama, arti in DIKENAL.items()],
    ), 422 if form.errors else 200


@bp.post("/instansi/<int:instansi_id>/hapus")
@bp.post("/unit/<int:unit_id>/hapus")
@require(Izin.KELOLA_TEMPLAT)
def hapus(**kunci: int) -> ResponseReturnValue:
    tempat = _tempat(kunci)
    if actions.hapus_templat(db(), pengguna(), tempat):
        db().commit()
        flash(_("Templat dihapus. Yang berlaku sekarang tertulis di bawah."), "baik")
    return redirect(url_for(".lihat", **tempat.kunci))


@bp.get("/instansi/<int:instansi_id>/unduh")
@bp.get("/unit/<int:unit_id>/unduh")
@require(Izin.KELOLA_TEMPLAT)
def unduh(**kunci: int) -> ResponseReturnValue:
    """The template that counts for this node, to edit it further."""
    tempat = _tempat(kunci)
    ada = queries.templat_berlaku(db(), tempat.jalur)
    isi, nama = (ada.isi, ada.nama) if ada else (templat_baku(), "templat-baku.docx")
    _catat_unduhan("templat diunduh", tempat, {"nama": nama})
    return _kirim(isi, nama if nama.lower().endswith(".docx") else f"{nama}.docx")


@bp.get("/instansi/<int:instansi_id>/contoh")
@bp.get("/unit/<int:unit_id>/contoh")
@require(Izin.KELOLA_TEMPLAT)
def contoh(**kunci: int) -> ResponseReturnValue:
    """A small invented document in the template that counts here."""
    tempat = _tempat(kunci)
    templat, saat = queries.templat_of(db(), tempat.jalur), setempat(now(), ZONA_BERSAMA)
    with force_locale("id"):
        isi = write_docx(contoh_laporan((*tempat.atas, tempat.nama), saat), templat)
    _catat_unduhan("contoh templat diunduh", tempat, {})
    return _kirim(isi, "contoh-dokumen.docx")


def _tempat(kunci: dict[str, int]) -> Tempat:
    """The node that the address names; 404 when it lies outside."""
    if "unit_id" in kunci:
        return queries.tempat_of(db(), unit_tercakup(db(), kunci["unit_id"]))
    return queries.tempat_of(db(), find_instansi(db(), kunci["instansi_id"], g.cakupan) or abort(404))


def _catat_unduhan(aksi: str, tempat: Tempat, rincian: dict[str, Any]) -> None:
    catat_unduhan(pengguna(), Catatan(aksi, tempat.jenis, tempat.id, tempat.jalur, rincian))


def _kirim(isi: bytes, nama: str) -> ResponseReturnValue:
    return send_file(io.BytesIO(isi), DOCX, as_attachment=True, download_name=nama)
