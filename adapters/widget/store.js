// What outlives a page: the session, what waits to be sent, what was seen. A browser that forbids storage gets memory instead.

class Store {
  constructor(name) {
    this.name = name;
    this.memory = new Map();
  }

  read(key, otherwise) {
    const text = this.#text(key);
    if (text === null || text === undefined) return otherwise;
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

  #text(key) {
    try {
      return localStorage.getItem(`${this.name}:${key}`);
    } catch {
      return this.memory.get(key);
    }
  }
}
