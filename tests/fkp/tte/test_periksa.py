"""What a signed PDF says: who, when, unchanged or not, and whether anybody here vouches for who issued it."""

import io
import socket
from datetime import timedelta

import pytest
from pypdf import PdfReader, PdfWriter

from fkp.tte.hasil import Keadaan, Masa, Pemeriksaan, Rantai, Sesudah, Tanda
from fkp.tte.periksa import Terkunci, periksa
from tests.fkp.tte.buat import (
    INDUK,
    SAAT,
    a_ca,
    a_halaman,
    a_orang,
    a_tsa,
    beri_cap,
    di_utas,
    tandatangani,
    tanpa_arti,
    ubah_halaman,
    ubah_sandi,
)

HARI = timedelta(days=1)


def satu(pdf: bytes, *akar: str) -> Tanda:
    """The only signature, with these roots installed."""
    (tanda,) = semua(pdf, *akar).tanda
    return tanda


def semua(pdf: bytes, *akar: str) -> Pemeriksaan:
    return di_utas(periksa, pdf, [a_ca(nama).der for nama in akar], SAAT)


@pytest.fixture(autouse=True)
def tanpa_jaringan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked, whatever a certificate names."""

    def tolak(*_argumen: object, **_nama: object) -> None:
        raise AssertionError("jaringan")

    monkeypatch.setattr(socket.socket, "connect", tolak)
    monkeypatch.setattr(socket, "getaddrinfo", tolak)


def test_a_good_signature_names_its_owner_and_nothing_else_of_the_certificate() -> None:
    hasil = semua(tandatangani(a_halaman(), a_orang()), INDUK)
    (tanda,) = hasil.tanda
    assert (tanda.nama, tanda.penerbit) == ("Rani Umpama", INDUK)
    assert (tanda.keadaan, tanda.sesudah, tanda.rantai, tanda.masa) == (
        Keadaan.UTUH,
        Sesudah.TIDAK_ADA,
        Rantai.DIKENAL,
        Masa.BERLAKU,
    )
    assert tanda.waktu is not None
    assert (tanda.cap_waktu, tanda.lemah, hasil.akar) == (None, False, 1)
    assert "3174000000000001" not in str(hasil.to_dict())
    assert "rahasia@" not in str(hasil.to_dict())
    assert Pemeriksaan.from_dict(hasil.to_dict()) == hasil


def test_without_a_root_nobody_vouches_and_the_roots_of_the_machine_are_not_asked() -> None:
    pdf = tandatangani(a_halaman(), a_orang())
    assert satu(pdf).rantai is Rantai.TAK_DIPERIKSA
    assert satu(pdf, "Induk Lain").rantai is Rantai.TAK_DIKENAL
    assert satu(pdf, "Induk Lain", INDUK).rantai is Rantai.DIKENAL


def test_who_certifies_themselves_is_not_known() -> None:
    assert satu(tandatangani(a_halaman(), a_ca("Sendiri")), INDUK).rantai is Rantai.TAK_DIKENAL


def test_one_changed_byte_breaks_the_signature() -> None:
    pdf = tandatangani(a_halaman(), a_orang())
    palsu = pdf.replace(b"300", b"301", 1)
    assert palsu != pdf
    assert satu(palsu, INDUK) == Tanda("Rani Umpama", Keadaan.BERUBAH)


def test_a_signature_that_was_exchanged_is_no_signature() -> None:
    assert satu(tanpa_arti(tandatangani(a_halaman(), a_orang()))).keadaan is Keadaan.TAK_TERBACA
    pdf = tandatangani(a_halaman(), a_orang())
    asing = pdf.replace(b"/adbe.pkcs7.detached", b"/adbe.pkcs7.ditolak!")
    assert asing != pdf
    assert satu(asing).keadaan is Keadaan.ASING


def test_each_of_two_signers_is_told_what_came_after() -> None:
    pdf = tandatangani(tandatangani(a_halaman(), a_orang()), a_orang("Dua", "Induk Lain"), isian="Tanda2")
    hasil = semua(pdf, INDUK)
    assert [(t.nama, t.rantai, t.sesudah) for t in hasil.tanda] == [
        ("Rani Umpama", Rantai.DIKENAL, Sesudah.ISIAN),
        ("Dua", Rantai.TAK_DIKENAL, Sesudah.TIDAK_ADA),
    ]


def test_content_added_after_a_signature_is_told_from_what_belongs_to_signatures() -> None:
    pdf = tandatangani(a_halaman(), a_orang())
    diubah = ubah_halaman(pdf)
    assert diubah.startswith(pdf)
    assert (satu(diubah).keadaan, satu(diubah).sesudah) == (Keadaan.UTUH, Sesudah.ISI)
    assert satu(pdf + b"\n\n").sesudah is Sesudah.PELENGKAP
    assert satu(beri_cap(pdf, SAAT - HARI)).sesudah is Sesudah.PELENGKAP
    lagi = semua(tandatangani(diubah, a_orang("Dua"), isian="Tanda2"))
    assert [t.sesudah for t in lagi.tanda] == [Sesudah.ISI, Sesudah.TIDAK_ADA]


def test_an_expired_certificate_says_so_and_still_who_issued_it() -> None:
    pdf = tandatangani(a_halaman(), a_orang("Lama", akhir=SAAT - HARI))
    assert (satu(pdf, INDUK).masa, satu(pdf, INDUK).rantai) == (Masa.KEDALUWARSA, Rantai.DIKENAL)
    assert satu(pdf).masa is Masa.KEDALUWARSA
    nanti = tandatangani(a_halaman(), a_orang("Nanti", mulai=SAAT + HARI))
    assert (satu(nanti, INDUK).masa, satu(nanti, INDUK).rantai) == (Masa.BELUM, Rantai.DIKENAL)


def test_a_timestamp_counts_when_its_own_root_is_trusted() -> None:
    lama = a_orang("Lama", akhir=SAAT - HARI)
    dulu = SAAT - 3 * HARI
    pdf = tandatangani(a_halaman(), lama, cap=a_tsa(dulu))
    assert (satu(pdf, INDUK).cap_waktu, satu(pdf, INDUK).masa) == (dulu, Masa.BERLAKU)
    assert (satu(pdf).cap_waktu, satu(pdf).masa) == (None, Masa.KEDALUWARSA)
    lain = tandatangani(a_halaman(), lama, cap=a_tsa(dulu, "Induk Lain"))
    assert satu(lain, INDUK).cap_waktu is None
    di_atasnya = beri_cap(tandatangani(a_halaman(), lama), dulu)
    assert (satu(di_atasnya, INDUK).cap_waktu, satu(di_atasnya, INDUK).masa) == (dulu, Masa.BERLAKU)


def test_a_broken_timestamp_over_the_document_is_a_broken_signature() -> None:
    pdf = beri_cap(tandatangani(a_halaman(), a_orang()), SAAT)
    di = pdf.rindex(b"/ID [ <") + len(b"/ID [ <")
    palsu = pdf[:di] + (b"0" if pdf[di : di + 1] != b"0" else b"1") + pdf[di + 1 :]
    assert [(t.nama, t.keadaan) for t in semua(palsu, INDUK).tanda] == [
        ("Cap Waktu Contoh", Keadaan.BERUBAH),
        ("Rani Umpama", Keadaan.UTUH),
    ]


def test_what_is_unsigned_has_no_signature_and_what_is_locked_is_said() -> None:
    assert semua(a_halaman()).tanda == ()
    assert semua(beri_cap(a_halaman(), SAAT)).tanda == (), "a timestamp is nobody's consent"
    with pytest.raises(Terkunci):
        semua(ubah_sandi(a_halaman(), "rahasia"))
    for sampah in (b"%PDF-1.7 bukan apa-apa", b"", b"%PDF-1.7\n1 0 obj\n<<" * 99):
        with pytest.raises(Exception):  # noqa: B017,PT011  # the process that calls it catches whatever comes
            semua(sampah)


def test_the_pages_are_searched_for_what_was_asked() -> None:
    tulis = PdfWriter()
    for halaman in PdfReader(io.BytesIO(a_halaman("Kode naskah: 3f9a 1c72"))).pages:
        tulis.add_page(halaman)
    keluar = io.BytesIO()
    tulis.write(keluar)
    pdf = tandatangani(keluar.getvalue(), a_orang())
    assert di_utas(periksa, pdf, (), SAAT, r"KODE naskah: ([0-9a-f]{4} [0-9a-f]{4})").kode == ("3f9a 1c72",)
    assert di_utas(periksa, pdf, (), SAAT, r"tidak (ada)").kode == ()
