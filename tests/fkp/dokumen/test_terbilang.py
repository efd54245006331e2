"""Numbers in words."""

from datetime import date

import pytest

from fkp.dokumen.terbilang import tanggal_terbilang, terbilang

_DASAR = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
    "seribu": 1000,
}


def baca(kata: str) -> int:
    """Read a number in words back, by other rules than it was written with."""
    jumlah = kini = 0
    for satu in kata.split():
        if satu in _DASAR:
            kini += _DASAR[satu]
        elif satu == "belas":
            kini += 10
        elif satu == "puluh":
            kini = kini // 100 * 100 + kini % 100 * 10
        elif satu == "ratus":
            kini *= 100
        elif satu == "ribu":
            jumlah, kini = kini * 1000, 0
        else:
            raise AssertionError(satu)
        if satu == "seribu":
            jumlah, kini = jumlah + 1000, kini - 1000
    return jumlah + kini


def test_every_number_to_9999_reads_back():
    kata = [terbilang(n) for n in range(10_000)]
    assert [baca(satu) for satu in kata] == list(range(10_000))
    assert len(set(kata)) == 10_000


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_numbers_are_written_as_people_say_them(n, kata):
    assert terbilang(n) == kata


def test_outside_the_range_is_refused():
    for n in (-1, 10_000):
        with pytest.raises(ValueError, match=str(n)):
            terbilang(n)


def test_a_date_in_words():
    assert tanggal_terbilang(date(2026, 10, 20)) == "dua puluh bulan Oktober tahun dua ribu dua puluh enam"
    assert tanggal_terbilang(date(2000, 1, 1)) == "satu bulan Januari tahun dua ribu"
