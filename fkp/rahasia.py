"""Pages whose address is a key."""

from flask import Response, make_response


def rahasia(isi: str, status: int = 200) -> Response:
    """The page, kept by nobody on the way, and listed by no search engine."""
    jawab = make_response(isi, status)
    jawab.headers["Cache-Control"] = "no-store"
    jawab.headers["X-Robots-Tag"] = "noindex"
    return jawab
