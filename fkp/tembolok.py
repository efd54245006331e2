"""Answers for programs that anyone may keep for a while."""

from flask import Response, request

SIMPAN_DETIK = 300


def boleh_disimpan(jawab: Response) -> Response:
    """Anyone may keep the answer for five minutes and ask by ETag whether it changed; pages of other sites
    may read it, as it is the same for everyone and asks for no cookie."""
    jawab.headers["Access-Control-Allow-Origin"] = "*"
    jawab.headers["Cache-Control"] = f"public, max-age={SIMPAN_DETIK}"
    jawab.add_etag()
    jawab.make_conditional(request)
    return jawab
