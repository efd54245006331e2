"""Reading what was sent: everything wrong is named, nothing is guessed, nothing is dropped in silence."""

import copy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fkp.skm.models import Kanal
from fkp.skm.warga.isian import DURASI_TERLAMA, IsianSalah, bongkar_form, read_isian
from fkp.skm.warga.openapi import CONTOH
from fkp.skm.warga.rekam import JawabanMasuk
from surveys.instrumen import load_instrumen

SAAT = datetime(2026, 11, 12, 3, 42, tzinfo=UTC)
SKM9, SKM16 = load_instrumen("skm-9"), load_instrumen("skm-16")
LAYANAN = {7: "Perekaman KTP-el", 8: "Kartu Keluarga"}


def baca(**ganti: Any) -> JawabanMasuk:
    return read_isian(SKM9, LAYANAN, {**copy.deepcopy(CONTOH), **ganti}, SAAT)


def salah(**ganti: Any) -> list[str]:
    with pytest.raises(IsianSalah) as galat:
        baca(**ganti)
    assert all(m.pesan.endswith(".") for m in galat.value.masalah)
    return [m.kolom for m in galat.value.masalah]


def test_a_complete_answer_is_read() -> None:
    masuk = baca()
    assert masuk.layanan_id == 7
    assert masuk.nilai["prosedur"] == 4
    assert masuk.profil == {"jenis_kelamin": 1, "usia": 2}
    assert (masuk.waktu, masuk.kanal, masuk.durasi) == (SAAT, Kanal.QR, 95)


@pytest.mark.parametrize("pilih", [8, "Kartu Keluarga", " kartu  keluarga "])
def test_a_layanan_is_named_by_id_or_by_name(pilih: object) -> None:
    assert baca(layanan=pilih).layanan_id == 8


def test_the_only_layanan_need_not_be_named() -> None:
    assert read_isian(SKM9, {3: "Satu"}, {**CONTOH, "layanan": None}, SAAT).layanan_id == 3


@pytest.mark.parametrize("pilih", [None, "", 9, "9", "Paspor", True, [7], 7.0])
def test_an_unknown_layanan_is_refused(pilih: object) -> None:
    assert salah(layanan=pilih) == ["layanan"]


@pytest.mark.parametrize(
    "id_",
    [
        None,
        "",
        5,
        "3f2b8c1e",
        "3f2b8c1e-5d4a-1e6f-9b7a-1c2d3e4f5a6b",
        "3f2b8c1e-5d4a-7e6f-9b7a-1c2d3e4f5a6b",
        "{3f2b8c1e-5d4a-4e6f-9b7a-1c2d3e4f5a6b}",
    ],
)
def test_only_a_random_id_is_taken(id_: object) -> None:
    assert salah(id=id_) == ["id"]


@pytest.mark.parametrize("nilai", [0, 5, -1, "3", 3.0, True, [3], {}])
def test_a_value_outside_the_scale_is_refused_by_name(nilai: object) -> None:
    assert salah(jawaban={**CONTOH["jawaban"], "waktu": nilai}) == ["jawaban.waktu"]


def test_every_unanswered_question_is_named() -> None:
    assert salah(jawaban={"persyaratan": 3}) == [f"jawaban.{k}" for k in SKM9.kunci_item[1:]]
    assert len(salah(jawaban=None)) == 9


def test_a_misspelt_key_is_named_and_not_dropped() -> None:
    assert salah(jawaban={**CONTOH["jawaban"], "Waktu": 3}, nama="Budi", profil={"umur": 3}) == [
        "jawaban.Waktu",
        "profil.umur",
        "nama",
    ]


def test_parts_of_the_wrong_shape_are_refused() -> None:
    assert "jawaban" in salah(jawaban=[3] * 9)
    assert salah(profil=3, saran=["a"], durasi=-1, kanal="surveyor") == ["profil", "saran", "durasi", "kanal"]


def test_several_kinds_of_disability_are_one_number_and_asked_only_when_they_apply() -> None:
    isi = {**CONTOH, "jawaban": dict.fromkeys(SKM16.kunci_item, 4)}

    def profil(**kode: object) -> dict[str, int]:
        return dict(read_isian(SKM16, LAYANAN, {**isi, "profil": kode}, SAAT).profil)

    assert profil(disabilitas=1, ragam_disabilitas=[1, 8, 8])["ragam_disabilitas"] == 9
    assert profil(disabilitas=1, ragam_disabilitas=9)["ragam_disabilitas"] == 9
    assert profil(disabilitas=2, ragam_disabilitas=[1]) == {"disabilitas": 2}
    assert profil(disabilitas=0, usia=None) == {}
    for rusak in ([3], ["1"], [True], 16, "1", [{}]):
        with pytest.raises(IsianSalah, match=r"profil\.ragam_disabilitas"):
            profil(disabilitas=1, ragam_disabilitas=rusak)


@pytest.mark.parametrize(
    ("ditulis", "disimpan"),
    [
        ("  baik\r\nsekali\r ", "baik\nsekali"),
        ("terima kasih 🙏🏽 شكرا", "terima kasih 🙏🏽 شكرا"),
        ("a\x07\x1b[31mb\x85", "a[31mb"),
        ("\n\t ", None),
        ("", None),
        ("=1+1", "=1+1"),
    ],
)
def test_a_suggestion_keeps_its_words_and_loses_control_characters(
    ditulis: str, disimpan: str | None
) -> None:
    assert baca(saran=ditulis).saran == disimpan


@pytest.mark.parametrize("saran", ["a\0b", "\ud800", "x" * 1001])
def test_a_suggestion_that_cannot_be_kept_whole_is_refused(saran: str) -> None:
    assert salah(saran=saran) == ["saran"]


def test_line_ends_of_a_form_do_not_count_twice() -> None:
    assert len(baca(saran="a" * 500 + "\r\n" + "b" * 499).saran or "") == 1000


def test_the_moment_of_the_answer_is_the_devices_but_never_in_the_future() -> None:
    assert baca(waktu="2026-11-11T10:42:00+07:00").waktu == SAAT - timedelta(days=1)
    assert baca(waktu="2026-11-12T03:41:59Z").waktu == SAAT - timedelta(seconds=1)
    assert baca(waktu="2030-01-01T00:00:00Z").waktu == SAAT
    assert baca(lalu=3600).waktu == SAAT - timedelta(hours=1)
    assert baca(lalu=10**12).waktu < SAAT


@pytest.mark.parametrize(
    "waktu", ["kemarin", "2026-11-12", "2026-11-12T10:42:00", 5, "", "0001-01-01T00:00:00+07:00"]
)
def test_a_moment_without_a_zone_is_refused(waktu: object) -> None:
    assert salah(waktu=waktu) == ["waktu"]


def test_a_very_long_stay_is_recorded_as_the_longest() -> None:
    assert baca(durasi=10**9).durasi == DURASI_TERLAMA


def test_a_posted_form_reads_like_the_same_json() -> None:
    isian = {k: [str(v)] for k, v in CONTOH["jawaban"].items()}
    isian |= {k: [str(v)] for k, v in CONTOH["profil"].items()}
    isian |= {"id": [CONTOH["id"]], "layanan": ["7"], "saran": [CONTOH["saran"]], "durasi": ["95"]}
    assert read_isian(SKM9, LAYANAN, bongkar_form(SKM9, isian), SAAT) == baca(layanan=7)


def test_a_form_with_nonsense_names_the_fields() -> None:
    isian = {"id": ["x"], "persyaratan": ["empat"], "usia": ["²"], "durasi": ["lama"]}
    with pytest.raises(IsianSalah) as galat:
        read_isian(SKM9, LAYANAN, bongkar_form(SKM9, isian), SAAT)
    kolom = {m.kolom for m in galat.value.masalah}
    assert {"id", "layanan", "jawaban.persyaratan", "profil.usia"} <= kolom
    assert "durasi" not in kolom


HURUF = st.text("a7-:+ TZ\0\ud800🙂", max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | HURUF,
    lambda x: st.lists(x, max_size=3) | st.dictionaries(HURUF, x, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*CONTOH, "waktu", "kanal", "lalu", "x"]), JSON))
def test_no_json_at_all_breaks_the_reader(ganti: dict[str, Any]) -> None:
    try:
        nilai = set(read_isian(SKM9, LAYANAN, {**CONTOH, **ganti}, SAAT).nilai)
    except IsianSalah:
        nilai = set(SKM9.kunci_item)
    assert nilai == set(SKM9.kunci_item)
