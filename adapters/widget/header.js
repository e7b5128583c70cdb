// Who is speaking, what they are, and what to expect of them.

class Header {
  constructor(close) {
    this.face = el("span", { className: "face" });
    this.name = el("h2", { className: "name" });
    this.kind = el("span", { className: "kind" });
    this.expect = el("p", { className: "expect" });
    const test = SETTINGS.isTest ? [el("span", { className: "test", textContent: word("test") })] : [];
    const text = el("div", { className: "titles" }, el("div", { className: "title" }, this.name, this.kind), this.expect);
    const button = el("button", { className: "close", type: "button", aria: { label: word("close") }, on: { click: close } }, icon("cross"));
    this.element = el("header", {}, this.face, text, ...test, button);
  }

  draw(talk) {
    const isPerson = talk.owner.owner === "rep";
    const name = isPerson ? talk.owner.name : talk.botName;
    const kind = word(isPerson ? "person" : "ai_assistant");
    setText(this.name, name || kind);
    setText(this.kind, name ? kind : "");
    this.kind.className = `kind ${isPerson ? "rep" : "bot"}`;
    setText(this.expect, expectation(talk));
    this.#drawFace(isPerson ? "rep" : "bot", name);
  }

  #drawFace(who, name) {
    if (this.faceOf === who + name) return;
    this.faceOf = who + name;
    this.face.replaceChildren(avatar(who, name));
  }
}

/** One line under the name: the person's role and absence; the bot's pace, or that somebody is on the way. */
function expectation({ owner, isUnavailable }) {
  if (isUnavailable) return "";
  const back = Date.parse(owner.away_until);
  const away = back > Date.now() ? word("away_until", { when: moment(new Date(back)) }) : "";
  if (owner.owner === "rep") return [owner.role, away].filter(Boolean).join(" · ");
  if (owner.owner === "offered") return away || word("offered");
  return word("usually_answers", { when: word("at_once") });
}
