// The hand on the keyboard: moving, pressing, writing; and what a swap must not lose (place, draft, focus).
(() => {
  const $ = (selector) => document.querySelector(selector);
  const rows = () => [...document.querySelectorAll("#list .row")];
  const isTyping = (target) => target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]");

  // The row of the open conversation.
  const mark = () => {
    const id = $("#talk")?.dataset.id;
    for (const row of rows()) {
      if (row.dataset.id === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  };
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.hasAttribute("aria-current"));
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    next.click();
  };
  const hint = () => { // the empty field says for whom it is
    const mode = $("#composer input[name=kind]:checked");
    if (mode) $("#text").placeholder = $("#text").dataset[mode.value];
  };
  const write = (kind) => {
    const mode = $(`#composer input[value="${kind}"]`);
    if (!mode) return;
    mode.checked = true;
    hint();
    $("#text").focus();
  };
  document.addEventListener("change", (event) => { if (event.target.name === "kind") hint(); });
  $(".bar nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    c: () => $("#claim")?.click(),
    r: () => write("reply"),
    n: () => write("note"),
    e: () => { const menu = $("#closing"); if (menu) { menu.open = true; menu.querySelector("input[type=radio]").focus(); } },
    "?": () => $("#help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an input method is choosing a word
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open], details.mend[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
      if (event.target.id === "text") event.target.blur();
      return;
    }
    if (event.target.id === "text" && event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (event.target.value.trim()) $("#composer").requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || $("#help").open) return;
    if (!KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  $("#keys").addEventListener("click", () => $("#help").showModal());
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    const filling = event.target.closest("[data-fill]");
    if (filling && $("#text")) { // put, never sent: what was written already stays behind it
      event.preventDefault();
      write("reply");
      const text = $("#text");
      text.value = [filling.dataset.fill, text.value.trim()].filter(Boolean).join(" ");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      filling.closest(".opening").hidden = true;
    }
    if (event.target.closest("#to-card")) $("#open").dataset.pane = "card";
    if (event.target.closest("#to-talk, .fact a, .row")) $("#open").dataset.pane = "talk";
  });

  // A fact and the words it rests on light up together.
  const light = (event) => {
    const field = event.target.closest?.("[data-fact]")?.dataset.fact;
    for (const node of document.querySelectorAll("#lines mark")) node.classList.toggle("lit", Boolean(field) && node.dataset.fact === field);
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, light);

  // The prospect sees that somebody types to them; a note is nobody's business.
  const TYPING_EVERY = 3000;
  let told = 0;
  const tellTyping = (text) => {
    const form = $("#composer");
    if (!text.trim() || !form.querySelector("[value=reply]:checked") || Date.now() - told < TYPING_EVERY) return;
    told = Date.now();
    const body = new URLSearchParams({ csrf: form.elements.csrf.value });
    fetch(form.action.replace(/say$/, "typing"), { method: "POST", body }).catch(() => {}); // a hint; nobody misses it
  };

  // Drafts outlive a refresh, a claim by somebody else and a change of page.
  const draft = () => `desk.draft.${$("#talk")?.dataset.id}`;
  document.addEventListener("input", (event) => {
    if (event.target.id !== "text") return;
    sessionStorage.setItem(draft(), event.target.value);
    tellTyping(event.target.value);
  });
  const restore = () => { const text = $("#text"); if (text && !text.value) text.value = sessionStorage.getItem(draft()) ?? ""; };

  const lines = () => $("#lines");
  let stick = true; // the reader is at the end of the talk
  const toEnd = () => { const box = lines(); if (box && stick && !location.hash) box.scrollTop = box.scrollHeight; };
  document.addEventListener("scroll", (event) => {
    if (event.target.id === "lines") stick = event.target.scrollHeight - event.target.scrollTop - event.target.clientHeight < 60;
  }, true);

  let pressed = null; // what had the focus when a form was sent
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method === "POST") pressed = { path: ctx.request.action, sent: $("#text")?.value, mend: ctx.sourceElement.closest("details.mend")?.id };
    else if (ctx.sourceElement.classList.contains("row")) stick = true;
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method === "POST" && ctx.response.status < 400 && ctx.request.action.endsWith("/say")) sessionStorage.removeItem(draft());
  });
  // What a press did is said for a while; what it could not do stays until the next one. A live refresh leaves both (hx-morph-skip).
  let fading = null;
  const fade = () => {
    clearTimeout(fading);
    fading = setTimeout(() => $("#told .told:not(.refused)")?.remove(), 8000);
  };
  document.addEventListener("htmx:error", (event) => { // the server did not hear it: say so, and keep what was written
    const slot = $("#told");
    if (event.detail.ctx?.request?.method !== "POST" || !slot) return;
    const said = document.createElement("p");
    said.className = "told refused";
    said.textContent = document.body.dataset.unsent;
    slot.replaceChildren(said);
  });
  let wrong = null; // why a correction was refused, and in which conversation: a live refresh knows nothing of it
  const keepWrong = (fresh) => {
    const [said, talk] = [$("#open .wrong"), $("#talk")?.dataset.id];
    if (fresh) wrong = said && { said, talk };
    else if (wrong && !said && wrong.talk === talk) document.getElementById(wrong.said.id.replace("wrong-", "correct-"))?.after(wrong.said);
  };
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    keepWrong(ctx.request?.method === "POST");
    if (ctx.request?.method === "POST") {
      stick = true;
      fade();
      document.body.dispatchEvent(new CustomEvent("desk:list"));
      if (/\/(say|claim)$/.test(pressed?.path ?? "") && matchMedia("(min-width: 641px)").matches) $("#text")?.focus();
      const mend = pressed?.mend && document.getElementById(pressed.mend);
      (mend?.querySelector("[aria-invalid]") ?? mend?.querySelector("summary"))?.focus(); // the field where the hand was
    }
    mark();
    hint();
    restore();
    toEnd();
  });
  mark();
  restore();
  toEnd();
})();
