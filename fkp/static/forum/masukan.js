// A participant's phone: what is written is kept on the phone first and sent then, also when the hall has no
// signal; weighing does not lose the place on the page. Without this file both are plain forms.
const form = document.getElementById("masukan"), data = form.dataset;
const $ = (sel, el = document) => el.querySelector(sel);
const daftar = () => document.getElementById("daftar-masukan");

function ganti(html) {
  const baru = new DOMParser().parseFromString(html, "text/html").getElementById("daftar-masukan");
  if (baru) daftar().replaceWith(baru);
}

async function muat() {
  const jawab = await fetch(location.pathname, { cache: "no-store" });
  if (jawab.ok) ganti(await jawab.text());
}

/* ---------- Weighing and taking back ---------- */

document.addEventListener("submit", async (e) => {
  if (!daftar().contains(e.target)) return;
  e.preventDefault();
  const isi = new URLSearchParams(new FormData(e.target)), butir = e.target.closest("li").id;
  if (e.submitter) isi.append(e.submitter.name, e.submitter.value);
  try {
    const jawab = await fetch(e.target.action, { method: "POST", body: isi });
    if (!jawab.ok) return location.reload();
    ganti(await jawab.text());
    $(`#${butir} button`)?.focus({ preventScroll: true });
  } catch {
    e.target.submit(); // the browser says itself that there is no network
  }
  return undefined;
});

/* ---------- Sending ---------- */

import(data.antrean).then(({ antrean, kirimAntrean, uuid }) => {
  const antre = antrean(data.nama), tersimpan = $("#tersimpan"), ditolak = $("#ditolak"), kabar = $("#kabar-kirim");

  async function tunjukkan() {
    const n = (await antre.semua()).length;
    tersimpan.hidden = !n;
    $("[data-jumlah]", tersimpan).textContent = n;
  }

  async function kirimSatu({ isi }) {
    const batal = new AbortController(), jam = setTimeout(() => batal.abort(), 15000);
    try {
      const jawab = await fetch(data.api, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(isi),
        signal: batal.signal,
      });
      const kata = await jawab.json();
      // Only our own server names the id: a sign-in page of the hall answers 200 to anything.
      const beres = jawab.ok && kata.id === isi.id;
      if (!beres && (jawab.ok || jawab.status >= 500 || jawab.status === 429 || !kata.pesan)) return false;
      await antre.hapus(isi.id);
      await tunjukkan();
      if (beres) {
        kabar.textContent = kata.pesan;
        await muat();
      } else {
        $("[data-pesan]", ditolak).textContent = kata.pesan;
        $("[data-teks]", ditolak).textContent = [isi.masalah, isi.usulan].filter(Boolean).join("\n");
        ditolak.hidden = false;
        ditolak.focus();
      }
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(jam);
    }
  }

  const segera = kirimAntrean(data.nama, kirimSatu, { tiap: 5000 });
  tunjukkan();

  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    const { id, masalah, usulan, unsur_skm } = Object.fromEntries(new FormData(form));
    const isian = form.elements.masalah;
    if (!masalah.trim()) {
      isian.setCustomValidity(data.kosong);
      isian.reportValidity();
      return;
    }
    await antre.simpan(id, { id, tanda: data.tanda, masalah, usulan, unsur_skm });
    form.elements.id.value = uuid();
    for (const nama of ["masalah", "usulan", "unsur_skm"]) form.elements[nama].value = "";
    kabar.textContent = "";
    await segera();
    await tunjukkan();
  });
  form.elements.masalah.addEventListener("input", () => form.elements.masalah.setCustomValidity(""));
  $("[data-tutup]", ditolak).addEventListener("click", () => { ditolak.hidden = true; });
});
