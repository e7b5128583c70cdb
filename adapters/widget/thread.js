// The messages: a log that screen readers follow. Elements are kept by key, so that nothing is read or moved twice.

const NEAR_END = 48;

class Thread {
  /** `on` has choose(message, choice), again(id), startNew(). */
  constructor(on) {
    this.on = on;
    this.rows = new Map(); // key to {element, item}
    this.log = el("div", { className: "log", attributes: { role: "log" }, aria: { live: "polite" }, on: { keydown: (event) => this.#walk(event) } });
    this.typing = this.#typing();
    this.chips = el("div", { className: "chips", attributes: { role: "group" }, aria: { label: word("choose") } });
    this.end = el("div", { className: "end" });
    this.scroll = el("div", { className: "scroll", on: { scroll: () => this.#scrolled() } }, this.log, this.typing, this.chips, this.end);
    const back = { className: "jump", type: "button", hidden: true, aria: { label: word("jump_down") }, on: { click: () => this.toEnd() } };
    this.jump = el("button", back, icon("jump"));
    this.element = el("div", { className: "thread" }, this.scroll, this.jump);
    this.atEnd = true;
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.scroll);
  }

  draw(talk, waiting) {
    const items = layOut(talk, waiting);
    this.log.setAttribute("aria-label", word("conversation", { name: talk.owner.name || talk.botName || word("ai_assistant") }));
    this.log.setAttribute("aria-busy", String(talk.link === "connecting" && !items.length));
    this.#sweep(new Set(items.map((item) => item.key)));
    this.#place(items, talk);
    this.#drawTyping(talk);
    this.#drawChips(waiting.length ? null : talk.asking);
    this.#drawEnd(talk.owner.owner === "closed" && items.length > 0);
    if (this.atEnd || waiting.length > this.waited) this.toEnd();
    else this.#scrolled();
    this.waited = waiting.length;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.#scrolled();
  }

  #sweep(keys) {
    for (const [key, row] of this.rows) {
      if (keys.has(key)) continue;
      row.element.remove();
      this.rows.delete(key);
    }
  }

  /** Put rows in order; a row that stands right is not touched. */
  #place(items, talk) {
    let next = this.log.firstElementChild;
    items.forEach((item, index) => {
      const row = this.#row(item, talk, index === items.length - 1);
      if (row === next) next = next.nextElementSibling;
      else this.log.insertBefore(row, next);
    });
    this.isPainted = items.length > 0;
  }

  #row(item, talk, isLast) {
    const known = this.rows.get(item.key);
    const row = known || { element: makeRow(item), item: {} };
    if (!known) row.element.classList.toggle("fresh", Boolean(this.isPainted));
    if (item.kind === "bubble") updateBubble(row.element, row.item, item, talk, this.on);
    else setText(row.element.querySelector(".text"), item.text);
    if (!this.log.contains(document.activeElement?.shadowRoot?.activeElement)) row.element.tabIndex = isLast ? 0 : -1;
    this.rows.set(item.key, { element: row.element, item });
    return row.element;
  }

  #typing() {
    const dots = el("span", { className: "dots", aria: { hidden: "true" } }, el("i"), el("i"), el("i"));
    this.typist = el("span", { className: "face" });
    this.typingText = el("span", { className: "hidden" });
    return el("div", { className: "typing", hidden: true }, this.typist, dots, this.typingText);
  }

  #drawTyping(talk) {
    const { who } = (talk.hasLine && talk.typing) || {};
    this.typing.hidden = !who;
    if (!who) return;
    const name = who === "rep" ? talk.owner.name : talk.botName;
    this.typist.replaceChildren(avatar(who, name));
    setText(this.typingText, word("typing", { name: name || word("ai_assistant") }));
  }

  #drawChips(message) {
    const key = message ? JSON.stringify([message.seq, message.choices]) : "";
    if (key === this.chipsFor) return;
    this.chipsFor = key;
    this.chips.hidden = !message;
    const chip = (choice) =>
      el("button", { className: "chip", type: "button", textContent: choice.label, attributes: { dir: "auto" }, on: { click: () => this.on.choose(message, choice) } });
    this.chips.replaceChildren(...(message ? message.choices.map(chip) : []));
  }

  #drawEnd(isClosed) {
    if (Boolean(this.end.firstChild) === isClosed) return;
    const again = el("button", { className: "plain", type: "button", textContent: word("start_new"), on: { click: () => this.on.startNew() } });
    this.end.replaceChildren(...(isClosed ? [el("p", { textContent: word("ended") }), again] : []));
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.jump.hidden = this.atEnd;
  }

  /** One stop for Tab; arrows, Home and End go from message to message and show each one's time. */
  #walk(event) {
    const rows = [...this.log.children];
    const at = rows.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (at < 0 || !rows[to]) return;
    event.preventDefault();
    rows[at].tabIndex = -1;
    rows[to].tabIndex = 0;
    rows[to].focus();
  }
}

function makeRow(item) {
  if (item.kind === "bubble") return makeBubble(item);
  const mark = item.kind === "notice" ? [el("span", { className: "hidden", textContent: `${word("notice")}: ` })] : [];
  return el("div", { className: `quiet ${item.kind}` }, ...mark, el("span", { className: "text", textContent: item.text }));
}

/** Name and kind are there for every bubble, and shown for the first of a group. */
function makeBubble({ who, name, at }) {
  const kind = { bot: word("ai_assistant"), rep: word("person") }[who];
  const speaker = kind ? [el("b", { textContent: name || kind }), name ? ` ${kind}` : ""] : [word("you")];
  return el(
    "div",
    { className: `row ${who}` },
    el("div", { className: "who" }, ...speaker),
    el(
      "div",
      { className: "side" },
      who === "prospect" ? "" : avatar(who, name),
      el("div", { className: "bubble", attributes: { dir: "auto" } }),
      el("time", { dateTime: at.toISOString(), textContent: clock(at) }),
    ),
    el("div", { className: "state" }),
  );
}

function updateBubble(element, before, item, talk, on) {
  element.classList.toggle("first", item.first);
  element.classList.toggle("last", item.last);
  if (before.text !== item.text) {
    const bubble = element.querySelector(".bubble");
    bubble.replaceChildren(...linked(item.text));
    bubble.lang = languageOf(item.text) || LANGUAGE;
  }
  const isHeld = item.state === "queued" && (talk.isOffline || talk.link === "lost");
  updateState(element, isHeld ? "held" : item.state, item.id, on);
}

const STATES = { queued: "sending", held: "queued", failed: "failed" };

function updateState(element, state, id, on) {
  if (element.dataset.state === state) return;
  element.dataset.state = state;
  const key = STATES[state];
  const again = () => el("button", { className: "plain", type: "button", textContent: word("try_again"), on: { click: () => on.again(id) } });
  const sign = { held: "clock", failed: "alert" }[state];
  const parts = key ? [sign ? icon(sign) : "", word(key), state === "failed" ? again() : ""] : [];
  element.querySelector(".state").replaceChildren(...parts);
}
