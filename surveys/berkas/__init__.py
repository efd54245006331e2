"""Reading other people's files of answers (CSV, XLSX)."""

from surveys.berkas.baca import BacaanJawaban, read_answers
from surveys.berkas.saring import Penolakan
from surveys.berkas.tabel import BerkasTakTerbaca

__all__ = ["BacaanJawaban", "BerkasTakTerbaca", "Penolakan", "read_answers"]
