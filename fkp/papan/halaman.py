"""Everyone: the board of promises, and one promise."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from fkp.alamat import asal_publik
from fkp.berkas import sebut_berkas
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan.jawab import TERSEMBUNYI, ringkas_tanggapan
from fkp.papan.kabar import kabar_tampil
from fkp.papan.kain import kain
from fkp.papan.keadaan import KeadaanPapan
from fkp.papan.pilihan import pilihan_papan
from fkp.papan.queries import bagian_papan, cari_janji, find_janji, ringkasan
from fkp.papan.saringan import Saringan, baca_saringan
from fkp.papan.suara import suara_warga
from fkp.papan.tampil import NAMA_KEADAAN, URUTAN, JanjiTampil, tampilkan
from fkp.potongan import Lembar, potong
from fkp.putaran.banding import Putaran, putaran_banyak, putaran_janji
from fkp.tindak_lanjut.kantor import nama_orang
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.panel import panel_janji
from fkp.tindak_lanjut.tampil import NAMA_UNSUR


@dataclass(frozen=True)
class BagianTampil:
    """A section of the board, whole or the first of its promises; ``jumlah`` are all of them."""

    keadaan: KeadaanPapan
    jumlah: int
    janji: list[JanjiTampil]


@require(Izin.PUBLIK)
def daftar() -> ResponseReturnValue:
    """The board: how the promises of the year stand, then section by section, the late ones first. With
    ``keadaan`` one section whole, a page at a time."""
    saring, saat = baca_saringan(db()), now()
    lembar = None
    if saring.keadaan:
        lembar = potong(db(), cari_janji(saring, saat), request.args.get("hal"))
        bagian = _satu_bagian(db(), saring.keadaan, lembar, saat)
    else:
        bagian = _bagian(db(), saring, saat)
    ringkas = ringkasan(db(), saring.tempat, saat)
    return render_template(
        "papan/daftar.html",
        saring=saring,
        ringkas=ringkas,
        kain=kain(ringkas),
        bagian=bagian,
        putaran=_putaran(db(), bagian),
        lembar=lembar,
        pilihan=pilihan_papan(db(), saring),
        nama_unsur=NAMA_UNSUR,
        nama_keadaan=NAMA_KEADAAN,
        urutan=URUTAN,
    )


@require(Izin.PUBLIK)
def janji(tindak_lanjut_id: int) -> ResponseReturnValue:
    """One promise: what people said, what was promised, what came of it."""
    saat = now()
    row, keadaan = find_janji(db(), tindak_lanjut_id, saat)
    tampil, orang = tampilkan(db(), [row], saat, {row.id: keadaan})[0], nama_orang(db())
    return render_template(
        "papan/janji.html",
        j=tampil,
        row=row,
        suara=suara_warga(db(), row, tampil.sumber),
        bukti=[satu for satu in row.bukti if satu.umum],
        sebut_berkas=sebut_berkas,
        kabar=[kabar_tampil(row, satu, orang) for satu in reversed(row.kabar)],
        putaran=putaran_janji(db(), row, umum=True),
        tanggapan=ringkas_tanggapan(db(), row),
        terkecil=TERSEMBUNYI,
        sebelum=_di_papan(row.lanjutan_dari),
        sesudah=_di_papan(row.lanjutan),
        panel=panel_janji(row, umum=True),
        asal=asal_publik(),
    )


def _bagian(db: Session, saring: Saringan, saat: datetime) -> list[BagianTampil]:
    """All sections are read together, so that their number does not matter."""
    bagian = bagian_papan(db, saring, saat)
    keadaan = {row.id: satu.keadaan for satu in bagian for row in satu.baris}
    semua = tampilkan(db, [row for satu in bagian for row in satu.baris], saat, keadaan)
    return [
        BagianTampil(satu.keadaan, satu.jumlah, [j for j in semua if j.keadaan is satu.keadaan])
        for satu in bagian
    ]


def _satu_bagian(
    db: Session, keadaan: KeadaanPapan, lembar: Lembar[TindakLanjut], saat: datetime
) -> list[BagianTampil]:
    if not lembar.baris:
        return []
    kini = dict.fromkeys((row.id for row in lembar.baris), keadaan)
    return [BagianTampil(keadaan, lembar.jumlah, tampilkan(db, lembar.baris, saat, kini))]


def _putaran(db: Session, bagian: list[BagianTampil]) -> dict[int, Putaran]:
    """What the next survey says of those that were kept, where there was one."""
    ditepati = [j.row for b in bagian if b.keadaan is KeadaanPapan.DITEPATI for j in b.janji]
    ada = putaran_banyak(db, ditepati, umum=True) if ditepati else {}
    return {nomor: satu for nomor, satu in ada.items() if satu.sesudah}


def _di_papan(row: TindakLanjut | None) -> TindakLanjut | None:
    return row if row is not None and row.tayang_pada is not None else None
