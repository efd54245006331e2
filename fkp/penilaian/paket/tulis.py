"""Writing a pack: one file after the other into the ZIP, then its index, README and list of fingerprints."""

import zipfile
from typing import IO

from flask_babel import force_locale
from sqlalchemy.orm import Session

from fkp.dokumen.pdf import write_pdf
from fkp.penilaian.paket.indeks import Tercatat, laporan_indeks, petunjuk
from fkp.penilaian.paket.isi import hasilkan
from fkp.penilaian.paket.susun import Permintaan, isi_paket
from fkp.penilaian.rubrik import Rubrik
from surveys.kanonik import sha256_hex

INDEKS, PETUNJUK, SIDIK = "00-daftar-isi.pdf", "BACA-SAYA.txt", "SHA256SUMS"


def tulis_paket(db: Session, minta: Permintaan, rubrik: Rubrik, tujuan: IO[bytes]) -> str:
    """Write the pack to ``tujuan`` and return the SHA-256 of its list of fingerprints. The same content on
    the same day gives the same bytes: no clock, no user, in their order. Memory holds one file at a time."""
    semua: list[Tercatat] = []
    with force_locale("id"), zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as arsip:
        for butir in isi_paket(db, minta):
            nama, isi, sebab = hasilkan(butir)
            if isi is not None:
                _tambah(arsip, nama, isi)
            semua.append(Tercatat(nama, butir.guna, sha256_hex(isi) if isi is not None else "", sebab))
        sidik = [(satu.nama, satu.sidik) for satu in semua if satu.sidik]
        for nama, isi in (
            (INDEKS, write_pdf(laporan_indeks(minta, rubrik, semua))),
            (PETUNJUK, petunjuk(minta, rubrik, semua).encode()),
        ):
            _tambah(arsip, nama, isi)
            sidik.append((nama, sha256_hex(isi)))
        daftar = "".join(f"{satu}  {nama}\n" for nama, satu in sorted(sidik)).encode()
        _tambah(arsip, SIDIK, daftar)
    return sha256_hex(daftar)


def _tambah(arsip: zipfile.ZipFile, nama: str, isi: bytes) -> None:
    anggota = zipfile.ZipInfo(nama)
    anggota.compress_type = zipfile.ZIP_DEFLATED
    anggota.create_system = 3
    anggota.external_attr = 0o100644 << 16
    arsip.writestr(anggota, isi)
