"""SKM (Survei Kepuasan Masyarakat) as a library: ask, count, score. No web, no database, no clock.

From a notebook:

>>> import pandas as pd
>>> from surveys.hitungan import count
>>> from surveys.instrumen import load_instrumen
>>> from surveys.scoring import score_skm
>>> instrumen = load_instrumen("skm-9")
>>> jawaban = pd.DataFrame({"waktu": [3, 4, 0, 2], "sarana": [4, 4, 3, 3]}, dtype="int8")
>>> hitungan = count(jawaban, instrumen)  # 0 means not answered
>>> hitungan.nilai("waktu")
(0, 1, 1, 1)
>>> hasil = score_skm(hitungan)
>>> [(unsur.nama, str(unsur.nrr)) for unsur in hasil.unsur]
[('Waktu Penyelesaian', '3.000'), ('Sarana dan Prasarana', '3.500')]
>>> print(hasil.ikm, hasil.mutu, hasil.kinerja)
81.25 B Baik
>>> hasil.uraian_aturan
'Bobot 1/2, dibulatkan satu kali di akhir, jawaban semua layanan digabung'

Counts add up, so a government is the sum of its units: `score_skm(sum(hitungan_per_unit))`.
"""
