"""Changing the register. Each change leaves its line in the audit trail, with the values before and after."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import VersiBerbeda
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.isi import (
    OBJEK,
    BarisForum,
    IsiRencana,
    Kemajuan,
    TindakLanjutSalah,
    TindakLanjutTetap,
)
from fkp.tindak_lanjut.kabar import kabarkan
from fkp.tindak_lanjut.models import Asal, JenisKabar, PerpanjanganJanji, Status, TindakLanjut
from fkp.tindak_lanjut.queries import calon_pelaksana, layanan_dilayani
from fkp.unit.models import Unit
from surveys.unsur import UNSUR

LANGKAH: dict[Status, tuple[Status, ...]] = {
    Status.DIRENCANAKAN: (Status.BERJALAN, Status.DIHENTIKAN),
    Status.BERJALAN: (Status.SELESAI, Status.DIHENTIKAN),
    Status.SELESAI: (Status.BERJALAN,),
    Status.DIHENTIKAN: (Status.BERJALAN,),
}
"""From each status the next ones; from the two last the way back, which needs a reason."""


def tambah(
    db: Session,
    oleh: Akun | str,
    unit: Unit,
    isi: IsiRencana,
    saat: datetime,
    *,
    asal: Asal = Asal.SKM,
    survei_id: int | None = None,
    sejak: date | None = None,
    lanjutan_dari: TindakLanjut | None = None,
    baris: BarisForum | None = None,
    pengaduan_id: int | None = None,
) -> TindakLanjut:
    """A new row of the register, last in the plan of its survey. ``sejak`` is the first day of what asked for
    it, ``baris`` the row of a berita acara that it was, ``pengaduan_id`` the complaint it answers. A row that
    carries on another begins where that one stands.

    Raises TindakLanjutSalah.
    """
    _check(db, unit, isi, sejak)
    urutan = func.coalesce(func.max(TindakLanjut.urutan), 0)
    milik = TindakLanjut.survei_id == survei_id if survei_id else TindakLanjut.unit_id == unit.id
    row = TindakLanjut(
        unit=unit,
        asal=asal,
        survei_id=survei_id,
        sejak=sejak,
        lanjutan_dari=lanjutan_dari,
        pengaduan_id=pengaduan_id,
        urutan=(db.scalar(select(urutan).where(milik)) or 0) + 1,
        status=lanjutan_dari.status if lanjutan_dari else Status.DIRENCANAKAN,
        dibuat=saat,
        diubah=saat,
        **asdict(isi),
        **(asdict(baris) if baris else {}),
    )
    db.add(row)
    db.flush()
    rincian = {"asal": asal, "survei_id": survei_id, **_teks(asdict(isi))}
    if baris:
        rincian["forum_id"] = baris.forum_id
    catat(db, oleh, "tambah tindak lanjut", OBJEK, row.id, unit.jalur, rincian)
    return row


def ubah(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    isi: IsiRencana,
    saat: datetime,
    *,
    versi: int,
    alasan: str = "",
) -> None:
    """Change what is planned. ``versi`` is the one that was read before; ``alasan`` is needed for another
    date once a sealed document has printed the first.

    Raises VersiBerbeda and TindakLanjutSalah.
    """
    _check_versi(row, versi)
    _check(db, row.unit, isi, row.sejak, kini=row.layanan_id)
    baru: dict[str, Any] = asdict(isi)
    if diketahui(row) and isi.tenggat != row.tenggat:
        if not alasan.strip():
            raise TindakLanjutSalah(
                "alasan",
                f"Tenggat {tanggal(row.tenggat)} sudah diketahui umum. Tulis alasan menggantinya; alasan dan "
                "tanggal semula tampil untuk umum.",
            )
        baru["alasan_tenggat"] = alasan.strip()
        row.perpanjangan.append(
            PerpanjanganJanji(
                dari=row.tenggat,
                menjadi=isi.tenggat,
                alasan=alasan.strip(),
                akun_id=oleh.id if isinstance(oleh, Akun) else None,
                waktu=saat,
            )
        )
        kabarkan(db, row, JenisKabar.TENGGAT, alasan.strip(), saat)
    _simpan(db, oleh, row, baru, saat, "ubah tindak lanjut")


def kemajuan(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    kini: Kemajuan,
    saat: datetime,
    *,
    versi: int,
    alasan: str = "",
) -> None:
    """Say how far it is. Stopping it and taking it up again need ``alasan``.

    Raises VersiBerbeda and TindakLanjutSalah.
    """
    _check_versi(row, versi)
    hari = setempat(saat, row.unit.zona).date()
    baru: dict[str, Any] = {"realisasi": kini.realisasi, "hambatan": kini.hambatan, "status": kini.status}
    if kini.status != row.status:
        if kini.status not in LANGKAH[Status(row.status)]:
            boleh = " atau ".join(LANGKAH[Status(row.status)])
            raise TindakLanjutSalah(
                "status", f"Dari {row.status} hanya dapat menjadi {boleh}, tidak langsung {kini.status}."
            )
        kembali = row.status in (Status.SELESAI, Status.DIHENTIKAN)
        if (kembali or kini.status is Status.DIHENTIKAN) and not alasan.strip():
            apa = "dibuka kembali" if kembali else "dihentikan"
            raise TindakLanjutSalah("alasan", f"Tulis alasan tindak lanjut ini {apa}.")
        baru["alasan_status"] = alasan.strip()
    if kini.status is Status.SELESAI:
        selesai = kini.selesai_pada or row.selesai_pada or hari
        if selesai > hari:
            raise TindakLanjutSalah(
                "selesai_pada", f"Tanggal selesai paling akhir hari ini, {tanggal(hari)}."
            )
        if not kini.realisasi:
            raise TindakLanjutSalah(
                "realisasi", "Tulis apa yang sudah terwujud, supaya dapat dibandingkan dengan keluarannya."
            )
        baru["selesai_pada"] = selesai
    else:
        baru["selesai_pada"] = None
    if kini.status != row.status:
        jenis, teks = _kabar_status(Status(row.status), kini, alasan.strip())
        kabarkan(db, row, jenis, teks, saat)
    _simpan(db, oleh, row, baru, saat, "kemajuan tindak lanjut")


def diketahui(row: TindakLanjut) -> bool:
    """Whether people outside could read it already: in a sealed document, or on the board."""
    return row.tersegel_pada is not None or row.tayang_pada is not None


def hapus(db: Session, oleh: Akun | str, row: TindakLanjut) -> None:
    """Delete a row that no sealed document quotes, that never stood on the board, and that no later plan
    carries on. Raises TindakLanjutTetap."""
    if row.tersegel_pada is not None:
        raise TindakLanjutTetap(
            "Baris ini sudah tercetak di laporan yang disahkan, jadi tidak dapat dihapus. Hentikan dengan "
            "alasan."
        )
    if row.tayang_pada is not None:
        raise TindakLanjutTetap(
            "Janji ini tampil di Papan janji, jadi tidak dapat dihapus. Hentikan dengan alasan."
        )
    if row.lanjutan is not None:
        raise TindakLanjutTetap(
            "Baris ini dilanjutkan di rencana berikutnya, jadi tidak dapat dihapus. Hapus dulu lanjutannya."
        )
    isi = {nama: getattr(row, nama) for nama in IsiRencana.__dataclass_fields__}
    catat(db, oleh, "hapus tindak lanjut", OBJEK, row.id, row.unit.jalur, _teks(isi))
    db.delete(row)
    db.flush()


def tahan_rencana(db: Session, survei_id: int) -> None:
    """Read the plan of this survey as it is now and hold its rows until the transaction ends: a change that
    is being saved at this moment comes wholly before what is read next, or wholly after."""
    cari = select(TindakLanjut).where(TindakLanjut.survei_id == survei_id).order_by(TindakLanjut.id)
    db.scalars(cari.with_for_update(of=TindakLanjut).execution_options(populate_existing=True)).all()


def kunci_rencana(db: Session, survei_id: int, saat: datetime) -> None:
    """Note that the plan of this survey was sealed into a report at ``saat``: its rows can no longer be
    deleted, and their dates as printed are kept. Rows sealed before stay as they are. Whoever prints them
    holds them first (``tahan_rencana``)."""
    cari = select(TindakLanjut).where(
        TindakLanjut.survei_id == survei_id, TindakLanjut.tersegel_pada.is_(None)
    )
    for row in db.scalars(cari):
        row.tersegel_pada, row.tenggat_semula = saat, row.tenggat
    db.flush()


def _check(db: Session, unit: Unit, isi: IsiRencana, sejak: date | None, *, kini: int | None = None) -> None:
    if isi.unsur and isi.unsur not in {u.kunci for u in UNSUR}:
        raise TindakLanjutSalah("unsur", "Pilih salah satu unsur dari daftar.")
    # A layanan that was switched off since may stay where it is.
    boleh = {None, kini, *(satu.id for satu in layanan_dilayani(db, unit))}
    if isi.layanan_id not in boleh:
        raise TindakLanjutSalah("layanan", "Pilih layanan yang dilayani unit ini.")
    for nama, sebutan in (("kegiatan", "kegiatan"), ("keluaran", "keluaran yang terukur")):
        if not getattr(isi, nama).strip():
            raise TindakLanjutSalah(nama, f"Tulis {sebutan}.")
    if not isi.penanggung_jawab.strip():
        raise TindakLanjutSalah("penanggung_jawab", "Tulis bagian atau jabatan yang menanggungnya.")
    if isi.pelaksana_id is not None and isi.pelaksana_id not in {a.id for a in calon_pelaksana(db, unit)}:
        raise TindakLanjutSalah("pelaksana", "Pilih orang yang bertugas di unit ini.")
    if isi.mulai and isi.mulai > isi.tenggat:
        raise TindakLanjutSalah(
            "tenggat", f"Tenggat tidak boleh sebelum mulai dikerjakan, {tanggal(isi.mulai)}."
        )
    for nama, hari in (("mulai", isi.mulai), ("tenggat", isi.tenggat)):
        if sejak and hari and hari < sejak:
            raise TindakLanjutSalah(
                nama, f"Paling awal {tanggal(sejak)}, hari pertama survei atau forum yang memintanya."
            )


def _kabar_status(dari: Status, kini: Kemajuan, alasan: str) -> tuple[JenisKabar, str]:
    """The news of a step, and the words that go with it."""
    if kini.status is Status.SELESAI:
        return JenisKabar.SELESAI, kini.realisasi
    if kini.status is Status.DIHENTIKAN:
        return JenisKabar.DIHENTIKAN, alasan
    return (JenisKabar.BERJALAN, "") if dari is Status.DIRENCANAKAN else (JenisKabar.DIBUKA, alasan)


def _check_versi(row: TindakLanjut, versi: int) -> None:
    if row.versi != versi:
        raise VersiBerbeda("baris ini")


def _simpan(
    db: Session, oleh: Akun | str, row: TindakLanjut, baru: dict[str, Any], saat: datetime, aksi: str
) -> None:
    beda = {nama: nilai for nama, nilai in baru.items() if getattr(row, nama) != nilai}
    if not beda:
        return
    lama = _teks({nama: getattr(row, nama) for nama in beda})
    kini = _teks(beda)
    for nama, nilai in beda.items():
        setattr(row, nama, nilai)
    row.versi += 1
    row.diubah = saat
    db.flush()
    rincian = {nama: [lama[nama], kini[nama]] for nama in beda}
    catat(db, oleh, aksi, OBJEK, row.id, row.unit.jalur, rincian)


def _teks(nilai: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in nilai.items()}
