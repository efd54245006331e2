"""Everyone: the news of the board as RSS 2.0 (https://www.rssboard.org/rss-specification)."""

from collections.abc import Collection, Sequence
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Response, url_for
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, selectinload

from fkp.alamat import asal_publik
from fkp.db import db
from fkp.identitas import samarkan
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan.kabar import KabarTampil, kabar_tampil
from fkp.papan.saringan import Saringan, baca_saringan, di_papan
from fkp.tembolok import boleh_disimpan
from fkp.tindak_lanjut.kantor import nama_orang
from fkp.tindak_lanjut.models import KabarJanji, TindakLanjut

TERBANYAK = 50
"""Items in one feed, the newest."""
ATOM = "http://www.w3.org/2005/Atom"


@require(Izin.PUBLIK)
def rss() -> Response:
    """What became of the promises that the address asks for, newest first."""
    saring = baca_saringan(db()).tanpa_keadaan
    # Kept and passed on by programs: one language, whoever asked first.
    with force_locale("id"):
        isi = _umpan(saring, kabar_terbaru(db(), saring), nama_orang(db()))
    return boleh_disimpan(Response(isi, content_type="application/rss+xml; charset=utf-8"))


def kabar_terbaru(db: Session, saring: Saringan) -> Sequence[tuple[TindakLanjut, KabarJanji]]:
    """The newest pieces of news with their promises."""
    cari = (
        select(TindakLanjut, KabarJanji)
        .join(KabarJanji, KabarJanji.tindak_lanjut_id == TindakLanjut.id)
        .join(TindakLanjut.unit)
        .where(*di_papan(saring))
        .order_by(KabarJanji.waktu.desc(), KabarJanji.id.desc())
        .limit(TERBANYAK)
        .options(
            contains_eager(TindakLanjut.unit),
            *(
                selectinload(satu)
                for satu in (
                    TindakLanjut.langkah,
                    TindakLanjut.bukti,
                    TindakLanjut.perpanjangan,
                    TindakLanjut.perubahan,
                )
            ),
        )
    )
    return db.execute(cari).all()


def _umpan(
    saring: Saringan, kabar: Sequence[tuple[TindakLanjut, KabarJanji]], orang: Collection[str]
) -> bytes:
    asal = asal_publik()
    akar = Element("rss", {"version": "2.0", "xmlns:atom": ATOM})
    saluran = SubElement(akar, "channel")
    _teks(saluran, "title", f"Papan janji {saring.nama}".strip())
    _teks(saluran, "link", asal + url_for("papan.daftar", **saring.alamat()))
    _teks(saluran, "description", "Janji perbaikan pelayanan publik dan apa yang terjadi dengannya.")
    _teks(saluran, "language", "id")
    sendiri = asal + url_for("papan.rss", **saring.alamat())
    SubElement(saluran, "atom:link", {"href": sendiri, "rel": "self", "type": "application/rss+xml"})
    if kabar:
        _teks(saluran, "lastBuildDate", format_datetime(kabar[0][1].waktu))
    for row, satu in kabar:
        _butir(saluran, asal, row, kabar_tampil(row, satu, orang))
    return bytes(tostring(akar, encoding="utf-8", xml_declaration=True))


def _butir(saluran: Element, asal: str, row: TindakLanjut, tampil: KabarTampil) -> None:
    butir = SubElement(saluran, "item")
    _teks(butir, "title", f"{tampil.judul}: {samarkan(row.kegiatan)}")
    _teks(butir, "link", asal + url_for("papan.janji", tindak_lanjut_id=row.id))
    # Readers take a description for HTML: what people typed must not become any.
    teks = ". ".join(filter(None, (tampil.teks.rstrip("."), row.unit.nama))) + "."
    _teks(butir, "description", escape(teks, quote=False))
    _teks(butir, "pubDate", format_datetime(tampil.waktu))
    # The host keeps the news of two installations apart; the number is the same for as long as it lives.
    guid = SubElement(butir, "guid", {"isPermaLink": "false"})
    guid.text = f"kabar-janji-{tampil.id}@{urlsplit(asal).hostname or 'localhost'}"


def _teks(induk: Element, nama: str, isi: str) -> None:
    """XML 1.0 has no place for control characters, not even escaped."""
    SubElement(induk, nama).text = "".join(h if h.isprintable() or h == "\n" else " " for h in isi)
