"""The processing sheet computes what was sealed, to the last printed place."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.kaki import kunci_kolom
from fkp.laporan.pengolahan import TERCETAK, lembar_pengolahan, susunan_unsur, tabel_pengolahan
from fkp.laporan.skm import laporan_skm
from surveys.aturan import Aturan
from surveys.instrumen import load_instrumen
from surveys.kuesioner import Instrumen
from surveys.mutu import round_once
from tests.fkp.laporan.contoh import a_bahan, a_frame
from tests.fkp.laporan.hitung import Lembar


def lima_unsur() -> Instrumen:
    penuh = load_instrumen("skm-9")
    soal = penuh.pertanyaan[:5]
    return replace(
        penuh, pertanyaan=soal, unsur=tuple(u for u in penuh.unsur if u.kunci in {s.unsur for s in soal})
    )


SEMBILAN, ENAM_BELAS, LIMA = load_instrumen("skm-9"), load_instrumen("skm-16"), lima_unsur()
SENDIRI = {u.kunci: Fraction(2 if i == 0 else 1, 10) for i, u in enumerate(SEMBILAN.unsur)}
ATURAN = {
    "eksak": Aturan(),
    "0.111": Aturan(bobot=Decimal("0.111")),
    "0.11": Aturan(bobot=Decimal("0.11")),
    "sendiri": Aturan(bobot=SENDIRI),
    "nrr3": Aturan(nrr_desimal=3),
    "nrr2-jumlah4": Aturan(bobot=Decimal("0.111"), nrr_desimal=2, jumlah_desimal=4),
    "rata": Aturan(penggabungan="rata_layanan"),
    "rata-0.111-nrr3": Aturan(
        bobot=Decimal("0.111"), nrr_desimal=3, penggabungan="rata_layanan", jumlah_desimal=3
    ),
    "rata-sendiri": Aturan(bobot=SENDIRI, penggabungan="rata_layanan"),
    "tiga-desimal": Aturan(ikm_desimal=3),
    "tanpa-huruf": Aturan(pita=None),
}


def tepat(hitungan: object, nilai: Decimal) -> bool:
    """Whether a cell shows this number at its places, rounding what binary adds far behind."""
    tempat = -int(nilai.as_tuple().exponent)
    return (
        isinstance(hitungan, (int, float)) and round_once(Fraction(format(hitungan, ".12f")), tempat) == nilai
    )


def sama_dengan_segel(bahan: BahanLaporan) -> None:
    hasil, lembar = bahan.hasil, Lembar(tabel_pengolahan(bahan))
    assert tepat(lembar.kaki("ikm", "jumlah"), hasil.ikm)
    # The index is rounded by the sheet itself, not by how a cell shows it.
    assert Decimal(repr(lembar.kaki("ikm", "jumlah"))) == hasil.ikm
    if hasil.aturan.pita:
        assert lembar.kaki("mutu", "jumlah") == hasil.mutu
    kunci_total = "indeks" if hasil.aturan.penggabungan == "rata_layanan" else "tertimbang"
    assert tepat(lembar.kaki(kunci_total, "jumlah"), hasil.nilai_indeks)
    for unsur, soal in susunan_unsur(bahan.hitungan):
        kolom, satu = kunci_kolom(soal[0]), hasil.nilai(unsur.kunci)
        if satu is None:
            assert lembar.kaki("nrr", kolom) == lembar.kaki("ikm", kolom) == ""
            continue
        assert tepat(lembar.kaki("nrr", kolom), satu.nrr)
        assert Decimal(repr(lembar.kaki("ikm", kolom))) == satu.ikm
        if hasil.aturan.pita:
            assert lembar.kaki("mutu", kolom) == satu.mutu


@pytest.mark.parametrize("aturan", ATURAN.values(), ids=list(ATURAN))
@pytest.mark.parametrize("instrumen", [SEMBILAN, ENAM_BELAS, LIMA], ids=["9", "16", "5"])
def test_the_formulas_give_the_sealed_figures(instrumen, aturan):
    if aturan.bobot == Aturan(bobot=SENDIRI).bobot and instrumen is LIMA:
        pytest.skip("bobot sendiri menyebut sembilan unsur")
    if isinstance(aturan.bobot, Decimal) and instrumen is LIMA:
        aturan = replace(aturan, bobot=Decimal("0.2"))
    sama_dengan_segel(a_bahan(a_frame(instrumen, 37, ("A", "B", "C")), instrumen, aturan))


def jawaban(instrumen: Instrumen) -> st.SearchStrategy[pd.DataFrame]:
    """Answers with ties likely: few respondents, few values, whole unsur empty."""
    baris = st.lists(
        st.integers(0, 4), min_size=len(instrumen.pertanyaan), max_size=len(instrumen.pertanyaan)
    )
    return st.lists(st.tuples(st.sampled_from("ab"), baris), min_size=1, max_size=40).map(
        lambda isi: pd.DataFrame(
            np.array([b for _, b in isi], dtype=np.int8), columns=list(instrumen.kunci_item)
        ).assign(layanan=[lay for lay, _ in isi])
    )


@settings(max_examples=60)
@given(
    data=st.data(),
    aturan=st.sampled_from(list(ATURAN.values())),
    instrumen=st.sampled_from([SEMBILAN, ENAM_BELAS]),
)
def test_the_formulas_agree_for_whatever_was_answered(data, aturan, instrumen):
    frame = data.draw(jawaban(instrumen))
    if not frame[list(instrumen.kunci_item)].to_numpy().any():
        return
    sama_dengan_segel(a_bahan(frame, instrumen, aturan))


def test_a_tie_is_rounded_up_as_by_hand():
    """95.325 in binary is a little less; the sheet still says 95.33."""
    baris = [[4] * 9 for _ in range(1000)]
    # Sum of NRR = 34.317 over nine unsur: 3.813 x 25 = 95.325.
    kurang = 36_000 - 34_317
    for i in range(kurang):
        baris[i % 1000][i // 1000 % 9] -= 1
    frame = pd.DataFrame(np.array(baris, dtype=np.int8), columns=list(SEMBILAN.kunci_item))
    bahan = a_bahan(frame)
    assert bahan.hasil.ikm == Decimal("95.33")
    sama_dengan_segel(bahan)


def test_one_respondent_and_an_unsur_nobody_answered():
    satu = pd.DataFrame([[4, 3, 0, 4, 1, 2, 3, 4, 4]], columns=list(SEMBILAN.kunci_item), dtype=np.int8)
    bahan = a_bahan(satu)
    assert len(tabel_pengolahan(bahan).baris) == 1
    sama_dengan_segel(bahan)


def test_rows_hold_the_answers_in_the_order_of_the_unsur_and_no_identity():
    bahan = a_bahan(n=12)
    tabel = tabel_pengolahan(bahan)
    judul = [k.judul for k in tabel.kolom]
    assert judul[:12] == ["No. Resp", "Layanan", *(f"U{i}" for i in range(1, 10)), "Jumlah"]
    baris = list(tabel.baris)
    assert len(baris) == len(tabel.baris) == 12
    assert [b[0] for b in baris] == list(range(1, 13))
    u8 = judul.index("U8")
    assert sum(b[u8] or 0 for b in baris) == bahan.hitungan.jumlah("pengaduan")
    assert list(tabel.baris) == baris, "dapat dibaca dua kali"
    assert baris[0] in tabel.baris


def test_many_respondents_are_printed_as_their_sums_and_where_to_find_them():
    bahan = a_bahan(n=TERCETAK + 1)
    laporan = lembar_pengolahan(bahan)
    _fakta, kalimat, tabel = laporan.bagian[0].isi
    assert len(tabel.baris) == 0
    assert "1.001 responden" in kalimat.teks
    assert tabel.kaki[-2].sel[-1] == bahan.hasil.ikm
    assert len(laporan.lembar[0].baris) == TERCETAK + 1


def test_a_draft_without_rows_prints_plain_figures():
    bahan = replace(a_bahan(), kanonik=b"", asal="")
    tabel = tabel_pengolahan(bahan)
    assert len(tabel.baris) == 0
    assert tabel.kaki[-2].sel[-1] == bahan.hasil.ikm
    assert laporan_skm(bahan).tanda_air == "RANCANGAN"
