"""The sheet of a month."""

from datetime import date

from fkp.bulan import baca_bulan, lembar_bulan, sebelum, sesudah


def test_a_month_is_whole_weeks_with_everything_on_its_day():
    awal = baca_bulan("2026-12", date(2026, 11, 12))
    acara = [("rapat", date(2026, 12, 31)), ("forum", date(2026, 12, 31))]
    hari = [satu for pekan in lembar_bulan(awal, acara, lambda satu: satu[1]) for satu in pekan]
    assert (hari[0].tanggal, hari[-1].tanggal) == (date(2026, 11, 30), date(2027, 1, 3))
    assert [satu.isi for satu in hari if satu.isi] == [tuple(acara)]
    assert [satu.tanggal.month for satu in hari if satu.luar] == [11, 1, 1, 1]
    assert (sebelum(awal), sesudah(awal)) == (date(2026, 11, 1), date(2027, 1, 1))
    for teks in (None, "", "2026", "2026-13", "99999-1", "1999-12", "x-y", "-1-2"):
        assert baca_bulan(teks, date(2026, 11, 12)) == date(2026, 11, 1)
