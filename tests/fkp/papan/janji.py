"""Promises on the board for the tests; each flushes, the test commits."""

import io
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.skm.models import Survei
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.models import BuktiJanji, LangkahJanji, TindakLanjut
from fkp.unit.models import Unit
from tests.builders import SAAT, a_akun
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut


def a_janji(
    db: Session,
    unit: Unit,
    kegiatan: str = "Membuka loket kedua",
    survei: Survei | None = None,
    *,
    langkah: tuple[int, int] = (0, 0),
    tayang: datetime | None = SAAT,
    **kolom: Any,
) -> TindakLanjut:
    """A promise on the board since ``tayang``, with so many steps of which so many are done."""
    row = a_tindak_lanjut(db, unit, survei, kegiatan=kegiatan, **kolom)
    selesai, semua = langkah
    row.langkah = [
        LangkahJanji(
            urutan=n, teks=f"Langkah {n + 1}", selesai_pada=date(2026, 11, 1) if n < selesai else None
        )
        for n in range(semua)
    ]
    if tayang:
        tayangkan(db, "uji", row, tayang)
    db.flush()
    return row


def a_bukti(db: Session, row: TindakLanjut, judul: str = "Loket kedua buka", **kolom: Any) -> BuktiJanji:
    """A small photograph, for everyone unless ``umum`` says otherwise; ``mime`` makes it something else."""
    gambar = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(gambar, "JPEG")
    isi = kolom.pop("isi", gambar.getvalue())
    foto = kolom.get("mime", "image/jpeg") == "image/jpeg"
    bukti = BuktiJanji(
        tindak_lanjut_id=row.id,
        judul=judul,
        nama=kolom.pop("nama", "foto.jpg"),
        mime=kolom.pop("mime", "image/jpeg"),
        ukuran=len(isi),
        sidik=sha256(isi).hexdigest(),
        isi=isi,
        kecil=gambar.getvalue() if foto else None,
        lebar=8 if foto else None,
        tinggi=6 if foto else None,
        umum=kolom.pop("umum", True),
        akun_id=a_akun(db, Peran.PETUGAS, row.unit.jalur, sandi_hash="-").id,
        waktu=SAAT,
        **kolom,
    )
    db.add(bukti)
    db.flush()
    return bukti
