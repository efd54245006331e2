"""Standards in force as evidence: the list of layanan with their decrees, and each standard as its annex."""

from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.dokumen.laporan import Bagian, Bentuk, Kolom, Laporan, Sel, Tabel
from fkp.formats import tanggal
from fkp.laporan.standar.lampiran import BahanLampiran, lampiran_sk
from fkp.penilaian.fakta import FaktaLayanan, FaktaStandar
from fkp.penilaian.paket.isi import IsiPaket, nama_aman, pdf, tiada
from fkp.standar.models import StandarPelayanan
from fkp.unit.models import Unit


def butir_standar(
    db: Session, unit: Unit, kop: tuple[str, ...], fakta: FaktaStandar, saat: datetime
) -> IsiPaket:
    """The list, the standards in force, and for which layanan something is missing."""
    nomor = [satu.revisi_id for satu in fakta.layanan if satu.revisi_id]
    cari = select(StandarPelayanan).where(StandarPelayanan.id.in_(nomor))
    berlaku = {satu.id: satu for satu in db.scalars(cari)}
    yield pdf(
        "standar/daftar-layanan.pdf",
        "Daftar jenis pelayanan, nomor dan tanggal SK, tanggal peninjauan",
        lambda: daftar_layanan(unit, kop, fakta, berlaku, saat),
    )
    for n, satu in enumerate(fakta.layanan, 1):
        nama, apa = f"standar/{nama_aman(n, satu.keadaan.nama)}.pdf", satu.keadaan.nama
        if satu.revisi_id is None:
            yield tiada(nama, f"Standar pelayanan {apa}", "belum ada standar yang berlaku")
            continue
        bahan = BahanLampiran(berlaku[satu.revisi_id], None, kop, satu.ditinjau)
        yield pdf(nama, f"Standar pelayanan {apa}", partial(lampiran_sk, bahan))
        yield from _kurang(satu)


def _kurang(satu: FaktaLayanan) -> IsiPaket:
    apa = satu.keadaan.nama
    if satu.keadaan.kosong:
        yield tiada(f"komponen {apa}", "14 komponen terisi", f"{satu.keadaan.kosong} komponen belum terisi")
    if not satu.keadaan.ber_sk:
        yield tiada(f"SK {apa}", "Nomor SK", "nomor SK belum ditulis")
    if not satu.keadaan.dilibatkan:
        yield tiada(
            f"keterlibatan {apa}", "Keterlibatan masyarakat", "belum ada berita acara atau tanggalnya"
        )
    if not satu.keadaan.monev:
        yield tiada(f"monev {apa}", "Monitoring dan evaluasi standar", "belum ada bukti tahun ini")


def daftar_layanan(
    unit: Unit,
    kop: tuple[str, ...],
    fakta: FaktaStandar,
    berlaku: dict[int, StandarPelayanan],
    saat: datetime,
) -> Laporan:
    """Every active layanan with its decree, and when its standard was last reviewed."""
    kolom = (
        Kolom("No", "kanan", 0.5),
        Kolom("Jenis pelayanan", lebar=3),
        Kolom("Nomor SK", lebar=2),
        Kolom("Tanggal SK", lebar=1.5),
        Kolom("Komponen kosong", "kanan", 1),
        Kolom("Terakhir ditinjau", lebar=1.5),
    )

    def sel(nomor: int, satu: FaktaLayanan) -> tuple[Sel, ...]:
        row = berlaku.get(satu.revisi_id or 0)
        if row is None:
            return (nomor, satu.keadaan.nama, "belum ada standar", "", None, "")
        return (
            nomor,
            satu.keadaan.nama,
            row.nomor_sk or "-",
            tanggal(row.tanggal_sk) if row.tanggal_sk else "",
            satu.keadaan.kosong,
            tanggal(satu.ditinjau) if satu.ditinjau else "belum pernah",
        )

    isi = tuple(sel(n, satu) for n, satu in enumerate(fakta.layanan, 1))
    return Laporan(
        judul="DAFTAR JENIS PELAYANAN DAN STANDARNYA",
        sampul=(unit.nama,),
        bagian=(Bagian("", (Tabel("Jenis pelayanan", kolom, isi),)),),
        penyusun=unit.nama,
        saat=saat,
        bentuk=Bentuk.LEMBAR,
        kop=kop,
    )
