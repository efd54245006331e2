"""Gathering what a report says beside its figures, from everything the platform knows of the survey."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from flask_babel import force_locale
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.skm.hasil.bahan import Bahan
from fkp.skm.hasil.riwayat import HasilLalu, hasil_lalu
from fkp.skm.hasil.saran import saran_unsur
from fkp.skm.models import Jawaban, Kanal, Survei
from fkp.skm.naskah.deret import susun_tren
from fkp.skm.naskah.draf import draf_naskah
from fkp.skm.naskah.draf_umum import PENGUMPULAN
from fkp.skm.naskah.isi import (
    BarisRencana,
    ForumRencana,
    Identitas,
    IsiLaporan,
    Penandatangan,
    SaranUnsur,
    Sebelumnya,
)
from fkp.skm.naskah.kerangka import TERBARU, load_kerangka
from fkp.skm.naskah.models import Naskah
from fkp.skm.periode import nama_periode
from fkp.skm.tahap import akhir_tenggang, hari_terakhir
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Instansi, Unit
from surveys.hasil import HasilSkm
from surveys.instrumen import load_instrumen
from surveys.rincian import TERKECIL

KUTIPAN = 5
NAMA_KANAL = {
    Kanal.QR: "tautan atau kode QR",
    Kanal.KIOS: "kios di tempat pelayanan",
    Kanal.SURVEYOR: "wawancara surveyor",
    Kanal.KERTAS: "kuesioner kertas",
    Kanal.IMPOR: "berkas yang diimpor",
}
"""Ways of answering as a report names them."""


def susun_isi(db: Session, survei: Survei, bahan: Bahan, saat: datetime) -> IsiLaporan:
    """What the report of this result says at ``saat``: each section as somebody edited it, or else as it is
    drafted from the data. Always Indonesian. Texts stored for a section that the outline no longer has are
    left out."""
    kunci = load_kerangka(TERBARU).kunci_naskah
    catatan = db.get(Naskah, survei.id)
    isi = dasar_isi(db, survei, bahan, saat)
    suntingan = {k: v for k, v in (catatan.isi if catatan else {}).items() if k in kunci}
    naskah = {**draf_naskah(isi, bahan.hasil, bahan.rincian), **suntingan}
    return replace(isi, naskah=naskah, disunting=tuple(k for k in kunci if k in suntingan))


def dasar_isi(db: Session, survei: Survei, bahan: Bahan, saat: datetime) -> IsiLaporan:
    """The same without running text: what the drafts are written from."""
    with force_locale("id"):
        riwayat = hasil_lalu(db, survei)
        lalu = riwayat[-1] if riwayat else None
        catatan = db.get(Naskah, survei.id)
        return IsiLaporan(
            kerangka=TERBARU,
            identitas=_identitas(db, survei.unit),
            periode=nama_periode(survei.periode, survei.mulai, survei.akhir),
            pendek=nama_periode(survei.periode, survei.mulai, survei.akhir, pendek=True),
            mulai=survei.mulai,
            akhir=survei.akhir,
            tren=susun_tren(db, survei, bahan.hasil, riwayat),
            sebelumnya=_sebelumnya(bahan.hasil, lalu) if lalu else None,
            jadwal=_jadwal(survei, saat),
            kanal=_kanal(db, survei),
            saran=_saran(db, survei, bahan.hasil),
            rencana=baca_rencana(db, survei.id, bahan.hasil),
            pelaksanaan=baca_rencana(db, lalu.survei_id, lalu.hasil) if lalu else (),
            forum=forum_of(catatan),
            penandatangan=penandatangan_of(db, survei, catatan),
        )


def _identitas(db: Session, unit: Unit) -> Identitas:
    atas = [int(n) for n in unit.jalur.strip("/").split("/")[:-1]]
    induk = sorted(db.scalars(select(Instansi).where(Instansi.id.in_(atas))), key=lambda i: len(i.jalur))
    return Identitas(unit.nama, tuple(i.nama for i in induk), unit.alamat, unit.jam_layanan, unit.zona)


def _sebelumnya(hasil: HasilSkm, lalu: HasilLalu) -> Sebelumnya:
    return Sebelumnya(
        periode=lalu.periode,
        ikm=lalu.hasil.ikm,
        mutu=lalu.hasil.mutu or "",
        margin=lalu.margin,
        unsur={u.kunci: u.ikm for u in lalu.hasil.unsur},
        aturan_sama=hasil.aturan == lalu.hasil.aturan,
    )


def _jadwal(survei: Survei, saat: datetime) -> tuple[tuple[str, date, date], ...]:
    """The timetable as it really went, on the unit's calendar. The last row ends with the first seal, so that
    a correction does not move it."""

    def hari(waktu: datetime) -> date:
        return setempat(waktu, survei.unit.zona).date()

    if survei.dibuka_pada is None:
        return ()
    dibuka, terakhir = hari(survei.dibuka_pada), hari_terakhir(survei)
    tenggang, selesai = hari(akhir_tenggang(survei)), hari(survei.disahkan_pada or saat)
    ditunggu = terakhir + timedelta(days=1)
    semua = [
        ("Penyusunan rancangan survei", hari(survei.dibuat), dibuka),
        (PENGUMPULAN, max(survei.mulai, dibuka), terakhir),
        ("Penerimaan jawaban yang terlambat terkirim", ditunggu, tenggang),
        ("Pengolahan, pemeriksaan, dan pengesahan hasil", max(tenggang, ditunggu), selesai),
    ]
    if not survei.masa_tenggang:
        del semua[2]
    return tuple(satu for satu in semua if satu[1] <= satu[2])


def _kanal(db: Session, survei: Survei) -> tuple[tuple[str, int], ...]:
    cari = select(Jawaban.kanal, func.count()).where(Jawaban.survei_id == survei.id).group_by(Jawaban.kanal)
    banyak: dict[str, int] = {nama: n for nama, n in db.execute(cari)}  # noqa: C416  # rows are not typed as pairs
    return tuple((nama, banyak[kanal]) for kanal, nama in NAMA_KANAL.items() if kanal in banyak)


def _saran(db: Session, survei: Survei, hasil: HasilSkm) -> tuple[SaranUnsur, ...]:
    """Of the three lowest unsur. Among fewer than five people words betray who wrote them."""
    batas = KUTIPAN if hasil.responden >= TERKECIL else 0
    semua = []
    for satu in hasil.terendah():
        jumlah, kutipan = saran_unsur(db, survei, satu.kunci, batas)
        semua.append(SaranUnsur(satu.kunci, jumlah, tuple(k.teks for k in kutipan)))
    return tuple(semua)


def baca_rencana(db: Session, survei_id: int, hasil: HasilSkm) -> tuple[BarisRencana, ...]:
    """The plan that belongs to a survey, lowest unsur first; what concerns no unsur, or one without answers,
    comes last."""
    cari = (
        select(TindakLanjut)
        .where(TindakLanjut.survei_id == survei_id, TindakLanjut.asal == Asal.SKM)
        .order_by(TindakLanjut.urutan, TindakLanjut.tenggat, TindakLanjut.id)
    )
    urutan = {u.kunci: ke for ke, u in enumerate(hasil.terendah(len(hasil.unsur)))}
    instrumen = load_instrumen(hasil.instrumen_kode, hasil.instrumen_versi)
    nama = {u.kunci: u.nama for u in instrumen.unsur}
    baris = sorted(db.scalars(cari).unique(), key=lambda t: urutan.get(t.unsur, len(urutan)))
    return tuple(
        BarisRencana(
            unsur=t.unsur,
            nama_unsur=nama.get(t.unsur, t.unsur),
            masalah=t.masalah,
            kegiatan=t.kegiatan,
            keluaran=t.keluaran,
            mulai=t.mulai,
            tenggat=t.tenggat,
            penanggung_jawab=t.penanggung_jawab,
            status=str(t.status),
            realisasi=t.realisasi,
            hambatan=t.hambatan,
            selesai_pada=t.selesai_pada,
        )
        for t in baris
    )


def forum_of(catatan: Naskah | None) -> ForumRencana | None:
    """The forum in which the plan was discussed, None when none is named."""
    if catatan is None or not catatan.forum_judul or catatan.forum_tanggal is None:
        return None
    return ForumRencana(catatan.forum_judul, catatan.forum_tanggal)


def penandatangan_of(db: Session, survei: Survei, catatan: Naskah | None) -> Penandatangan:
    """Who signs: as written for this report, or else as for the unit's latest report before it."""
    if catatan is None:
        cari = (
            select(Naskah)
            .join(Survei, Survei.id == Naskah.survei_id)
            .where(Survei.unit_id == survei.unit_id, Survei.mulai < survei.mulai)
            .order_by(Survei.mulai.desc(), Survei.id.desc())
            .limit(1)
        )
        catatan = db.scalar(cari)
    if catatan is None:
        return Penandatangan()
    return Penandatangan(catatan.tempat, catatan.jabatan, catatan.nama, catatan.nip)
