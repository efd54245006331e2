"""The steps on the way to a promise: writing them down, ticking them, putting them in order."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import Galat
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.kabar import ganti_kabar, kabarkan, tarik_kabar
from fkp.tindak_lanjut.models import JenisKabar, LangkahJanji, Status, TindakLanjut
from fkp.tindak_lanjut.queries import terbuka
from fkp.tindak_lanjut.simpan import check_versi, simpan
from fkp.tindak_lanjut.syarat import check_dibaca

TERBANYAK = 14
"""Steps of one promise: more cannot be counted at a glance (``components/stitches.html``)."""


class LangkahTetap(Galat):
    """The steps of this promise no longer change."""


def tambah_langkah(
    db: Session, oleh: Akun | str, row: TindakLanjut, teks: str, saat: datetime, *, versi: int
) -> LangkahJanji:
    """One more step, the last. Raises VersiBerbeda, LangkahTetap and TindakLanjutSalah."""
    _check(row, versi)
    if len(row.langkah) >= TERBANYAK:
        raise TindakLanjutSalah("teks", f"Paling banyak {TERBANYAK} langkah. Gabungkan yang sejenis.")
    _check_teks(row, teks)
    satu = LangkahJanji(teks=teks, urutan=max((lain.urutan for lain in row.langkah), default=0) + 1)
    row.langkah.append(satu)
    db.flush()
    simpan(db, oleh, row, saat, "tambah langkah", {"langkah": satu.id, "teks": teks})
    return satu


def ubah_langkah(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    langkah: LangkahJanji,
    teks: str,
    selesai_pada: date | None,
    saat: datetime,
    *,
    versi: int,
) -> None:
    """Say the step in other words, tick it as done on a day, or untick it. A step that is done is news, and
    no longer is when it is unticked. The first one that is done sets a promise going.

    Raises VersiBerbeda, LangkahTetap and TindakLanjutSalah.
    """
    _check(row, versi)
    hari = setempat(saat, row.unit.zona).date()
    if selesai_pada and selesai_pada > hari:
        raise TindakLanjutSalah("selesai_pada", f"Langkah selesai paling akhir hari ini, {tanggal(hari)}.")
    _check_teks(row, teks, langkah)
    lama = (langkah.teks, langkah.selesai_pada)
    if lama == (teks, selesai_pada):
        return
    langkah.teks, langkah.selesai_pada = teks, selesai_pada
    ganti_kabar(row, JenisKabar.LANGKAH, lama[0], teks)
    if selesai_pada and not lama[1]:
        kabarkan(db, row, JenisKabar.LANGKAH, teks, saat)
        if row.status == Status.DIRENCANAKAN:
            row.status = Status.BERJALAN
    elif lama[1] and not selesai_pada:
        tarik_kabar(row, JenisKabar.LANGKAH, teks)
    rincian = {
        "langkah": langkah.id,
        "teks": [lama[0], teks],
        "selesai_pada": [str(lama[1] or ""), str(selesai_pada or "")],
        "status": row.status,
    }
    simpan(db, oleh, row, saat, "ubah langkah", rincian)


def geser_langkah(
    db: Session,
    oleh: Akun | str,
    row: TindakLanjut,
    langkah: LangkahJanji,
    arah: int,
    saat: datetime,
    *,
    versi: int,
) -> None:
    """Move the step one place up (-1) or down (1); the first stays first. Raises VersiBerbeda and
    LangkahTetap."""
    _check(row, versi)
    semua = list(row.langkah)
    dari = semua.index(langkah)
    ke = dari + arah
    if not 0 <= ke < len(semua):
        return
    semua[dari], semua[ke] = semua[ke], semua[dari]
    for urutan, satu in enumerate(semua, start=1):
        satu.urutan = urutan
    simpan(db, oleh, row, saat, "geser langkah", {"langkah": langkah.id, "urutan": ke + 1})
    db.refresh(row, ["langkah"])


def hapus_langkah(
    db: Session, oleh: Akun | str, row: TindakLanjut, langkah: LangkahJanji, saat: datetime, *, versi: int
) -> None:
    """Remove the step, and the news that it was done. Raises VersiBerbeda and LangkahTetap."""
    _check(row, versi)
    tarik_kabar(row, JenisKabar.LANGKAH, langkah.teks)
    rincian = {"langkah": langkah.id, "teks": langkah.teks, "selesai_pada": str(langkah.selesai_pada or "")}
    row.langkah.remove(langkah)
    simpan(db, oleh, row, saat, "hapus langkah", rincian)


def _check(row: TindakLanjut, versi: int) -> None:
    check_versi(row, versi)
    if not terbuka(row):
        raise LangkahTetap(
            "Janji ini selesai, dihentikan, atau dilanjutkan di rencana lain, jadi langkahnya tetap. Buka "
            "kembali dulu bila masih dikerjakan."
        )


def _check_teks(row: TindakLanjut, teks: str, kecuali: LangkahJanji | None = None) -> None:
    if not teks.strip():
        raise TindakLanjutSalah("teks", "Tulis langkahnya.")
    if kecuali is None or teks != kecuali.teks:
        check_dibaca("teks", teks)
    # The news of a step is found by its words.
    if any(lain.teks == teks for lain in row.langkah if lain is not kecuali):
        raise TindakLanjutSalah("teks", "Langkah dengan kata-kata itu sudah ada. Tulis bedanya.")
