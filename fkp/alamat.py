"""Under which name the public knows this installation: what stands on paper and in letters is absolute."""

from flask import current_app, request

from fkp.config import Config


def asal_publik() -> str:
    """The origin that the public types, such as ``https://survei.contoh.example``: that of the settings, else
    that of this request."""
    config: Config = current_app.config["FKP"]
    return config.alamat_publik or request.host_url.rstrip("/")
