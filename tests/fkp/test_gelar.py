"""Titles before and after a name: an office has none."""

import pytest

from fkp.gelar import gelar_dalam


@pytest.mark.parametrize(
    "teks",
    [
        "Budi Santoso, S.Kom",
        "Budi Santoso, S. Kom.",
        "BUDI SANTOSO, S.KOM",
        "Budi Santoso S.Kom., M.Si.",
        "Ani Wijaya, SE",
        "Ani Wijaya, S.E., M.M.",
        "Ani Wijaya SH, MH",
        "Ani Wijaya, A.Md.Keb",
        "Ani Wijaya, A.Md",
        "Ani Wijaya, S.STP",
        "Ani Wijaya, Ph.D",
        "Ani Wijaya, Sp.PD",
        "Ani Wijaya, SSos",
        "dr. Ani Wijaya",
        "Dr. Ani Wijaya",
        "drg. Ani",
        "Drs. Budi Santoso",
        "Dra. Ani",
        "Ir. Budi",
        "Prof. Ani",
        "Hj. Ani",
        "H. Budi Santoso",
        "KH. Budi",
        "Bpk. Budi",
        "Pak Budi",
        "Bu Ani",
        "Sdr. Budi",
        "Kepala Seksi Pelayanan (Drs. Budi Santoso)",
        "Kepala Bagian Umum, Hj. Ani",
        "Kasi Pelayanan: dr. Ani",
    ],
)
def test_a_title_tells_a_person(teks):
    assert gelar_dalam(teks), teks


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Seksi Pelayanan",
        "Kepala Subbagian Umum dan Kepegawaian",
        "Kabid PIAK, Dinas Dukcapil",
        "Tim FKP, SKM",
        "Pengelola SP4N-LAPOR!",
        "Satuan Pengawas Internal (S.P.I.)",
        "RSUD dr. Soetomo",
        "Instalasi Farmasi RSUD Dr. Moewardi",
        "Instalasi Gizi RSUD Prof. Dr. Margono Soekarjo",
        "RSUP Dr. Sardjito",
        "Rumah Sakit Umum dr. Slamet",
        "Puskesmas Dr. Soetomo",
        "Poli Ibu dan Anak",
        "Seksi Kesehatan Ibu, Anak, dan Gizi",
        "Loket A.1 sampai A.4",
        "UPTD H.O.S. Cokroaminoto",
        "Bagian Umum, IT dan SDM",
        "Seksi s.d. tingkat kelurahan",
        "Gedung H. Agus Salim",
        "Kantor di Jl. Ir. Juanda",
        "Dinas PMPTSP",
        "Balai Diklat",
        "Bidang PIAK, MPP",
    ],
)
def test_an_office_has_none(teks):
    assert gelar_dalam(teks) == "", teks


def test_the_title_is_quoted():
    assert gelar_dalam("Budi Santoso, S.Kom") == "S.Kom"
    assert gelar_dalam("Kepala Bagian, Drs. Budi") == "Drs."
