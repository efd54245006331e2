"""The text of a forum as it is sealed, without a database: for the builders and for looking at them."""

import hashlib
import random
from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import Any

from fkp.forum.berita_acara.naskah import kanonik
from fkp.forum.kerangka import load_kerangka
from fkp.laporan.forum.bahan import BahanForum, BerkasTercatat, ForumLalu, Janji, SegelForum

SAAT = datetime(2026, 10, 20, 5, 0, tzinfo=UTC)
HP = "081200004321"
RAHASIA = ("Warga Rahasia", HP, "0812", "Tanda tangan", "Ditandatangani dengan jari")
"""What no copy for everyone may hold, in any format."""

BARIS = (
    (
        "Pemohon tidak tahu ke mana harus mengadu dan kapan pengaduan dijawab.",
        "Memasang alur pengaduan dan nomor pengaduan di tiga loket dan di laman.",
        "pendek",
        10,
        "2026-10-30",
    ),
    (
        "Antrean perekaman KTP-el menumpuk sebelum pukul 10.00, sebagian pemohon pulang.",
        "Membuka antrean daring dengan kuota yang terlihat per jam.",
        "menengah",
        56,
        "2026-12-15",
    ),
    (
        "Kursi tunggu hanya cukup untuk separuh pemohon; ibu hamil dan lansia sering berdiri.",
        "Menambah 24 kursi tunggu, 6 di antaranya kursi prioritas.",
        "panjang",
        162,
        "2027-03-31",
    ),
)
LEMBAGA = (
    "Pengguna layanan KTP-el",
    "Universitas Contoh",
    "Kecamatan Umpama Barat",
    "PKK Desa",
    "Radio Contoh",
)


def goresan(benih: int) -> list[list[list[int]]]:
    """The strokes of a finger, the same for the same seed."""
    acak = random.Random(benih)
    x, y, garis = 60, 110, []
    for _ in range(3):
        titik = []
        for _ in range(50):
            x = min(590, max(5, x + acak.randint(-9, 15)))
            y = min(190, max(5, y + acak.randint(-22, 22)))
            titik.append([x, y])
        garis.append(titik)
    return garis


def peserta(n: int) -> dict[str, Any]:
    return {
        "id": f"{n:032x}",
        "nama": f"Warga Rahasia {n}",
        "hp": HP,
        "jenis_kelamin": "LP"[n % 2],
        "jabatan": "Ketua" if n % 3 == 0 else "",
        "lembaga": LEMBAGA[n % 5],
        "unsur": f"U{n % 5 + 1}" if n else "O",
        "hadir": "2026-10-20T01:50:00+00:00",
        "cara": "qr",
    }


def isi(baris: int = 3, **ganti: Any) -> dict[str, Any]:
    """The public part; ``ganti`` changes the forum."""
    return {
        "bentuk": "fkp-berita-acara-1",
        "kerangka": ["fkp", 1],
        "forum": {
            "kode": "pkv7qa",
            "tema": "Penanganan Pengaduan, Waktu Penyelesaian, serta Sarana dan Prasarana",
            "topik": "hasil_skm",
            "tujuan": "Menyepakati perbaikan tiga unsur dengan nilai terendah.",
            "moda": "tatap_muka",
            "tanggal": "2026-10-20",
            "mulai": "09:00",
            "selesai": "12:00",
            "tempat": "Aula Dinas",
            "zona": "Asia/Jakarta",
            "dasar_hukum": ["uu25-2009", "permenpanrb16-2017"],
            "survei": {"periode": "Triwulan III 2026"},
            **ganti,
        },
        "unit": {
            "nama": "Dinas Kependudukan dan Pencatatan Sipil",
            "singkatan": "Disdukcapil",
            "alamat": "Jalan Contoh Nomor 1, Umpama",
            "slug": "dukcapil",
            "induk": ["Pemerintah Kabupaten Umpama"],
        },
        "penandatangan": {
            "jabatan": "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Umpama",
            "nama": "Drs. Contoh Umpama, M.Si.",
            "nip": "00000000 000000 0 000",
            "kota": "Umpama",
        },
        "baris": [_baris(n, *BARIS[(n - 1) % 3]) for n in range(1, baris + 1)],
        "notulen": [_catatan(n) for n in range(1, baris + 3)],
        "agenda": [
            {"mulai": "09:00", "selesai": "09:30", "judul": "Pembukaan dan paparan hasil survei"},
            {"mulai": "09:30", "selesai": "12:00", "judul": "Dialog dan kesepakatan"},
        ],
        "liputan": [
            {"unsur": f"U{n}", "nama": u.nama, "diundang": 3, "hadir": 2}
            for n, u in enumerate(load_kerangka().unsur, 1)
        ],
        "penyelenggara": 2,
        "nilai": 5,
        "tim": [{"peran": "moderator", "jabatan": "Dosen"}, {"peran": "notulis", "jabatan": "Pranata Humas"}],
    }


def pribadi(orang: int = 10, *, tanda: bool = True) -> dict[str, Any]:
    """The part that is never public, with a finger's strokes for everyone when ``tanda``."""
    hadir = [peserta(n) for n in range(orang)]
    return {
        "peserta": hadir,
        "tim": [{"peran": "moderator", "nama": "Rahasia Moderator", "jabatan": "Dosen"}],
        "tanda_tangan": {
            kunci: {"cara": "jari", "waktu": SAAT.isoformat(), "goresan": goresan(n)}
            for n, kunci in enumerate(("pimpinan", *(satu["id"] for satu in hadir)))
            if tanda
        },
    }


def bahan(baris: int = 3, orang: int = 10, *, disahkan: bool = True, **ganti: Any) -> BahanForum:
    """A sealed forum; ``ganti`` changes parts of the BahanForum."""
    teks = ganti.pop("isi", None) or isi(baris)
    segel = SegelForum(
        kode="ba7k2q9m4x",
        alamat="https://survei.contoh.example/verifikasi/ba7k2q9m4x",
        versi=1,
        alasan="",
        sidik=hashlib.sha256(kanonik(teks)).hexdigest(),
        waktu=SAAT,
        oleh="Contoh Umpama",
        versi_program=version("fkp"),
    )
    nilai = {
        "pribadi": pribadi(orang, tanda=disahkan),
        "segel": segel if disahkan else None,
        "kerangka": load_kerangka(),
        "saat": SAAT,
        "janji": tuple(_janji(satu) for satu in teks["baris"]) if disahkan else (),
        "lalu": ForumLalu("Persyaratan akta", date(2025, 10, 21), (_janji(_baris(1, *BARIS[0])),)),
        "berkas": (BerkasTercatat("materi", "Paparan hasil SKM", date(2026, 10, 12), True),),
        "layanan": ("KTP-el", "Akta kematian"),
        "nomor_undangan": "005/123/2026",
        **ganti,
    }
    return BahanForum(isi=teks, **nilai)


def _baris(n: int, masalah: str, usulan: str, kelas: str, durasi: int, tenggat: str) -> dict[str, Any]:
    return {
        "nomor": n,
        "masukan": f"{n:032x}",
        "masalah": masalah,
        "usulan": usulan,
        "kelas": kelas,
        "durasi": durasi,
        "satuan": "hari",
        "tenggat": tenggat,
        "tindakan": usulan,
        "keluaran": f"Keluaran {n} terpasang",
        "penanggung_jawab": "Seksi Pelayanan",
        "unsur": "U1",
        "unsur_skm": "pengaduan",
        "komponen": "",
        "layanan": "",
    }


def _catatan(n: int) -> dict[str, Any]:
    disepakati = n % 3 != 0
    return {
        "nomor": n,
        "waktu": f"2026-10-20T03:{n % 60:02d}:00+00:00",
        "unsur": f"U{n % 5 + 1}",
        "penyampai": "Pengguna layanan KTP-el",
        "masalah": BARIS[n % 3][0],
        "usulan": BARIS[n % 3][1],
        "jawaban": "" if disepakati else "Syarat itu ditetapkan secara nasional.",
        "hasil": "disepakati" if disepakati else "bukan_kewenangan",
        "dasar": "" if disepakati else "Perpres tentang persyaratan",
        "diteruskan_ke": "",
        "unsur_skm": "pengaduan",
        "komponen": "",
    }


def _janji(baris: dict[str, Any]) -> Janji:
    return Janji(
        masukan=baris["masukan"],
        masalah=baris["masalah"],
        kegiatan=baris["tindakan"],
        keluaran=baris["keluaran"],
        penanggung_jawab=baris["penanggung_jawab"],
        tenggat=date.fromisoformat(baris["tenggat"]),
        tenggat_semula=None,
        status="berjalan",
        selesai_pada=None,
        diubah=date(2026, 10, 21),
    )
