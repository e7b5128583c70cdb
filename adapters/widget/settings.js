// What the page's owner wrote on the script tag.

const SCRIPT = document.currentScript || document.querySelector('script[src*="/widget.js"]');
const SETTINGS = readSettings(SCRIPT);

/** The script's address says where the server is; a path before widget.js is kept. */
function readSettings(script) {
  const data = script.dataset;
  return {
    base: new URL(".", script.src).href,
    flow: data.flow || "",
    accent: data.accent || "",
    language: data.language || "",
    opensItself: isOn(data.open),
    isTest: isOn(data.test),
    hosts: knownHosts(script, data.links || ""),
  };
}

/** As for any HTML attribute, its presence means yes; only "false" takes it back. */
function isOn(value) {
  return value !== undefined && value !== "false";
}

/** Hosts (with their port) that may become links: the page's, the server's, and those listed in data-links. */
function knownHosts(script, listed) {
  const named = listed.split(/[\s,]+/).filter(Boolean).map((host) => host.toLowerCase());
  return new Set([location.host, new URL(script.src).host, ...named]);
}
