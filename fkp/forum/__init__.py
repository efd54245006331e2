"""Forum Konsultasi Publik: from theme to signed berita acara."""

from flask import Flask

from fkp.forum import kapan
from fkp.forum.arsip import routes as arsip
from fkp.forum.berita_acara import routes as berita_acara
from fkp.forum.berita_acara import warga as tanda_tangan
from fkp.forum.hadir import api as hadir_api
from fkp.forum.hadir import routes as hadir
from fkp.forum.hadir import warga as hadir_warga
from fkp.forum.materi import routes as materi
from fkp.forum.notulen import api as masukan_api
from fkp.forum.notulen import routes as notulen
from fkp.forum.notulen import warga as masukan_warga
from fkp.forum.persiapan import routes as persiapan
from fkp.forum.peserta import kontak_routes, retensi
from fkp.forum.peserta import routes as undangan
from fkp.forum.publik import routes as publik
from fkp.forum.publik import saya
from fkp.kerja.pekerja import BERKALA


def init_app(app: Flask) -> None:
    """Register the pages of staff, of participants and of everyone, and the two addresses of devices."""
    app.add_template_filter(kapan.kapan_forum)
    app.extensions.setdefault(BERKALA, []).append(retensi.buang_kebutuhan)
    for bagian in (persiapan, arsip, kontak_routes, undangan, materi, hadir, notulen, berita_acara):
        app.register_blueprint(bagian.bp)
    for bagian in (publik, saya, hadir_warga, masukan_warga, tanda_tangan):
        app.register_blueprint(bagian.bp)
    for bagian in (hadir_api, masukan_api):
        app.register_blueprint(bagian.bp)
        # A device that kept something for hours carries a signed token of its own instead.
        app.extensions["csrf"].exempt(bagian.bp)
