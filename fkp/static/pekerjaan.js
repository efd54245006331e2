// How far the work is, without reloading the whole page. Without this file the page reloads itself.
const JEDA = 2000;

async function lihat() {
  try {
    const jawab = await fetch(location.href, { credentials: "same-origin" });
    if (jawab.ok && !jawab.redirected) {
      const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").querySelector("#pekerjaan");
      const lama = document.querySelector("#pekerjaan");
      if (!baru) return;
      if (!("berjalan" in baru.dataset)) return lama.replaceWith(baru);
      // Only the line that says how far: the button under it keeps the focus.
      const [kini, tadi] = [baru, lama].map((el) => el.querySelector("[role=status]"));
      if (kini.innerHTML !== tadi.innerHTML) tadi.replaceChildren(...kini.childNodes);
    }
  } catch { /* no line for a moment: ask again */ }
  setTimeout(lihat, JEDA);
}

setTimeout(lihat, JEDA);
