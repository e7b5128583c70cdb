// What the visitor said and the server has not shown back yet. It lives in the store, so that a page change or a dead network
// loses nothing; each keeps its id for all tries, so that the server takes it once. Each has a key of its own: tabs that write
// at the same time do not undo each other.

const TRIES = 5; // of an error that is the server's own
const LATER = new Set([408, 425, 429]);

class Outgoing {
  /** `on` has token() (a promise), expired() (a promise), changed(). */
  constructor(store, on) {
    this.store = store;
    this.on = on;
    this.attempt = 0;
    this.notBefore = 0; // the server asked for quiet until then
    this.turn = 0;
  }

  /** The oldest first. */
  list() {
    const all = this.store.rest("out:").map((id) => this.#one(id));
    return all.filter(Boolean).sort((one, other) => one.at - other.at || one.turn - other.turn);
  }

  /** `what` is {text} for a message, {text, message, choice} for a chip. */
  add(what) {
    const id = newId();
    this.store.write(`out:${id}`, { ...what, id, at: Date.now(), turn: this.turn++, state: "queued", tries: 0 });
    this.on.changed();
    this.flush();
  }

  again(id) {
    this.#change(id, { state: "queued", tries: 0 });
    this.flush();
  }

  /** The stream showed it: it is a message like any other now. */
  arrived(id) {
    if (!this.#one(id)) return;
    this.store.remove(`out:${id}`);
    this.on.changed();
  }

  /** A new conversation knows nothing of what the old one took. */
  forgetSent() {
    for (const { id, state } of this.list()) if (state === "sent") this.store.remove(`out:${id}`);
  }

  /** Send what waits, in order; one tab at a time. */
  async flush() {
    if (this.flushing) return;
    const quiet = this.notBefore - Date.now();
    if (quiet > 0) return this.#flushIn(quiet);
    clearTimeout(this.later);
    this.flushing = true;
    await alone(`${this.store.name}:send`, () => this.#drain());
    this.flushing = false;
  }

  async #drain() {
    for (let next = this.#next(); next; next = this.#next()) {
      const wait = await this.#send(next);
      if (wait) return this.#flushIn(wait);
    }
  }

  #flushIn(milliseconds) {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.flush(), milliseconds);
  }

  #next() {
    return this.list().find((each) => each.state === "queued");
  }

  /** Try one; return the milliseconds to wait before the next try, 0 when it is settled. */
  async #send({ id, text, message, choice, tries }) {
    try {
      const token = await this.on.token();
      if (choice) await post("web/choices", { id, message, choice }, token);
      else await post("web/messages", { id, text }, token);
      this.attempt = 0;
      this.#change(id, { state: "sent" });
      return 0;
    } catch (error) {
      return this.#failed(id, tries + 1, error);
    }
  }

  /** No answer at all: it waits for the network. A no of the server is final, except where it means "later". */
  async #failed(id, tries, error) {
    const status = error instanceof Refused ? error.status : 0;
    if (GONE.has(status) && tries < TRIES) {
      this.#change(id, { tries });
      await this.on.expired();
      return 1;
    }
    const isFinal = status >= 500 ? tries >= TRIES : status > 0 && !LATER.has(status);
    this.#change(id, { tries: status ? tries : 0, state: isFinal ? "failed" : "queued" });
    if (isFinal) return 0;
    this.notBefore = Date.now() + (error.wait || 0) * 1000;
    return Math.max(this.notBefore - Date.now(), backoff(this.attempt++));
  }

  #change(id, fields) {
    const known = this.#one(id);
    if (!known) return; // shown meanwhile
    this.store.write(`out:${id}`, { ...known, ...fields });
    this.on.changed();
  }

  #one(id) {
    return this.store.read(`out:${id}`, null);
  }
}

/** 128 random bits; not randomUUID, which a page without TLS does not have. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
