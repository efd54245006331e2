"""Files that are kept as they came: each is opened once, whole, by the library that knows its kind, so that
nobody is offered one that does not open."""

import io
import zipfile
from collections.abc import Collection

from werkzeug.datastructures import FileStorage

from fkp.bersih import SATU_SATU
from fkp.bersih.foto import buka_foto
from fkp.bersih.pdf import periksa_pdf
from fkp.unggahan import JPEG, NAMA, PDF, PNG, Unggahan, UnggahanSalah, baca_unggahan, terurai_wajar


def baca_utuh(berkas: FileStorage | None, boleh: Collection[str]) -> Unggahan:
    """Read an uploaded file as ``baca_unggahan`` does, and open it. One at a time in each process, as files
    that are cleaned; hold no lock of the database meanwhile. Raises UnggahanSalah."""
    unggahan = baca_unggahan(berkas, boleh)
    with SATU_SATU:
        if unggahan.mime in (JPEG, PNG):
            buka_foto(unggahan)
        elif unggahan.mime == PDF:
            periksa_pdf(unggahan)
        else:
            _periksa_kantor(unggahan)
    return unggahan


def _periksa_kantor(unggahan: Unggahan) -> None:
    """Every part of an office document unpacks and is what its checksum says."""
    nama, jenis = unggahan.nama[:80], NAMA[unggahan.mime]
    if not terurai_wajar(unggahan.isi):
        raise UnggahanSalah(f"“{nama}” terlalu besar setelah dibuka. Perkecil gambarnya, lalu unggah lagi.")
    try:
        with zipfile.ZipFile(io.BytesIO(unggahan.isi)) as arsip:
            rusak = arsip.testzip()
    except Exception:  # a stranger's bytes make the unpacker raise whatever it happens to trip over
        rusak = nama
    if rusak:
        raise UnggahanSalah(
            f"“{nama}” tidak terbaca sebagai {jenis}. Buka di perangkat Anda, simpan ulang, lalu unggah lagi."
        )
