// Addresses in a text become links where their host is known; all others stay text.

const ADDRESS = /(?:https?:\/\/)?[\w.-]+(?::\d+)?(?:\/[\w.~:/?#!$&()*+,;=%-]*)?/g; // ends where Korean or Japanese goes on
const TRAILING = /[.,;:!?)]+$/;

/** The text as nodes: strings and links. */
function linked(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const shown = match[0].replace(TRAILING, "");
    const around = [text[match.index - 1], text[match.index + match[0].length]];
    const url = around.includes("@") ? null : knownAddress(shown); // part of an e-mail address, or of a name before a host
    if (!url) continue;
    nodes.push(text.slice(from, match.index), link(url, shown));
    from = match.index + shown.length;
  }
  return [...nodes, text.slice(from)].filter((node) => node !== "");
}

/** The address as a URL if it may be opened: http, a known host, no name or password before it. */
function knownAddress(shown) {
  if (!/[./]/.test(shown)) return null;
  const whole = /^https?:\/\//i.test(shown) ? shown : `https://${shown}`;
  const url = safeUrl(whole);
  return url && SETTINGS.hosts.has(url.host) && !url.username && !url.password ? url : null;
}

function safeUrl(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function link(url, shown) {
  const hint = el("span", { className: "hidden", textContent: ` (${word("new_tab")})` });
  return el("a", { href: url.href, target: "_blank", rel: "noopener" }, shown.replace(/^https?:\/\//i, ""), hint);
}
