"""The check of a sealed berita acara: the text that it carries, its seal, and what is printed."""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from importlib.metadata import version

from fkp.dokumen.laporan import Laporan
from fkp.forum.berita_acara.naskah import kanonik
from fkp.laporan.forum.bahan import BahanForum, SegelForum
from fkp.laporan.forum.berita_acara import SALINAN, berita_acara
from fkp.laporan.periksa.acuan import Acuan
from fkp.laporan.periksa.baca import baca_xlsx
from fkp.laporan.periksa.bawaan_forum import AcuanForum, BawaanForum, bawaan_forum
from fkp.laporan.periksa.dokumen import APA, BEDA_TERBANYAK, awal_dokumen, baca, cocokkan, rapat, tertulis
from fkp.laporan.periksa.inti import periksa_inti
from fkp.laporan.periksa.pengolahan import ALAMAT, KODE
from fkp.laporan.periksa.pengolahan import tertulis as tertulis_xlsx
from fkp.laporan.periksa.segel import beda_nilai
from fkp.laporan.periksa.tangan import banding_tangan
from fkp.laporan.periksa.temuan import Beda, Pemeriksaan, Pokok, Putusan, berbeda, sesuai, tidak_pasti
from fkp.laporan.periksa.wadah import Wadah
from surveys.berkas.tabel import one_line
from surveys.kanonik import sha256_hex

ISI, PENGESAHAN, BERKAS = "Isi yang disahkan", "Pengesahan", "Berkas bertanda tangan"
RENCANA = "Rencana aksi"
"""A sheet that follows the promises and is another one each day."""
_KODE_ISI = re.compile(r"kode ?isi:? ?([0-9a-f]{4} ?){4}")


def periksa_berita_acara(wadah: Wadah, jenis: str, acuan: Acuan) -> Pemeriksaan | None:
    """Check a PDF, DOCX, HTML or workbook against the berita acara that it carries and against those of
    ``acuan``; ``jenis`` names the kind of file. None when it carries none and there is none to compare with.
    Raises TakTerpakai."""
    bawaan = bawaan_forum(wadah)
    if bawaan is None and (not acuan.forum or wadah.jenis not in ("pdf", "docx", "html", "xlsx")):
        return None
    segel = bawaan.segel if bawaan else None
    kode = segel.kode if segel else _tercetak(wadah, KODE)
    berkas = sha256_hex(wadah.data)
    if tepat := next((satu for satu in acuan.forum if satu.berkas == berkas), None):
        uraian = f"sama byte demi byte dengan berkas yang disahkan menurut {acuan.nama}, SHA-256 {berkas}"
        return _hasil(jenis, [sesuai(BERKAS, uraian)], tepat.bahan.segel, acuan)
    lain = _pilih(acuan, acuan.kode or kode)
    pokok = [_isi(wadah, bawaan, lain, acuan)] if bawaan else []
    if segel and lain and lain.bahan.segel:
        pokok.append(_pengesahan(segel, lain.bahan.segel, acuan))
    elif acuan.forum and lain is None:
        ada = ", ".join(satu.bahan.segel.kode for satu in acuan.forum if satu.bahan.segel)
        pokok.append(berbeda("Acuan", "acuannya berita acara lain", [Beda("kode verifikasi", kode, ada)]))
    sumber = lain.bahan if lain else bawaan.bahan if bawaan else None
    if sumber is not None:
        sumber = _beralamat(sumber, segel.alamat if segel else _tercetak(wadah, ALAMAT))
        pokok.append(_dokumen(wadah, sumber, lain, acuan))
    return _hasil(jenis, pokok, segel or (sumber.segel if sumber else None), acuan)


def _hasil(jenis: str, pokok: list[Pokok], segel: SegelForum | None, acuan: Acuan) -> Pemeriksaan:
    if segel is None:
        return Pemeriksaan(jenis, tuple(pokok), luar=acuan.ada)
    pokok += banding_tangan(segel.sidik, segel.kode, acuan)
    return Pemeriksaan(jenis, tuple(pokok), segel.kode, segel.alamat, segel.sidik, segel.versi, acuan.ada)


def _pilih(acuan: Acuan, kode: str) -> AcuanForum | None:
    """The sealed version of this code; what shows no code (a workbook) is held against the newest."""
    sah = [(satu, satu.bahan.segel) for satu in acuan.forum if satu.bahan.segel]
    if not kode:
        return sah[-1][0] if sah else None
    return next((satu for satu, segel in sah if segel.kode.lower() == kode.lower()), None)


def _tercetak(wadah: Wadah, pola: re.Pattern[str]) -> str:
    if wadah.jenis == "xlsx":
        return tertulis_xlsx(baca_xlsx(wadah.data), pola)
    return tertulis(wadah.jenis, wadah.data, pola)


def _isi(wadah: Wadah, bawaan: BawaanForum, lain: AcuanForum | None, acuan: Acuan) -> Pokok:
    """The SHA-256 of the carried text, computed anew, against every place that names it."""
    sidik = sha256_hex(bawaan.teks)
    tempat = {
        "pengesahan di dalam berkas ini": bawaan.segel.sidik if bawaan.segel else "",
        "kode isi yang tercetak": _tercetak(wadah, _KODE_ISI).replace(" ", "")[-16:],
        acuan.nama or "acuan": lain.bahan.segel.sidik if lain and lain.bahan.segel else "",
    }
    dibanding = {nama: nilai for nama, nilai in tempat.items() if nilai}
    salah = [
        Beda(f"SHA-256 menurut {nama}", sidik[: len(nilai)], nilai)
        for nama, nilai in dibanding.items()
        if not sidik.startswith(nilai)
    ]
    if salah:
        beda = beda_nilai(bawaan.teks, kanonik(lain.bahan.isi), "isi") if lain else ()
        return berbeda(ISI, "yang dibawa berkas ini bukan yang disahkan", [*salah, *beda][:BEDA_TERBANYAK])
    if not dibanding:
        return tidak_pasti(ISI, f"SHA-256-nya {sidik}, tetapi tidak ada sidik untuk dibandingkan")
    *lebih, terakhir = dibanding
    sama = f"{', '.join(lebih)} dan {terakhir}" if lebih else terakhir
    return sesuai(ISI, f"dihitung ulang, SHA-256-nya {sidik}: sama dengan {sama}")


def _pengesahan(ini: SegelForum, lain: SegelForum, acuan: Acuan) -> Pokok:
    """The seal that the file carries against the one that was kept; each may be reached elsewhere."""
    nama = acuan.nama or "acuan"
    satu, dua = (asdict(replace(segel, alamat="")) for segel in (ini, lain))
    beda = [
        Beda(f"pengesahan, {kunci.replace('_', ' ')}", str(satu[kunci]), str(dua[kunci]))
        for kunci in satu
        if satu[kunci] != dua[kunci]
    ]
    if beda:
        return berbeda(PENGESAHAN, f"tidak sama dengan {nama}", beda)
    return sesuai(PENGESAHAN, f"kode, versi, waktu, alasan, dan nama yang mengesahkan sama dengan {nama}")


def _beralamat(bahan: BahanForum, alamat: str) -> BahanForum:
    """What was kept elsewhere need not know under which address the public reaches it; that of the file
    stands."""
    if bahan.segel is None or not alamat:
        return bahan
    return replace(bahan, segel=replace(bahan.segel, alamat=alamat))


def _dokumen(wadah: Wadah, bahan: BahanForum, lain: AcuanForum | None, acuan: Acuan) -> Pokok:
    """What is printed against what the sealed text gives."""
    jenis, data, segel = wadah.jenis, wadah.data, bahan.segel
    if segel is None:
        return tidak_pasti(
            APA, "berkas ini tidak membawa pengesahannya, jadi tulisannya tidak dapat disusun ulang"
        )
    if bukan := _bukan_naskah(wadah, bahan):
        return tidak_pasti(APA, bukan)
    # A workbook shows nobody who came, so nothing in it is unknown here.
    if (lain and lain.lengkap) or jenis == "xlsx":
        return _menurut_versi(cocokkan(jenis, data, list(_semua(bahan)), version("fkp")), segel)
    umum = cocokkan(jenis, data, list(_salinan(bahan)), version("fkp"))
    if umum.putusan is Putusan.SESUAI:
        return umum
    if rapat(SALINAN) in rapat(_teks(wadah)):
        if segel.versi > 1:
            return tidak_pasti(
                APA, "salinan versi perbaikan memuat perubahannya, yang tidak dapat disusun tanpa basis data"
            )
        return _menurut_versi(umum, segel)
    if lain and lain.wadah and lain.wadah.jenis == jenis and _teks(lain.wadah) == _teks(wadah):
        return sesuai(APA, f"tulisannya sama dengan {acuan.nama}, kata demi kata")
    return _inti(wadah, bahan, segel)


_TANPA_BASIS = (
    "tanda tangan dan daftar peserta tidak termasuk isi yang dibawa berkas, jadi hanya dapat diperiksa di "
    "komputer yang menyimpan basis datanya"
)


def _semua(bahan: BahanForum) -> Iterator[partial[Laporan]]:
    """Every berita acara that is made of it. A copy for everyone shows no change in a version that was never
    for everyone."""
    yield from (partial(berita_acara, bahan, samar=samar) for samar in (True, False))
    for satu in (bahan, replace(bahan, perubahan=())):
        yield from _salinan(satu)


def _salinan(bahan: BahanForum) -> Iterator[partial[Laporan]]:
    """The copy for everyone, and as it was made before numbers of people were hidden in it."""
    yield from (partial(berita_acara, bahan, umum=True, asli=asli) for asli in (False, True))


def _bukan_naskah(wadah: Wadah, bahan: BahanForum) -> str:
    """Why what is printed is not compared: a report that carries the text, or a workbook that holds more."""
    awal = awal_dokumen(wadah.jenis, wadah.data)
    naskah = bahan.kerangka.naskah
    if rapat(naskah["laporan"]["judul"]) in awal and rapat(berita_acara(bahan).judul) not in awal:
        return "ini laporan forum yang membawa berita acaranya; laporannya sendiri tidak dibandingkan"
    if wadah.jenis == "xlsx" and RENCANA in baca_xlsx(wadah.data):
        return f"lembar {RENCANA} mengikuti keadaan janji saat diunduh, jadi tidak dapat disusun ulang"
    return ""


def _teks(wadah: Wadah) -> str:
    return " ".join(teks for satu in baca(wadah.jenis, wadah.data) for teks in satu.teks)


def _inti(wadah: Wadah, bahan: BahanForum, segel: SegelForum) -> Pokok:
    try:
        inti = periksa_inti(wadah.jenis, wadah.data, bahan)
    except Exception:  # whatever a forged text trips over
        return tidak_pasti(APA, "isi yang dibawanya tidak dapat disusun menjadi dokumen oleh program ini")
    if inti.beda:
        salah = berbeda(APA, "yang tercetak bukan yang disahkan", inti.beda[:BEDA_TERBANYAK])
        return _menurut_versi(salah, segel)
    tanda = f" Di tempat tanda tangan pimpinan: “{one_line(inti.tanda, 120)}”." if inti.tanda else ""
    kop = f" Di sekelilingnya: “{one_line(inti.sekitar, 200)}”." if inti.sekitar else ""
    return tidak_pasti(
        APA, f"semua isi yang disahkan tercetak dan tidak berubah; {_TANPA_BASIS}.{tanda}{kop}".rstrip(".")
    )


def _menurut_versi(pokok: Pokok, segel: SegelForum) -> Pokok:
    """Another version of the program may set the same text in other words around it and on other pages."""
    if pokok.putusan is not Putusan.BERBEDA or segel.versi_program == version("fkp"):
        return pokok
    return Pokok(
        APA,
        Putusan.TIDAK_PASTI,
        f"disahkan dengan versi program {one_line(segel.versi_program, 20)}, sedangkan yang memeriksa versi "
        f"{version('fkp')}: tata letaknya mungkin berbeda, cocokkan sendiri yang disebut di bawah",
        pokok.beda,
    )
