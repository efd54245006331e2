"""A test client that reads every page it opens as a careful person would."""

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

H = "{http://www.w3.org/1999/xhtml}"


def palsu(rahasia: str) -> str:
    """The same secret or address with its third last letter changed. The very last ones of base64 may carry
    bits that nobody reads."""
    return f"{rahasia[:-3]}{'b' if rahasia[-3] == 'a' else 'a'}{rahasia[-2:]}"


class Page:
    """One answer, parsed. ``status``, ``text`` (what a person reads), ``url``, ``tree``."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.url = response.request.path
        self.html = response.get_data(as_text=True)
        self.tree: Element = html5lib.HTMLParser(namespaceHTMLElements=True).parse(self.html)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of that tag whose attributes have those values (``class_`` means class)."""
        wanted = {k.rstrip("_"): v for k, v in attributes.items()}
        return [e for e in self.tree.iter(H + tag) if all(e.get(k) == v for k, v in wanted.items())]

    @property
    def text(self) -> str:
        """The words of the page with white space folded."""
        return " ".join(" ".join(self.tree.itertext()).split())

    @property
    def h1(self) -> str:
        return " ".join("".join(self.all("h1")[0].itertext()).split())

    def fields(self, form: int = 0) -> dict[str, str]:
        """Names and values that the n-th form of ``<main>`` (or of the page) would send as it stands."""
        mains = self.all("main")
        forms = list((mains[0] if mains else self.tree).iter(H + "form"))
        values: dict[str, str] = {}
        for e in forms[form].iter():
            name = e.get("name")
            if not name:
                continue
            if e.tag == H + "input" and (
                e.get("type") not in {"radio", "checkbox"} or e.get("checked") is not None
            ):
                values[name] = e.get("value") or ""
            elif e.tag == H + "textarea":
                values[name] = e.text or ""
            elif e.tag == H + "select":
                options = list(e.iter(H + "option"))
                chosen = [o for o in options if o.get("selected") is not None] or options[:1]
                if chosen:
                    values[name] = chosen[0].get("value", chosen[0].text or "")
        return values

    def check(self) -> None:
        """One h1, a title, unique ids, a label for each field, alt texts, nothing inline."""
        assert len(self.all("h1")) == 1, f"{self.url}: {len(self.all('h1'))} h1"
        titles = self.all("title")
        assert [t for t in titles if (t.text or "").strip()], f"{self.url}: no title"
        twice = [i for i, n in Counter(e.get("id") for e in self.tree.iter() if e.get("id")).items() if n > 1]
        assert not twice, f"{self.url}: ids twice: {twice}"
        labelled = {e.get("for") for e in self.all("label")}
        inside = {id(d) for label in self.all("label") for d in label.iter()}
        for tag in ("input", "select", "textarea"):
            for e in self.all(tag):
                if e.get("type") in {"hidden", "submit"}:
                    continue
                named = (
                    e.get("id") in labelled
                    or id(e) in inside
                    or e.get("aria-label")
                    or e.get("aria-labelledby")
                )
                assert named, f"{self.url}: field {e.get('name')} has no label"
        assert not [e for e in self.tree.iter() if e.get("style") or e.get("onclick")], (
            f"{self.url}: inline style"
        )
        for e in self.all("script"):
            assert e.get("src") or e.get("type") == "application/json", f"{self.url}: inline script"


class Pages:
    """A visitor with a browser: follows redirects, keeps cookies, checks what it opens."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()

    def get(self, url: str, status: int = 200, **kwargs: Any) -> Page:
        """Open a page and check it."""
        return self._read(self.client.get(url, follow_redirects=True, **kwargs), status)

    def post(self, url: str, data: dict[str, Any], status: int = 200, **kwargs: Any) -> Page:
        """Send a form as it is and check the page that follows."""
        return self._read(self.client.post(url, data=data, follow_redirects=True, **kwargs), status)

    def fill(self, url: str, data: dict[str, Any], form: int = 0, status: int = 200) -> Page:
        """Open a page, fill its n-th form, send it to where it points."""
        page = self.get(url)
        main = page.all("main")[0]
        target = list(main.iter(H + "form"))[form].get("action") or page.url
        return self.post(target, {**page.fields(form), **data}, status)

    def masuk(self, nama_pengguna: str, sandi: str) -> "Pages":
        """Sign in; the page that follows is not opened."""
        isi = self.get("/masuk").fields()
        jawab = self.client.post("/masuk", data={**isi, "nama_pengguna": nama_pengguna, "sandi": sandi})
        assert jawab.status_code == 302, f"{nama_pengguna}: {jawab.status_code}"
        return self

    def _read(self, response: TestResponse, status: int) -> Page:
        page = Page(response)
        assert page.status == status, f"{page.url}: {page.status}\n{page.text[:1500]}"
        if response.mimetype == "text/html":
            page.check()
        return page
