"""Errors become one kind page, or one JSON sentence under /api/."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, InternalServerError

from fkp.galat import Galat
from fkp.unggahan import TERBESAR

DIHABISKAN = 64 * 1024 * 1024
"""Bytes of a refused upload that are taken from the line before it is answered."""

KALIMAT = {
    400: (l_("Permintaan tidak terbaca"), l_("Muat ulang halaman, lalu coba sekali lagi.")),
    403: (
        l_("Anda tidak berwenang membuka halaman ini"),
        l_("Bila Anda memerlukannya, minta admin menambah peran Anda."),
    ),
    404: (
        l_("Halaman tidak ditemukan"),
        l_("Periksa lagi huruf dan angka alamatnya, atau mulai dari beranda."),
    ),
    405: (l_("Cara membuka halaman ini tidak didukung"), l_("Mulai lagi dari beranda.")),
    410: (l_("Sudah tidak ada"), l_("Halaman ini sudah ditutup.")),
    413: (
        l_("Berkas atau kiriman terlalu besar"),
        l_("Isiannya terlalu panjang. Kembali dengan tombol peramban Anda, ringkas, lalu kirim lagi."),
    ),
    415: (l_("Jenis kiriman tidak didukung"), l_("Kirim dalam bentuk JSON.")),
    429: (l_("Terlalu sering mencoba"), l_("Tunggu beberapa menit, lalu coba lagi.")),
    500: (
        l_("Ada yang rusak di sisi kami"),
        l_("Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi."),
    ),
}


def init_errors(app: Flask) -> None:
    """Register the handlers."""

    @app.errorhandler(CSRFError)
    def csrf(_error: CSRFError) -> ResponseReturnValue:
        return answer(
            400,
            _("Halaman ini sudah terlalu lama terbuka"),
            _("Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi. Yang sudah tersimpan tetap aman."),
        )

    @app.errorhandler(Galat)
    def named(error: Galat) -> ResponseReturnValue:
        return answer(error.status, _("Belum dapat dilakukan"), error.pesan)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> ResponseReturnValue:
        if error.response is not None:
            return error.get_response()
        kode = error.code or 500
        judul, pesan = KALIMAT.get(kode, KALIMAT[400 if kode < 500 else 500])
        if isinstance(error, InternalServerError) and error.original_exception is not None:
            app.logger.error("galat tak terduga", exc_info=error.original_exception)
            return _after_a_fault(str(judul), str(pesan))
        if kode == 413 and (request.content_length or 0) > app.config["MAX_CONTENT_LENGTH"]:
            return _too_large(str(judul))
        return answer(kode, str(judul), str(pesan))


def _too_large(judul: str) -> ResponseReturnValue:
    """A file that is not even read. The rest of it is taken first: closing on a browser that still sends
    would lose the sentence."""
    sisa = min(request.content_length or 0, DIHABISKAN)
    while sisa > 0 and (potong := request.environ["wsgi.input"].read(min(sisa, 1 << 20))):
        sisa -= len(potong)
    pesan = _(
        "Satu berkas paling besar %(mb)s MB, dan satu kiriman seluruhnya paling besar %(semua)s MB. Kecilkan "
        "berkasnya, atau kirim tangkapan layarnya.",
        mb=TERBESAR // 1024 // 1024,
        semua=current_app.config["MAX_CONTENT_LENGTH"] // 1024 // 1024,
    )
    return answer(413, judul, pesan)


def _asal() -> str:
    """The page of this site from which the form was sent, "" when that is not known. A refused form stands
    at the address it was sent to, so what lies above it is taken."""
    asal = urlsplit(request.referrer or "")
    jalan = asal.path if asal.netloc == request.host else ""
    peta = current_app.url_map.bind(request.host)
    while jalan.strip("/") and not peta.test(jalan, "GET"):
        jalan = jalan.rpartition("/")[0]
    return jalan if jalan.strip("/") else ""


def _after_a_fault(judul: str, pesan: str) -> ResponseReturnValue:
    """The page of an error of ours. It needs the database too, so what failed there is undone first; when
    the database itself is what failed, a plain sentence has to do."""
    try:
        if "db" in g:
            g.db.rollback()
        return answer(500, judul, pesan)
    except SQLAlchemyError:
        return Response(f"{judul}. {pesan}\n", 500, mimetype="text/plain")


def answer(kode: int, judul: str, pesan: str) -> ResponseReturnValue:
    """The one page (or JSON object) of an error: what is wrong, and where to go."""
    if request.path.startswith("/api/"):
        return jsonify(galat=judul, pesan=pesan), kode
    tindakan = [(_("Ke beranda"), url_for("halaman.beranda"))]
    if request.path.startswith("/kelola"):
        tindakan = [(_("Ke ruang kerja"), url_for("kelola.beranda"))]
    if kode == 413 and (asal := _asal()):
        tindakan.insert(0, (_("Kembali ke halaman tadi"), asal))
    return render_template("errors/galat.html", kode=kode, judul=judul, pesan=pesan, tindakan=tindakan), kode
