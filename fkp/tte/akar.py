"""The root certificates that an installation trusts, read from its settings. Never those of the machine: a
list made for web sites says nothing about who may sign a document."""

import re
import ssl
from pathlib import Path

AKHIRAN = frozenset((".pem", ".crt", ".cer", ".der"))
"""How the name of a certificate in a folder ends; other files may lie beside them."""
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class AkarSalah(ValueError):
    """The certificates cannot be used; the message says which file and why."""


def baca_akar(path: Path) -> tuple[bytes, ...]:
    """Every certificate (DER) of a file, or of the files of a folder. Raises AkarSalah when one cannot be
    read or there is none."""
    try:
        if path.is_dir():
            berkas = sorted(satu for satu in path.iterdir() if satu.suffix.lower() in AKHIRAN)
        else:
            berkas = [path]
        semua = [der for satu in berkas for der in _sertifikat(satu)]
    except OSError as galat:
        raise AkarSalah(f"{path} tidak dapat dibaca ({galat.strerror})") from None
    if not semua:
        raise AkarSalah(f"{path} tidak memuat sertifikat ({', '.join(sorted(AKHIRAN))})")
    return tuple(dict.fromkeys(semua))


def _sertifikat(berkas: Path) -> list[bytes]:
    isi = berkas.read_bytes()
    teks = isi.decode("ascii", "ignore")
    try:
        semua = [ssl.PEM_cert_to_DER_cert(satu) for satu in _PEM.findall(teks)] or [isi]
        for satu in semua:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=satu)
    except (ssl.SSLError, ValueError):
        raise AkarSalah(f"{berkas} bukan sertifikat PEM atau DER") from None
    return semua
