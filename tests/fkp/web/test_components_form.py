"""Forms: every control has its label, and what is wrong is said beside it and above it."""

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    Form,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Optional

from tests.fkp.web.templat import component, every, local, render, words


class ContohForm(Form):
    nama = StringField("Nama unit", [DataRequired("Isi nama unit.")], description="Seperti pada papan nama.")
    kode = StringField("Kode", [Optional()])
    sandi = PasswordField("Kata sandi")
    instansi = SelectField("Instansi", choices=[SelectChoice("1", "Dinas Contoh")])
    alamat = TextAreaField("Alamat")
    mulai = DateField("Mulai")
    zona = RadioField(
        "Zona waktu",
        [InputRequired("Pilih zona waktu.")],
        choices=[SelectChoice("wib", "WIB"), SelectChoice("wit", "WIT")],
    )
    aktif = BooleanField("Menerima survei")
    rahasia = HiddenField("Tanda", [DataRequired("Tanda hilang.")])


SEMUA_FIELD = component(
    "field", "field, submit", "<form>{% for f in form %}{{ field(f) }}{% endfor %}</form>"
)


def salah() -> ContohForm:
    form = ContohForm(MultiDict({"instansi": "1"}))
    assert not form.validate()
    return form


def test_every_control_has_a_label() -> None:
    tree = render(SEMUA_FIELD, form=ContohForm())
    named = {label.get("for") for label in every(tree, "label")}
    wrapped = {id(c) for label in every(tree, "label") for c in label.iter() if local(c) == "input"}
    controls = [
        c for c in tree.iter() if local(c) in {"input", "select", "textarea"} and c.get("type") != "hidden"
    ]
    assert len(controls) == 9
    assert all(c.get("id") in named or id(c) in wrapped for c in controls)
    assert words(every(tree, "legend")[0]) == "Zona waktu"
    assert "Kode (boleh kosong)" in words(tree)


def test_hint_and_error_are_tied_to_their_control() -> None:
    tree = render(SEMUA_FIELD, form=salah())
    by_id = {e.get("id"): e for e in tree.iter() if e.get("id")}
    control = by_id["nama"]
    said = [words(by_id[i]) for i in control.get("aria-describedby", "").split()]
    assert said == ["Seperti pada papan nama.", "Isi nama unit."]
    assert control.get("aria-invalid") == "true"
    assert by_id["kode"].get("aria-invalid") is None
    group = by_id["zona"]
    assert local(group) == "fieldset"
    assert words(by_id[group.get("aria-describedby", "")]) == "Pilih zona waktu."


def test_a_field_passes_attributes_on() -> None:
    body = (
        "{{ field(form.nama, 'Petunjuk', autocomplete='off', maxlength=80) }}{{ submit('Simpan', name='a') }}"
    )
    tree = render(component("field", "field, submit", body), form=ContohForm())
    control = every(tree, "input")[0]
    assert (control.get("autocomplete"), control.get("maxlength")) == ("off", "80")
    assert words(every(tree, "p", "hint")[0]) == "Petunjuk"
    assert every(tree, "button")[0].attrib == {"class": "button", "type": "submit", "name": "a"}


def test_the_error_summary_leads_to_fields_that_exist() -> None:
    source = component("error_summary", "error_summary", "{{ error_summary(form) }}") + SEMUA_FIELD
    tree = render(source, form=salah())
    ids = {e.get("id") for e in tree.iter()}
    links = [a for a in every(tree, "a") if a.get("href", "").startswith("#")]
    assert [words(a) for a in links] == ["Nama unit: Isi nama unit.", "Zona waktu: Pilih zona waktu."]
    assert all(a.get("href", "")[1:] in ids for a in links)
    assert "Ada 3 hal yang perlu diperbaiki" in words(tree)
    assert "Tanda hilang." in words(every(tree, "ul")[0])


def test_a_form_without_errors_has_no_summary() -> None:
    source = component("error_summary", "error_summary", "{{ error_summary(form) }}")
    assert words(render(source, form=ContohForm())) == ""


def test_a_summary_can_be_written_by_hand() -> None:
    body = "{{ error_summary_list('Ada 1 pertanyaan yang belum dijawab', [('#u3', 'Pertanyaan 3')]) }}"
    tree = render(component("error_summary", "error_summary_list", body))
    assert [(a.get("href"), words(a)) for a in every(tree, "a")] == [("#u3", "Pertanyaan 3")]


def test_scale_answers_look_alike_and_none_is_chosen() -> None:
    body = "{{ faces() }}{% for n in range(1, 5) %}{{ option_scale('waktu', n, 'Jawaban ' ~ n) }}{% endfor %}"
    tree = render(component("options", "faces, option_scale", body))
    options = every(tree, "label", "option")
    assert [words(o) for o in options] == ["Jawaban 1", "Jawaban 2", "Jawaban 3", "Jawaban 4"]
    assert {o.get("class") for o in options} == {"option"}
    filled = [sum(r.get("class") != "kosong" for r in every(o, "rect")) for o in options]
    assert filled == [1, 2, 3, 4]
    symbols = {s.get("id") for s in every(tree, "symbol")}
    assert [u.get("href", "")[1:] in symbols for u in every(tree, "use")] == [True] * 4
    inputs = every(tree, "input")
    assert all("required" in i.attrib and "checked" not in i.attrib for i in inputs)


def test_a_longer_scale_still_goes_from_the_first_face_to_the_last() -> None:
    body = (
        "{% for n in range(1, 7) %}{{ option_scale('x', n|string, 'j', tingkat=6, galat='g1') }}{% endfor %}"
    )
    tree = render(component("options", "option_scale", body))
    faces = [u.get("href") for u in every(tree, "use")]
    assert (faces[0], faces[-1]) == ("#wajah-1", "#wajah-4")
    assert len(every(tree, "rect")) == 36
    assert {i.get("aria-describedby") for i in every(tree, "input")} == {"g1"}


def test_a_plain_option_may_be_chosen_before() -> None:
    body = (
        "{{ option_plain('p', 'sma', 'SMA', dipilih=true) }}"
        "{{ option_plain('p', 'x', 'Fisik', jenis='checkbox') }}"
    )
    radio, box = every(render(component("options", "option_plain", body)), "input")
    assert (radio.get("type"), radio.get("value"), "checked" in radio.attrib) == ("radio", "sma", True)
    assert (box.get("type"), "checked" in box.attrib) == ("checkbox", False)


def test_the_fields_of_a_filter_keep_what_was_asked() -> None:
    body = (
        "{{ search('Nama', kata) }}"
        "{% call(n) choice('Tahap', 'tahap', pilihan, 'b') %}{{ n | upper }}{% endcall %}"
        "{{ choice('Unsur', 'unsur', pilihan, '', 'Semua unsur') }}{{ press('Saring') }}"
    )
    pilihan = {"a": "satu", "b": "dua"}.items()
    tree = render(component("filter", "choice, press, search", body), kata="<b>dinas</b>", pilihan=pilihan)
    assert [label.get("for") for label in every(tree, "label")] == ["q", "tahap", "unsur"]
    assert every(tree, "input")[0].get("value") == "<b>dinas</b>"
    tahap, unsur = every(tree, "select")
    assert words(tahap) == "Semua SATU DUA"
    assert [o.get("value") for o in every(tahap, "option") if "selected" in o.attrib] == ["b"]
    assert words(unsur) == "Semua unsur satu dua"
    assert words(every(tree, "button")[0]) == "Saring"
