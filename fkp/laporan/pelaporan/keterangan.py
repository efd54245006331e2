"""What is said of a unit beside its figures, and how the figures are defined; plain Indonesian, like every
document."""

from fkp.formats import tanggal
from fkp.forum.models import TERSEGEL, TahapForum
from fkp.laporan.pelaporan.baris import Capaian, ForumUnit, SurveiUnit
from fkp.laporan.pelaporan.susun import BarisPelaporan, Pelaporan

CAPAIAN = {
    Capaian.TEPAT: "Selesai tepat waktu",
    Capaian.LAMBAT: "Selesai terlambat",
    Capaian.TERBUKA: "Belum jatuh tempo",
    Capaian.LEWAT: "Lewat waktu",
    Capaian.DIHENTIKAN: "Dihentikan",
}
TAHAP_FORUM = {
    TahapForum.RANCANGAN: "masih rancangan",
    TahapForum.TERJADWAL: "terjadwal",
    TahapForum.BERLANGSUNG: "berlangsung",
    TahapForum.PENANDATANGANAN: "menunggu tanda tangan",
}
TAHAP_SURVEI = {"rancangan": "masih rancangan", "dibuka": "dibuka", "ditutup": "ditutup, belum disahkan"}

BUKAN_KETENTUAN = (
    "Ukuran tindak lanjut, ketepatan waktu, dan hari sampai terbit disusun aplikasi ini untuk pemantauan, "
    "bukan ketentuan."
)


def sebut_survei(survei: SurveiUnit) -> str:
    """How far a survey is that does not count here."""
    if survei.disahkan is not None:
        return f"Survei {survei.nama} disahkan {tanggal(survei.disahkan)}, di luar periode ini"
    return f"Survei {survei.nama} {TAHAP_SURVEI[survei.tahap]}"


def sebut_forum(forum: ForumUnit) -> str:
    """How far a forum is that does not count here."""
    kapan = tanggal(forum.tanggal) if forum.tanggal else "tanpa tanggal"
    if forum.tahap == TahapForum.ARSIP:
        return f"Forum {kapan} tercatat sebagai arsip, tanpa berita acara yang disahkan di sini"
    if forum.tahap in TERSEGEL and forum.disahkan is not None:
        return f"Forum {kapan} disahkan {tanggal(forum.disahkan)}, di luar periode ini"
    return f"Forum {kapan} {TAHAP_FORUM[TahapForum(forum.tahap)]}"


def keterangan(baris: BarisPelaporan) -> list[str]:
    """Why a unit lacks what it lacks, as far as is known, and its archives, which never count."""
    isi = [sebut_survei(s) for s in baris.survei_lain] if baris.kurang_skm else []
    if baris.kurang_fkp:
        isi += [sebut_forum(f) for f in baris.forum_lain]
    return isi + [sebut_forum(f) for f in baris.arsip]


def definisi(laporan: Pelaporan) -> list[str]:
    """How each figure was made."""
    kalender = laporan.minta.kalender
    return [
        f"Periode: {kalender.nama}. Batasnya hari pertama dan hari terakhir menurut kalender setempat tiap "
        f"unit. Keadaan dibaca pada {tanggal(laporan.hari)}, hari terakhir periode atau hari laporan ini "
        "dibuat.",
        "SKM diselenggarakan: survei yang hasilnya disahkan pertama kali dalam periode ini, apa pun waktu "
        "surveinya. IKM dan mutu: versi terbaru dari survei yang paling akhir disahkan.",
        "FKP diselenggarakan: forum yang berita acaranya disahkan dalam periode ini. Forum arsip (dicatat "
        "sesudahnya, tanpa pengesahan di sini) tidak dihitung dan disebut terpisah.",
        "Unsur hadir: banyaknya unsur masyarakat berbeda yang datang ke forum-forum itu, paling banyak lima; "
        "penyelenggara tidak dihitung.",
        "BA terbit: berita acara yang sudah diterbitkan. Hari ke terbit: rata-rata hari dari tanggal forum "
        "sampai berita acaranya diterbitkan.",
        "Tindak lanjut: janji dari rencana SKM atau dari forum yang sudah tercatat sebelum periode berakhir "
        "dan belum selesai sebelum periode dimulai. Janji yang dilanjutkan di rencana berikutnya dihitung "
        "sekali, di rencana itu.",
        "Selesai tepat waktu: selesai paling lambat pada tenggat yang berlaku, termasuk tenggat yang "
        "diperpanjang dengan alasan. Lewat waktu: tenggatnya sudah lewat dan belum selesai. Janji yang "
        "dihentikan dihitung sebagai baris, tidak sebagai selesai.",
        BUKAN_KETENTUAN,
    ]
