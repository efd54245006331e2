"""Reading answers forgivingly, comparing them exactly, and finding a change from a fingerprint alone."""

import random

import pytest

from fkp.laporan.periksa.beda import beda_jawaban
from fkp.laporan.periksa.cari import cari_ubahan
from fkp.laporan.periksa.jawaban import Lembar, read_lembar
from fkp.laporan.periksa.temuan import TakTerpakai
from surveys.instrumen import load_instrumen
from surveys.kanonik import sha256_hex

KUNCI = load_instrumen("skm-9").kunci_item


def berkas(banyak: int = 200, benih: int = 1) -> bytes:
    """A canonical file of made-up answers."""
    acak = random.Random(benih)
    baris = sorted(
        [acak.choice(["Akta, baru", "KTP-el"])[:], *(acak.choice(["", "2", "3", "4"]) for _ in KUNCI)]
        for _ in range(banyak)
    )
    isi = [[f'"{b[0]}"' if "," in b[0] else b[0], *b[1:]] for b in baris]
    return "".join(",".join(satu) + "\n" for satu in [["layanan", *KUNCI], *isi]).encode()


def ubah(data: bytes, baris: int, kolom: str, nilai: str) -> tuple[bytes, str]:
    """The file with one cell changed (``baris`` as a spreadsheet counts), and what stood there."""
    lembar = read_lembar(data)
    k = lembar.kolom.index(kolom)
    isi = [list(satu) for satu in lembar.baris]
    lama, isi[baris - 2][k] = isi[baris - 2][k], nilai
    return tulis_apa_adanya(lembar, isi), lama


def tulis_apa_adanya(lembar: Lembar, isi: list[list[str]]) -> bytes:
    teks = [[f'"{b[0]}"' if "," in b[0] else b[0], *b[1:]] for b in isi]
    return "".join(",".join(satu) + "\n" for satu in [lembar.kolom, *teks]).encode()


def test_a_canonical_file_is_read_and_written_to_the_same_bytes() -> None:
    data = berkas()
    lembar = read_lembar(data)
    assert lembar.kanonik() == data
    assert (lembar.ubahan, lembar.asing, lembar.nomor[:2]) == ((), (), (2, 3))


@pytest.mark.parametrize(
    ("rusak", "sebab"),
    [
        (lambda d: d.replace(b"\n", b"\r\n"), "akhir baris menjadi CRLF"),
        (lambda d: b"\xef\xbb\xbf" + d, "tanda BOM"),
        (lambda d: d.replace(b'"Akta, baru"', b"Akta baru").replace(b",", b";"), "titik koma"),
        (lambda d: d.decode().encode("utf-16"), "UTF-16"),
        (lambda d: b"\n".join([d.split(b"\n")[0], *reversed(d.split(b"\n")[1:])]), "urutan baris"),
        (lambda d: d.replace(b"\n", b"\n\n", 3), "baris kosong"),
    ],
)
def test_what_a_spreadsheet_did_to_the_form_is_named_and_undone(rusak, sebab) -> None:
    data = berkas()
    lembar = read_lembar(rusak(data))
    assert sebab in "; ".join(lembar.ubahan)
    harap = data.replace(b'"Akta, baru"', b"Akta baru") if "titik" in sebab else data
    assert lembar.kanonik() == harap


@pytest.mark.parametrize("data", [b"", b"nama,umur\nA,3\n", b"\x89PNG\r\n\x1a\n\0\0", b'layanan,u1\n"a'])
def test_what_is_no_file_of_answers_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(TakTerpakai):
        read_lembar(data)


def test_the_difference_names_row_column_and_both_values() -> None:
    data = berkas()
    lain, lama = ubah(data, 17, "waktu", "1")
    (beda,) = beda_jawaban(read_lembar(lain), read_lembar(data))
    assert (beda.tempat, beda.tertulis, beda.disahkan) == ("baris 17, kolom waktu (U3)", "1", lama)


def test_lost_and_added_rows_are_named_as_rows() -> None:
    data = berkas()
    baris = data.decode().splitlines(keepends=True)
    kurang = "".join([*baris[:5], *baris[6:]]).encode()
    (hilang,) = beda_jawaban(read_lembar(kurang), read_lembar(data))
    assert (hilang.tempat, hilang.tertulis) == ("baris yang hilang", "tidak ada")
    (lebih,) = beda_jawaban(read_lembar(data), read_lembar(kurang))
    assert lebih.disahkan == "tidak ada baris ini"


@pytest.mark.parametrize("diurutkan", [False, True])
@pytest.mark.parametrize("panjang", [16, 64])
@pytest.mark.parametrize(("baris", "kolom"), [(2, "persyaratan"), (90, "sarana"), (201, "layanan")])
def test_one_changed_cell_is_found_from_the_fingerprint_alone(diurutkan, panjang, baris, kolom) -> None:
    data = berkas()
    nilai = "1" if kolom != "layanan" else "Akta, baru"
    lain, lama = ubah(data, baris, kolom, nilai)
    if diurutkan:
        lain = read_lembar(lain).kanonik()
    cari = cari_ubahan(read_lembar(lain), sha256_hex(data)[:panjang])
    assert cari.beda is not None
    assert f"kolom {kolom}" in cari.beda.tempat
    assert (cari.beda.tertulis, cari.beda.disahkan) == (nilai, lama)
    if not diurutkan:
        assert cari.beda.tempat.startswith(f"baris {baris},")


def test_a_value_outside_the_scale_is_led_back_to_what_was_sealed() -> None:
    data = berkas()
    lain, lama = ubah(data, 30, "biaya", "7")
    assert read_lembar(lain).di_luar_skala() == [(28, 4)]
    beda = cari_ubahan(read_lembar(lain), sha256_hex(data)).beda
    assert beda is not None
    assert (beda.tempat, beda.disahkan) == ("baris 30, kolom biaya (U4)", lama)


def test_a_doubled_row_and_a_lost_copy_are_found() -> None:
    data = berkas(50)
    baris = data.decode().splitlines(keepends=True)
    ganda = "".join([*baris[:9], baris[8], *baris[9:]]).encode()
    lebih = cari_ubahan(read_lembar(ganda), sha256_hex(data)).beda
    assert lebih is not None
    assert lebih.disahkan == "tidak ada baris ini"
    kurang = cari_ubahan(read_lembar(data), sha256_hex(ganda)).beda
    assert kurang is not None
    assert kurang.tempat == "baris yang hilang"


def test_two_changes_are_not_explained_by_one_and_the_search_knows_its_end() -> None:
    data = berkas(30)
    lain, _ = ubah(data, 4, "biaya", "1")
    lain, _ = ubah(lain, 9, "waktu", "1")
    habis = cari_ubahan(read_lembar(read_lembar(lain).kanonik()), sha256_hex(data))
    assert (habis.beda, habis.tuntas) == (None, True)
    lelah = cari_ubahan(read_lembar(lain), sha256_hex(data), batas=10)
    assert (lelah.beda, lelah.tuntas) == (None, False)


def test_rows_out_of_order_are_told_from_their_neighbours() -> None:
    lain, _ = ubah(berkas(), 90, "layanan", "Zakat")
    assert [i + 2 for i in read_lembar(lain).tak_urut()] == [90]
    assert read_lembar(berkas()).tak_urut() == []
