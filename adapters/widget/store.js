// What outlives a page: the session, what waits to be sent, what was seen. A browser that forbids storage gets memory instead.

class Store {
  constructor(name) {
    this.name = name;
    this.memory = new Map();
  }

  read(key, otherwise) {
    const text = this.#text(key);
    if (text == null) return otherwise;
    try {
      return JSON.parse(text);
    } catch {
      return otherwise;
    }
  }

  write(key, value) {
    const text = JSON.stringify(value);
    this.memory.set(key, text);
    try {
      localStorage.setItem(`${this.name}:${key}`, text);
    } catch {
      // full or forbidden: memory has it
    }
  }

  remove(key) {
    this.memory.delete(key);
    try {
      localStorage.removeItem(`${this.name}:${key}`);
    } catch {
      // forbidden
    }
  }

  /** The ends of all keys that begin with `start`. */
  rest(start) {
    const whole = `${this.name}:${start}`;
    const known = this.#works() ? Object.keys(localStorage) : [...this.memory.keys()].map((key) => `${this.name}:${key}`);
    return known.filter((key) => key.startsWith(whole)).map((key) => key.slice(whole.length));
  }

  #works() {
    try {
      return Boolean(localStorage);
    } catch {
      return false;
    }
  }

  #text(key) {
    try {
      return localStorage.getItem(`${this.name}:${key}`);
    } catch {
      return this.memory.get(key);
    }
  }
}
