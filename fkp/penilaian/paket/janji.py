"""Plans and what was carried out of them, as tables and as the files that prove it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.dokumen.laporan import Bagian, Bentuk, Kolom, Laporan, Tabel
from fkp.formats import tanggal
from fkp.laporan.blok.rencana import STATUS
from fkp.penilaian.fakta import BarisRencana, FaktaRencana, FaktaSkm, Jenis, Rujukan
from fkp.penilaian.paket.isi import IsiPaket, berkas, nama_aman, pengambil, tiada
from fkp.tindak_lanjut.models import BuktiJanji, Status, TindakLanjut
from fkp.unit.models import Unit


def bukti_janji(db: Session, janji: Sequence[TindakLanjut], folder: str) -> IsiPaket:
    """The proofs of these promises; one that is done without any is named."""
    for satu in janji:
        for n, bukti in enumerate(satu.bukti, 1):
            nama = f"{folder}/janji-{satu.id}/{nama_aman(n, bukti.judul)}"
            guna = f"Bukti pelaksanaan: {satu.kegiatan}. {bukti.judul}"
            yield berkas(nama, guna, bukti.mime, pengambil(db, BuktiJanji.isi, bukti.id))
        if satu.selesai_pada and not satu.bukti:
            yield tiada(
                f"{folder}/janji-{satu.id}",
                f"Bukti pelaksanaan: {satu.kegiatan}",
                "ditandai selesai tanpa berkas bukti",
            )


def rencana_tahun(db: Session, skm: FaktaSkm) -> FaktaRencana:
    """The plans of the surveys of the year itself, as they stand: what indicator 6 calls followed up."""
    disahkan = {satu.id: satu.hari for satu in skm.survei if satu.hari}
    cari = select(TindakLanjut).where(TindakLanjut.survei_id.in_(disahkan))
    return FaktaRencana(
        skm.survei,
        tuple(
            BarisRencana(
                Rujukan(Jenis.JANJI, satu.id, satu.kegiatan, satu.selesai_pada),
                disahkan[satu.survei_id or 0],
                satu.status != Status.DIRENCANAKAN,
                satu.selesai_pada,
            )
            for satu in db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id))
        ),
    )


def laporan_rencana(
    unit: Unit, kop: tuple[str, ...], fakta: FaktaRencana, janji: Sequence[TindakLanjut], saat: datetime
) -> Laporan:
    """The plan with how far it is: the day of its report, the day on which each row was done, and how many
    days that took."""
    per = {satu.id: satu for satu in janji}
    kolom = (
        Kolom("No", "kanan", 0.5),
        Kolom("Kegiatan", lebar=3),
        Kolom("Keluaran", lebar=2.5),
        Kolom("Penanggung jawab", lebar=2),
        Kolom("Laporan SKM disahkan", lebar=1.5),
        Kolom("Status", lebar=1.2),
        Kolom("Selesai pada", lebar=1.5),
        Kolom("Hari", "kanan", 0.7),
        Kolom("Realisasi", lebar=2.5),
    )
    isi = tuple(
        (
            nomor,
            row.kegiatan,
            row.keluaran,
            row.penanggung_jawab,
            tanggal(satu.laporan),
            STATUS.get(row.status, row.status),
            tanggal(satu.selesai) if satu.selesai else "",
            max((satu.selesai - satu.laporan).days, 0) if satu.selesai else None,
            row.realisasi,
        )
        for nomor, satu in enumerate(fakta.baris, 1)
        if (row := per.get(satu.rujukan.id))
    )
    return Laporan(
        judul="RENCANA TINDAK LANJUT SKM DAN PELAKSANAANNYA",
        sampul=(unit.nama,),
        bagian=(Bagian("Rencana dan pelaksanaannya", (Tabel("Rencana dan pelaksanaannya", kolom, isi),)),),
        penyusun=unit.nama,
        saat=saat,
        bentuk=Bentuk.LEBAR,
        kop=kop,
    )
