"""What happened to a promise, in a few lines."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_

from fkp.formats import tanggal
from fkp.tindak_lanjut.models import JenisKabar, TindakLanjut
from fkp.tindak_lanjut.semula import kata_ganti

KALIMAT = {
    JenisKabar.TAYANG: l_("Tayang di Papan janji"),
    JenisKabar.BERJALAN: l_("Mulai dikerjakan"),
    JenisKabar.LANGKAH: l_("Langkah selesai"),
    JenisKabar.BUKTI: l_("Bukti untuk umum ditambahkan"),
    JenisKabar.SELESAI: l_("Dinyatakan selesai"),
    JenisKabar.DIHENTIKAN: l_("Dihentikan"),
    JenisKabar.DIBUKA: l_("Dikerjakan lagi"),
}
"""News but for another date and another wording, which what is kept of them tells better."""


@dataclass(frozen=True)
class Peristiwa:
    """When, what, and the words that go with it."""

    waktu: datetime
    kalimat: str
    teks: str = ""


def riwayat(row: TindakLanjut) -> list[Peristiwa]:
    """From the day it was written to the last news of it, the newest first."""
    semua = [Peristiwa(row.dibuat, str(_("Ditulis di daftar tindak lanjut")))]
    if row.tersegel_pada:
        semua.append(Peristiwa(row.tersegel_pada, str(_("Tercetak di dokumen yang disahkan"))))
    semua += [
        Peristiwa(
            satu.waktu,
            str(
                _(
                    "Tenggat %(dari)s menjadi %(menjadi)s",
                    dari=tanggal(satu.dari),
                    menjadi=tanggal(satu.menjadi),
                )
            ),
            satu.alasan,
        )
        for satu in row.perpanjangan
    ]
    for saat, bersama in groupby(row.perubahan, key=lambda satu: satu.waktu):
        ganti = list(bersama)
        semua.append(Peristiwa(saat, kata_ganti(row, ganti, ()), ganti[0].alasan))
    semua += [
        Peristiwa(satu.waktu, str(KALIMAT[jenis]), satu.teks)
        for satu in row.kabar
        if (jenis := JenisKabar(satu.jenis)) in KALIMAT
    ]
    return sorted(semua, key=lambda satu: satu.waktu)[::-1]
