// Joins the parts: what the visitor does goes out, what the server says comes in, the panel is drawn anew after either.

const LOST_AFTER = 2000; // a shorter break is not worth a word
const OPEN_AGAIN = 5000;

class Widget {
  constructor() {
    this.store = new Store(`handraiser:${SETTINGS.base}:${SETTINGS.flow}${SETTINGS.isTest ? ":test" : ""}`);
    this.talk = new Talk(() => this.draw());
    this.outgoing = new Outgoing(this.store, { token: () => this.token(), expired: () => this.expired(), changed: () => this.#changedOutgoing() });
    this.panel = new Panel(this.store, {
      opened: () => this.opened(),
      closed: () => this.closed(),
      send: (text) => this.say({ text }),
      choose: (message, choice) => this.say({ text: choice.label, message: String(message.seq), choice: choice.id }),
      again: (id) => this.outgoing.again(id),
      typing: () => this.typing(),
      startNew: () => this.startNew(),
    });
    this.tabs = new Tabs(this.store.name, { lead: () => this.connect(), follow: () => this.disconnect(), told: (kind, value) => this.told(kind, value) });
  }

  start() {
    RENEWED.token = (token) => this.#renew(token);
    this.panel.attach();
    this.session = this.store.read("session", null);
    if (this.session) this.talk.restore(this.store.read("transcript", {}));
    this.talk.set({ isOffline: navigator.onLine === false });
    this.#listen();
    this.tabs.start();
    const wasOpen = this.store.read("open", SETTINGS.opensItself);
    if (wasOpen && !PHONE.matches) this.panel.open({ takesFocus: false });
    if (this.session) this.outgoing.flush();
  }

  /** Once for all the changes of one moment. */
  draw() {
    if (this.isDrawing) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      this.#look();
      if (this.isNew) this.store.write("transcript", this.talk.snapshot());
      this.isNew = false;
      this.panel.draw(this.talk, this.waiting(), this.talk.unread(this.store.read("seen", 0)));
    });
  }

  /** What was sent and not shown yet. Another tab may still hold what has arrived, so the talk decides. */
  waiting() {
    return this.outgoing.list().filter((each) => !this.talk.has(each.id));
  }

  // --- what the visitor does

  opened() {
    this.store.write("open", true);
    this.draw();
    if (this.session) return;
    this.talk.expectReply(); // the greeting
    this.token().catch(() => this.talk.expectNothing());
  }

  closed() {
    this.store.write("open", false);
    this.draw();
  }

  say(what) {
    this.outgoing.add(what);
    if (!this.talk.isOffline) this.talk.expectReply();
  }

  typing() {
    if (this.session) post("web/typing", {}, this.session.token).catch(() => {}); // a hint; nobody misses it
  }

  startNew() {
    this.#forget();
    this.token().catch(() => {});
    this.panel.field.focus();
  }

  // --- the conversation

  /** A token, from the conversation there is or from a new one; rejects where none could be begun. */
  async token() {
    if (!this.session) await (this.beginning ||= this.#begin().finally(() => (this.beginning = null)));
    return this.session.token;
  }

  async #begin() {
    try {
      await alone(`${this.store.name}:begin`, () => this.#adoptOrCreate());
      this.talk.set({ isUnavailable: false });
    } catch (error) {
      this.talk.set({ isUnavailable: !this.talk.isOffline });
      clearTimeout(this.openAgain);
      this.openAgain = setTimeout(() => this.panel.isOpen && this.opened(), Math.max(OPEN_AGAIN, (error.wait || 0) * 1000));
      throw error;
    }
  }

  /** Another tab may have begun one while we waited for our turn. */
  async #adoptOrCreate() {
    const known = this.store.read("session", null);
    if (known) return this.#adopt(known, this.store.read("transcript", {}));
    const path = SETTINGS.isTest ? "web/conversations?test=1" : "web/conversations";
    const { conversation, token, expires, messages = [] } = await post(path, arrival());
    const session = { conversation, token, expires };
    this.store.write("session", session);
    this.#adopt(session, { messages });
  }

  #adopt(session, snapshot) {
    this.session = session;
    this.talk.restore(snapshot);
    this.disconnect();
    if (this.tabs.leads) this.connect();
  }

  /** The token is too old: the visitor need not know. What was written meanwhile goes into the new conversation. */
  async expired() {
    const known = this.store.read("session", null);
    if (known && known.token !== this.session?.token) return this.#adopt(known, this.store.read("transcript", {}));
    this.#forget();
    if (this.panel.isOpen || this.outgoing.list().length) await this.token().catch(() => {});
  }

  #renew(token) {
    if (!this.session) return;
    this.session = { ...this.session, token };
    this.store.write("session", this.session);
  }

  #forget() {
    this.disconnect();
    this.session = null;
    for (const key of ["session", "transcript", "seen"]) this.store.remove(key);
    this.outgoing.forgetSent();
    this.talk.begin([]);
  }

  // --- the stream and the other tabs

  connect() {
    if (!this.session || this.stream) return;
    // from the start on a new page: what is kept paints at once, what the server has is the truth
    this.talk.set({ link: "connecting" });
    this.stream = new Stream(() => this.session.token, 0, { event: (event) => this.#heard(event), live: () => this.#live(), lost: () => this.#lost(), refused: (status) => this.#refused(status) });
  }

  /** 403: this page may not talk to the server, and asking again will not help. */
  #refused(status) {
    if (status === 403) this.talk.set({ isUnavailable: true });
    else this.expired();
  }

  disconnect() {
    clearTimeout(this.losing);
    this.stream?.stop();
    this.stream = null;
  }

  #live() {
    clearTimeout(this.losing);
    this.losing = null;
    if (this.talk.link === "live") return;
    this.#setLink("live");
    this.outgoing.flush();
  }

  #lost() {
    this.losing ||= setTimeout(() => this.#setLink("lost"), LOST_AFTER);
  }

  #setLink(link) {
    this.talk.set({ link });
    this.tabs.tell("link", link);
  }

  #heard(event) {
    this.tabs.tell("event", event);
    this.isNew = true;
    this.#take(event);
  }

  #take(event) {
    this.talk.take(event);
    if (event.kind === "message") this.heard?.(event.data);
    if (event.data.client_id) this.outgoing.arrived(event.data.client_id);
  }

  /** A word from another tab. */
  told(kind, value) {
    const answers = {
      hello: () => this.tabs.leads && this.tabs.tell("state", this.session ? this.talk.snapshot() : null),
      state: () => value && this.session && this.#catchUp(value),
      event: () => this.#take(value),
      link: () => this.talk.set({ link: value }),
    };
    answers[kind]?.();
  }

  #catchUp(snapshot) {
    this.talk.restore(snapshot);
    this.talk.set({ link: snapshot.link });
  }

  /** Another tab wrote to the store. The event comes when its words can be read here; a message might come before. */
  #stored(key) {
    if (key === `${this.store.name}:session`) this.#otherSession();
    else if (key?.startsWith(this.store.name)) this.draw();
  }

  #otherSession() {
    const session = this.store.read("session", null);
    if (session?.conversation === this.session?.conversation) this.session = session; // a fresh token, or nothing new
    else if (session) this.#adopt(session, this.store.read("transcript", {}));
    else this.#forget();
  }

  // --- the page

  #listen() {
    addEventListener("online", () => this.#network(true));
    addEventListener("offline", () => this.#network(false));
    addEventListener("storage", ({ key }) => this.#stored(key));
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.tabs.start());
    document.addEventListener("visibilitychange", () => this.#shown());
  }

  #network(isOnline) {
    this.talk.set({ isOffline: !isOnline });
    if (!isOnline) return;
    this.stream?.nudge(true);
    this.outgoing.flush();
    if (!this.session && this.panel.isOpen) this.opened();
  }

  #shown() {
    if (document.hidden) return;
    this.stream?.nudge();
    this.tabs.greet();
    this.draw();
  }

  #leave() {
    this.disconnect();
    this.tabs.stop();
  }

  #changedOutgoing() {
    if (this.outgoing.list().at(-1)?.state === "failed") this.talk.expectNothing();
    this.draw();
  }

  /** What lies open before the visitor's eyes is seen, in every tab. */
  #look() {
    const last = this.talk.lastId;
    if (!this.panel.isOpen || document.hidden || last <= this.store.read("seen", 0)) return;
    this.store.write("seen", last);
  }
}

/** What the first request says of the visitor: for language, working hours and the card. The page's query stays here, but for utm_*. */
function arrival() {
  const { origin, pathname, search } = location;
  const { region = "" } = new Intl.Locale(navigator.language);
  const utm = [...new URLSearchParams(search)].filter(([key]) => key.startsWith("utm_")).slice(0, 10);
  const facts = {
    flow: SETTINGS.flow,
    locale: SETTINGS.language || navigator.language,
    region: region.length === 2 ? region : "", // "419" is a part of the world
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    page: (origin + pathname).slice(0, 2000),
    referrer: document.referrer.slice(0, 2000),
    utm: Object.fromEntries(utm.map(([key, value]) => [key.slice(4), value.slice(0, 200)])),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value));
}

/** What the page around may do: window.handraiser.open(), close(), say(text), reset(), on("message", call), conversation. */
function door(widget) {
  const { panel } = widget;
  const calls = [];
  widget.heard = (message) => calls.forEach((call) => call(message));
  return {
    get conversation() {
      return widget.session?.conversation;
    },
    open: () => panel.open({}),
    close: () => panel.close(),
    say: (text) => widget.say({ text }),
    on: (_, call) => calls.push(call),
    reset() {
      widget.startNew();
      return widget.token();
    },
  };
}

function begin() {
  if (document.querySelector("handraiser-widget")) return;
  const widget = new Widget();
  widget.start();
  window.handraiser = door(widget);
}

if (document.body) begin();
else addEventListener("DOMContentLoaded", begin);
