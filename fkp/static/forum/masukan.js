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
  const ISIAN = ["masalah", "usulan", "unsur_skm"];

  const terketik = () => Object.fromEntries(["id", ...ISIAN].map((nama) => [nama, form.elements[nama].value]));
  const isikan = (isi) => ["id", ...ISIAN].forEach((nama) => { form.elements[nama].value = isi[nama]; });
  const kosong = (isi) => !isi.masalah.trim() && !isi.usulan.trim();

  // What waits for the network, and the first that was refused: it stays on the phone, with the sentence that says
  // why (`ditolak`), until its sender mends it or throws it away.
  async function tunjukkan() {
    const semua = (await antre.semua()).map(({ isi }) => isi), satu = semua.find((isi) => isi.ditolak);
    const n = semua.filter((isi) => !isi.ditolak).length;
    tersimpan.hidden = !n;
    $("[data-jumlah]", tersimpan).textContent = n;
    ditolak.hidden = !satu;
    if (!satu) return;
    const dibuka = form.elements.id.value === satu.id;
    $("[data-pesan]", ditolak).textContent = satu.ditolak;
    $("[data-teks]", ditolak).textContent = dibuka ? "" : [satu.masalah, satu.usulan].filter(Boolean).join("\n");
    $("[data-perbaiki]", ditolak).hidden = dibuka;
  }

  // Into the form; what stands there meanwhile takes its place among those that wait to be mended.
  async function perbaiki() {
    const satu = (await antre.semua()).map(({ isi }) => isi).find((isi) => isi.ditolak), kini = terketik();
    if (!satu) return;
    if (!kosong(kini)) await antre.simpan(kini.id, { ...kini, tanda: data.tanda, ditolak: data.tunda });
    isikan(satu);
    await tunjukkan();
    form.elements[satu.kolom || "masalah"].focus();
  }

  async function kirimSatu({ isi }) {
    if (isi.ditolak) return "lewati";
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
      if (beres) {
        await antre.hapus(isi.id);
        await tunjukkan();
        kabar.textContent = kata.pesan;
        await muat();
        return true;
      }
      // Under a number of its own: the server may know the old one by other words.
      const id = uuid(), kolom = ISIAN.includes(kata.kolom) ? kata.kolom : "";
      await antre.simpan(id, { ...isi, id, kolom, ditolak: kata.pesan });
      await antre.hapus(isi.id);
      if (kosong(terketik())) await perbaiki();
      else await tunjukkan();
      ditolak.scrollIntoView({ block: "nearest" });
      return "lewati";
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
    const { id, masalah, usulan, unsur_skm } = terketik();
    const isian = form.elements.masalah;
    if (!masalah.trim()) {
      isian.setCustomValidity(data.kosong);
      isian.reportValidity();
      return;
    }
    await antre.simpan(id, { id, tanda: data.tanda, masalah, usulan, unsur_skm });
    isikan({ id: uuid(), masalah: "", usulan: "", unsur_skm: "" });
    kabar.textContent = "";
    await segera();
    await tunjukkan();
  });
  form.elements.masalah.addEventListener("input", () => form.elements.masalah.setCustomValidity(""));
  $("[data-perbaiki]", ditolak).addEventListener("click", perbaiki);
  $("[data-buang]", ditolak).addEventListener("click", async () => {
    const satu = (await antre.semua()).map(({ isi }) => isi).find((isi) => isi.ditolak);
    if (!satu) return;
    await antre.hapus(satu.id);
    if (form.elements.id.value === satu.id) isikan({ id: uuid(), masalah: "", usulan: "", unsur_skm: "" });
    await tunjukkan();
    form.elements.masalah.focus();
  });
});
