"""What can be said of a forum without looking anything up: days, hours, rows, themes."""

from datetime import date, time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fkp.forum.persiapan.isi import (
    IsiAgenda,
    IsiAnggota,
    agenda_baku,
    keberatan_agenda,
    keberatan_hari,
    keberatan_tim,
)
from fkp.forum.persiapan.saran_tema import (
    TERPANJANG,
    JanjiTerbuka,
    LayananTinjau,
    UnsurLemah,
    awalan_janji,
    awalan_standar,
    awalan_survei,
)

menit = st.integers(0, 24 * 60 - 1)


def pukul(menit: int) -> time:
    return time(menit // 60, menit % 60)


def test_a_day_that_is_not_that_of_the_date_is_named_with_both():
    hari = date(2026, 10, 20)
    assert keberatan_hari("senin", hari) == (
        "20 Oktober 2026 jatuh pada hari Selasa, bukan Senin. Perbaiki harinya atau tanggalnya."
    )
    assert [keberatan_hari(satu, hari) for satu in ("selasa", "", "ahad")] == ["", "", ""]
    assert keberatan_hari("senin", None) == ""


@given(menit, menit)
def test_the_usual_agenda_fills_the_hours_without_gap_or_overlap(dari, sampai):
    mulai, selesai = pukul(min(dari, sampai)), pukul(max(dari, sampai))
    agenda = agenda_baku(mulai, selesai)
    if abs(dari - sampai) < 60:
        assert agenda == []
        return
    assert (agenda[0].mulai, agenda[-1].selesai, len(agenda)) == (mulai, selesai, 6)
    assert all(satu.selesai == berikut.mulai for satu, berikut in pairwise(agenda))
    assert keberatan_agenda(agenda, mulai, selesai) == []


def test_rows_of_an_agenda_that_do_not_fit_are_told_which():
    agenda = [
        IsiAgenda(time(9), time(9, 30), "Pembukaan"),
        IsiAgenda(time(9, 20), time(10), "Paparan"),
        IsiAgenda(time(8), None, "Doa"),
        IsiAgenda(time(11), time(10, 30), "Terbalik"),
        IsiAgenda(time(11, 30), time(13), "Makan"),
    ]
    salah = {(k.baris, k.isian): k.pesan for k in keberatan_agenda(agenda, time(9), time(12))}
    assert salah.keys() == {(1, "mulai"), (2, "mulai"), (3, "selesai"), (4, "selesai")}
    assert salah[1, "mulai"] == "“Paparan” mulai saat “Pembukaan” belum selesai (pukul 09.30)."
    assert salah[4, "selesai"] == "“Makan” sampai pukul 13.00, padahal forum selesai 12.00."


def test_one_name_stands_once_in_a_role_and_only_a_notulis_has_an_account():
    tim = [
        IsiAnggota("ketua", "Rani"),
        IsiAnggota("moderator", "Rani"),
        IsiAnggota("ketua", "RANI"),
        IsiAnggota("ketua", "Sari", akun_id=1),
        IsiAnggota("notulis", "Budi", akun_id=2),
        IsiAnggota("notulis", "Tono", akun_id=2),
    ]
    assert [(k.baris, k.isian) for k in keberatan_tim(tim)] == [(2, "nama"), (3, "akun"), (5, "akun")]


def test_a_theme_is_never_longer_than_its_column():
    unsur = [UnsurLemah(f"u{i}", "Unsur yang namanya sangat panjang sekali", "70,00", "C") for i in range(9)]
    panjang = awalan_survei(1, "Triwulan III 2026", unsur)
    assert len(panjang.tema) <= TERPANJANG
    assert panjang.tema.endswith("...")
    satu = awalan_survei(1, "Triwulan III 2026", [UnsurLemah("pengaduan", "Penanganan", "70,10", "C")])
    assert satu.tema == "Hasil SKM Triwulan III 2026: penanganan pengaduan"
    assert satu.tujuan.endswith("Penanganan 70,10 (mutu C).")
    janji = [JanjiTerbuka("Papan alur", date(2026, 12, 1), 7), JanjiTerbuka("Kursi", date(2026, 12, 2), 7)]
    assert awalan_janji(janji).tema == "2 janji yang belum selesai"
    assert awalan_janji(janji).layanan == (7,)
    lama = awalan_standar(LayananTinjau(7, "KTP-el", True, date(2025, 1, 2)))
    assert (lama.topik, lama.tema) == ("sp_tinjau", "Peninjauan standar pelayanan KTP-el")
    assert lama.tujuan.endswith("terakhir ditinjau 2 Januari 2025.")
