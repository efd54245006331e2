"""What a file is compared with: copies that someone holds to be good, and fingerprints read from paper."""

import base64
import zlib
from dataclasses import dataclass, replace

from fkp.dokumen.lembar.bawaan import LEMBAR
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.periksa.baca import Buku, Sel, baca_xlsx
from fkp.laporan.periksa.jawaban import Lembar, read_lembar
from fkp.laporan.periksa.pengolahan import jawaban_xlsx
from fkp.laporan.periksa.segel import read_arsip
from fkp.laporan.periksa.temuan import TakTerpakai
from fkp.laporan.periksa.wadah import Wadah, buka
from surveys.kanonik import sha256_hex

ARSIP, JAWABAN = "pengesahan.json", "jawaban.csv"
MUAT_ARSIP = 64 * 1024 * 1024
"""Bytes that the archive in a workbook may unpack to; ours are some ten thousand."""


@dataclass(frozen=True, slots=True)
class Acuan:
    """``bahan`` are sealed results, the newest version last; ``lembar`` are answers without a seal.
    ``sidik`` (64 hexadecimal digits, or at least the first 12) and ``kode`` were given by hand; ``nama`` says
    where the copies come from."""

    bahan: tuple[BahanLaporan, ...] = ()
    lembar: Lembar | None = None
    sidik: str = ""
    kode: str = ""
    nama: str = ""

    @property
    def ada(self) -> bool:
        return bool(self.bahan or self.lembar or self.sidik or self.kode)

    def pilih(self, kode: str = "", sidik: str = "", versi: int | None = None) -> BahanLaporan | None:
        """The result of this code, else of this fingerprint and version, else the newest; one that was asked
        for by its code and is not here is not replaced by another."""
        segel = [(satu, satu.segel) for satu in self.bahan if satu.segel]
        if kode:
            return next((satu for satu, s in segel if s.kode.lower() == kode.lower()), None)
        cocok = [satu for satu, s in segel if sidik and s.sidik.startswith(sidik)]
        cocok = cocok or [satu for satu, s in segel if versi is not None and s.versi == versi]
        cocok = cocok or [satu for satu, _s in segel]
        return cocok[-1] if cocok else None

    def jawaban(self, sidik: str) -> Lembar | None:
        """Answers that have this fingerprint, else those given without a seal."""
        for satu in self.bahan:
            if satu.kanonik and sha256_hex(satu.kanonik).startswith(sidik):
                return read_lembar(satu.kanonik)
        return self.lembar


def baca_acuan(data: bytes, nama: str) -> Acuan:
    """A file that serves to compare with. Raises TakTerpakai when nothing in it can."""
    wadah = buka(data)
    if wadah.jenis == "csv":
        return Acuan(lembar=read_lembar(data), nama=nama)
    if wadah.jenis == "xlsx":
        lembar = jawaban_xlsx(baca_xlsx(data))
        if lembar is None:
            raise TakTerpakai("lembar Pengolahan tidak memuat jawaban")
        return Acuan(lembar=lembar, nama=nama)
    bahan = bahan_dalam(wadah)
    if not bahan:
        raise TakTerpakai("tidak memuat pengesahan.json, jadi tidak ada yang dapat dijadikan acuan")
    return Acuan(bahan=tuple(bahan.values()), nama=nama)


def bahan_dalam(wadah: Wadah) -> dict[str, BahanLaporan]:
    """The sealed results inside a PDF, a pack or an archive, by the folder they lie in, oldest version first.
    Raises TakTerpakai when one cannot be read."""
    if wadah.jenis == "json":
        return {"": read_arsip(wadah.data, b"")}
    hasil = {}
    for nama, isi in wadah.isi.items():
        folder, _garis, berkas = nama.rpartition("/")
        if berkas == ARSIP:
            jawaban = wadah.isi.get(f"{folder}/{JAWABAN}" if folder else JAWABAN, b"")
            hasil[folder] = read_arsip(isi, jawaban)
    return dict(sorted(hasil.items(), key=lambda satu: satu[1].segel.versi if satu[1].segel else 0))


def bawaan_xlsx(buku: Buku) -> BahanLaporan | None:
    """The sealed result that a workbook carries, without its answers. Raises TakTerpakai when it cannot be
    read."""
    sel = buku.get(LEMBAR, {})
    letak = [satu for satu in sel if satu.startswith("A") and sel[satu].nilai == ARSIP]
    teks = "".join(str(sel.get(f"B{satu[1:]}", Sel("", "")).nilai) for satu in letak)
    if not teks:
        return None
    try:
        isi = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(base64.b64decode(teks), MUAT_ARSIP)
    except (ValueError, zlib.error):
        raise TakTerpakai(f"salinan hasil yang disahkan di lembar {LEMBAR} rusak") from None
    return read_arsip(isi, b"")


def lengkapi(bahan: BahanLaporan, acuan: Acuan) -> BahanLaporan:
    """The same result with the answers of ``acuan`` when its own are not at hand."""
    if bahan.kanonik or bahan.segel is None:
        return bahan
    lembar = acuan.jawaban(bahan.segel.sidik)
    return replace(bahan, kanonik=lembar.kanonik()) if lembar else bahan
