"""Issues, commitments and answers of a case: what each entry says, as rows of the minutes."""

import re
from dataclasses import dataclass, replace
from datetime import date

from fkp.forum.arsip.bacaan import KOSONG, Bacaan, ambil, angka_pertama, daftar, paragraf, satu_baris
from fkp.forum.arsip.susunan import DIJELASKAN, DISEPAKATI, BarisKasus, Susunan
from fkp.forum.arsip.tanggal import baca_hari
from fkp.forum.arsip.waktu import DURASI_TERPANJANG, Lama, baca_lama, hitung_tenggat
from fkp.forum.kerangka import Kerangka

BARIS_TERBANYAK = 2000

_NOMOR = re.compile(r"\d+(?:\s*[,;&]\s*\d+)*", re.ASCII)
_KODE = ("id", "kode", "no", "nomor")
_MASALAH = ("issue", "text", "problem", "masalah", "description", "uraian")
_USULAN = ("proposal", "usulan", "suggestion", "recommendation")
_TINDAKAN = ("action", "tindakan", "commitment", "komitmen", "text", "rencana")
_PENANGGUNG = ("pic", "penanggung_jawab", "owner", "responsible")
_TEKS = ("deadline_text", "jangka_waktu", "time_limit", "deadline")
_TANGGAL = ("deadline_date", "due_date", "due", "date", "tenggat")
_LAMA = {"duration_days": ("hari", 1), "durasi_hari": ("hari", 1), "duration_weeks": ("hari", 7)} | {
    "duration_months": ("bulan", 1),
    "durasi_bulan": ("bulan", 1),
    "duration_years": ("bulan", 12),
}
_KELAS = {
    "pendek": "pendek",
    "menengah": "menengah",
    "panjang": "panjang",
    "short": "pendek",
    "medium": "menengah",
    "long": "panjang",
}
_HASIL = {
    DIJELASKAN: ("explained", "dijelaskan", "explained_not_committed", "answered"),
    "sudah": ("sudah", "sudah_ditindaklanjuti", "already_done", "done"),
    "bukan_kewenangan": ("bukan_kewenangan", "not_authority", "no_authority", "out_of_scope"),
    "diteruskan": ("diteruskan", "forwarded", "referred"),
    "tetap": ("tetap", "tidak_ada_perubahan", "no_change", "unchanged"),
    "ditunda": ("ditunda", "postponed", "deferred"),
}


def baca_baris(b: Bacaan, tanggal: date | None, kerangka: Kerangka) -> tuple[BarisKasus, ...]:
    """The rows of a case, in the order of its issues."""
    soal = _daftar_soal(b, kerangka)
    susunan = Susunan(soal.isi)
    for nomor, isi in enumerate(_banyak(b.ambil("commitments", "komitmen")), start=1):
        ke, baris = _komitmen(b, isi, tanggal, f"komitmen {nomor}", soal)
        if len(ke) > 1:
            b.perhatian.append(
                f"komitmen {nomor} menjawab {len(ke)} masalah; semuanya digabung di satu baris"
            )
        susunan.beri_komitmen(ke, baris)
    for isi in _banyak(b.ambil("answers", "jawaban", "tanggapan")):
        susunan.beri_jawaban(*_jawaban(b, isi, soal))
    semua = susunan.baris()
    if len(semua) > BARIS_TERBANYAK:
        b.perhatian.append(f"hanya {BARIS_TERBANYAK} baris pertama yang dipakai; semuanya di rekaman asli")
    return semua[:BARIS_TERBANYAK]


@dataclass(frozen=True, slots=True)
class _Soal:
    """The issues by their places in the file, an empty place as None, and what each calls itself."""

    isi: list[BarisKasus | None]
    sebutan: dict[str, int]


def _daftar_soal(b: Bacaan, kerangka: Kerangka) -> _Soal:
    isi = b.ambil("issues", "masalah", "isu")
    semua = isi if isinstance(isi, list) else _banyak(isi)
    # Empty ones keep their places, because commitments count them.
    baris = [None if satu in KOSONG else _masalah(b, satu, kerangka) for satu in semua[: BARIS_TERBANYAK + 1]]
    sebutan: dict[str, int] = {}
    for ke, satu in enumerate(baris):
        if satu is not None:
            sebutan.setdefault(satu.masalah.casefold(), ke)
    for ke, satu in enumerate(semua[: BARIS_TERBANYAK + 1]):
        if isinstance(satu, dict) and (kode := satu_baris(ambil(satu, *_KODE))) and not kode.isdigit():
            sebutan[kode.casefold()] = ke
    return _Soal(baris, sebutan)


def _banyak(isi: object) -> list[object]:
    if isi is None:
        return []
    if not isinstance(isi, list):
        return [isi]
    # One more than is kept, so that it is said when some are left out.
    return [satu for satu in isi if satu not in KOSONG][: BARIS_TERBANYAK + 1]


def _masalah(b: Bacaan, isi: object, kerangka: Kerangka) -> BarisKasus:
    if not isinstance(isi, dict):
        return BarisKasus(masalah=paragraf(isi))
    satu = Bacaan(isi)
    satu.kenal(*_KODE)
    unsur = satu_baris(satu.ambil("element", "unsur")).upper()
    baris = BarisKasus(
        masalah=paragraf(satu.ambil(*_MASALAH)),
        usulan=paragraf(satu.ambil(*_USULAN)),
        unsur=unsur if unsur in kerangka.kunci("unsur") else "",
        penyampai=b.muat(satu_baris(satu.ambil("raised_by", "role", "penyampai", "oleh")), 200, "penyampai"),
    )
    _sebut_sisa(b, "issues", satu)
    # A record none of whose keys is known still says something.
    return baris if baris != BarisKasus() else BarisKasus(masalah="; ".join(daftar(isi)))


def _komitmen(
    b: Bacaan, isi: object, tanggal: date | None, sebutan: str, daftar_soal: _Soal
) -> tuple[list[int], BarisKasus]:
    if not isinstance(isi, dict):
        return [], BarisKasus(tindakan=paragraf(isi), usulan=paragraf(isi), hasil=DISEPAKATI)
    satu = Bacaan(isi)
    ke, soal = _tujuan(b, satu, sebutan, daftar_soal)
    tindakan = paragraf(satu.ambil(*_TINDAKAN))
    baris = BarisKasus(
        masalah=soal,
        tindakan=tindakan,
        usulan=paragraf(satu.ambil(*_USULAN)) or tindakan,
        hasil=DISEPAKATI,
        penanggung_jawab=b.muat(satu_baris(satu.ambil(*_PENANGGUNG)), 160, f"penanggung jawab {sebutan}"),
    )
    baris = _jangka(b, satu, baris, tanggal, sebutan)
    _sebut_sisa(b, "commitments", satu)
    return ke, baris


def _jangka(b: Bacaan, satu: Bacaan, baris: BarisKasus, tanggal: date | None, sebutan: str) -> BarisKasus:
    """The time limit: its words as they are, and what can be reckoned from them. A year is no date."""
    teks = satu_baris(satu.ambil(*_TEKS))
    kelas = satu_baris(satu.ambil("deadline_class", "class", "kelas")).lower().replace("-", "_")
    lama = _lama(b, satu, sebutan)
    tahun = satu_baris(satu.ambil("year", "tahun"))
    disebut = satu_baris(satu.ambil(*_TANGGAL))
    # The words alone must say what the separate values say, because the words are what is kept.
    if disebut and disebut not in teks:
        teks = f"{teks} ({disebut})" if teks else disebut
    if tahun and tahun not in teks:
        teks = f"{teks} (tahun {tahun})" if teks else f"tahun {tahun}"
    dari_teks = baca_lama(teks)
    lama = lama or dari_teks
    hari = baca_hari(disebut or teks)
    if disebut and hari.janggal:
        b.perhatian.append(f"{sebutan}: {hari.janggal}")
    tenggat = hari.sampai or hari.tanggal or hitung_tenggat(tanggal, lama)
    if tenggat and tanggal and tenggat < tanggal:
        b.perhatian.append(f"{sebutan}: tenggatnya sebelum hari forum, jadi dicatat sebagai kata saja")
        tenggat = None
    return replace(
        baris,
        jangka_teks=b.muat(teks, 200, f"jangka waktu {sebutan}"),
        kelas=_KELAS.get(kelas.removeprefix("jangka_").removesuffix("_term"), dari_teks.kelas),
        durasi=lama.durasi,
        satuan=lama.satuan,
        tenggat=tenggat,
    )


def _lama(b: Bacaan, satu: Bacaan, sebutan: str) -> Lama | None:
    for kunci, (satuan, kali) in _LAMA.items():
        isi = satu.ambil(kunci)
        if isi is None:
            continue
        banyak = angka_pertama(isi)
        if banyak and banyak * kali <= DURASI_TERPANJANG:
            return Lama("", banyak * kali, satuan)
        b.perhatian.append(f"{sebutan}: lamanya ({satu_baris(isi)}) tidak dapat dipakai, disimpan apa adanya")
    return None


def _tujuan(b: Bacaan, satu: Bacaan, sebutan: str, soal: _Soal) -> tuple[list[int], str]:
    """To which issues it belongs, counted from 0, and the words of an issue that is none of the list."""
    isi = satu.ambil("issue", "issue_index", "issues", "masalah")
    ke: list[int] = []
    asing: list[str] = []
    for sebut in isi if isinstance(isi, list) else [isi]:
        teks = paragraf(sebut)
        if teks.casefold() in soal.sebutan:
            ke.append(soal.sebutan[teks.casefold()])
        elif not (nomor := _NOMOR.fullmatch(teks)):
            asing += [teks] if teks else []
        else:
            for satu_nomor in re.findall(r"\d+", nomor[0]):
                if (n := int(satu_nomor.lstrip("0")[:6] or "0")) < len(soal.isi):
                    ke.append(n)
                else:
                    b.perhatian.append(f"{sebutan}: masalah nomor {satu_nomor[:6]} tidak ada di daftar")
    return list(dict.fromkeys(ke)), "\n".join(asing)


def _jawaban(b: Bacaan, isi: object, daftar_soal: _Soal) -> tuple[list[int], BarisKasus]:
    if not isinstance(isi, dict):
        return [], BarisKasus(jawaban=paragraf(isi), hasil=DIJELASKAN)
    satu = Bacaan(isi)
    ke, soal = _tujuan(b, satu, "jawaban", daftar_soal)
    sebut = satu_baris(satu.ambil("outcome", "hasil")).lower().replace(" ", "_")
    hasil = next((kunci for kunci, nama in _HASIL.items() if sebut in nama), DIJELASKAN)
    baris = BarisKasus(
        masalah=soal,
        jawaban=paragraf(satu.ambil("answer", "jawaban", "text", "tanggapan")),
        hasil=hasil,
        dasar=b.muat(satu_baris(satu.ambil("legal_basis", "basis", "dasar")), 300, "dasar"),
        diteruskan_ke=b.muat(satu_baris(satu.ambil("forwarded_to", "diteruskan_ke")), 200, "tujuan"),
    )
    _sebut_sisa(b, "answers", satu)
    return ke, baris


def _sebut_sisa(b: Bacaan, nama: str, satu: Bacaan) -> None:
    if satu.sisa:
        b.perhatian.append(
            f"tidak dikenal, disimpan apa adanya: {', '.join(f'{nama}.{kunci}' for kunci in satu.sisa)}"
        )
    b.perhatian.extend(satu.perhatian)
