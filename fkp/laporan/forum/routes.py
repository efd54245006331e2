"""Staff: the documents of a forum, to look at and to download."""

import uuid
from collections import defaultdict

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.clock import setempat
from fkp.db import db
from fkp.dokumen.laporan import Laporan
from fkp.forum.alamat import alamat_forum
from fkp.forum.berita_acara.queries import semua_segel
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import Forum
from fkp.forum.peserta.models import AsalPeserta, Peserta
from fkp.forum.peserta.queries import find_peserta, semua_peserta
from fkp.forum.peserta.tautan import alamat_peserta
from fkp.forum.queries import boleh_forum, find_forum
from fkp.forum.tahap import OBJEK
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import berita_acara
from fkp.laporan.forum.daftar import DOKUMEN, Boleh, JenisDokumen
from fkp.laporan.forum.hadir import daftar_hadir_kosong
from fkp.laporan.forum.sumber import bahan_forum
from fkp.laporan.forum.undangan import KEPADA_SEMUA, Penerima, Surat, undangan
from fkp.laporan.templat.queries import templat_of
from fkp.laporan.unduhan import kirim_unduhan
from fkp.skm.kelola.berkas import versi_diminta

bp = Blueprint("laporan_forum", __name__, url_prefix="/kelola/forum/<int:forum_id>/dokumen")

SURAT_TERBANYAK = 200
"""Letters in one file."""


@bp.get("")
@require(Izin.UNDUH_FORUM)
def lihat(forum_id: int) -> ResponseReturnValue:
    """Every document with its formats, and the berita acara to read."""
    forum = find_forum(db(), forum_id)
    bahan = _bahan(forum)
    utuh = _utuh(forum)
    surat = len(_diundang(forum)) if boleh_forum(db(), forum, Izin.KELOLA_FORUM) else 0
    return render_template(
        "laporan_forum/lihat.html",
        forum=forum,
        langkah=langkah_forum(forum),
        bahan=bahan,
        dokumen=[satu for satu in DOKUMEN.values() if satu.arsip or bahan.arsip is None],
        # Who came and how they signed is in the files: a download leaves a line, opening this page none.
        laporan=berita_acara(bahan, umum=True),
        utuh=utuh,
        surat=[(n + 1, min(n + SURAT_TERBANYAK, surat)) for n in range(0, surat, SURAT_TERBANYAK)],
        versi=[satu.versi for satu in semua_segel(db(), forum)],
        pilih={"versi": bahan.segel.versi} if bahan.segel else {},
    )


@bp.get("/<nama>.<bentuk>")
@require(Izin.UNDUH_FORUM)
def unduh(forum_id: int, nama: str, bentuk: str) -> ResponseReturnValue:
    """A file. ``versi`` names the sealed version, ``umum=1`` the copy that may be published, ``lengkap=1``
    asks for the sheet with phone numbers, ``peserta`` whose invitation: an id, or ``semua`` with ``mulai``.
    Each download leaves a line."""
    forum = find_forum(db(), forum_id)
    dokumen = DOKUMEN.get(nama)
    umum = request.args.get("umum") == "1"
    if dokumen is None or bentuk not in dokumen.bentuk or (umum and not dokumen.umum):
        abort(404)
    bahan = _bahan(forum)
    if bahan.arsip is not None and not dokumen.arsip:
        abort(404)
    lengkap = bentuk == "xlsx" and request.args.get("lengkap") == "1"
    laporan = _susun(forum, bahan, dokumen, Boleh(umum, _utuh(forum), lengkap))
    return _kirim(forum, bahan, laporan, dokumen, bentuk, umum)


def nama_berkas(bahan: BahanForum, nama: str, bentuk: str, *, umum: bool = False) -> str:
    """ "berita-acara-dukcapil-2026-10-20-v1.pdf"."""
    kapan = bahan.forum["tanggal"] or bahan.forum["kode"]
    versi = f"v{bahan.segel.versi}" if bahan.segel else "rancangan"
    return f"{nama}-{bahan.unit['slug']}-{kapan}-{versi}{'-salinan-umum' if umum else ''}.{bentuk}"


def _bahan(forum: Forum) -> BahanForum:
    bahan = bahan_forum(db(), forum, versi_diminta(), asal_publik())
    return bahan if bahan is not None else abort(404)


def _utuh(forum: Forum) -> bool:
    """Whether this person works with the people of the forum; who only checks gets their numbers masked."""
    return any(boleh_forum(db(), forum, satu) for satu in (Izin.KELOLA_FORUM, Izin.SAHKAN_FORUM))


def _susun(forum: Forum, bahan: BahanForum, dokumen: JenisDokumen, boleh: Boleh) -> Laporan:
    if dokumen.buat is not None:
        return dokumen.buat(bahan, boleh)
    if dokumen.nama == "undangan":
        pada = forum.terjadwal_pada
        surat = Surat(
            forum.nomor_undangan,
            setempat(pada, forum.unit.zona).date() if pada else None,
            forum.narahubung,
            alamat_forum(forum) if pada else "",
        )
        return undangan(bahan, surat, _penerima(forum))
    unsur: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for satu in _diundang(forum):
        unsur[satu.unsur].append({"nama": satu.nama, "lembaga": satu.sebutan})
    return daftar_hadir_kosong(bahan, unsur)


def _diundang(forum: Forum) -> list[Peserta]:
    return [satu for satu in semua_peserta(db(), forum) if satu.asal == AsalPeserta.UNDANGAN]


def _penerima(forum: Forum) -> list[Penerima]:
    """Whose letters. A letter with somebody's own link acts for them, so only those who send it get it."""
    siapa = request.args.get("peserta", "")
    if not siapa:
        return [KEPADA_SEMUA]
    if not boleh_forum(db(), forum, Izin.KELOLA_FORUM):
        abort(403)
    if siapa == "semua":
        mulai = max(request.args.get("mulai", 1, int), 1) - 1
        orang = _diundang(forum)[mulai : mulai + SURAT_TERBANYAK]
    else:
        try:
            orang = [find_peserta(db(), forum, uuid.UUID(siapa))]
        except ValueError:
            abort(404)
    return [
        Penerima(satu.nama, satu.sebutan, "" if satu.dicabut else alamat_peserta(forum, satu))
        for satu in orang
    ] or abort(404)


def _kirim(
    forum: Forum, bahan: BahanForum, laporan: Laporan, dokumen: JenisDokumen, bentuk: str, umum: bool
) -> Response:
    templat = templat_of(db(), forum.unit.jalur) if bentuk == "docx" else None
    rincian = {
        "dokumen": dokumen.nama,
        "bentuk": bentuk,
        "versi": bahan.segel.versi if bahan.segel else None,
        "umum": umum,
    }
    catatan = Catatan("dokumen forum diunduh", OBJEK, forum.id, forum.unit.jalur, rincian)
    nama = nama_berkas(bahan, dokumen.nama, bentuk, umum=umum)
    return kirim_unduhan(laporan, bentuk, nama, catatan, templat=templat)
