"""Standards in force as evidence: the list of layanan with their decrees, and each standard as its annex."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.dokumen.laporan import Bagian, Bentuk, Kolom, Laporan, Sel, Tabel
from fkp.formats import tanggal
from fkp.laporan.standar.lampiran import BahanLampiran, lampiran_sk
from fkp.penilaian.fakta import FaktaLayanan, FaktaStandar, Jenis, Rujukan
from fkp.penilaian.fakta_perubahan import Pengubahan
from fkp.penilaian.paket.isi import IsiPaket, nama_aman, pdf, tiada
from fkp.putaran.standar import peminta_tercatat
from fkp.standar.models import StandarPelayanan
from fkp.standar.queries import jajaran_of
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


def butir_perubahan(db: Session, kop: tuple[str, ...], diubah: Sequence[Pengubahan], folder: str) -> IsiPaket:
    """The standards that the agreement of a forum changed, each beside the one before it."""
    jajaran = jajaran_of(db, [satu.layanan_id for satu in diubah])
    for satu in diubah:
        standar = db.get_one(StandarPelayanan, satu.standar_id)
        bahan = BahanLampiran(
            standar,
            jajaran[satu.layanan_id].sebelum(standar),
            kop,
            standar.ditinjau,
            tuple(satu for satu, _row in peminta_tercatat(db, standar)),
        )
        nama = nama_aman(standar.revisi, standar.layanan.nama)
        yield pdf(
            f"{folder}/standar-diubah/{nama}.pdf",
            f"Standar pelayanan {standar.layanan.nama} yang diubah atas kesepakatan forum",
            partial(lampiran_sk, bahan),
        )


def butir_tinjauan(unit: Unit, kop: tuple[str, ...], fakta: FaktaStandar, saat: datetime) -> IsiPaket:
    """The list of reviews, when there was any."""
    if any(satu.tinjauan for satu in fakta.layanan):
        yield pdf(
            "standar/daftar-peninjauan.pdf",
            "Daftar peninjauan standar tiap jenis pelayanan",
            lambda: daftar_tinjauan(unit, kop, fakta, saat),
        )


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


def daftar_tinjauan(unit: Unit, kop: tuple[str, ...], fakta: FaktaStandar, saat: datetime) -> Laporan:
    """Every review of every active layanan until the day that is looked at, and what shows it."""
    kolom = (
        Kolom("No", "kanan", 0.5),
        Kolom("Jenis pelayanan", lebar=3),
        Kolom("Tanggal", lebar=1.5),
        Kolom("Tercatat di", lebar=4),
    )
    semua = [(satu.keadaan.nama, r) for satu in fakta.layanan for r in satu.tinjauan]
    isi = tuple(
        (nomor, nama, tanggal(r.hari) if r.hari else "", _tempat(r))
        for nomor, (nama, r) in enumerate(semua, 1)
    )
    return Laporan(
        judul="DAFTAR PENINJAUAN STANDAR PELAYANAN",
        sampul=(unit.nama,),
        bagian=(Bagian("", (Tabel("Peninjauan", kolom, isi),)),),
        penyusun=unit.nama,
        saat=saat,
        bentuk=Bentuk.LEMBAR,
        kop=kop,
    )


def _tempat(satu: Rujukan) -> str:
    if satu.jenis is Jenis.FORUM:
        return f"Berita acara bersegel, forum {satu.nama}"
    return f"Standar pelayanan {satu.nama}, bukan dari berita acara forum peninjauan"
