"""Words that promise nothing: a row that consists of them alone cannot be checked by anyone."""

import re

_KATA = """
akan segera sudah telah sedang perlu dapat bisa harus tetap terus lebih lagi secara dengan dan atau yang untuk
ditindaklanjuti menindaklanjuti tindaklanjut tindak ditindak lanjut lanjuti
diupayakan mengupayakan upaya berupaya diusahakan mengusahakan diperhatikan memperhatikan dipertimbangkan
ditingkatkan meningkatkan peningkatan meningkat meningkatnya membaik membaiknya
dioptimalkan mengoptimalkan optimal optimalisasi maksimal dimaksimalkan
diperbaiki memperbaiki perbaikan dibenahi ditertibkan dievaluasi evaluasi koordinasi dikoordinasikan
dibahas diproses disesuaikan dilaksanakan dilakukan dikerjakan diselesaikan selesai
terlaksana terlaksananya tercapai tercapainya
secepatnya sebaik baiknya sebaiknya mungkin berkala rutin bertahap
oleh kami unit dinas kantor pihak instansi terkait
pelayanan layanan kualitas mutu kinerja hal ini itu tersebut masukan saran usulan masalah
ya ok oke setuju siap tidak ada
"""

KABUR = frozenset(_KATA.split())
"""Alone, or among themselves, these say neither what is done nor by what anyone sees that it was done."""


def kabur(teks: str) -> bool:
    """Whether nothing remains of it once the words that promise nothing are gone; also when it is empty."""
    return all(kata in KABUR for kata in re.findall(r"\w+", teks.lower()))
