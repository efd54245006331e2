// The wall of the room: asked every few seconds; the row that changed last is brought into view.
const TIAP = 3000, isi = document.getElementById("isi");
let sidik = "", sibuk = false;

function perlihatkan() {
  isi.querySelector(".layar-baris [aria-current]")?.scrollIntoView({ block: "nearest" });
}

async function segarkan() {
  if (sibuk || document.visibilityState !== "visible") return;
  sibuk = true;
  try {
    const jawab = await fetch(location.href, {
      headers: sidik ? { "If-None-Match": sidik } : {},
      cache: "no-store",
      redirect: "manual",
    });
    if (jawab.status === 200) {
      const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").getElementById("isi");
      const gulir = isi.querySelector(".layar-baris")?.scrollTop ?? 0;
      isi.replaceChildren(...baru.childNodes);
      isi.querySelector(".layar-baris")?.scrollTo(0, gulir);
      sidik = jawab.headers.get("ETag") || "";
      perlihatkan();
    }
  } catch { /* no network: the wall keeps what it shows */ }
  sibuk = false;
}

perlihatkan();
setInterval(segarkan, TIAP);
document.addEventListener("visibilitychange", segarkan);
