// What the visitor said and the server has not shown back yet. It lives in the store, so that a page change or a dead network
// loses nothing; each keeps its id for all tries, so that the server takes it once.

const TRIES = 5; // of an error that is the server's own
const LATER = new Set([408, 425, 429]);

class Outgoing {
  /** `on` has token() (a promise), expired() (a promise), changed(). */
  constructor(store, on) {
    this.store = store;
    this.on = on;
    this.attempt = 0;
  }

  list() {
    return this.store.read("outgoing", []);
  }

  /** `what` is {text} for a message, {text, message, choice} for a chip. */
  add(what) {
    const at = new Date().toISOString();
    this.#save([...this.list(), { ...what, id: newId(), at, state: "queued", tries: 0 }]);
    this.flush();
  }

  again(id) {
    this.#change(id, { state: "queued", tries: 0 });
    this.flush();
  }

  /** The stream showed it: it is a message like any other now. */
  arrived(id) {
    const left = this.list().filter((each) => each.id !== id);
    if (left.length < this.list().length) this.#save(left);
  }

  /** A new conversation knows nothing of what the old one took. */
  forgetSent() {
    this.#save(this.list().filter((each) => each.state !== "sent"));
  }

  /** Send what waits, in order; one tab at a time. */
  async flush() {
    clearTimeout(this.later);
    if (this.flushing) return;
    this.flushing = true;
    await alone(`${this.store.name}:send`, () => this.#drain());
    this.flushing = false;
  }

  async #drain() {
    for (let next = this.#next(); next; next = this.#next()) {
      const wait = await this.#send(next);
      if (wait) {
        this.later = setTimeout(() => this.flush(), wait);
        return;
      }
    }
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
    if (status === 401 && tries < TRIES) {
      this.#change(id, { tries });
      await this.on.expired();
      return 1;
    }
    const isFinal = status >= 500 ? tries >= TRIES : status > 0 && !LATER.has(status);
    this.#change(id, { tries: status ? tries : 0, state: isFinal ? "failed" : "queued" });
    return isFinal ? 0 : Math.max((error.wait || 0) * 1000, backoff(this.attempt++));
  }

  #change(id, fields) {
    this.#save(this.list().map((each) => (each.id === id ? { ...each, ...fields } : each)));
  }

  #save(list) {
    this.store.write("outgoing", list);
    this.on.changed();
  }
}

/** Without TLS a page has no randomUUID. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
