/* What was picked, before the server has said so too.
 *
 * A pick is a wish for another view, which only the server makes. Until its answer comes, the page
 * shows what was wished for: details, outline and the table's row. Answers to what was picked on
 * the way are passed over; any other answer, a while of silence, or another way to a view ends it.
 */
const picked = (function () {
  const PATIENCE = 5000; // milliseconds

  let answered = ""; // The footprint that the server said last is selected, or none.
  let wished = null; // The one picked since, or "" for none; null while nothing was.
  let passed = new Set(); // What was selected on the way there.
  let watchers = [];
  let timer = 0;

  function now() {
    return wished === null ? answered : wished;
  }

  function tell() {
    watchers.forEach((watcher) => watcher());
  }

  function end() {
    clearTimeout(timer);
    wished = null;
    passed.clear();
  }

  return {
    now: now,
    wish: () => wished,
    watch: (watcher) => { watchers.push(watcher); },

    /* Wish for a footprint. Picking what is selected clears it where againClears says so. */
    take: function (code, againClears) {
      passed.add(now());
      wished = againClears && code === now() ? "" : code;
      clearTimeout(timer);
      timer = setTimeout(() => picked.drop(), PATIENCE);
      tell();
      mapWindow()?.stpMap?.wish(wished);
    },

    hear: function (selected) {
      answered = selected;
      if (wished === null) return;
      if (selected === wished) end(); // The map hears it by itself.
      else if (!passed.has(selected)) picked.drop();
    },

    drop: function () {
      if (wished === null) return;
      end();
      tell();
      mapWindow()?.stpMap?.wish(null);
    },
  };
}());
