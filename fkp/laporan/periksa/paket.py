"""An evidence pack against its own list of fingerprints."""

import re

from fkp.laporan.periksa.temuan import Beda, Pokok, berbeda, sesuai
from surveys.kanonik import sha256_hex

DAFTAR = "SHA256SUMS"
APA = "Daftar SHA256SUMS"


def periksa_daftar(isi: dict[str, bytes]) -> Pokok:
    """Each file of the pack against ``SHA256SUMS``, written as ``sha256sum`` writes it."""
    if DAFTAR not in isi:
        return berbeda(APA, "tidak ada di dalam paket")
    beda, tercatat = [], {DAFTAR}
    for baris in isi[DAFTAR].decode("utf-8", "replace").splitlines():
        ada = re.fullmatch(r"([0-9a-f]{64}) [ *](.+)", baris)
        if ada is None:
            beda.append(Beda(DAFTAR, baris, "sidik, dua spasi, lalu nama berkas"))
            continue
        sidik, nama = ada.groups()
        tercatat.add(nama)
        nyata = sha256_hex(isi[nama]) if nama in isi else "tidak ada"
        if nyata != sidik:
            beda.append(Beda(f"berkas {nama}", nyata, sidik))
    beda += [Beda(f"berkas {nama}", "ada", "tidak tercatat") for nama in isi if nama not in tercatat]
    if beda:
        return berbeda(APA, "ada berkas yang bukan lagi seperti saat paket dibuat", beda)
    return sesuai(APA, f"{len(tercatat) - 1} berkas seperti saat paket dibuat")
