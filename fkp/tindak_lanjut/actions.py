"""Changing the register. Each change leaves its line in the audit trail, with the values before and after."""

from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
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
from fkp.tindak_lanjut.models import Asal, JenisKabar, Status, TindakLanjut
from fkp.tindak_lanjut.perubahan import catat_ganti, check_ganti, yang_berganti
from fkp.tindak_lanjut.simpan import check_versi, simpan_beda, teks_rincian
from fkp.tindak_lanjut.syarat import beralasan, check_dibaca, check_rencana
from fkp.tindak_lanjut.undur import check_undur, undurkan
from fkp.unit.models import Unit

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
    check_rencana(db, unit, isi, sejak)
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
    rincian = {"asal": asal, "survei_id": survei_id, **teks_rincian(asdict(isi))}
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
    jauh: bool = False,
    koreksi: bool = False,
) -> None:
    """Change what is planned. ``versi`` is the one that was read before. Once people outside could read it,
    ``alasan`` is needed for another date and for another wording of what they read; the date lies ahead, and
    not far ahead unless ``jauh``. Not so for ``koreksi``, which mends what a document printed wrongly; of a
    document that nobody outside could read the wrong words are told to nobody.

    Raises VersiBerbeda and TindakLanjutSalah.
    """
    check_versi(row, versi)
    check_rencana(db, row.unit, isi, row.sejak, kini=row)
    baru: dict[str, Any] = asdict(isi)
    alasan = alasan.strip()
    ganti = yang_berganti(db, row, isi) if diketahui(row) else []
    if koreksi and row.tayang_pada is None:
        ganti = []
    if ganti and not koreksi:
        check_ganti(row, ganti, alasan)
    if diketahui(row) and isi.tenggat != row.tenggat:
        if not koreksi:
            check_undur(row, isi.tenggat, alasan, setempat(saat, row.unit.zona).date(), jauh=jauh)
        baru["alasan_tenggat"] = alasan
        undurkan(db, oleh, row, isi.tenggat, alasan, saat)
    if ganti:
        catat_ganti(db, oleh, row, ganti, alasan, saat)
    simpan_beda(db, oleh, row, baru, saat, "ubah tindak lanjut", {"alasan": alasan} if ganti else {})


def perpanjang(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    tenggat: date,
    alasan: str,
    saat: datetime,
    *,
    versi: int,
    jauh: bool = False,
) -> None:
    """Another date for the promise and nothing else, with the reason that everyone may read; ``jauh`` as for
    ``ubah``.

    Raises VersiBerbeda and TindakLanjutSalah.
    """
    check_versi(row, versi)
    if not diketahui(row):
        raise TindakLanjutSalah("tenggat", "Tenggat ini belum diketahui umum. Ganti lewat Ubah rencana.")
    if tenggat == row.tenggat:
        raise TindakLanjutSalah("tenggat", f"Tanggal itu sama dengan tenggat sekarang, {tanggal(tenggat)}.")
    isi = IsiRencana(**{nama: getattr(row, nama) for nama in IsiRencana.__dataclass_fields__})
    ubah(db, oleh, row, replace(isi, tenggat=tenggat), saat, versi=versi, alasan=alasan, jauh=jauh)


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
    check_versi(row, versi)
    hari = setempat(saat, row.unit.zona).date()
    baru: dict[str, Any] = {"realisasi": kini.realisasi, "hambatan": kini.hambatan, "status": kini.status}
    if kini.realisasi != row.realisasi:
        check_dibaca("realisasi", kini.realisasi)
    if kini.status != row.status:
        check_dibaca("alasan", alasan)
        if kini.status not in LANGKAH[Status(row.status)]:
            boleh = " atau ".join(LANGKAH[Status(row.status)])
            raise TindakLanjutSalah(
                "status", f"Dari {row.status} hanya dapat menjadi {boleh}, tidak langsung {kini.status}."
            )
        kembali = row.status in (Status.SELESAI, Status.DIHENTIKAN)
        if (kembali or kini.status is Status.DIHENTIKAN) and not beralasan(alasan):
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
        sisa = [satu.teks for satu in row.langkah if satu.selesai_pada is None]
        if row.status != Status.SELESAI and sisa and not kini.biarkan_langkah:
            raise TindakLanjutSalah(
                "biarkan_langkah",
                f"{len(sisa)} langkah belum dicentang: {'; '.join(sisa)}. Centang langkahnya dulu, atau "
                "centang ini bila langkah itu tidak jadi diperlukan.",
            )
        baru["selesai_pada"] = selesai
    else:
        baru["selesai_pada"] = None
    if kini.status != row.status:
        baru["dihentikan_pada"] = hari if kini.status is Status.DIHENTIKAN else None
        jenis, teks = _kabar_status(Status(row.status), kini, alasan.strip())
        kabarkan(db, row, jenis, teks, saat)
    simpan_beda(db, oleh, row, baru, saat, "kemajuan tindak lanjut")


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
    catat(db, oleh, "hapus tindak lanjut", OBJEK, row.id, row.unit.jalur, teks_rincian(isi))
    db.delete(row)
    db.flush()


def _kabar_status(dari: Status, kini: Kemajuan, alasan: str) -> tuple[JenisKabar, str]:
    """The news of a step, and the words that go with it."""
    if kini.status is Status.SELESAI:
        return JenisKabar.SELESAI, kini.realisasi
    if kini.status is Status.DIHENTIKAN:
        return JenisKabar.DIHENTIKAN, alasan
    return (JenisKabar.BERJALAN, "") if dari is Status.DIRENCANAKAN else (JenisKabar.DIBUKA, alasan)
