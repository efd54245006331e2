"""What an invitation says, by e-mail and by WhatsApp. It is Indonesian whatever language staff read in."""

from flask_babel import force_locale

from fkp.forum.kapan import kapan_forum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import Peserta


def judul_surat(forum: Forum, *, lagi: bool) -> str:
    """The subject; ``lagi`` when this person was told another date or place before."""
    if forum.tahap == TahapForum.BATAL:
        return f"Dibatalkan: Forum Konsultasi Publik {forum.tema}"
    return f"{'Jadwal berubah' if lagi else 'Undangan'}: Forum Konsultasi Publik {forum.tema}"


def isi_surat(forum: Forum, peserta: Peserta, tautan: str, halaman: str, *, lagi: bool) -> str:
    """The letter; ``tautan`` is the participant's own address, ``halaman`` that of the forum."""
    baris = [*([f"Nomor: {forum.nomor_undangan}", ""] if forum.nomor_undangan else [])]
    baris += [f"Yth. {peserta.nama}"]
    if peserta.sebutan:
        baris += [peserta.sebutan]
    baris += ["", pembuka(forum, lagi=lagi), "", *_jadwal(forum)]
    if forum.tahap == TahapForum.BATAL:
        baris += ["", f"Alasan: {forum.alasan_batal}", "", f"Selengkapnya: {halaman}"]
        return "\n".join([*baris, "", *_kaki(forum)])
    if forum.tujuan:
        baris += ["", f"Tujuan: {forum.tujuan}"]
    if forum.agenda:
        baris += ["", "Agenda:"]
        for satu in forum.agenda:
            pukul = f"{satu.mulai:%H.%M}" + (f" - {satu.selesai:%H.%M}" if satu.selesai else "")
            baris.append(f"  {pukul}  {satu.judul}")
    baris += [
        "",
        "Balas undangan ini, hadir atau tidak, lewat halaman Anda sendiri. Di sana Anda dapat meminta kursi",
        "roda, juru bahasa isyarat, atau bantuan lain:",
        tautan,
        "Alamat itu hanya untuk Anda. Jangan diteruskan: siapa pun yang membukanya bertindak atas nama Anda.",
        "",
        f"Bahan dan agenda: {halaman}",
        "Catatan kalender terlampir.",
        "",
        *_kaki(forum),
        "",
        "Tidak ingin dihubungi lagi? Buka halaman Anda di atas; pilihannya ada di bagian bawah.",
    ]
    return "\n".join(baris)


def teks_wa(forum: Forum, peserta: Peserta, tautan: str, *, lagi: bool) -> str:
    """The same, short, for WhatsApp."""
    baris = [f"Yth. {peserta.nama},", pembuka(forum, lagi=lagi), "", *_jadwal(forum), ""]
    if forum.tahap == TahapForum.BATAL:
        return "\n".join([*baris, f"Alasan: {forum.alasan_batal}"])
    return "\n".join(
        [*baris, f"Balas hadir atau tidak di halaman Anda: {tautan}", "Alamat itu hanya untuk Anda."]
    )


def pembuka(forum: Forum, *, lagi: bool) -> str:
    """The first sentence: invited, changed, or called off."""
    unit = forum.unit.nama
    if forum.tahap == TahapForum.BATAL:
        return f"{unit} membatalkan Forum Konsultasi Publik ini:"
    if lagi:
        return f"Jadwal atau tempat Forum Konsultasi Publik {unit} berubah. Yang berlaku sekarang:"
    return f"{unit} mengundang Anda ke Forum Konsultasi Publik:"


def _jadwal(forum: Forum) -> list[str]:
    with force_locale("id"):
        kapan = kapan_forum(forum)
    baris = [f"Tema: {forum.tema}", f"Waktu: {kapan}"]
    if forum.tempat and forum.moda != "daring":
        baris.append(f"Tempat: {forum.tempat}")
    if forum.tautan and forum.moda != "tatap_muka":
        baris.append(f"Daring: {forum.tautan}")
    return baris


def _kaki(forum: Forum) -> list[str]:
    tanya = [f"Narahubung: {forum.narahubung}"] if forum.narahubung else []
    return [*tanya, *([forum.jabatan] if forum.jabatan else []), forum.unit.nama]
