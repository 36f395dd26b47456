/* What the page knows is packed into it, and unpacked by the browser before anything is drawn. */

async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

const { CODES, CHOICES, DETAILS, WORDS, SECTIONS, SHAPES, VALUES, FACTS, DATA } = await unpacked("data");
