// All tabs of a visitor share one stream: whoever holds the lock reads it and tells the others.
// Without locks or a channel (old browsers, pages without TLS) each tab leads itself.

const ANSWER_WITHIN = 1500;

class Tabs {
  /** `on` has lead(), follow() and told(kind, value). */
  constructor(name, on) {
    this.name = name;
    this.on = on;
    this.leads = false;
    this.shared = Boolean(navigator.locks && window.BroadcastChannel);
  }

  start() {
    if (!this.shared) return this.#lead();
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }) => this.#told(data);
    this.#queue({});
    this.greet();
  }

  /** Let another tab lead, as this one goes away or into the back-forward cache. */
  stop() {
    this.leads = false;
    this.release?.();
    this.abort?.abort();
    this.channel?.close();
    clearTimeout(this.doubt);
  }

  tell(kind, value) {
    this.channel?.postMessage({ kind, value });
  }

  /** Ask the leader for the state. A phone may have put that tab to sleep, lock and all: no answer, and we take over. */
  greet() {
    if (!this.shared || this.leads) return;
    this.tell("hello");
    clearTimeout(this.doubt);
    this.doubt = setTimeout(() => !document.hidden && !this.leads && this.#queue({ steal: true }), ANSWER_WITHIN);
  }

  #told({ kind, value }) {
    if (kind === "state") clearTimeout(this.doubt);
    this.on.told(kind, value);
  }

  #queue(options) {
    this.abort?.abort();
    this.abort = new AbortController();
    const how = options.steal ? options : { signal: this.abort.signal };
    const held = () => new Promise((resolve) => this.#lead(resolve));
    navigator.locks.request(`${this.name}:lead`, how, held).catch(() => this.#lost());
  }

  #lead(release) {
    clearTimeout(this.doubt);
    this.leads = true;
    this.release = release;
    this.on.lead();
  }

  /** The lock was stolen from us while we slept: stand in line again. (An aborted wait ends here too, and changes nothing.) */
  #lost() {
    if (!this.leads) return;
    this.leads = false;
    this.on.follow();
    this.#queue({});
  }
}

/** Run `work` in one tab at a time. */
function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}
