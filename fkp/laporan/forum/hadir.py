"""The attendance list (``domain/fkp.md`` 8.2), as it was filled, and empty to sign by hand."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from flask_babel import force_locale

from fkp.dokumen.laporan import Bagian, Bentuk, Blok, Goresan, Laporan, Tabel
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.tabel import Baris, susun_tabel, tabel_hadir
from fkp.laporan.forum.tanda import tanda_pimpinan
from fkp.laporan.forum.teks import ARSIP, bukti_of, isi_pola, kepala_of, kop_of, saat_of

KOSONG = 20
"""Rows for those who come without an invitation."""


def daftar_hadir(bahan: BahanForum) -> Laporan:
    """Everyone who came, with the signatures there are."""
    with force_locale("id"):
        return _lembar(bahan, (kepala_of(bahan), tabel_hadir(bahan), tanda_pimpinan(bahan)))


def daftar_hadir_kosong(bahan: BahanForum, undangan: Mapping[str, Sequence[Baris]]) -> Laporan:
    """The sheet for the door: who was invited by element (``undangan``, rows with nama and lembaga), and
    empty rows."""
    with force_locale("id"):
        nomor = count(1)
        tabel = [
            _untuk_diisi(bahan, satu.nama, undangan[satu.kunci], nomor)
            for satu in bahan.kerangka.unsur_semua
            if undangan.get(satu.kunci)
        ]
        lain = "Yang hadir tanpa undangan" if tabel else ""
        tabel.append(_untuk_diisi(bahan, lain, [{"nama": "", "lembaga": ""}] * KOSONG, nomor))
        return _lembar(bahan, (kepala_of(bahan), *tabel, tanda_pimpinan(bahan)), bersegel=False)


def _lembar(bahan: BahanForum, isi: tuple[Blok, ...], *, bersegel: bool = True) -> Laporan:
    return Laporan(
        judul=isi_pola(bahan.kerangka.naskah["daftar_hadir"]["judul"], bahan),
        sampul=(),
        bagian=(Bagian("", isi),),
        penyusun=bahan.unit["nama"],
        saat=saat_of(bahan),
        bentuk=Bentuk.NASKAH,
        bukti=bukti_of(bahan) if bersegel else None,
        tanda_air=ARSIP if bahan.arsip is not None else "",
        kop=kop_of(bahan),
    )


def _untuk_diisi(bahan: BahanForum, judul: str, orang: Sequence[Baris], nomor: Iterable[int]) -> Tabel:
    baris = [{**satu, "nomor": n} for satu, n in zip(orang, nomor, strict=False)]
    isi = {"tanda_tangan": lambda _satu: Goresan()}
    return susun_tabel(bahan.kerangka.kolom("daftar_hadir"), baris, isi, judul, kotak=True)
