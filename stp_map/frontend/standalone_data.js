/* What the page knows is packed into it, and unpacked by the browser before anything is drawn. */

async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/* A browser that can't unpack it shows what one without scripts shows. */
if (!window.DecompressionStream) {
  const box = document.getElementById("map_div");
  box.innerHTML = box.textContent;
  document.querySelector("[data-stp-panel]").remove();
  return;
}

const { CODES, CHOICES, DETAILS, WORDS, SECTIONS, SHAPES, VALUES, TRUSTS, FACTS, DATA } = await unpacked("data");
