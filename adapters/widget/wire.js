// The server's HTTP interface: requests with a bearer token, and the event stream read from fetch (a token never stands in a URL).

const REQUEST_TIMEOUT = 20000;

/** What the server says when the token is too old, or the conversation was erased. */
const GONE = new Set([401, 404, 410]);

/** The server said no; `status` is HTTP's, `wait` the seconds of Retry-After if it gave any. */
class Refused extends Error {
  constructor(response) {
    super(`HTTP ${response.status}`);
    this.status = response.status;
    this.wait = secondsOf(response.headers.get("Retry-After"));
  }
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(header) {
  if (!header) return 0;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Math.min(Math.max(seconds || 0, 0), 300);
}

/** Called with the fresh token that the server sends now and then in place of one that grows old. */
const RENEWED = { token: () => {} };

function noteToken(response) {
  const token = response.headers.get("X-Handraiser-Token");
  if (token) RENEWED.token(token);
}

async function post(path, body, token) {
  const headers = { "Content-Type": "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(new URL(path, SETTINGS.base), {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    credentials: "omit",
    signal: AbortSignal.timeout(REQUEST_TIMEOUT),
  });
  if (!response.ok) throw new Refused(response);
  noteToken(response);
  return response.json().catch(() => ({}));
}

/** Read the stream until it ends; `heard` is called for every piece of it, `emit` with each event {id, event, data}. */
async function readStream({ token, lastId, signal, heard, emit }) {
  const response = await fetch(new URL("web/stream", SETTINGS.base), {
    headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream", "Last-Event-ID": String(lastId) },
    credentials: "omit",
    cache: "no-store",
    signal,
  });
  if (!response.ok) throw new Refused(response);
  noteToken(response);
  heard();
  const parser = new EventParser(emit);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    heard();
    parser.push(piece.value);
  }
}

/** Cuts text into server-sent events (WHATWG HTML, 9.2.6); pieces may end anywhere, also between CR and LF. */
class EventParser {
  constructor(emit) {
    this.emit = emit;
    this.rest = "";
    this.event = {};
  }

  push(text) {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop();
    lines.forEach((line) => this.#line(line));
  }

  #line(line) {
    if (!line) return this.#end();
    const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (name === "data") this.event.data = "data" in this.event ? `${this.event.data}\n${value}` : value;
    if (name === "id" || name === "event") this.event[name] = value;
  }

  #end() {
    const event = this.event;
    this.event = {};
    const data = "data" in event ? parsed(event.data) : null;
    if (data) this.emit({ kind: event.event || "message", id: event.id, data });
  }
}

/** The object that `text` holds, or null. */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
