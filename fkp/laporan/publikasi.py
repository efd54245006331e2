"""The publication sheet: one page for the wall, safe for everyone.

Fields as in the form of PermenPANRB 14/2017 that agencies use: index, layanan, respondents, jenis kelamin,
pendidikan, period, thanks.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import force_locale

from fkp.dokumen.laporan import AngkaBesar, Bagian, Bentuk, Blok, Fakta, Laporan, Paragraf
from fkp.dokumen.teks import teks_angka
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.blok.hasil import batang_unsur
from fkp.laporan.blok.pengumpulan import kosong_umum
from fkp.laporan.kepala import bukti_of, kop_of, penyusun, saat_of, tanda_air
from fkp.laporan.umum import terlalu_sedikit, unsur_tersembunyi

TERSEBUT = 6
"""Layanan that the sheet names; more are counted."""
TERIMA_KASIH = (
    "Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat untuk kemajuan unit "
    "kami agar terus memperbaiki dan meningkatkan mutu pelayanan bagi masyarakat."
)


def lembar_publikasi(bahan: BahanLaporan) -> Laporan:
    """The sheet of one result; with fewer than five respondents it holds no figure."""
    with force_locale("id"):
        isi: tuple[Blok, ...] = (kosong_umum(),) if terlalu_sedikit(bahan) else _isi(bahan)
        return Laporan(
            judul="INDEKS KEPUASAN MASYARAKAT (IKM)",
            sampul=(bahan.isi.identitas.unit, bahan.isi.periode),
            bagian=(Bagian("", isi),),
            penyusun=penyusun(bahan),
            saat=saat_of(bahan),
            bentuk=Bentuk.SEHALAMAN,
            bukti=bukti_of(bahan, umum=True),
            tanda_air=tanda_air(bahan),
            kop=kop_of(bahan),
        )


def _isi(bahan: BahanLaporan) -> tuple[Blok, ...]:
    hasil, tertutup = bahan.hasil, unsur_tersembunyi(bahan)
    profil = {satu["kunci"]: satu["baris"] for satu in bahan.rincian["profil"]}
    fakta = [
        ("Nama layanan", _layanan(bahan)),
        ("Responden", f"{teks_angka(hasil.responden)} orang"),
        ("Jenis kelamin", _sebut(profil.get("jenis_kelamin", []))),
        ("Pendidikan", _sebut(profil.get("pendidikan", []))),
        ("Periode survei", bahan.isi.periode),
    ]
    mutu = f"Mutu {hasil.mutu}: {hasil.kinerja}" if hasil.mutu else ""
    isi: list[Blok] = [
        AngkaBesar("Nilai IKM", teks_angka(hasil.ikm), mutu),
        Fakta(tuple((nama, nilai) for nama, nilai in fakta if nilai)),
    ]
    tampak = [satu for satu in hasil.unsur if satu.kunci not in tertutup]
    if tampak:
        isi.append(batang_unsur(bahan, tampak))
    isi.append(Paragraf(TERIMA_KASIH))
    return tuple(isi)


def _layanan(bahan: BahanLaporan) -> str:
    nama = [satu["nama"] for satu in bahan.rincian["layanan"] if satu["nama"]]
    if len(nama) <= TERSEBUT:
        return "; ".join(nama) or bahan.isi.identitas.unit
    return f"{'; '.join(nama[:TERSEBUT])}; dan {teks_angka(len(nama) - TERSEBUT)} layanan lain"


def _sebut(baris: list[Mapping[str, Any]]) -> str:
    """ "Laki-laki 121, Perempuan 164"; hidden groups say so, empty ones are left out."""
    return ", ".join(
        f"{b['nama']} " + ("tidak ditampilkan" if b["tersembunyi"] else teks_angka(b["responden"]))
        for b in baris
        if b["tersembunyi"] or b["responden"]
    )
