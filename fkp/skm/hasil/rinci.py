"""What a result says besides its index: who answered, whether enough, how sure, and how the data look.

The same function serves a provisional page and the seal; sealed, the text is stored with the result and
nothing of it is computed again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from fkp.skm.hasil.cacah import hitungan_per_kode, jawaban_per, kolom_item
from fkp.skm.hasil.cukup import susun_cukup
from fkp.skm.models import Jawaban, Survei
from fkp.skm.queries import instrumen_of, label_layanan
from fkp.skm.tahap import awal, penutupan
from surveys.aturan import Aturan
from surveys.frame import Layanan
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan, Silang
from surveys.kuesioner import KolomProfil
from surveys.rincian import Rincian, hide_rincian, per_layanan
from surveys.sampel import margin_of_error, margin_rata_layanan
from surveys.scoring import TanpaResponden, bandingkan_bobot, score_skm

CEPAT = 25
"""Seconds under which a whole sheet was hardly read."""

SEPEKAN = timedelta(days=7)
TIDAK_DIISI = "Tidak diisi"


def susun_rincian(
    db: Session,
    survei: Survei,
    hitungan: Hitungan,
    aturan: Aturan,
    silang: dict[Layanan, Silang],
    sampai: datetime | None = None,
) -> dict[str, Any]:
    """What is said beside the index, as the survey stands (at ``sampai`` while it still runs).

    JSON-safe, decimals as text:

    - ``layanan`` and ``profil`` (per column ``kunci``, ``nama``, ``baris``): groups with ``nama``,
      ``responden``, ``ikm``, ``mutu``; in a ``tersembunyi`` one (fewer than five people, or needed to
      protect such a group) the other three are null. These may be shown to everyone.
    - ``kecukupan``: per layanan ``populasi`` (null when not known), ``perlu`` (Krejcie-Morgan) and ``ada``.
      Exact, so for staff.
    - ``margin``: half the 95% interval in IKM points; null when there is too little to tell.
    - ``banding``: the index under exact weights and the weights in print.
    - ``pekan``: answers per week from the first day of the period.
    - ``catatan``: ``lurus`` (all answered questions alike), ``cepat`` (under 25 seconds), and ``kosong``,
      unanswered per question.
    """
    label = label_layanan(survei)
    populasi: dict[Layanan, int | None] = {label[sl.layanan_id]: sl.populasi for sl in survei.layanan}
    urutan = list(populasi)
    layanan = sorted(per_layanan(hitungan, aturan), key=lambda satu: urutan.index(satu.kode))
    return {
        "layanan": baris_kelompok(layanan),
        "profil": [
            {
                "kunci": kolom.kunci,
                "nama": kolom.nama,
                "baris": baris_kelompok(_per_profil(db, survei, kolom, aturan)),
            }
            for kolom in instrumen_of(survei).profil
        ],
        "kecukupan": susun_cukup(populasi, hitungan.responden_layanan),
        "margin": _margin(silang, aturan, populasi),
        "banding": banding_bobot(hitungan, aturan),
        "pekan": per_pekan(db, survei, sampai),
        "catatan": _catatan(db, survei, hitungan),
    }


def per_pekan(db: Session, survei: Survei, sampai: datetime | None = None) -> list[int]:
    """Answers per week, the first week beginning with the period; up to the closing, or to the week of
    ``sampai`` when that is sooner."""
    mulai, selesai = awal(survei), penutupan(survei)
    if sampai is not None:
        selesai = min(selesai, sampai)
    batas = [mulai]
    while batas[-1] < selesai:
        batas.append(batas[-1] + SEPEKAN)
    return jawaban_per(db, survei, batas)


def _per_profil(db: Session, survei: Survei, kolom: KolomProfil, aturan: Aturan) -> tuple[Rincian, ...]:
    """The groups of one profile column, as ``surveys.rincian.per_profil`` gives them from a frame."""
    per_kode = hitungan_per_kode(db, survei, kolom.kunci)
    kosong = Hitungan.kosongan(instrumen_of(survei))
    kelompok = [
        (
            p.kode,
            p.nama,
            sum(
                (h for kode, h in per_kode.items() if (kode & p.kode if kolom.ganda else kode == p.kode)),
                kosong,
            ),
        )
        for p in kolom.pilihan
    ]
    if 0 in per_kode:
        kelompok.append((0, TIDAK_DIISI, per_kode[0]))
    return tuple(
        Rincian(kode, nama, hitungan.responden, _score(hitungan, aturan)) for kode, nama, hitungan in kelompok
    )


def baris_kelompok(rincian: Sequence[Rincian]) -> list[dict[str, Any]]:
    """Groups as ``layanan`` and ``profil`` hold them, the small ones hidden."""
    return [
        {
            "nama": satu.nama,
            "responden": satu.responden,
            "ikm": format(satu.hasil.ikm, "f") if satu.hasil else None,
            "mutu": satu.hasil.mutu if satu.hasil else None,
            "tersembunyi": satu.tersembunyi,
        }
        for satu in hide_rincian(rincian)
    ]


def _score(hitungan: Hitungan, aturan: Aturan) -> HasilSkm | None:
    try:
        return score_skm(hitungan, aturan)
    except TanpaResponden:
        return None


def _margin(silang: dict[Layanan, Silang], aturan: Aturan, populasi: dict[Layanan, int | None]) -> str | None:
    if not silang:
        return None
    if aturan.penggabungan == "rata_layanan":
        galat = margin_rata_layanan(silang, aturan, populasi)
    else:
        orang = [n for n in populasi.values() if n is not None]
        semua = sum(orang) if len(orang) == len(populasi) else None
        galat = margin_of_error(sum_silang(silang), aturan, semua)
    return None if galat is None else format(galat, "f")


def sum_silang(silang: dict[Layanan, Silang]) -> Silang:
    """The whole survey's cross-products; needs at least one layanan."""
    pertama, *lain = silang.values()
    return sum(lain, pertama)


def banding_bobot(hitungan: Hitungan, aturan: Aturan) -> list[dict[str, Any]]:
    """A row per weight; ``dipakai`` marks the one of this survey, its own weights added when they are
    none of those in print."""
    dipakai = score_skm(hitungan, aturan)
    baris = [
        {
            "label": satu.label,
            "ikm": format(satu.hasil.ikm, "f"),
            "mutu": satu.hasil.mutu,
            "huruf_berbeda": satu.huruf_berbeda,
            "dipakai": satu.hasil.aturan == aturan,
        }
        for satu in bandingkan_bobot(hitungan, aturan)
    ]
    if not any(satu["dipakai"] for satu in baris):
        eksak = score_skm(hitungan, replace(aturan, bobot="eksak"))
        baris.append(
            {
                "label": "bobot sendiri",
                "ikm": format(dipakai.ikm, "f"),
                "mutu": dipakai.mutu,
                "huruf_berbeda": dipakai.mutu != eksak.mutu,
                "dipakai": True,
            }
        )
    return baris


def _catatan(db: Session, survei: Survei, hitungan: Hitungan) -> dict[str, Any]:
    instrumen = instrumen_of(survei)
    item = kolom_item(instrumen)
    lurus, cepat = db.execute(
        select(
            func.count().filter(_all_alike(item, instrumen.skala_maks)),
            func.count().filter(Jawaban.durasi < CEPAT),
        ).where(Jawaban.survei_id == survei.id)
    ).one()
    return {
        "lurus": lurus,
        "cepat": cepat,
        "kosong": {kunci: hitungan.kosong(kunci) for kunci in instrumen.kunci_item},
    }


def _all_alike(item: list[Any], skala_maks: int) -> ColumnElement[bool]:
    """Every answered question has the same value, and at least one was answered."""
    return or_(
        *(
            and_(
                or_(*(kolom == nilai for kolom in item)),
                *(func.coalesce(kolom, nilai) == nilai for kolom in item),
            )
            for nilai in range(1, skala_maks + 1)
        )
    )
