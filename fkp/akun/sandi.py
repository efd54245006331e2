"""Passwords: hashing, checking, and the few rules a new one must meet."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

TERPENDEK = 12
TERPANJANG = 200

# Those long enough to pass the length rule that people (and guessers) think of first.
_UMUM = frozenset(
    {
        "000000000000",
        "123123123123",
        "1234567890123",
        "123456789012",
        "12345678901234",
        "1q2w3e4r5t6y",
        "abcdefghijkl",
        "administrator",
        "administrator1",
        "admin1234567",
        "adminadmin12",
        "adminadminadmin",
        "assalamualaikum",
        "bhinnekatunggalika",
        "bismillah123",
        "bismillah1234",
        "bismillahirrahmanirrahim",
        "cintaindonesia",
        "gantisandi123",
        "iloveyou1234",
        "indonesia123",
        "indonesia1234",
        "indonesia1945",
        "indonesiaraya",
        "katasandi123",
        "katasandiku123",
        "merdeka171945",
        "monyetmonyet",
        "p@ssw0rd1234",
        "pancasila123",
        "password1234",
        "password12345",
        "passwordpassword",
        "pelayananpublik",
        "petugas12345",
        "qwerty123456",
        "qwertyuiop123",
        "qwertyuiopasdf",
        "rahasia12345",
        "rahasiarahasia",
        "sandisandisandi",
        "sayangsayang",
        "sayangkamu123",
        "selamatdatang",
        "surveikepuasan",
        "terimakasih123",
        "untukselamanya",
    }
)

_hasher = PasswordHasher()
_sekejap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def _setara(sandi: str) -> str:
    """One spelling for texts that look alike: keyboards send accents and wide letters differently."""
    return unicodedata.normalize("NFKC", sandi)


def hash_sandi(sandi: str) -> str:
    """The argon2id hash to keep. Slow on purpose (a tenth of a second): never inside an open transaction,
    or everyone who wants to write waits for it."""
    return _hasher.hash(_setara(sandi))


def hash_sandi_umum(sandi: str) -> str:
    """The hash of a password that everybody may read anyway: nothing is won by making it slow."""
    return _sekejap.hash(_setara(sandi))


def cocok(sandi_hash: str | None, sandi: str) -> bool:
    """Whether ``sandi`` belongs to the hash. Without a hash it takes as long and says no, so that the
    time of the answer does not tell which names exist. As slow as hashing."""
    try:
        benar = _hasher.verify(sandi_hash or _tak_seorang_pun(), _setara(sandi))
    except (VerificationError, InvalidHashError):
        return False
    return benar and sandi_hash is not None


@cache
def _tak_seorang_pun() -> str:
    return hash_sandi("bukan sandi siapa pun")


def sandi_lemah(sandi: str, nama_pengguna: str) -> str | None:
    """What is wrong with a new password, as a sentence to the person, or None. Length is what counts;
    demands for digits and signs only make people write it down (NIST SP 800-63B, 5.1.1.2)."""
    polos = _setara(sandi).casefold()
    if len(polos) < TERPENDEK:
        saran = _("Sandi paling sedikit %(n)s huruf. Beberapa kata tak berkaitan mudah diingat.", n=TERPENDEK)
        return str(saran)
    if len(polos) > TERPANJANG:
        return str(_("Sandi paling panjang %(n)s huruf.", n=TERPANJANG))
    if polos in _UMUM or len(set(polos)) < 4:
        return str(_("Sandi ini terlalu mudah ditebak. Pilih yang lain."))
    if nama_pengguna and nama_pengguna.casefold() in polos:
        return str(_("Sandi tidak boleh memuat nama pengguna. Pilih yang lain."))
    return None
