"""What devices send: a JSON object of a limited size. Every refusal is a sentence."""

from typing import Any

from flask import request

from fkp.galat import Galat


class BukanJson(Galat):
    """The bytes are no JSON object."""

    status = 400


class TerlaluBesar(Galat):
    """One request holds more than it may."""

    status = 413


class BukanJenisJson(Galat):
    """The request does not say that it is JSON: a form of another site cannot say so either."""

    status = 415


def isi_kiriman(apa: str, terbesar: int) -> dict[str, Any]:
    """The object that this request carries; ``apa`` is what devices send here, such as "jawaban", and
    ``terbesar`` its bytes. Raises BukanJenisJson, TerlaluBesar and BukanJson."""
    if not request.is_json:
        raise BukanJenisJson(f"Kirim {apa} sebagai JSON dengan Content-Type: application/json.")
    if (request.content_length or 0) > terbesar:
        # Read to the end first: closing on a sender that still writes would lose the sentence.
        request.get_data(cache=False)
        raise TerlaluBesar(f"Satu kiriman {apa} paling besar {terbesar // 1024} KB.")
    request.max_content_length = terbesar
    try:
        isi = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets, thousands deep
        isi = None
    if not isinstance(isi, dict):
        raise BukanJson("Isi kiriman bukan objek JSON yang sah.")
    return isi
