// One row of the minutes on the page. Of each field it knows what the text in it began with (`dasar`) and what our
// server says now (`kini`). A field is unsaved when its text is not its `dasar`; only then it is sent, as the pair
// [dasar, text], and the server merges when `dasar` is no longer what it has. What others wrote is put into fields
// that nobody is typing in.
const JEDA = 1200;

export class Baris {
  constructor(el, kata, simpan, selesai) {
    Object.assign(this, { el, kata, id: el.dataset.baris, jenis: el.dataset.jenis, isian: new Map() });
    Object.assign(this, { sibuk: false, gagal: false, salah: false, bentrok: false, jam: 0, lagi: false, simpan, selesai });
    this.versi = Number(el.dataset.versi);
    el.querySelectorAll("[data-isian]").forEach((f) => {
      const dasar = el.elements[`awal-${f.name}`].value;
      this.isian.set(f.name, { f, dasar, kini: dasar });
      f.addEventListener("input", () => this.tunda(f.tagName === "SELECT" || f.type === "date" ? 150 : JEDA));
      f.addEventListener("blur", () => { this.tunda(0); this.pakaiKini(f.name); });
    });
    el.addEventListener("submit", (e) => {
      if (e.submitter && "cepat" in e.submitter.dataset) return;
      e.preventDefault();
      if (e.submitter?.name === "pilih") this.pilih(e.submitter);
      else this.segera();
    });
    this.tandai();
    this.rapikan();
  }

  /** Field -> [what its text began with, its text], for what is not saved. */
  perubahan() {
    const beda = {};
    for (const [nama, { f, dasar }] of this.isian) if (f.value !== dasar) beda[nama] = [dasar, f.value];
    return beda;
  }

  tunda(jeda) {
    this.tandai();
    clearTimeout(this.jam);
    this.jam = setTimeout(() => this.segera(), jeda);
  }

  async segera() {
    clearTimeout(this.jam);
    if (this.sibuk) {
      this.lagi = true;
      return;
    }
    if (!Object.keys(this.perubahan()).length) return;
    this.sibuk = true;
    await this.simpan(this);
    this.sibuk = false;
    this.selesai();
    if (this.lagi) {
      this.lagi = false;
      await this.segera();
    }
  }

  mulaiSimpan() {
    this.gagal = false;
  }

  gagalSimpan(pesan) {
    this.gagal = true;
    this.keadaan(pesan || this.kata.kataBelum);
  }

  /** What our server made of `dikirim`. */
  terima(dikirim, jawab) {
    this.gagal = false;
    this.salah = Object.keys(jawab.salah).length > 0;
    this.bentrok = Object.keys(jawab.bentrok).length > 0;
    this.versi = Math.max(this.versi, jawab.versi);
    for (const [nama, satu] of this.isian) {
      const teks = jawab.isi[nama];
      if (nama in jawab.bentrok) this.tunjukBentrok(nama, jawab.bentrok[nama]);
      else if (nama in jawab.salah) this.tunjukSalah(nama, jawab.salah[nama]);
      else if (nama in dikirim) {
        satu.dasar = dikirim[nama][1];
        this.bersihkan(nama);
      }
      satu.kini = teks;
      this.pakaiKini(nama);
    }
    this.kataJangka(jawab.jangka);
    this.keadaan(this.salah || this.bentrok ? "" : this.kata.kataTersimpan.replace("{pukul}", jawab.pukul));
    this.tandai();
    this.rapikan();
  }

  /** What our server has now, said by itself; an answer that was overtaken on its way says nothing. */
  kabarBaru({ isi, versi, jangka }) {
    if (versi < this.versi) return;
    this.versi = versi;
    this.kataJangka(jangka);
    for (const nama of this.isian.keys()) {
      this.isian.get(nama).kini = isi[nama];
      this.pakaiKini(nama);
    }
    this.rapikan();
  }

  /** Put the stored text into a field that has neither the cursor nor unsaved text. */
  pakaiKini(nama) {
    const satu = this.isian.get(nama), { f, dasar, kini } = satu;
    if (f === document.activeElement || f.value !== dasar) return;
    if (f.value !== kini) {
      if (f.tagName === "SELECT" && ![...f.options].some((o) => o.value === kini)) f.add(new Option(kini, kini));
      f.value = kini;
    }
    satu.dasar = f.value;
  }

  /** Text of the queue that this page does not have, because it was closed before it could be sent. */
  pulih(isian) {
    let ada = false;
    for (const [nama, [dasar, teks]] of Object.entries(isian)) {
      const satu = this.isian.get(nama);
      if (!satu || satu.f.value !== satu.dasar || satu.f.value === teks || satu.f === document.activeElement) {
        ada ||= Boolean(satu && satu.f.value !== satu.dasar);
        continue;
      }
      satu.dasar = dasar;
      satu.f.value = teks;
      ada = true;
    }
    return ada;
  }

  /* ---------- What stands beside a field ---------- */

  kabar(nama) {
    return this.el.querySelector(`[data-kabar="${nama}"]`);
  }

  bersihkan(nama) {
    this.kabar(nama).replaceChildren();
    this.kabar(nama).closest(".field").classList.remove("is-error");
    this.isian.get(nama).f.removeAttribute("aria-invalid");
  }

  tunjuk(nama, ...anak) {
    const kabar = this.kabar(nama);
    kabar.replaceChildren(...anak);
    kabar.closest(".field").classList.add("is-error");
    this.isian.get(nama).f.setAttribute("aria-invalid", "true");
    for (let d = kabar.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  }

  tunjukSalah(nama, pesan) {
    const p = document.createElement("p");
    p.className = "error";
    p.textContent = pesan;
    this.tunjuk(nama, p);
  }

  tunjukBentrok(nama, { kini, gabungan }) {
    const kotak = document.getElementById("cetakan-bentrok").content.cloneNode(true);
    kotak.querySelector("blockquote").textContent = kini || kotak.querySelector("blockquote").textContent;
    kotak.querySelectorAll("button").forEach((b) => { b.value = `${nama}:${b.value}`; });
    const gabung = kotak.querySelector("button[value$=gabung]");
    if (gabungan) gabung.dataset.gabungan = gabungan;
    else gabung.remove();
    this.tunjuk(nama, kotak);
  }

  /** Mine, theirs, or both: from here on the field begins with what our server has. */
  pilih(tombol) {
    const [nama, pilih] = tombol.value.split(":"), satu = this.isian.get(nama);
    const gabungan = tombol.dataset.gabungan ?? this.el.elements[`gabungan-${nama}`]?.value;
    const kotak = this.kabar(nama).querySelector("blockquote");
    satu.dasar = satu.kini;
    if (pilih === "itu") satu.f.value = satu.kini;
    if (pilih === "gabung") satu.f.value = gabungan ?? `${kotak.textContent}\n${satu.f.value}`;
    this.bersihkan(nama);
    this.bentrok = Boolean(this.el.querySelector(".bentrok"));
    satu.f.focus();
    if (Object.keys(this.perubahan()).length) this.segera();
    else this.tandai();
  }

  keadaan(teks) {
    const tempat = this.el.querySelector("[data-keadaan]");
    if (tempat.textContent !== teks) tempat.textContent = teks;
  }

  kataJangka(teks) {
    const tempat = this.el.querySelector("[data-jangka]");
    if (tempat) tempat.textContent = teks;
  }

  tandai() {
    for (const { f, dasar } of this.isian.values()) f.classList.toggle("belum-simpan", f.value !== dasar);
  }

  /** Fields that some outcomes ask for, and the line of a folded row. */
  rapikan() {
    const nilai = (nama) => this.isian.get(nama)?.f.value ?? "";
    this.el.querySelectorAll("[data-perlu]").forEach((el) => {
      const isi = el.querySelector("[data-isian]").value;
      el.classList.toggle("perlu", el.dataset.perlu === nilai("hasil") || Boolean(isi));
    });
    const ringkas = this.el.querySelector("[data-ringkas]"), teks = nilai("masalah") || nilai("usulan");
    if (ringkas && teks) ringkas.textContent = teks.length > 110 ? `${teks.slice(0, 107)}...` : teks;
    const hasil = this.el.querySelector("[data-hasil]"), pilihan = this.isian.get("hasil")?.f;
    if (hasil && pilihan) hasil.textContent = pilihan.selectedOptions[0]?.textContent ?? "";
  }
}
