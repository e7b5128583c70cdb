// Keeps one stream open: reconnects with jittered backoff, resumes after the last id, notices a dead line.

const SILENCE = 40000; // the server pings every 15 s
const STEADY = 5000; // a line that held this long was a good one
const SHORTEST = 500;
const LONGEST = 30000;

/** Milliseconds before try `attempt` (from 0): doubled each time, half of it random so that a restart is not met by all at once. */
function backoff(attempt) {
  return Math.min(SHORTEST * 2 ** attempt, LONGEST) * (0.5 + Math.random() / 2);
}

class Stream {
  /** `token` is asked anew for each try. `on` has event(event), live(), lost() and refused(status); the last one ends the stream. */
  constructor(token, lastId, on) {
    this.token = token;
    this.lastId = lastId;
    this.on = on;
    this.attempt = 0;
    this.stopped = false;
    this.#run();
  }

  stop() {
    this.stopped = true;
    this.abort?.abort();
    this.wake?.();
  }

  /** Try now instead of waiting: somebody looks, or the network is back (`anew`), when a line that seems open may be dead. */
  nudge(anew = false) {
    this.attempt = 0;
    this.wake?.();
    if (anew) this.abort?.abort();
  }

  async #run() {
    while (!this.stopped) {
      const began = Date.now();
      const wait = await this.#connect();
      if (this.stopped) return;
      if (Date.now() - began > STEADY) this.attempt = 0;
      this.on.lost();
      await this.#pause(Math.max(wait * 1000, backoff(this.attempt++)));
    }
  }

  /** Hold the line until it breaks; return the seconds that the server asked us to stay away. */
  async #connect() {
    this.abort = new AbortController();
    try {
      await readStream({
        token: this.token(),
        lastId: this.lastId,
        signal: this.abort.signal,
        heard: () => this.#heard(),
        emit: (event) => this.#emit(event),
      });
    } catch (error) {
      if (error instanceof Refused) return this.#refused(error);
    } finally {
      clearTimeout(this.watchdog);
    }
    return 0;
  }

  #heard() {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.abort.abort(), SILENCE);
    if (!this.stopped) this.on.live();
  }

  #emit(event) {
    if (this.stopped) return;
    if (/^\d+$/.test(event.id || "")) this.lastId = Math.max(this.lastId, Number(event.id));
    this.on.event(event);
  }

  #refused(error) {
    if (GONE.has(error.status) || error.status === 403) {
      this.stopped = true;
      this.on.refused(error.status);
    }
    return error.wait;
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }
}
