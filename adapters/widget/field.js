// Where the visitor writes: grows to five lines, sends with Enter, leaves Enter to an input method while it composes.

const LONGEST_TEXT = 4000;
const TYPING_EVERY = 3000;

class Field {
  /** `on` has send(text), typing(), focus(). */
  constructor(store, on) {
    this.store = store;
    this.on = on;
    this.isComposing = false;
    this.typedAt = 0;
    const label = { placeholder: word("placeholder"), rows: 1, aria: { label: word("placeholder") } };
    this.area = el("textarea", { ...label, attributes: { enterkeyhint: "send", dir: "auto", autocomplete: "off" }, on: this.#listeners() });
    this.button = el("button", { className: "send", type: "submit", aria: { label: word("send") } }, icon("arrow"));
    this.warning = el("p", { className: "warning", attributes: { role: "status" } });
    const submit = (event) => {
      event.preventDefault();
      this.send();
    };
    this.element = el("form", { className: "field", noValidate: true, on: { submit } }, this.warning, el("div", { className: "box" }, this.area, this.button));
    this.area.value = store.read("draft", "");
    this.#show();
  }

  focus() {
    this.area.focus({ preventScroll: true });
  }

  send() {
    const text = this.area.value.trim();
    if (!text || text.length > LONGEST_TEXT) return;
    this.area.value = "";
    this.#changed();
    this.on.send(text);
  }

  /** Five lines; the panel's own height decides before that. */
  grow() {
    this.area.style.height = "auto";
    if (this.area.scrollHeight) this.area.style.height = `${this.area.scrollHeight}px`;
  }

  #listeners() {
    return {
      input: () => this.#typed(),
      keydown: (event) => this.#key(event),
      compositionstart: () => (this.isComposing = true),
      compositionend: () => (this.isComposing = false),
      focus: () => this.on.focus(),
    };
  }

  /** Safari ends the composition before the keydown of the Enter that ended it; its keyCode is 229 even then. */
  #key(event) {
    const isPlainEnter = event.key === "Enter" && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (!isPlainEnter || event.isComposing || this.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  }

  #typed() {
    this.#changed();
    const now = Date.now();
    if (!this.area.value.trim() || now - this.typedAt < TYPING_EVERY) return;
    this.typedAt = now;
    this.on.typing();
  }

  #changed() {
    this.store.write("draft", this.area.value);
    this.#show();
  }

  #show() {
    const text = this.area.value;
    const over = text.trim().length - LONGEST_TEXT;
    this.button.setAttribute("aria-disabled", String(!text.trim() || over > 0));
    setText(this.warning, over > 0 ? word("too_long", { n: over }) : "");
    this.grow();
  }
}
