"""Files that people upload, made fit for other eyes: read whole by the library that knows their kind, written
anew without what cameras and office programs note about their owners, and with a small picture for lists."""

from threading import Lock

from fkp.bersih.berkas import Bersih
from fkp.bersih.foto import bersihkan_foto
from fkp.bersih.pdf import bersihkan_pdf
from fkp.unggahan import JPEG, PDF, PNG, Unggahan

DITERIMA = (JPEG, PNG, PDF)
"""What can be cleaned: photographs and PDF. Other documents are asked for as PDF."""

SATU_SATU = Lock()
"""Held while a stranger's file is opened: one at a time, so that the largest is the most it ever takes."""


def bersihkan(unggahan: Unggahan) -> Bersih:
    """The same photograph or document without metadata. A file whose first bytes promise what the rest does
    not keep is refused. One file at a time in each process; hold no lock of the database meanwhile. Raises
    UnggahanSalah."""
    with SATU_SATU:
        return bersihkan_pdf(unggahan) if unggahan.mime == PDF else bersihkan_foto(unggahan)
