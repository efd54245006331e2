"""Whether the parts of a sealed result say the same: fingerprint, answers, counts, score, details."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from fkp.laporan.bahan import ArsipSalah, BahanLaporan, from_arsip
from fkp.laporan.periksa.beda import beda_jawaban
from fkp.laporan.periksa.cari import cari_ubahan
from fkp.laporan.periksa.jawaban import Lembar, beda_bentuk, read_lembar, tempat
from fkp.laporan.periksa.temuan import (
    Beda,
    Pokok,
    TakTerpakai,
    berbeda,
    sesuai,
    tidak_pasti,
)
from surveys.frame import FrameSalah
from surveys.hitungan import Hitungan, count
from surveys.instrumen import load_instrumen
from surveys.kanonik import read_canonical, sha256_hex
from surveys.rincian import Rincian, hide_rincian, per_layanan, per_profil
from surveys.scoring import TanpaResponden, score_skm

BEDA_TERBANYAK = 20
"""Differences named of one thing; more are counted."""
TAK_TERBACA = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a forged archive can raise: it may name any method and hold any number."""
JAWABAN, HITUNGAN, HASIL, RINCIAN = "Berkas jawaban", "Hitungan", "Indeks dan unsur", "Rincian"


def read_arsip(arsip: bytes, jawaban: bytes) -> BahanLaporan:
    """The sealed result out of its archive. Raises TakTerpakai with the reason."""
    try:
        bahan = from_arsip(arsip, jawaban)
    except ArsipSalah as salah:
        raise TakTerpakai(str(salah).rstrip(".")) from None
    except (*TAK_TERBACA, RecursionError) as salah:
        raise TakTerpakai(f"berkas pengesahan rusak ({type(salah).__name__})") from None
    segel = bahan.segel
    if segel is None:
        raise TakTerpakai("berkas pengesahan tidak memuat segel")
    teks = (segel.kode, segel.alamat, segel.sidik, segel.alasan, segel.oleh, segel.versi_program)
    if not all(isinstance(satu, str) for satu in teks) or not isinstance(segel.versi, int):
        raise TakTerpakai("berkas pengesahan rusak: isian segelnya bukan teks dan nomor")
    return bahan


def periksa_jawaban(data: bytes, sidik: str, acuan: Lembar | None = None) -> list[Pokok]:
    """The answers against a fingerprint (whole, or its beginning) and, when one is at hand, against a copy
    that is known to be good. Raises TakTerpakai when they are no answers."""
    if sha256_hex(data).startswith(sidik):
        return [sesuai(JAWABAN, f"SHA-256 sama dengan sidik yang disahkan ({sha256_hex(data)})")]
    return periksa_lembar(read_lembar(data), sidik, acuan)


def periksa_lembar(lembar: Lembar, sidik: str, acuan: Lembar | None = None) -> list[Pokok]:
    """The same for answers that were read from any file: their canonical form is what counts."""
    if not lembar.asing and sha256_hex(lembar.kanonik()).startswith(sidik):
        if not lembar.ubahan:
            return [sesuai(JAWABAN, "disusun kembali, SHA-256-nya sama dengan sidik yang disahkan")]
        bentuk = "; ".join(lembar.ubahan)
        return [
            sesuai(
                JAWABAN,
                f"isi jawabannya sama dengan yang disahkan, tetapi bentuk berkasnya berubah: {bentuk}",
            )
        ]
    beda = beda_jawaban(lembar, acuan) if acuan else beda_bentuk(lembar)
    if acuan and beda:
        return [berbeda(JAWABAN, "isinya bukan yang disahkan", _batasi(beda))]
    if not beda:
        cari = cari_ubahan(lembar, sidik)
        if cari.beda:
            return [
                berbeda(JAWABAN, "satu perubahan; sesudah dipulihkan, sidiknya kembali cocok", [cari.beda])
            ]
        if cari.tuntas and lembar.baris:
            beda = _ganjil(lembar)
            sebab = "lebih dari satu perubahan, atau sidik yang dibandingkan bukan milik berkas ini"
            return [berbeda(JAWABAN, f"SHA-256 tidak sama dengan sidik yang disahkan: {sebab}", beda)]
    beda = beda or _ganjil(lembar)
    return [
        berbeda(
            JAWABAN,
            "SHA-256 tidak sama dengan sidik yang disahkan; beri --acuan dengan salinan yang asli untuk "
            "mengetahui sel yang berubah",
            _batasi(beda),
        )
    ]


def tanda_ubahan(lembar: Lembar) -> list[Pokok]:
    """What tells of tampering with nothing to compare with: rows out of order, values outside the scale."""
    beda = beda_bentuk(lembar) + _ganjil(lembar)
    if beda:
        return [berbeda(JAWABAN, "berkas ini sudah diubah sejak diunduh", _batasi(beda))]
    return [tidak_pasti(JAWABAN, "tidak ada acuan: sidik berkas ini tidak dikenal di sini")]


def periksa_segel(bahan: BahanLaporan, acuan: Lembar | None = None) -> Iterator[Pokok]:
    """Everything that a sealed result lets check by itself; without answers (``kanonik`` empty) only its
    score."""
    segel = bahan.segel
    assert segel is not None  # noqa: S101  # read_arsip refuses a draft
    if bahan.kanonik:
        yield from periksa_jawaban(bahan.kanonik, segel.sidik, acuan)
        yield from _recount(bahan)
    else:
        yield tidak_pasti(JAWABAN, "berkas jawabannya tidak ada di sini, jadi tidak dihitung ulang")
    yield _rescore(bahan)


def _recount(bahan: BahanLaporan) -> Iterator[Pokok]:
    try:
        frame = read_canonical(bahan.kanonik)
        ulang = count(frame, bahan.hitungan.instrumen)
    except FrameSalah as salah:
        yield tidak_pasti(HITUNGAN, f"jawabannya tidak dapat dihitung ulang: {salah}")
        return
    beda = list(_beda_hitungan(bahan.hitungan, ulang))
    if beda:
        yield berbeda(HITUNGAN, "yang tertulis bukan hitung ulang jawaban di berkas ini", _batasi(beda))
    else:
        yield sesuai(HITUNGAN, f"hitung ulang {ulang.responden} jawaban sama dengan yang disahkan")
    try:
        beda = _beda_rincian(bahan, frame, ulang)
    except TAK_TERBACA as salah:
        yield berbeda(RINCIAN, f"cara hitung yang tertulis tidak terbaca ({type(salah).__name__})")
        return
    if beda:
        yield berbeda(RINCIAN, "nilai per kelompok bukan hasil hitung ulang", _batasi(beda))
    else:
        yield sesuai(RINCIAN, "nilai per layanan dan per kelompok sama dengan hitung ulang")


def _rescore(bahan: BahanLaporan) -> Pokok:
    try:
        ulang = score_skm(bahan.hitungan, bahan.hasil.aturan)
        beda = list(_beda_nilai("hasil", bahan.hasil.to_arsip(), ulang.to_arsip()))
    except TanpaResponden:
        return berbeda(HASIL, "hitungannya tidak memuat satu jawaban pun, jadi tidak ada indeks")
    except TAK_TERBACA as salah:
        return berbeda(HASIL, f"cara hitung atau angka yang tertulis tidak terbaca ({type(salah).__name__})")
    if beda:
        return berbeda(HASIL, "yang tertulis bukan hasil dari hitungan dan cara hitungnya", _batasi(beda))
    return sesuai(HASIL, f"dihitung ulang dengan cara yang disahkan: IKM {_id(str(ulang.ikm))}")


def _beda_hitungan(tertulis: Hitungan, ulang: Hitungan) -> Iterator[Beda]:
    satu, lain = ({(a, b, c): n for a, b, c, n in h.rows()} for h in (tertulis, ulang))
    for kunci in dict.fromkeys([*satu, *lain]):
        if satu.get(kunci, 0) != lain.get(kunci, 0):
            layanan, item, nilai = kunci
            yield Beda(
                f"layanan {layanan or 'tidak disebutkan'}, {item}, banyaknya nilai {nilai}",
                str(satu.get(kunci, 0)),
                str(lain.get(kunci, 0)),
            )
    orang, nyata = tertulis.responden_layanan, ulang.responden_layanan
    for label in dict.fromkeys([*orang, *nyata]):
        if orang.get(label, 0) != nyata.get(label, 0):
            nama = label or "tidak disebutkan"
            yield Beda(f"layanan {nama}, responden", str(orang.get(label, 0)), str(nyata.get(label, 0)))


def _beda_rincian(bahan: BahanLaporan, frame: pd.DataFrame, ulang: Hitungan) -> list[Beda]:
    """The groups by layanan, and by each profile column that the answers carry."""
    aturan = bahan.hasil.aturan
    instrumen = load_instrumen(bahan.hasil.instrumen_kode, bahan.hasil.instrumen_versi)
    kelompok: list[tuple[str, object, Sequence[Rincian]]] = [
        ("layanan", bahan.rincian.get("layanan"), hide_rincian(per_layanan(ulang, aturan)))
    ]
    profil = bahan.rincian.get("profil")
    for kolom in profil if isinstance(profil, list) else []:
        if isinstance(kolom, Mapping) and kolom.get("kunci") in frame.columns:
            baris = hide_rincian(per_profil(frame, instrumen, kolom["kunci"], aturan))
            kelompok.append((str(kolom.get("nama")), kolom.get("baris"), baris))
    beda: list[Beda] = []
    for nama, tertulis, ulang_kelompok in kelompok:
        harap = {satu.nama: satu for satu in ulang_kelompok}
        for baris_tertulis in tertulis if isinstance(tertulis, list) else []:
            satu = harap.get(str(baris_tertulis.get("nama"))) if isinstance(baris_tertulis, Mapping) else None
            if satu is not None and not satu.tersembunyi and not baris_tertulis.get("tersembunyi"):
                benar = {
                    "responden": satu.responden,
                    "ikm": format(satu.hasil.ikm, "f") if satu.hasil else None,
                    "mutu": satu.hasil.mutu if satu.hasil else None,
                }
                ada = {kunci: baris_tertulis.get(kunci) for kunci in benar}
                beda += _beda_nilai(f"rincian {nama}, {satu.nama}", ada, benar)
    return beda


def _beda_nilai(letak: str, tertulis: object, benar: object) -> Iterator[Beda]:
    """Where two JSON values differ, by the names on the way there."""
    if isinstance(tertulis, Mapping) and isinstance(benar, Mapping):
        for kunci in dict.fromkeys([*tertulis, *benar]):
            nama = f"{letak}, {str(kunci).replace('_', ' ')}"
            yield from _beda_nilai(nama, tertulis.get(kunci), benar.get(kunci))
    elif isinstance(tertulis, list) and isinstance(benar, list) and len(tertulis) == len(benar):
        for ke, (satu, lain) in enumerate(zip(tertulis, benar, strict=True), start=1):
            sebutan = lain.get("kode") if isinstance(lain, Mapping) else None
            yield from _beda_nilai(f"{letak} {sebutan or ke}", satu, lain)
    elif tertulis != benar:
        yield Beda(letak, _teks(tertulis), _teks(benar))


def beda_nilai(ini: bytes, acuan: bytes, letak: str = "pengesahan") -> Iterator[Beda]:
    """Where two archives (``to_arsip``), or other JSON of ours, differ."""
    yield from _beda_nilai(letak, json.loads(ini), json.loads(acuan))


def _ganjil(lembar: Lembar) -> list[Beda]:
    skala = [
        Beda(tempat(lembar, b, k), lembar.baris[b][k], f"salah satu dari {_rentang(lembar.sah(k))}")
        for b, k in lembar.di_luar_skala()
    ]
    curiga = [] if skala else lembar.tak_urut()
    return skala + [
        Beda(f"baris {lembar.nomor[b]} tidak pada urutannya", ", ".join(lembar.baris[b]), None)
        for b in curiga
    ]


def _rentang(sah: Sequence[str]) -> str:
    return ", ".join(satu or "kosong" for satu in sah)


def _batasi(beda: Sequence[Beda]) -> list[Beda]:
    lebih = len(beda) - BEDA_TERBANYAK
    if lebih <= 0:
        return list(beda)
    return [*beda[:BEDA_TERBANYAK], Beda("dan lainnya", f"{lebih} perbedaan lagi", None)]


def _teks(nilai: Any) -> str:
    return "" if nilai is None else _id(str(nilai))


def _id(teks: str) -> str:
    """A decimal the Indonesian way; other text as it is."""
    utuh, titik, pecahan = teks.partition(".")
    return f"{utuh},{pecahan}" if titik and utuh.lstrip("-").isdigit() and pecahan.isdigit() else teks
