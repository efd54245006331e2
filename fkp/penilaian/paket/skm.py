"""Surveys as evidence: the sealed report, and where its result was made known."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.dokumen.laporan import Bagian, Bentuk, Kolom, Laporan, Tabel
from fkp.formats import tanggal
from fkp.laporan.cetakan import cetak_laporan
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.sumber import bahan_laporan
from fkp.penilaian.fakta import FaktaSkm, Jenis, Rujukan
from fkp.penilaian.kata import nama_media
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.penilaian.paket.forum import butir_dukung
from fkp.penilaian.paket.isi import Butir, IsiPaket, pdf, tiada
from fkp.skm.models import Survei
from fkp.unit.models import Unit


def butir_laporan(db: Session, survei: Sequence[Rujukan], alamat: str, *, publikasi: bool) -> IsiPaket:
    """The sealed report of each survey; with ``publikasi`` also the sheet for the wall."""
    if not survei:
        yield tiada("laporan-skm", "Laporan SKM", "belum ada hasil SKM yang disahkan untuk tahunnya")
    for satu in survei:
        row = db.get_one(Survei, satu.id)
        bahan = bahan_laporan(db, row, None, alamat)
        if bahan is None:
            continue
        awal = f"laporan-skm/{row.mulai.isoformat()}-{row.kode}"
        yield Butir(f"{awal}.pdf", f"Laporan SKM {satu.nama}", partial(cetak_laporan, bahan))
        if publikasi:
            yield pdf(
                f"{awal}-lembar-publikasi.pdf",
                f"Lembar publikasi {satu.nama}",
                partial(lembar_publikasi, bahan),
            )


def butir_publikasi(
    db: Session, unit: Unit, kop: tuple[str, ...], fakta: FaktaSkm, alamat: str, saat: datetime
) -> IsiPaket:
    """Where the results were made known: a table of all, and the files that show it."""
    nomor = [satu.id for satu in fakta.survei]
    cari = select(BuktiDukung).where(
        BuktiDukung.survei_id.in_(nomor), BuktiDukung.hal == HalBukti.PUBLIKASI_SKM
    )
    bukti = db.scalars(cari.order_by(BuktiDukung.tanggal, BuktiDukung.id)).all()
    if not fakta.media:
        yield tiada(
            "publikasi", "Publikasi hasil SKM", "hasilnya belum diterbitkan dan tidak ada bukti yang dicatat"
        )
        return
    yield pdf(
        "publikasi/daftar-publikasi.pdf",
        "Media, tanggal, dan alamat publikasi",
        lambda: daftar_publikasi(db, unit, kop, fakta, bukti, alamat, saat),
    )
    yield from butir_dukung(db, bukti, "publikasi")


def daftar_publikasi(
    db: Session,
    unit: Unit,
    kop: tuple[str, ...],
    fakta: FaktaSkm,
    bukti: Sequence[BuktiDukung],
    alamat: str,
    saat: datetime,
) -> Laporan:
    """Every publication that is counted, by kind of media."""
    per = {satu.id: satu for satu in bukti}

    def di_mana(rujukan: Rujukan) -> str:
        if rujukan.jenis is Jenis.SURVEI:
            return f"{alamat}/unit/{unit.slug}?periode={db.get_one(Survei, rujukan.id).kode}"
        return per[rujukan.id].tautan

    kolom = (
        Kolom("Jenis media", lebar=2),
        Kolom("Tanggal", lebar=1.5),
        Kolom("Keterangan", lebar=3),
        Kolom("Alamat", lebar=3),
    )
    isi = tuple(
        (nama_media(media), tanggal(satu.hari) if satu.hari else "", satu.nama, di_mana(satu))
        for media, semua in fakta.media.items()
        for satu in semua
    )
    return Laporan(
        judul="DAFTAR PUBLIKASI HASIL SKM",
        sampul=(unit.nama,),
        bagian=(Bagian("", (Tabel("Publikasi", kolom, isi),)),),
        penyusun=unit.nama,
        saat=saat,
        bentuk=Bentuk.LEMBAR,
        kop=kop,
    )
