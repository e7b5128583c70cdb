// The launcher and the panel: opening, closing, focus, and the whole screen on a phone.

const PHONE = matchMedia("(max-width: 479.98px)");
const TOUCH = matchMedia("(pointer: coarse)");

class Panel {
  /** `on` has opened(), closed(), and what Thread, Field and Header ask for. */
  constructor(store, on) {
    this.on = on;
    this.isOpen = false;
    this.header = new Header(() => this.close());
    this.thread = new Thread({ ...on, choose: (message, choice) => this.#chosen(message, choice) });
    this.field = new Field(store, { ...on, focus: () => this.fit() });
    this.status = el("p", { className: "status", attributes: { role: "status" } });
    this.badge = el("span", { className: "badge", hidden: true, aria: { hidden: "true" } });
    this.launcher = el(
      "button",
      { className: "launcher", type: "button", aria: { expanded: "false", controls: "panel", haspopup: "dialog" }, on: { click: () => this.toggle() } },
      icon("chat"),
      icon("down"),
      this.badge,
    );
    this.panel = el(
      "div",
      { className: "panel", id: "panel", hidden: true, tabIndex: -1, attributes: { role: "dialog" }, on: { keydown: (event) => this.#key(event) } },
      this.header.element,
      this.thread.element,
      this.status,
      this.field.element,
    );
    this.root = el("aside", { className: "root", lang: LANGUAGE, aria: { label: word("chat") }, attributes: { "data-tokens": "" } }, this.launcher, this.panel);
    applyAccent(this.root);
  }

  /** Into the top layer where there is one: no z-index of the page reaches it. */
  attach() {
    this.host = document.createElement("handraiser-widget");
    this.shadow = this.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    this.shadow.adoptedStyleSheets = [sheet];
    this.shadow.append(this.root);
    document.body.append(this.host);
    if (this.host.showPopover) {
      this.host.popover = "manual";
      this.host.showPopover();
    }
    PHONE.addEventListener("change", () => this.fit());
    for (const name of ["resize", "scroll"]) window.visualViewport?.addEventListener(name, () => this.fit());
  }

  draw(talk, waiting, unread) {
    this.header.draw(talk);
    this.thread.draw(talk, waiting);
    setText(this.status, statusOf(talk));
    this.badge.hidden = !unread || this.isOpen;
    setText(this.badge, unread > 9 ? "9+" : String(unread));
    const label = word(this.isOpen ? "close" : "open");
    this.launcher.setAttribute("aria-label", unread && !this.isOpen ? `${label}, ${word("unread", { n: unread })}` : label);
    this.panel.setAttribute("aria-label", this.thread.log.getAttribute("aria-label"));
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open({ takesFocus: true });
  }

  /** Focus goes into the panel only if the visitor opened it; on touch not into the field, whose keyboard would hide the talk. */
  open({ takesFocus }) {
    this.isOpen = true;
    this.panel.hidden = false;
    this.panel.classList.toggle("moving", takesFocus);
    this.launcher.setAttribute("aria-expanded", "true");
    this.root.classList.add("open");
    this.fit();
    this.on.opened();
    this.field.grow();
    this.thread.toEnd();
    if (takesFocus) this.#focusInside();
  }

  close() {
    const hadFocus = this.panel.contains(this.shadow.activeElement);
    this.isOpen = false;
    this.panel.hidden = true;
    this.launcher.setAttribute("aria-expanded", "false");
    this.root.classList.remove("open");
    if (hadFocus) this.launcher.focus();
    this.on.closed();
  }

  /** On a phone the panel covers what the keyboard leaves of the screen, and is all there is for Tab. */
  fit() {
    const view = window.visualViewport;
    const isPhone = PHONE.matches;
    this.panel.setAttribute("aria-modal", String(isPhone));
    this.root.classList.toggle("phone", isPhone);
    this.root.style.setProperty("--view-top", isPhone && view ? `${view.offsetTop}px` : "0px");
    this.root.style.setProperty("--view-height", isPhone && view ? `${view.height}px` : "100dvh");
  }

  #focusInside() {
    if (TOUCH.matches) this.panel.focus();
    else this.field.focus();
  }

  /** The chip that had the focus is gone now. */
  #chosen(message, choice) {
    this.on.choose(message, choice);
    this.#focusInside();
  }

  #key(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      this.close();
    }
    if (event.key === "Tab" && PHONE.matches) this.#trap(event);
  }

  #trap(event) {
    const stops = [...this.panel.querySelectorAll('a, button, textarea, [tabindex="0"]')].filter((each) => each.checkVisibility?.() ?? true);
    const [first, last] = [stops[0], stops.at(-1)];
    const at = this.shadow.activeElement;
    const leaves = event.shiftKey ? at === first || at === this.panel : at === last;
    if (!leaves) return;
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}

/** The quiet line above the field, empty while all is well. */
function statusOf(talk) {
  if (talk.isOffline) return word("offline");
  if (talk.isUnavailable) return word("unavailable");
  return talk.link === "lost" ? word("reconnecting") : "";
}
