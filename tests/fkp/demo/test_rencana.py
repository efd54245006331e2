"""The plan of the demo holds whatever the day is, and its answers are always the same."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from fkp.demo.daerah import load_daerah
from fkp.demo.rencana import KODE_CONTOH, Rencana, kode_of, rentang, susun
from fkp.demo.saran import load_kalimat
from fkp.demo.simpan import invent
from fkp.skm.models import Periode, Tahap
from surveys.unsur import UNSUR

DAERAH = load_daerah()
HARI = [
    datetime(2026, 1, 1, 16, 30, tzinfo=UTC) + timedelta(days=i, minutes=31 * (i % 2)) for i in range(1200)
]


def tenggang_habis(r: Rencana) -> datetime:
    return r.ditutup + timedelta(days=r.tenggang)


def contoh(saat: datetime) -> Rencana:
    """The survey that is open whenever someone looks."""
    return next(r for r in susun(DAERAH, saat) if r.kode == KODE_CONTOH)


def test_on_every_day_everything_that_happened_lies_in_the_past() -> None:
    for saat in HARI:
        for r in susun(DAERAH, saat):
            if r.tahap == Tahap.TERBIT:
                assert tenggang_habis(r) <= r.disahkan < r.terbit <= saat
            if r.tahap == Tahap.DISAHKAN:
                assert tenggang_habis(r) <= r.disahkan <= saat
            if r.tahap == Tahap.DITUTUP:
                assert r.dibuka < r.ditutup <= saat


def test_on_every_day_one_closed_survey_is_within_its_grace_days_and_one_is_past_them() -> None:
    for saat in HARI:
        ditutup = [r for r in susun(DAERAH, saat) if r.tahap == Tahap.DITUTUP]
        assert {tenggang_habis(r) > saat for r in ditutup} == {True, False}


def test_on_every_day_contoh_takes_answers() -> None:
    for saat in HARI:
        r = contoh(saat)
        assert r.pukul(r.mulai, 0) <= saat < r.pukul(r.akhir, 0)
        assert r.dibuka < saat


@pytest.mark.parametrize(
    ("periode", "ke", "harap"),
    [
        (Periode.TRIWULAN, 0, (date(2026, 10, 1), date(2027, 1, 1))),
        (Periode.TRIWULAN, 1, (date(2027, 1, 1), date(2027, 4, 1))),
        (Periode.BULAN, -11, (date(2025, 12, 1), date(2026, 1, 1))),
        (Periode.SEMESTER, -1, (date(2026, 1, 1), date(2026, 7, 1))),
        (Periode.TAHUN, -1, (date(2025, 1, 1), date(2026, 1, 1))),
    ],
)
def test_periods_are_counted_from_the_running_one(
    periode: Periode, ke: int, harap: tuple[date, date]
) -> None:
    assert rentang(periode, date(2026, 11, 12), ke) == harap


def test_codes_are_stable_and_none_is_used_twice() -> None:
    kode = [r.kode for r in susun(DAERAH, HARI[400])]
    assert len(set(kode)) == len(kode)
    assert kode_of("rsud-contoh", date(2026, 7, 1)) == kode_of("rsud-contoh", date(2026, 7, 1))


def test_the_same_survey_gets_the_same_answers() -> None:
    r = contoh(HARI[300])
    satu, dua = invent(r, DAERAH), invent(r, DAERAH)
    assert np.array_equal(satu.penilaian.nilai, dua.penilaian.nilai)
    assert (satu.id, satu.waktu, satu.saran, satu.kanal) == (dua.id, dua.waktu, dua.saran, dua.kanal)


def test_every_layanan_that_a_gerai_hosts_exists() -> None:
    for unit in DAERAH.unit:
        assert len(DAERAH.ditanyakan(unit)) == len(unit.layanan) + len(unit.gerai)


def test_sentences_belong_to_an_unsur_or_a_layanan_that_exists() -> None:
    kalimat = load_kalimat()
    kunci = {u.kunci for u in UNSUR}
    assert set(kalimat.unsur) == set(kalimat.daring) == kunci
    assert set(kalimat.layanan) <= {satu.nama for unit in DAERAH.unit for satu in unit.layanan}
    assert set(kalimat.ranah) == {unit.ranah for unit in DAERAH.unit}
    semua = [
        s
        for d in (kalimat.unsur, kalimat.daring, kalimat.ranah, kalimat.layanan)
        for v in d.values()
        for s in v
    ]
    assert len(set(semua) | set(kalimat.pujian)) >= 80
