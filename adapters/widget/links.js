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
    nodes.push(...breaking(text.slice(from, match.index)), link(url, shown));
    from = match.index + shown.length;
  }
  return [...nodes, ...breaking(text.slice(from))];
}

const LONG = /[!-~]{20,}/g; // a word or an address that may be longer than its line
const BEFORE = /(\w)([/?&#=@]|\.(?=\w))/g;
const BEHIND = /([-_,;])(?=\w)/g;
const HERE = "\u200b"; // not in what is joined with it, which is ASCII

/** The text as strings with places between them where a long address may break: before / ? & # = @ and a dot, behind a hyphen. */
function breaking(text) {
  const nodes = [];
  let from = 0;
  for (const { 0: long, index } of text.matchAll(LONG)) {
    nodes.push(text.slice(from, index), ...joints(long));
    from = index + long.length;
  }
  return [...nodes, text.slice(from)].filter((node) => node !== "");
}

function joints(long) {
  const parts = long.replace(BEFORE, `$1${HERE}$2`).replace(BEHIND, `$1${HERE}`).split(HERE);
  return parts.flatMap((part, n) => (n ? [el("wbr"), part] : [part]));
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
  return el("a", { href: url.href, target: "_blank", rel: "noopener" }, ...breaking(shown.replace(/^https?:\/\//i, "")), hint);
}
