// What is known of the conversation. Events change it, the view draws it; nothing here touches the page or the network.

const KEPT = 200; // messages that are kept for the next page, so that it paints at once
const TYPING_LASTS = 6000; // a rep's page says it anew every 3 s
const REPLY_EXPECTED = 10000;
const NOBODY = { owner: "bot", name: "", role: "", away_until: "" };
const VOICES = ["prospect", "bot", "rep", "notice"];

/** A message as it came, or null where it is not one. */
function asMessage(raw) {
  const seq = Number(raw?.id);
  if (!Number.isInteger(seq) || !VOICES.includes(raw.who)) return null;
  const choices = Array.isArray(raw.choices) ? raw.choices.filter((choice) => choice?.id && choice.label) : [];
  const { who, name = "", text = "", at = "", client_id = "" } = raw;
  return { seq, who, name: String(name), text: String(text), at: String(at), client_id: String(client_id), choices };
}

class Talk {
  constructor(changed) {
    this.changed = changed;
    this.begin([]);
    this.link = "idle"; // idle, connecting, live, lost
    this.isOffline = false;
    this.isUnavailable = false;
  }

  /** A new conversation with its first messages. */
  begin(messages) {
    this.messages = new Map();
    this.owner = NOBODY;
    this.ownerKnown = false;
    this.marks = []; // changes of owner: {after: seq, owner, name}
    this.typing = null; // {who, until}
    messages.forEach((raw) => this.#keep(raw));
    this.changed();
  }

  /** Everything as one value, for the next page or another tab. */
  snapshot() {
    const { owner, ownerKnown, marks, link } = this;
    return { messages: this.list().slice(-KEPT).map((each) => ({ ...each, id: each.seq })), owner, ownerKnown, marks, link };
  }

  restore(snapshot) {
    this.begin(snapshot.messages || []);
    this.owner = snapshot.owner || NOBODY;
    this.ownerKnown = Boolean(snapshot.ownerKnown);
    this.marks = snapshot.marks || [];
    this.changed();
  }

  list() {
    return [...this.messages.values()].sort((one, other) => one.seq - other.seq);
  }

  get lastId() {
    return Math.max(0, ...this.messages.keys());
  }

  /** Take an event of the stream; an unknown kind changes nothing. */
  take({ kind, data }) {
    const take = { message: "takeMessage", edit: "takeEdit", typing: "takeTyping", owner: "takeOwner" }[kind];
    if (take) this[take](data);
    this.changed();
  }

  /** Whether the server has shown what was sent under this id. */
  has(clientId) {
    return this.list().some((each) => each.client_id === clientId);
  }

  takeMessage(raw) {
    const known = this.messages.has(Number(raw?.id));
    const message = this.#keep(raw);
    if (!message || known) return; // told again after a reconnect: nobody spoke just now
    if (message.who !== "prospect") this.typing = null;
  }

  /** Nobody says a line that was taken away. */
  takeEdit(raw) {
    if (raw?.who) this.#keep(raw);
    else this.messages.delete(Number(raw?.id));
  }

  takeTyping({ who, on }) {
    if (on) this.expect(who, TYPING_LASTS);
    else this.typing = null;
  }

  takeOwner({ owner, name = "", role = "", team, away_until = "" }) {
    const moved = this.ownerKnown && (owner !== this.owner.owner || (owner === "rep" && name !== this.owner.name));
    if (moved) this.marks.push({ after: this.lastId, owner, name: owner === "bot" ? this.owner.name : name, team });
    this.owner = { owner, name, role, away_until };
    this.ownerKnown = true;
  }

  /** Show the dots for `who` for at most so many milliseconds. */
  expect(who, milliseconds) {
    this.typing = { who, until: Date.now() + milliseconds };
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => this.expectNothing(), milliseconds);
    this.changed();
  }

  /** The visitor has sent something: the bot answers at once, a person in their own time. */
  expectReply() {
    if (this.botSpeaks) this.expect("bot", REPLY_EXPECTED);
  }

  expectNothing() {
    this.typing = null;
    this.changed();
  }

  set(fields) {
    Object.assign(this, fields);
    this.changed();
  }

  /** Over a broken line nobody can be seen writing. */
  get hasLine() {
    return this.link !== "lost" && !this.isOffline && !this.isUnavailable;
  }

  get botSpeaks() {
    return this.owner.owner === "bot" || this.owner.owner === "offered";
  }

  get botName() {
    return this.list().findLast((each) => each.who === "bot")?.name || (this.botSpeaks ? this.owner.name : "");
  }

  /** The message whose choices stand open: the last one, unless the visitor spoke after it. */
  get asking() {
    const last = this.list().findLast((each) => each.who !== "notice");
    return last && last.who !== "prospect" && last.choices.length ? last : null;
  }

  unread(seen) {
    return this.list().filter((each) => each.who !== "prospect" && each.seq > seen).length;
  }

  #keep(raw) {
    const message = asMessage(raw);
    if (message) this.messages.set(message.seq, message);
    return message;
  }
}
