// Keeps an open page fresh: the stream, the clocks, the sound and the notification of a new card.
(() => {
  const language = document.documentElement.lang;
  const $ = (selector) => document.querySelector(selector);
  const tell = (name) => document.body.dispatchEvent(new CustomEvent(name));
  const stale = $("#stale");
  const SILENCE = 40000; // the stream speaks every 15 s

  const refresh = () => { tell("desk:list"); if ($("#talk")) tell("desk:open"); };

  // One refresh for a burst of news; the open conversation only while somebody looks, so that nothing counts as read unseen.
  let waiting = null;
  const owed = { list: false, open: false };
  const flush = () => {
    waiting = null;
    if (owed.list) { owed.list = false; tell("desk:list"); }
    if (owed.open && !document.hidden && $("#talk")) { owed.open = false; tell("desk:open"); }
  };
  const owe = (open) => { owed.list = true; owed.open ||= open; waiting ??= setTimeout(flush, 80); };
  document.addEventListener("visibilitychange", () => { if (!document.hidden) flush(); });

  // Nobody tells us that a visitor came back and saw our last line: while one stands unseen, look.
  setInterval(() => { if (!document.hidden && $("#lines .unseen")) tell("desk:open"); }, 5000);

  let last = Date.now();
  let lost = false;
  const show = (words, out = false) => {
    lost = Boolean(words);
    stale.querySelector("span").textContent = words;
    stale.querySelector("a").hidden = !out;
    stale.hidden = !words;
  };
  // A prospect who types says so every 3 s; the sign belongs to the open conversation and outlives its refresh.
  const TYPES = 5000;
  let quiet = null;
  const said = () => document.querySelectorAll("#lines .prospect").length;
  const still = () => { delete $("#open")?.dataset.typing; };
  const types = (id) => {
    if (id !== $("#talk")?.dataset.id) return;
    $("#open").dataset.typing = `${id} ${said()}`;
    clearTimeout(quiet);
    quiet = setTimeout(still, TYPES);
  };
  const typed = () => { if ($("#open")?.dataset.typing !== `${$("#talk")?.dataset.id} ${said()}`) still(); };

  const heard = () => { last = Date.now(); if (lost) { show(""); refresh(); } };

  let source = null;
  const connect = () => {
    source?.close();
    source = new EventSource("/desk/events");
    source.addEventListener("beat", heard);
    source.addEventListener("card", (event) => { heard(); owe(event.data === $("#talk")?.dataset.id); });
    source.addEventListener("typing", (event) => { heard(); types(event.data); });
    source.addEventListener("error", () => {
      show(stale.dataset.lost);
      if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      setTimeout(connect, 5000);
      fetch("/desk/list", { headers: { "HX-Request": "true" } }).then(({ status }) => status === 401 && show(stale.dataset.out, true)).catch(() => {});
    });
  };
  connect();
  setInterval(() => { if (Date.now() - last > SILENCE && !lost) { show(stale.dataset.lost); connect(); } }, 5000);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) { connect(); refresh(); } });

  // Clocks. The server wrote them in the same words; here they only go on.
  const relative = new Intl.RelativeTimeFormat(language, { style: "short" });
  const hours = new Intl.NumberFormat(language, { style: "unit", unit: "hour", unitDisplay: "short" });
  const days = new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "short" });
  const close = (text) => (language.startsWith("ja") ? text.replace(/\s/g, "") : text); // 3分前, not 3 分前
  const since = (count, unit) => close(relative.format(-Math.round(count), unit));
  const ago = (seconds) => {
    if (seconds < 60) return document.body.dataset.now;
    if (seconds < 3600) return since(seconds / 60, "minute");
    if (seconds < 86400) return since(seconds / 3600, "hour");
    if (seconds < 604800) return since(seconds / 86400, "day");
    if (seconds < 2592000) return since(seconds / 604800, "week");
    return since(seconds / 2592000, "month");
  };
  const left = (seconds) => {
    if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
    return close(seconds < 86400 ? hours.format(Math.round(seconds / 3600)) : days.format(Math.round(seconds / 86400)));
  };
  const put = (node, text) => { if (node.textContent !== text) node.textContent = text; };
  const stamp = (at) => {
    const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const today = at.toDateString() === new Date().toDateString();
    return today ? clock : `${at.toLocaleDateString(language, { month: "short", day: "numeric" })} ${clock}`;
  };
  const tick = () => {
    const now = Date.now();
    for (const node of document.querySelectorAll("time[data-ago]")) put(node, ago((now - new Date(node.dateTime)) / 1000));
    for (const node of document.querySelectorAll("time[data-stamp]")) put(node, stamp(new Date(node.dateTime)));
    for (const node of document.querySelectorAll("time[data-due]")) {
      const seconds = (new Date(node.dateTime) - now) / 1000;
      const clock = node.closest(".clock");
      clock.classList.toggle("late", seconds <= 0);
      put(clock.querySelector(".word"), seconds <= 0 ? document.body.dataset.overdue : "");
      put(node, left(Math.abs(seconds)));
    }
  };
  setInterval(tick, 1000);
  tick();

  // A new card: a short tone, and a notification when this page is not in front. Both off until pressed.
  const choice = (id) => localStorage.getItem(`desk.${id}`) === "on";
  const setChoice = (id, on) => { localStorage.setItem(`desk.${id}`, on ? "on" : "off"); $(`#${id}`)?.setAttribute("aria-pressed", String(on)); };
  let audio = null;
  const beep = () => {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.setValueAtTime(660, audio.currentTime);
    tone.frequency.setValueAtTime(880, audio.currentTime + 0.09);
    volume.gain.setValueAtTime(0.12, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.28);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.3);
    document.body.dispatchEvent(new CustomEvent("desk:beep"));
  };
  $("#sound").addEventListener("click", () => { const on = !choice("sound"); setChoice("sound", on); if (on) beep(); });
  $("#notify").addEventListener("click", async () => {
    const allowed = "Notification" in window && (await Notification.requestPermission()) === "granted";
    setChoice("notify", allowed && !choice("notify"));
  });
  for (const id of ["sound", "notify"]) setChoice(id, choice(id));

  const ids = () => ($("#views")?.dataset.waiting ?? "").split(" ").filter(Boolean);
  let known = $("#views") ? new Set(ids()) : null;
  const announce = () => {
    if (!known) return;
    const fresh = ids().filter((id) => !known.has(id));
    known = new Set(ids());
    if (!fresh.length) return;
    if (choice("sound")) beep();
    if (choice("notify") && document.hidden) {
      const name = document.getElementById(`row-${fresh[0]}`)?.querySelector(".name")?.textContent ?? "";
      const note = new Notification(`${document.body.dataset.new}${name ? `: ${name}` : ""}`, { tag: fresh[0] });
      note.onclick = () => { window.focus(); location.href = `/desk/c/${encodeURIComponent(fresh[0])}`; };
    }
  };

  document.addEventListener("htmx:after:swap", () => { tick(); typed(); announce(); });
  window.desk = { refresh };
})();
