// The attendance list goes on without a network: every tap is kept on the device first and shown at once, then
// sent. Without this file each tap is a form. Sentences stand in the page already; only numbers are put in.
const akar = document.querySelector("#hadir"), data = akar.dataset, DITOLAK = data.nama + ":ditolak";
const $ = (sel, el = akar) => el.querySelector(sel);
const $$ = (sel, el = akar) => [...el.querySelectorAll(sel)];
const daftar = $("[data-daftar]"), formTamu = $("[data-tamu]"), cari = $("#cari");
const SEGARKAN = 15000, TIAP = 5000, SEKALIGUS = 200;

const jamDari = (pada) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: data.zona, timeStyle: "short" }).format(pada);
const lipat = (teks) => teks.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const barisDari = (id) => daftar.querySelector(`[data-orang="${id}"]`);

/* ---------- What the page shows ---------- */

function tampil(id, hadir, keterangan, menunggu) {
  const b = barisDari(id);
  if (!b) return;
  b.toggleAttribute("data-hadir", hadir);
  $("[data-ada]", b).hidden = !hadir;
  $("[data-jam]", b).textContent = hadir ? keterangan : "";
  $("[data-tunggu]", b).hidden = !menunggu;
  $$(".hadir-aksi button", b).forEach((t) => { t.hidden = (t.name === "batal") !== hadir; });
}

function hitung() {
  let jumlah = 0;
  for (const k of $$("[data-kelompok]")) {
    const ada = $$("[data-orang][data-hadir]", k).length;
    $("[data-hitung]", k).textContent = ada;
    $("[data-semua]", k).textContent = $$("[data-orang]", k).length;
    jumlah += ada;
  }
  $("[data-jumlah]").textContent = jumlah;
}

function saring() {
  const kata = lipat(cari.value).split(" ").filter(Boolean);
  for (const b of $$("[data-orang]", daftar)) {
    const teks = lipat($("[data-nama]", b).textContent + " " + $("[data-sebutan]", b).textContent);
    b.hidden = !kata.every((k) => teks.includes(k));
  }
  for (const k of $$("[data-kelompok]")) k.hidden = !$("[data-orang]:not([hidden])", k);
}

function barisBaru(id, orang) {
  if (barisDari(id)) return;
  const b = $("#contoh-baris").content.firstElementChild.cloneNode(true);
  b.dataset.orang = id;
  b.dataset.unsur = orang.unsur;
  b.id = "p-" + id.replace(/-/g, "");
  $("[data-nama]", b).textContent = orang.nama;
  $("[data-sebutan]", b).textContent = orang.sebutan;
  $$("[data-siapa]", b).forEach((x) => { x.textContent = orang.nama; });
  $$("button", b).forEach((t) => { t.value = id; });
  $(`[data-kelompok="${orang.unsur}"] ul`).append(b);
  saring();
}

const sebutanDari = (orang) => [orang.jabatan, orang.lembaga].filter(Boolean).join(", ");
const pesan = (teks) => {
  const kotak = $("[data-pesan]");
  kotak.hidden = !teks;
  $("p", kotak).textContent = teks;
};

/* ---------- Keeping and sending ---------- */

function mulai({ antrean, kirimAntrean, uuid }) {
  const antre = antrean(data.nama), ditolak = antrean(DITOLAK);
  let menunggu = new Map(); // person -> what was tapped last and has not arrived

  function tunjukkan(isi) {
    if (isi.orang) barisBaru(isi.peserta, { ...isi.orang, sebutan: sebutanDari(isi.orang) });
    tampil(isi.peserta, isi.hadir, `${jamDari(isi.pada)}, ${isi.daring ? data.daring : data.staf}`, true);
  }

  async function hitungAntrean() {
    const semua = await antre.semua();
    menunggu = new Map(semua.map(({ isi }) => [isi.peserta, isi]));
    $("[data-menunggu]").hidden = !semua.length;
    $("[data-n]").textContent = semua.length;
    $$("[data-tunggu]", daftar).forEach((t) => { t.hidden = !menunggu.has(t.closest("[data-orang]").dataset.orang); });
    hitung();
  }

  async function catat(peserta, hadir, daring, orang) {
    const isi = { id: uuid(), peserta, hadir, daring, pada: Date.now(), ...(orang ? { orang } : {}) };
    menunggu.set(peserta, isi);
    tunjukkan(isi);
    hitung();
    await antre.simpan(isi.id, isi);
    await hitungAntrean();
    segera();
  }

  async function kirim(bagian) {
    const batal = new AbortController(), jam = setTimeout(() => batal.abort(), 20000);
    const jawab = await fetch(data.api, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: "Bearer " + data.perangkat },
      body: JSON.stringify({ kini: Date.now(), peristiwa: bagian.map((x) => x.isi) }),
      signal: batal.signal,
    });
    const kata = await jawab.json();
    clearTimeout(jam);
    if (!Array.isArray(kata.hasil)) {
      pesan(kata.pesan || "");
      return [];
    }
    pesan(kata.hasil.filter((h) => h.status !== "ditolak").map((h) => h.pesan).filter(Boolean).join(" "));
    for (const h of kata.hasil.filter((x) => x.status === "ditolak")) {
      const { isi } = bagian.find((x) => x.id === h.id);
      await ditolak.simpan(h.id, { nama: namaDari(isi), pesan: h.pesan });
    }
    return kata.hasil.map((h) => h.id);
  }

  const namaDari = (isi) => {
    const b = barisDari(isi.peserta);
    return isi.orang ? isi.orang.nama : b ? $("[data-nama]", b).textContent : "";
  };

  async function sesudah() {
    await hitungAntrean();
    await tunjukkanDitolak();
    await segarkan();
  }

  async function tunjukkanDitolak() {
    const semua = await ditolak.semua(), kotak = $("[data-ditolak]");
    kotak.hidden = !semua.length;
    $("ul", kotak).replaceChildren(...semua.map(({ id, isi }) => {
      const li = $("#contoh-ditolak").content.firstElementChild.cloneNode(true);
      $("span", li).textContent = `${isi.nama}: ${isi.pesan}`;
      $("button", li).addEventListener("click", async () => {
        await ditolak.hapus(id);
        tunjukkanDitolak();
      });
      return li;
    }));
  }

  // What others recorded meanwhile, by QR and on other devices. What waits here is newer than that.
  let etag = "";
  async function segarkan() {
    if (document.visibilityState !== "visible") return;
    try {
      const jawab = await fetch(data.kini, { credentials: "same-origin", redirect: "error", headers: etag ? { "If-None-Match": etag } : {} });
      if (jawab.status !== 200) return;
      const kini = await jawab.json();
      etag = jawab.headers.get("ETag") || "";
      for (const [id, orang] of Object.entries(kini.datang)) barisBaru(id, orang);
      for (const b of $$("[data-orang]", daftar)) {
        const id = b.dataset.orang, ada = kini.hadir[id];
        if (!menunggu.has(id)) tampil(id, Boolean(ada), ada ? `${ada[0]}, ${data[ada[1]]}` : "", false);
      }
      $("[data-panel]", document).innerHTML = kini.panel;
      hitung();
    } catch { /* no network: the list is as it was */ }
  }

  daftar.addEventListener("submit", (e) => {
    const t = e.submitter;
    if (!t || !["hadir", "daring", "batal"].includes(t.name)) return;
    e.preventDefault();
    const b = t.closest("[data-orang]"), isi = menunggu.get(t.value);
    catat(t.value, t.name !== "batal", t.name === "daring", isi && isi.orang);
    const berikut = $(".hadir-aksi button:not([hidden])", b); // the pressed one is gone: focus stays in its row
    if (berikut) berikut.focus();
  });

  formTamu.addEventListener("submit", (e) => {
    const isi = (nama) => formTamu.elements[nama].value.replace(/\s+/g, " ").trim();
    if (!isi("nama") || !isi("unsur")) return; // the server says what is missing
    e.preventDefault();
    const orang = Object.fromEntries(["nama", "unsur", "lembaga", "jabatan", "hp"].map((n) => [n, isi(n)]));
    const daring = formTamu.elements.daring;
    catat(uuid(), true, Boolean(daring && daring.checked), orang);
    formTamu.reset();
    formTamu.elements.nama.focus();
  });

  cari.addEventListener("input", saring);
  cari.form.addEventListener("submit", (e) => e.preventDefault());
  const segera = kirimAntrean(data.nama, kirim, { tiap: TIAP, sekaligus: SEKALIGUS, sesudah });
  addEventListener("online", segarkan);
  setInterval(segarkan, SEGARKAN);
  antre.semua().then((semua) => semua.forEach(({ isi }) => tunjukkan(isi))).then(hitungAntrean);
  tunjukkanDitolak();
  akar.dataset.siap = "";
}

import(data.antrean).then(mulai);
