"""The audit trail, read: who changed what, and whether anyone rewrote it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, g, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, or_, select

from fkp.clock import now, setempat
from fkp.db import db
from fkp.formats import tanggal
from fkp.forum.models import Forum
from fkp.istilah import istilah
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import catat, first_broken
from fkp.jejak.models import Jejak
from fkp.ketikan import rapikan
from fkp.potongan import potong
from fkp.rumus import tanpa_rumus

bp = Blueprint("jejak", __name__, url_prefix="/kelola/jejak")

# The trail crosses zones, so its days and times are those of one clock.
ZONA = "Asia/Jakarta"
KOLOM = ("nomor", "waktu_utc", "pelaku", "tindakan", "objek", "objek_id", "jalur", "rincian", "sidik")


@dataclass(frozen=True)
class Saringan:
    """What the reader asked for; an unreadable day asks for nothing. ``nomor`` is the id of one object, which
    ``cari`` would find among people's names too."""

    cari: str
    objek: str
    dari: date | None
    sampai: date | None
    nomor: str = ""

    def perintah(self) -> Select[Jejak]:
        """The lines in scope, newest first."""
        perintah = select(Jejak).where(dalam_cakupan(Jejak.jalur)).order_by(Jejak.nomor.desc())
        if self.cari:
            perintah = perintah.where(
                or_(Jejak.pelaku.icontains(self.cari, autoescape=True), Jejak.objek_id == self.cari)
            )
        if self.objek:
            perintah = perintah.where(Jejak.objek == self.objek)
        if self.nomor:
            perintah = perintah.where(Jejak.objek_id == self.nomor)
        if self.dari:
            perintah = perintah.where(Jejak.waktu >= _awal_hari(self.dari))
        if self.sampai and self.sampai < date.max:
            perintah = perintah.where(Jejak.waktu < _awal_hari(self.sampai + timedelta(days=1)))
        return perintah


@bp.get("")
@require(Izin.LIHAT_JEJAK)
def daftar() -> ResponseReturnValue:
    saring = _saringan()
    jenis = select(Jejak.objek).where(dalam_cakupan(Jejak.jalur)).distinct().order_by(Jejak.objek)
    periksa = request.args.get("periksa") == "ya"
    lembar = potong(db(), saring.perintah(), request.args.get("hal"))
    return render_template(
        "jejak/daftar.html",
        lembar=lembar,
        baris=[(b, _saat(b.waktu), terbaca(b.rincian)) for b in lembar.baris],
        saring=saring,
        jenis=db().scalars(jenis).all(),
        forum_ada=_forum_ada(lembar.baris),
        periksa=periksa,
        rusak=first_broken(db()) if periksa else None,
    )


@bp.get("/unduh.csv")
@require(Izin.LIHAT_JEJAK)
def unduh() -> ResponseReturnValue:
    saring = _saringan()
    perintah = saring.perintah()
    rincian = {k: str(v) for k, v in vars(saring).items() if v}
    # A transaction that has read cannot turn writer half way (see fkp.db): the line begins a new one.
    db().rollback()
    catat(db(), pengguna(), "unduh_jejak", "jejak", "csv", min(g.cakupan, key=len), rincian)
    db().commit()
    jawab = Response(stream_with_context(_baris_csv(perintah)), mimetype="text/csv")
    nama = f"jejak-{setempat(now(), ZONA):%Y%m%d-%H%M}.csv"
    jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


def _forum_ada(baris: Iterable[Jejak]) -> set[str]:
    """The ids of forums among these lines that are still there, so that a line can lead to its forum; a
    draft may have been deleted since."""
    nomor = {int(b.objek_id) for b in baris if b.objek == "forum" and b.objek_id.isdigit()}
    if not nomor:
        return set()
    return {str(satu) for satu in db().scalars(select(Forum.id).where(Forum.id.in_(nomor)))}


def _baris_csv(perintah: Select[Jejak]) -> Iterator[str]:
    """CSV text, piece by piece, so that a long trail never fills the memory."""
    teks = io.StringIO()
    tulis = csv.writer(teks, lineterminator="\r\n")
    tulis.writerow(KOLOM)
    for baris in db().scalars(perintah.execution_options(yield_per=500)):
        tulis.writerow([tanpa_rumus(nilai) for nilai in _sel(baris)])
        if teks.tell() > 64_000:
            yield teks.getvalue()
            teks.seek(0)
            teks.truncate()
    yield teks.getvalue()


def _sel(baris: Jejak) -> Iterator[str]:
    rincian = json.dumps(baris.rincian, ensure_ascii=False, sort_keys=True)
    waktu = baris.waktu.isoformat(timespec="seconds")
    yield from (str(baris.nomor), waktu, baris.pelaku, baris.aksi, baris.objek, baris.objek_id)
    yield from (baris.jalur, rincian, baris.sidik)


def _saat(waktu: datetime) -> str:
    lokal = setempat(waktu, ZONA)
    return f"{tanggal(lokal.date(), 'd MMM yyyy')}, {lokal:%H.%M}"


def terbaca(rincian: dict[str, Any]) -> list[tuple[str, str]]:
    """The values of a line as words; a long one is cut here and whole in the download."""
    return [
        (
            istilah(nama.replace("_", " ").capitalize()),
            _kata(nilai, "; " if nama == "layanan" else " → ")[:200],
        )
        for nama, nilai in rincian.items()
    ]


def _kata(nilai: Any, sambung: str) -> str:
    if isinstance(nilai, dict):
        return ", ".join(f"{k} {_kata(v, '; ')}" for k, v in nilai.items() if v is not None)
    if isinstance(nilai, list):
        # Two values are those before and after a change; layanan are the one list that is a list.
        return (sambung if len(nilai) == 2 else "; ").join(_kata(v, "; ") for v in nilai)
    if isinstance(nilai, bool):
        return istilah("ya" if nilai else "tidak")
    return istilah("kosong") if nilai in (None, "") else str(nilai)


def _saringan() -> Saringan:
    return Saringan(
        cari=rapikan(request.args.get("cari")),
        objek=rapikan(request.args.get("objek")),
        dari=_hari("dari"),
        sampai=_hari("sampai"),
        nomor=rapikan(request.args.get("nomor"))[:60],
    )


def _hari(nama: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(nama, ""))
    except ValueError:
        return None


def _awal_hari(hari: date) -> datetime:
    return datetime.combine(max(hari, date(1970, 1, 1)), time(), ZoneInfo(ZONA)).astimezone(UTC)
