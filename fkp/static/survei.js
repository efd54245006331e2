// One question in view, a draft that survives a reload, and sending that does not give up.
// Without this file the sheet is a plain list; every sentence it shows stands in the page already.
const $ = (sel, el = document) => el.querySelector(sel);
const $$ = (sel, el = document) => [...el.querySelectorAll(sel)];
const form = $("#survei"), keadaan = $("#keadaan"), selesai = $("#selesai"), data = keadaan.dataset;
const NAMA = "skm:" + data.kode, LAMA = NAMA + ":antre", SEHARI = 864e5, tanya = $("h1").textContent;

// The draft lies in localStorage under NAMA; without storage the sheet goes on, and only a reload forgets it.
const baca = (k) => {
  try { return JSON.parse(localStorage.getItem(k)); } catch { return null; }
};
const simpan = (k, v) => {
  try { v ? localStorage.setItem(k, JSON.stringify(v)) : localStorage.removeItem(k); } catch { /* see above */ }
};

// Focus says where we are: a screen reader reads it, and the next Tab goes on from there.
function sorot(el) {
  el.tabIndex = -1;
  el.focus();
  scrollTo(0, 0);
}

// The receipt is the first 40 bits of the id; the server reads the same (fkp/skm/tanda_terima.py).
function tanda(id) {
  let n = parseInt(id.replace("-", "").slice(0, 10), 16), kode = "";
  for (let i = 0; i < 8; i++, n = Math.floor(n / 32)) {
    kode = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[n % 32] + (i === 4 ? "-" : "") + kode;
  }
  return kode;
}

/* ---------- Sending ---------- */

const pukul = (bentuk) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { timeZone: data.zona, ...bentuk }).format() + " " + data.namaZona;

// A receipt counts only when our own server names it: a hotel's sign-in page answers 200 to anything.
async function kirim({ isi, pada }) {
  const lalu = Math.round((Date.now() - pada) / 1000); // more than a month: the phone's clock was set meanwhile
  const batal = new AbortController(), jam = setTimeout(() => batal.abort(), 20000);
  try {
    const jawab = await fetch(data.api, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...isi, lalu: lalu > 0 && lalu < 3e6 ? lalu : 0 }),
      signal: batal.signal,
    });
    const kata = await jawab.json();
    if (jawab.ok && kata.tanda_terima === tanda(isi.id)) return { ok: true };
    if (!jawab.ok && jawab.status < 500 && jawab.status !== 429 && kata.pesan) return { pesan: kata.pesan };
  } catch { /* no line, or someone else's page: keep the answer */ }
  finally { clearTimeout(jam); }
  return {};
}

// Whose receipt stands on the page, and whether what waits would survive closing it.
let dibaca = "", tetap = true;

// A refusal stays beside the receipt of whoever reads it, until the next answer is handed in.
function tunjukkan(nama, id, pesan = "") {
  const r = $("#tanda-" + nama), lain = nama === "mengirim" ? ".receipt" : ".receipt:not(#tanda-ditolak)";
  if (id === dibaca) $$(lain, keadaan).forEach((x) => { x.hidden = true; });
  r.hidden = false;
  $("[data-kode]", r).textContent = tanda(id);
  const saat = $("[data-saat]", r);
  if (saat) saat.textContent = pukul(nama === "diterima" ? { dateStyle: "full", timeStyle: "short" } : { timeStyle: "short" });
  if (pesan) $("[data-pesan]", r).textContent = pesan;
  if (!selesai.hidden) return;
  selesai.hidden = false;
  if (!form) return;
  buka(false);
  $("h1").textContent = document.title = data.h1;
  sorot($("h1"));
}

async function tunjukkanMenunggu(boleh) {
  const semua = await antre.semua();
  tetap = await antre.tetap();
  if (!semua.length || !boleh()) return;
  if (!semua.some((x) => x.id === dibaca)) dibaca = semua[semua.length - 1].id;
  $$("[data-menunggu]", keadaan).forEach((n) => { n.textContent = semua.length; });
  tunjukkan(tetap ? "tersimpan" : "sementara", dibaca);
}

// While the next person is answering, what they see is their own sheet.
const mengisi = () => form && selesai.hidden;

async function kirimSatu({ id, isi }) {
  const hasil = await kirim(isi);
  if (hasil.pesan && mengisi()) return "lewati"; // kept, to be told to whoever reads it
  if (!hasil.ok && !hasil.pesan) {
    await tunjukkanMenunggu(() => !mengisi());
    return false;
  }
  lepas(id);
  if (hasil.pesan) tunjukkan("ditolak", id, hasil.pesan);
  else if (id === dibaca && !mengisi()) {
    tunjukkan("diterima", id);
    history.replaceState(null, "", data.bukti + tanda(id));
  }
  return true;
}

/* ---------- The queue ---------- */

let modul, antre, segera = () => {};

// The draft, and the queue of earlier versions of this page, let go of an answer once it is kept or settled.
function lepas(id) {
  if ((baca(NAMA) || {}).id === id) simpan(NAMA, null);
  const sisa = (baca(LAMA) || []).filter((x) => x.isi.id !== id);
  simpan(LAMA, sisa.length ? sisa : null);
}

async function jagaAntrean() {
  for (const x of baca(LAMA) || []) if (await antre.simpan(x.isi.id, x)) lepas(x.isi.id);
  await tunjukkanMenunggu(() => !dibaca && !(draf && Object.keys(draf.isi).length));
  segera = modul.kirimAntrean(NAMA, kirimSatu, { terlihat: true });
  $$("[data-coba]").forEach((t) => t.addEventListener("click", segera));
}

// On a bad line the module of the queue may be late. Until it is here the sheet is the plain list, which sends
// itself; what was chosen there goes along. A new address each time: browsers remember what failed.
let disentuh = false, pergi = false;
const ambil = (kali) => import(data.antrean + (kali ? "?" + kali : "")).then((m) => {
  if (pergi) return;
  modul = m;
  antre = m.antrean(NAMA);
  if (form) mulaiLembar();
  jagaAntrean();
}, () => setTimeout(ambil, 3000, kali + 1));

/* ---------- The sheet ---------- */

let draf = null, buka = () => {};

function mulaiLembar() {
  const layar = $$(".pertanyaan", form), soal = $$("[data-soal]", form), kemajuan = $("#kemajuan");
  const lanjut = $("[data-lanjut]"), kembali = $("[data-kembali]"), lanjutan = $("#lanjutan");
  const kata = lanjut.textContent, judul = document.title;
  const kotak = $$("input:not([type=hidden]), select, textarea", form), ditandai = (x) => /radio|checkbox/.test(x.type);
  let langkah = 0, dalam = 0; // steps into this page's history

  function catat() {
    draf.isi = {};
    for (const x of kotak) if (ditandai(x) ? x.checked : x.value) (draf.isi[x.name] = draf.isi[x.name] || []).push(x.value);
    draf.langkah = langkah;
    simpan(NAMA, draf);
  }

  function awali(lama) {
    draf = lama || { id: modul.uuid(), mulai: Date.now(), langkah: 0, isi: {} };
    for (const x of kotak) {
      const isi = draf.isi[x.name] || [];
      if (ditandai(x)) x.checked = isi.includes(x.value);
      else x.value = isi[0] || "";
    }
    dalam = 0;
  }

  function syarat() {
    for (const s of $$("[data-syarat]", form)) {
      const [nama, kode] = s.dataset.syarat.split("=");
      s.hidden = !$(`[name="${nama}"][value="${kode}"]:checked`, form);
    }
  }

  const kosong = (l) => {
    const wajib = $$("[required]", l);
    return wajib.length > 0 && !wajib.some((x) => (ditandai(x) ? x.checked : x.value));
  };
  const sampai = () => { const i = layar.findIndex(kosong); return i < 0 ? layar.length - 1 : i; };

  // Show or hide the sentence of an unanswered step; with focus on its first choice it is what is read next.
  function tegur(l) {
    const salah = kosong(l), galat = $(".error", l), x = $("[required]", l);
    if (!x) return;
    galat.hidden = !salah;
    l.classList.toggle("is-error", salah);
    salah ? x.setAttribute("aria-describedby", galat.id) : x.removeAttribute("aria-describedby");
    if (salah) x.focus();
  }

  function tampil(n, pindah = true) {
    langkah = Math.min(n, sampai());
    const kini = layar[langkah], ke = soal.indexOf(kini), akhir = langkah === layar.length - 1;
    layar.forEach((l) => { l.hidden = l !== kini; });
    const teks = kemajuan.dataset[ke >= 0 ? "soal" : akhir ? "akhir" : "lain"].replace("{n}", ke + 1).replace("{total}", soal.length);
    $("p span", kemajuan).textContent = teks;
    const sudah = akhir ? soal.length : Math.max(ke, 0), jahit = $$("rect", kemajuan);
    if (jahit.length === soal.length) jahit.forEach((r, i) => r.setAttribute("class", i === ke ? "kini" : i < sudah ? "" : "kosong"));
    else jahit[1].setAttribute("width", (100 * sudah) / soal.length + "%");
    $$("[data-pengantar]").forEach((p) => { p.hidden = langkah > 0; });
    lanjut.textContent = akhir ? kata : lanjut.dataset.lanjut;
    kembali.hidden = langkah === 0;
    document.title = teks + ": " + judul;
    syarat();
    if (!pindah) return;
    lanjutan.hidden = true;
    catat();
    sorot($("[data-judul]", kini));
  }

  function bungkus() {
    const terpilih = (el) => $$(":checked", el).map((x) => +x.value);
    const isi = { id: draf.id, layanan: +form.elements.layanan.value, saran: form.elements.saran.value, jawaban: {}, profil: {} };
    isi.durasi = Math.max(0, Math.round((Date.now() - draf.mulai) / 1000));
    for (const s of soal) isi.jawaban[s.dataset.soal] = terpilih(s)[0];
    for (const p of $$("[data-profil]:not([hidden])", form)) {
      const kode = terpilih(p);
      if (kode.length) isi.profil[p.dataset.profil] = "ganda" in p.dataset ? kode : kode[0];
    }
    return isi;
  }

  // Keep first, send then: what is kept can be sent again after anything. Until it is kept, the draft is still there.
  async function serahkan() {
    const isi = bungkus(), pada = Date.now();
    draf = null;
    dibaca = isi.id;
    $("[data-tetap]").hidden = !tetap;
    tunjukkan("mengirim", isi.id);
    diserahkan = pada;
    if (await antre.simpan(isi.id, { isi, pada })) lepas(isi.id);
    segera();
  }

  // The second tap of a double tap falls on whatever came under the thumb: it is not meant for a link there.
  let diserahkan = 0;
  selesai.addEventListener("click", (e) => { if (e.detail && Date.now() - diserahkan < 700) e.preventDefault(); }, true);

  buka = (ya) => {
    for (const el of [form, $("#jempol"), kemajuan]) el.hidden = !ya;
    $$("[data-pengantar]").forEach((p) => { p.hidden = true; });
    lanjutan.hidden = true;
    selesai.hidden = ya;
    $("h1").parentNode.classList.toggle("page-head", !ya);
  };

  form.noValidate = true;
  form.autocomplete = "off"; // what the person before chose must not come back by itself
  form.classList.remove("daftar");
  $$("legend small", form).forEach((x) => { x.className = "visually-hidden"; }); // the progress shows it
  $("[data-kirim]").hidden = true;
  const galat = layar.findIndex((l) => $(".error:not([hidden])", l));
  const lama = baca(NAMA), umur = lama ? Date.now() - lama.mulai : -1;
  if (galat >= 0 || disentuh) draf = { id: galat < 0 ? modul.uuid() : form.elements.id.value, mulai: Date.now() };
  else awali(umur >= 0 && umur < SEHARI ? lama : null);
  history.replaceState({ n: 0 }, "");
  buka(true);
  tampil(galat >= 0 ? galat : disentuh ? layar.length : draf.langkah, false);
  catat();
  lanjutan.hidden = galat >= 0 || !Object.keys(draf.isi).length;

  form.addEventListener("change", () => { syarat(); catat(); if (layar[langkah].classList.contains("is-error")) tegur(layar[langkah]); });
  form.addEventListener("input", catat);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!draf) return;
    if (kosong(layar[langkah])) return tegur(layar[langkah]);
    if (langkah === layar.length - 1) return serahkan();
    dalam += 1;
    history.pushState({ n: langkah + 1 }, "");
    tampil(langkah + 1);
  });
  kembali.addEventListener("click", () => {
    if (dalam > 0) history.back();
    else tampil(langkah - 1);
  });
  addEventListener("popstate", (e) => {
    if (!draf || !e.state) return;
    dalam = Math.max(0, dalam + (e.state.n < langkah ? -1 : 1));
    tampil(e.state.n);
  });
  $("[data-ulang]").addEventListener("click", () => { awali(); tampil(0); });
  // Works without a line too: the sheet is still here, only emptied.
  $("[data-orang-lain]").addEventListener("click", (e) => {
    if (e.defaultPrevented) return;
    e.preventDefault();
    history.replaceState({ n: 0 }, "", e.target.href);
    $("h1").textContent = tanya;
    awali();
    buka(true);
    tampil(0);
  });
}

if (form) {
  form.addEventListener("input", () => { disentuh = true; }, { once: true });
  form.addEventListener("submit", () => { pergi = true; }, { once: true });
}
ambil(0);
