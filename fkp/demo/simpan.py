"""Storing many invented answers at once: the same rows and the same counts that one answer after the other
would leave (``fkp.skm.warga.rekam``), without thousands of small statements."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from fkp.demo.daerah import Daerah, LayananContoh
from fkp.demo.kedatangan import moments
from fkp.demo.penilaian import Penilaian, rate
from fkp.demo.rencana import Rencana
from fkp.demo.saran import write_saran
from fkp.demo.warga import Kode, as_answered, channels, people
from fkp.skm.models import HitunganJawaban, Jawaban, Kanal, Survei
from fkp.skm.queries import instrumen_of
from surveys.instrumen import load_instrumen

# Taking part grows: the share of a full period's answers, by periods before the running one.
_IKUT = {-5: 0.42, -4: 0.5, -3: 0.62, -2: 0.82}


@dataclass(frozen=True)
class Kiriman:
    """Everything that arrives in a full period, ascending in time: one entry per respondent in each.
    ``layanan`` points into ``Daerah.ditanyakan``."""

    id: list[uuid.UUID]
    waktu: list[datetime]
    layanan: list[int]
    kanal: list[str]
    penilaian: Penilaian
    profil: dict[str, Kode]
    saran: list[str | None]


def invent(r: Rencana, daerah: Daerah) -> Kiriman:
    """The answers of one survey; the same survey always gets the same ones."""
    unit, instrumen = r.unit, load_instrumen(r.unit.instrumen)
    acak = np.random.default_rng(int.from_bytes(sha256(f"{unit.kunci} {r.mulai}".encode()).digest()[:8]))
    banyak = round(unit.responden * _IKUT.get(r.ke, 1.0))
    waktu = moments(acak, r.mulai, r.akhir, unit.zona, unit.jam, banyak)
    ditanyakan = [satu for _, satu in daerah.ditanyakan(unit)]
    pilih = _received(acak, ditanyakan, banyak)
    layanan = [ditanyakan[i] for i in pilih]
    orang = people(acak, unit.warga, banyak)
    penilaian = rate(acak, instrumen, unit, layanan, orang, unit.tren_of(r.ke))
    return Kiriman(
        id=[uuid.UUID(bytes=acak.bytes(16), version=4) for _ in range(banyak)],
        waktu=waktu,
        layanan=pilih,
        kanal=channels(acak, unit.warga, banyak),
        penilaian=penilaian,
        profil=as_answered(acak, orang, instrumen),
        saran=write_saran(acak, instrumen, unit, [satu.nama for satu in layanan], penilaian.nilai),
    )


def fill(
    db: Session,
    survei: Survei,
    r: Rencana,
    daerah: Daerah,
    layanan_id: Mapping[tuple[str, str], int],
    batas: datetime,
) -> None:
    """Store what arrived before ``batas``. ``layanan_id`` is keyed by unit and name of the layanan."""
    k = invent(r, daerah)
    masuk = sum(w < batas for w in k.waktu)
    if not masuk:
        return
    tempat = [layanan_id[kunci, satu.nama] for kunci, satu in daerah.ditanyakan(r.unit)]
    layanan = [tempat[i] for i in k.layanan[:masuk]]
    baris: list[dict[str, Any]] = [
        {
            "id": k.id[i],
            "survei_id": survei.id,
            "layanan_id": layanan[i],
            "waktu": k.waktu[i],
            "kanal": k.kanal[i],
            # Paper does not tell how long it took.
            "durasi": None if k.kanal[i] == Kanal.KERTAS else int(k.penilaian.durasi[i]),
            "saran": k.saran[i],
            **{f"q{j}": int(n) or None for j, n in enumerate(k.penilaian.nilai[i], 1)},
            **{kolom: int(kode[i]) or None for kolom, kode in k.profil.items()},
        }
        for i in range(masuk)
    ]
    # On the connection: the session would make and forget an object for each row.
    db.connection().execute(insert(Jawaban), baris)
    _count(db, survei, np.array(layanan), k.penilaian.nilai[:masuk])


def _received(acak: np.random.Generator, layanan: list[LayananContoh], banyak: int) -> list[int]:
    """Which layanan each person received: small ones are asked about more than their share, as units do
    to reach the sample each layanan needs."""
    bobot = np.array([satu.populasi for satu in layanan], dtype=float) ** 0.6
    return [int(i) for i in acak.choice(len(layanan), banyak, p=bobot / bobot.sum())]


def _count(db: Session, survei: Survei, layanan: NDArray[np.int64], nilai: Kode) -> None:
    sel: list[dict[str, int]] = []
    for satu in np.unique(layanan).tolist():
        punya = nilai[layanan == satu]
        sel.append({"lay": satu, "butir_": 0, "nilai_": 0, "tambah": len(punya)})
        for butir in range(punya.shape[1]):
            hitung = np.bincount(punya[:, butir], minlength=instrumen_of(survei).skala_maks + 1).tolist()
            sel += [
                {"lay": satu, "butir_": butir + 1, "nilai_": v, "tambah": n}
                for v, n in enumerate(hitung)
                if n
            ]
    H = HitunganJawaban
    db.connection().execute(
        update(H)
        .where(
            H.survei_id == survei.id,
            H.layanan_id == bindparam("lay"),
            H.butir == bindparam("butir_"),
            H.nilai == bindparam("nilai_"),
        )
        .values(n=H.n + bindparam("tambah")),
        sel,
    )
