"""Starting the check of a signed PDF in a process of its own, and ending it when it takes too long."""

import base64
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from threading import Lock

from fkp.tte.hasil import Pemeriksaan, Sebab

DETIK = 20
"""How long the check of one PDF may take; an honest one takes a second."""
MEMORI = 1024**3
"""Bytes of address space that it may use."""


class TakTerperiksa(ValueError):
    """The file could not be checked."""

    def __init__(self, sebab: Sebab) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab


_SATU_SATU = Lock()


def periksa_pdf(isi: bytes, akar: Sequence[bytes], saat: datetime, pola: str = "") -> Pemeriksaan:
    """As ``fkp.tte.periksa.periksa`` documents it. One file at a time in each process of the server, so that
    a crowd of uploads takes no more of the machine than one; hold no lock of the database meanwhile. Raises
    TakTerperiksa."""
    minta = {
        "akar": [base64.b64encode(satu).decode() for satu in akar],
        "saat": saat.isoformat(),
        "pola": pola,
    }
    with _SATU_SATU:
        try:
            anak = subprocess.run(  # our own interpreter; it gets no setting of ours
                [sys.executable, "-I", "-m", "fkp.tte"],
                input=json.dumps(minta).encode() + b"\n" + isi,
                capture_output=True,
                env={},
                timeout=DETIK,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TakTerperiksa(Sebab.TERLALU_BERAT) from None
    if anak.returncode < 0:  # ended by the system: it asked for too much
        raise TakTerperiksa(Sebab.TERLALU_BERAT)
    anak.check_returncode()
    jawab = json.loads(anak.stdout)
    if "salah" in jawab:
        raise TakTerperiksa(Sebab(jawab["salah"]))
    return Pemeriksaan.from_dict(jawab)
