"""Why a file of archives, or one of its cases, cannot be used."""

from fkp.galat import Galat


class BerkasArsipSalah(Galat):
    """The file cannot be imported; the sentence says why."""

    status = 422
