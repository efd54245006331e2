"""What a file is compared with: copies that someone holds to be good, and fingerprints read from paper."""

from dataclasses import dataclass, replace

from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.periksa.baca import Buku, baca_xlsx, isi_bawaan
from fkp.laporan.periksa.bawaan_forum import AcuanForum, bawaan_forum
from fkp.laporan.periksa.jawaban import Lembar, read_lembar
from fkp.laporan.periksa.pengolahan import jawaban_xlsx
from fkp.laporan.periksa.segel import read_arsip
from fkp.laporan.periksa.temuan import TakTerpakai
from fkp.laporan.periksa.wadah import Wadah, buka
from surveys.kanonik import sha256_hex

ARSIP, JAWABAN = "pengesahan.json", "jawaban.csv"


@dataclass(frozen=True, slots=True)
class Acuan:
    """``bahan`` are sealed results, the newest version last; ``lembar`` are answers without a seal.
    ``sidik`` (64 hexadecimal digits, or at least the first 12) and ``kode`` were given by hand; ``nama`` says
    where the copies come from. ``forum`` are the sealed versions of a berita acara, the newest last."""

    bahan: tuple[BahanLaporan, ...] = ()
    lembar: Lembar | None = None
    sidik: str = ""
    kode: str = ""
    nama: str = ""
    forum: tuple[AcuanForum, ...] = ()

    @property
    def ada(self) -> bool:
        return bool(self.bahan or self.forum or self.lembar or self.sidik or self.kode)

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
    if bawaan := bawaan_forum(wadah):
        if bawaan.segel is None:
            raise TakTerpakai("berita acara ini tidak membawa pengesahannya, jadi tidak dapat menjadi acuan")
        return Acuan(forum=(AcuanForum(bawaan.bahan, wadah=wadah),), nama=nama)
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
    isi = isi_bawaan(buku, ARSIP)
    return read_arsip(isi, b"") if isi else None


def lengkapi(bahan: BahanLaporan, acuan: Acuan) -> BahanLaporan:
    """The same result with the answers of ``acuan`` when its own are not at hand."""
    if bahan.kanonik or bahan.segel is None:
        return bahan
    lembar = acuan.jawaban(bahan.segel.sidik)
    return replace(bahan, kanonik=lembar.kanonik()) if lembar else bahan
