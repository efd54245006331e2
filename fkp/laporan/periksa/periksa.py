"""The whole check of one file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fkp.forum.berita_acara.elektronik import POLA_KODE
from fkp.laporan.bahan import BahanLaporan, to_arsip
from fkp.laporan.periksa.acuan import ARSIP, Acuan, bahan_dalam, bawaan_xlsx, lengkapi
from fkp.laporan.periksa.baca import Buku, baca_xlsx
from fkp.laporan.periksa.bawaan_forum import bawaan_forum
from fkp.laporan.periksa.berita_acara import periksa_berita_acara
from fkp.laporan.periksa.dokumen import periksa_dokumen, tertulis
from fkp.laporan.periksa.jawaban import Lembar, read_lembar
from fkp.laporan.periksa.paket import periksa_daftar
from fkp.laporan.periksa.pengolahan import ALAMAT, KODE, SIDIK, beda_kaki, jawaban_xlsx
from fkp.laporan.periksa.pengolahan import tertulis as tertulis_xlsx
from fkp.laporan.periksa.segel import beda_nilai as beda_json
from fkp.laporan.periksa.segel import periksa_jawaban, periksa_lembar, periksa_segel, tanda_ubahan
from fkp.laporan.periksa.tangan import banding_tangan, sidik_lain
from fkp.laporan.periksa.temuan import (
    Beda,
    Pemeriksaan,
    Pokok,
    TakTerpakai,
    berbeda,
    sesuai,
    tidak_pasti,
)
from fkp.laporan.periksa.wadah import Wadah, buka
from surveys.kanonik import sha256_hex

JENIS = {
    "csv": "berkas jawaban (CSV)",
    "json": "berkas pengesahan (JSON)",
    "pdf": "dokumen PDF",
    "xlsx": "buku kerja XLSX",
    "docx": "dokumen DOCX",
    "html": "dokumen HTML",
    "bukti": "paket bukti (ZIP)",
}
_NAMA = re.compile(r"jawaban-([a-z0-9]+)-versi-(\d+)(?:-([0-9a-f]{12,64}))?", re.IGNORECASE)


def periksa(data: bytes, nama: str, acuan: Acuan) -> Pemeriksaan:
    """Check a file against itself and against ``acuan``; ``nama`` may tell the version and the fingerprint of
    an answer file. Raises TakTerpakai when it is no file of ours, or one that cannot be opened."""
    wadah = buka(data)
    if forum := periksa_berita_acara(wadah, JENIS[wadah.jenis], acuan):
        return forum
    if wadah.jenis == "csv":
        return _csv(data, nama, acuan)
    if wadah.jenis == "json":
        return _arsip(wadah, acuan)
    if wadah.jenis == "bukti":
        return _bukti(wadah, acuan)
    if wadah.jenis == "pdf" and any(satu.rpartition("/")[2] == ARSIP for satu in wadah.isi):
        return _pdf(wadah, acuan)
    if wadah.jenis == "xlsx":
        return _xlsx(data, acuan)
    return _dokumen(wadah, acuan)


def sidik_nama(nama: str) -> tuple[str, int | None, str]:
    """The survey's code, the version and the beginning of the fingerprint that a file name tells."""
    ada = _NAMA.search(nama)
    return (ada[1].lower(), int(ada[2][:6]), (ada[3] or "").lower()) if ada else ("", None, "")


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """By what an installation may know a file: verification code, fingerprint (or its beginning), survey and
    version, the SHA-256 of the file itself; empty or None where the file does not tell."""

    kode: str = ""
    sidik: str = ""
    survei: str = ""
    versi: int | None = None
    berkas: str = ""


def petunjuk(data: bytes, nama: str) -> Petunjuk:
    """What a file tells of itself. Raises TakTerpakai as ``periksa`` does."""
    wadah = buka(data)
    if wadah.jenis == "csv":
        survei, versi, awal = sidik_nama(nama)
        return Petunjuk("", awal or sha256_hex(data), survei, versi)
    if (forum := bawaan_forum(wadah)) and forum.segel:
        return Petunjuk(forum.segel.kode, forum.segel.sidik)
    bahan = [] if wadah.jenis in ("xlsx", "docx", "html") else list(bahan_dalam(wadah).values())
    if bahan and (segel := bahan[-1].segel):
        return Petunjuk(segel.kode, segel.sidik, "", segel.versi)
    if wadah.jenis == "xlsx":
        buku = baca_xlsx(data)
        return Petunjuk(tertulis_xlsx(buku, KODE), tertulis_xlsx(buku, SIDIK))
    kode, sidik = (tertulis(wadah.jenis, data, pola) for pola in (KODE, SIDIK))
    return Petunjuk(kode, sidik, berkas=sha256_hex(data) if wadah.jenis == "pdf" else "")


def _csv(data: bytes, nama: str, acuan: Acuan) -> Pemeriksaan:
    _survei, versi, awal = sidik_nama(nama)
    bahan = acuan.pilih(acuan.kode, acuan.sidik or awal, versi)
    sidik = acuan.sidik or (bahan.segel.sidik if bahan and bahan.segel else awal)
    pokok: list[Pokok] = []
    if sidik:
        pokok += periksa_jawaban(data, sidik, acuan.jawaban(sidik))
        if bahan and bahan.segel and not bahan.segel.sidik.startswith(sidik):
            pokok.append(sidik_lain(bahan.segel.sidik, sidik))
    elif acuan.lembar:
        pokok += _banding_lembar(read_lembar(data), acuan.lembar)
    else:
        pokok += tanda_ubahan(read_lembar(data))
    segel = bahan.segel if bahan else None
    return Pemeriksaan(
        JENIS["csv"],
        tuple(pokok),
        kode=segel.kode if segel else "",
        alamat=segel.alamat if segel else "",
        sidik=segel.sidik if segel else sidik,
        versi=segel.versi if segel else versi,
        luar=acuan.ada,
    )


def _arsip(wadah: Wadah, acuan: Acuan) -> Pemeriksaan:
    (bahan,) = bahan_dalam(wadah).values()
    return _segel(JENIS["json"], bahan, [*periksa_segel(lengkapi(bahan, acuan))], acuan)


def _pdf(wadah: Wadah, acuan: Acuan) -> Pemeriksaan:
    (bahan, *_lain) = bahan_dalam(wadah).values()
    sidik = bahan.segel.sidik if bahan.segel else ""
    pokok = [*periksa_segel(bahan, acuan.jawaban(sidik) if sidik else None)]
    pokok.append(periksa_dokumen("pdf", wadah.data, _acuan_dokumen(bahan, acuan)))
    return _segel(JENIS["pdf"], bahan, pokok, acuan)


def _bukti(wadah: Wadah, acuan: Acuan) -> Pemeriksaan:
    semua = bahan_dalam(wadah)
    pokok = [periksa_daftar(wadah.isi)]
    # What another version of the pack still holds whole serves to name a cell that was changed in this one.
    sendiri = Acuan(bahan=tuple(semua.values()))
    for folder, bahan in semua.items():
        sidik = bahan.segel.sidik if bahan.segel else ""
        lembar = acuan.jawaban(sidik) or sendiri.jawaban(sidik)
        for satu in periksa_segel(bahan, lembar):
            pokok.append(_sebut(folder, satu))
    terakhir = list(semua.values())[-1]
    for nama, isi in wadah.isi.items():
        jenis = nama.rpartition(".")[2].lower()
        if jenis in ("pdf", "docx", "xlsx") and nama.startswith(("01-", "02-")):
            try:
                pokok.append(_sebut(nama, periksa_dokumen(jenis, isi, _acuan_dokumen(terakhir, acuan))))
            except TakTerpakai as salah:
                pokok.append(_sebut(nama, berbeda("Isi dokumen", str(salah))))
    return _segel(JENIS["bukti"], terakhir, pokok, acuan)


def _xlsx(data: bytes, acuan: Acuan) -> Pemeriksaan:
    buku = baca_xlsx(data)
    kode, sidik = tertulis_xlsx(buku, KODE), tertulis_xlsx(buku, SIDIK)
    lembar = jawaban_xlsx(buku)
    bahan = acuan.pilih(acuan.kode or kode, acuan.sidik or sidik)
    if lembar is None and not kode and not sidik and not bahan:
        raise TakTerpakai("bukan laporan dari program ini: tidak ada lembar Pengolahan atau kode di dalamnya")
    pokok: list[Pokok] = []
    harap = bahan.segel.sidik if bahan and bahan.segel else acuan.sidik or sidik
    if bahan is None and lembar is not None and (bawaan := bawaan_xlsx(buku)):
        return _segel(JENIS["xlsx"], bawaan, _xlsx_bawaan(data, buku, lembar, bawaan, acuan), acuan)
    if lembar is not None and harap:
        pokok += periksa_lembar(lembar, harap, acuan.jawaban(harap))
    elif lembar is not None and acuan.lembar:
        pokok += _banding_lembar(lembar, acuan.lembar)
    if bahan:
        bahan = _beralamat(bahan, tertulis_xlsx(buku, ALAMAT))
        pokok.append(periksa_dokumen("xlsx", data, bahan))
        return _segel(JENIS["xlsx"], bahan, pokok, acuan)
    if lembar is not None:
        pokok.append(_angka_lembar(buku, lembar))
    pokok.append(
        tidak_pasti(
            "Isi dokumen",
            "buku kerja ini tidak membawa salinan hasil yang disahkan, jadi lembar-lembarnya tidak dapat "
            "dibandingkan; beri --acuan dengan PDF laporannya, paket buktinya, atau pengesahan.json",
        )
    )
    pokok += banding_tangan(sidik, kode, acuan)
    return Pemeriksaan(JENIS["xlsx"], tuple(pokok), kode=kode, sidik=sidik, luar=acuan.ada)


def _xlsx_bawaan(data: bytes, buku: Buku, lembar: Lembar, bawaan: BahanLaporan, acuan: Acuan) -> list[Pokok]:
    """A workbook against the sealed result that it carries itself."""
    sidik = bawaan.segel.sidik if bawaan.segel else ""
    kanonik = lembar.kanonik()
    if lembar.asing or sha256_hex(kanonik) != sidik:
        # Built anew with the wrong answers, every row would seem to have moved; the cell is named instead.
        return [*periksa_lembar(lembar, sidik, acuan.jawaban(sidik)), _angka_lembar(buku, lembar)]
    utuh = replace(bawaan, kanonik=kanonik)
    return [*periksa_segel(utuh), periksa_dokumen("xlsx", data, utuh)]


def _angka_lembar(buku: Buku, lembar: Lembar) -> Pokok:
    beda = beda_kaki(buku, lembar)
    if beda is None:
        return tidak_pasti("Angka dan rumus", "cara hitungnya tidak terbaca dari lembar ini")
    if beda:
        return berbeda("Angka dan rumus", "tidak sama dengan hitung ulang lembar ini", beda[:20])
    return sesuai("Angka dan rumus", "sama dengan hitung ulang jawaban di lembar ini")


def _dokumen(wadah: Wadah, acuan: Acuan) -> Pemeriksaan:
    kode, sidik = (tertulis(wadah.jenis, wadah.data, pola) for pola in (KODE, SIDIK))
    if not kode and not sidik and not acuan.bahan:
        if tertulis(wadah.jenis, wadah.data, re.compile(POLA_KODE)):
            raise TakTerpakai(
                "naskah berita acara ini dicetak sebelum disahkan, jadi tidak membawa pengesahannya; periksa "
                "di komputer yang menyimpan basis datanya"
            )
        raise TakTerpakai("bukan laporan dari program ini: tidak ada kode verifikasi di dalamnya")
    bahan = acuan.pilih(acuan.kode or kode, acuan.sidik or sidik)
    pokok = banding_tangan(sidik, kode, acuan)
    if bahan is None:
        sebab = "beri --acuan dengan PDF resminya, paket buktinya, atau pengesahan.json"
        if acuan.bahan:
            sebab = f"acuan yang diberikan tidak memuat kode {kode}"
        pokok.append(tidak_pasti("Isi dokumen", f"berkas ini tidak membawa buktinya sendiri; {sebab}"))
        return Pemeriksaan(JENIS[wadah.jenis], tuple(pokok), kode=kode, sidik=sidik, luar=acuan.ada)
    bahan = _beralamat(bahan, tertulis(wadah.jenis, wadah.data, ALAMAT))
    pokok.append(periksa_dokumen(wadah.jenis, wadah.data, bahan))
    return _segel(JENIS[wadah.jenis], bahan, pokok, acuan)


def _segel(jenis: str, bahan: BahanLaporan, pokok: list[Pokok], acuan: Acuan) -> Pemeriksaan:
    """The findings with what comes from outside the file: codes and fingerprints by hand, other copies."""
    segel = bahan.segel
    assert segel is not None  # noqa: S101  # read_arsip refuses a draft
    semua = [*pokok, *banding_tangan(segel.sidik, segel.kode, acuan), *_salinan(bahan, acuan)]
    return Pemeriksaan(jenis, tuple(semua), segel.kode, segel.alamat, segel.sidik, segel.versi, acuan.ada)


def _salinan(bahan: BahanLaporan, acuan: Acuan) -> Iterator[Pokok]:
    """The archive itself against the copy of the same version."""
    segel = bahan.segel
    lain = acuan.pilih(segel.kode) if segel else None
    if acuan.bahan and lain is None and segel:
        ada = ", ".join(satu.segel.kode for satu in acuan.bahan if satu.segel)
        yield berbeda("Acuan", "acuannya hasil lain", [Beda("kode verifikasi", segel.kode, ada)])
    elif lain is not None and lain.isi is not bahan.isi:
        beda = list(beda_json(to_arsip(bahan), to_arsip(_beralamat(lain, segel.alamat if segel else ""))))
        if beda:
            yield berbeda("Pengesahan", f"tidak sama dengan {acuan.nama or 'acuan'}", beda[:20])
        else:
            yield sesuai("Pengesahan", f"sama dengan {acuan.nama or 'acuan'}")


def _banding_lembar(ini: Lembar, acuan: Lembar) -> list[Pokok]:
    return periksa_lembar(ini, sha256_hex(acuan.kanonik()), acuan)


def _acuan_dokumen(bahan: BahanLaporan, acuan: Acuan) -> BahanLaporan:
    """Of two copies of one version, the one from outside: a forger changes what lies inside alike."""
    segel = bahan.segel
    lain = acuan.pilih(segel.kode) if segel else None
    return _beralamat(lain, segel.alamat) if lain and segel else bahan


def _beralamat(bahan: BahanLaporan, alamat: str) -> BahanLaporan:
    """A database need not know under which address the public reaches it; then the one of the file stands."""
    if bahan.segel is None or bahan.segel.alamat:
        return bahan
    return replace(bahan, segel=replace(bahan.segel, alamat=alamat))


def _sebut(nama: str, pokok: Pokok) -> Pokok:
    return Pokok(f"{nama}: {pokok.apa}" if nama else pokok.apa, pokok.putusan, pokok.uraian, pokok.beda)
