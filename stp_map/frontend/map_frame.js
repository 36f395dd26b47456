/* The page's end of the map's frame: what streamlit-folium's own script does for this map, without
 * the table format, widgets and drawing tools that it carries for others. It takes the arguments
 * that st_folium sends: the script of the base map once, the restyling whenever it is another. */
(function () {
  "use strict";
  const read = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  let mounted = null;
  let restyling = null; // What was carried out last.

  function tell(type, rest) {
    window.parent.postMessage({ isStreamlitMessage: true, type: "streamlit:" + type, ...rest }, "*");
  }

  /* Run a script in the frame's own scope, as the base map's names are used by the restyling. */
  function run(source) {
    const script = document.createElement("script");
    script.textContent = source;
    document.body.appendChild(script).remove();
  }

  function mount(args) {
    run(args.script);
    tell("setFrameHeight", { height: args.height });
  }

  function show(args) {
    if (args.feature_group === restyling) return;
    restyling = args.feature_group;
    (window.feature_group || []).forEach((layer) => layer.remove());
    window.feature_group = [];
    run(restyling);
  }

  window.Streamlit = {
    setComponentValue: (value) => tell("setComponentValue", { value: value, dataType: "json" }),
  };
  window.addEventListener("message", function (event) {
    if (event.source !== window.parent || event.data.type !== "streamlit:render") return;
    const args = event.data.args;
    mounted = mounted || read.then(() => mount(args));
    mounted.then(() => show(args));
  });
  tell("componentReady", { apiVersion: 1 });
}());
