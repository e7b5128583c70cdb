// Exchanges the token of the address for a session of the widget, takes it out of the address, and opens the widget in that conversation.

const told = document.querySelector("#told");
const again = document.querySelector("#again");
const begin = document.querySelector("#begin");
const language = document.documentElement.lang;
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search); // a copied address or a screenshot opens nothing

/** What the widget reads as it starts (`Store` in widget/store.js): by server and flow. */
function keep(session, flow) {
  const name = `handraiser:${new URL("/", location.href).href}:${flow}`;
  const known = JSON.parse(localStorage.getItem(`${name}:session`) || "null");
  if (known?.conversation !== session.conversation) for (const key of ["transcript", "seen"]) localStorage.removeItem(`${name}:${key}`);
  localStorage.setItem(`${name}:session`, JSON.stringify(session));
}

function show(flow) {
  const script = document.createElement("script");
  script.src = "/widget.js";
  Object.assign(script.dataset, { flow, language, open: "" });
  script.addEventListener("load", () => window.handraiser.open());
  script.addEventListener("error", () => say("failed", again));
  document.body.append(script);
  say("text");
}

function say(what, button) {
  told.textContent = told.dataset[what];
  for (const each of [again, begin]) each.hidden = each !== button;
}

async function open() {
  if (!token) return show(told.dataset.flow); // loaded anew: the widget knows its conversation
  try {
    const response = await fetch("/talk/open", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
      credentials: "omit",
      signal: AbortSignal.timeout(20000),
    });
    if (response.status >= 400 && response.status < 429) return say("expired", begin);
    if (!response.ok) return say("failed", again);
    const { flow, ...session } = await response.json();
    keep(session, flow);
    show(flow);
  } catch {
    say("failed", again);
  }
}

again.addEventListener("click", () => open());
begin.addEventListener("click", () => show(told.dataset.flow));
open();
