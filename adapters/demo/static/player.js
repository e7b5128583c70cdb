// Plays a visitor through the widget's own door, and lets the desk take over as a rep would.
(() => {
  const $ = (selector) => document.querySelector(selector);
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const shop = $("#shop");
  const desk = $("#desk");
  const hook = () => shop.contentWindow?.handraiser;
  const deskPage = () => desk.contentDocument;
  const STEPS = [...document.querySelectorAll("#steps li")].map((node) => node.dataset.step);
  const ANSWER = 15000; // ms that an answer may take before the story goes on

  // The line of what is happening, and the step that it belongs to.
  let furthest = -1;
  const light = (step) => {
    const at = STEPS.indexOf(step);
    furthest = Math.max(furthest, at);
    for (const [n, node] of [...document.querySelectorAll("#steps li")].entries()) {
      node.classList.toggle("on", n === at);
      node.classList.toggle("done", n !== at && n <= furthest);
    }
  };
  let source = null;
  let conversation = "";
  const listen = () => {
    source?.close();
    source = new EventSource("/demo/events");
    source.addEventListener("caption", (event) => {
      const told = JSON.parse(event.data);
      if (hook()?.conversation && hook().conversation !== told.conversation) return; // another visitor's, on another page
      if (told.conversation !== conversation) furthest = -1;
      conversation = told.conversation;
      $("#caption").textContent = told.text;
      light(told.step);
      if (document.body.dataset.show === "shop") $(".tabs i").hidden = false;
      setTimeout(openCard, 1300, told.conversation); // long enough to see the card come up in the list
    });
  };
  listen();
  document.addEventListener("visibilitychange", () => { if (document.hidden) source?.close(); else listen(); }); // browsers allow few streams per host

  /** Open the card on the desk, if it is there and nothing else is being read. */
  function openCard(id) {
    const page = deskPage();
    const open = page?.querySelector("#talk")?.dataset.id;
    if (!page || open === id || (open && !playing)) return;
    page.getElementById(`row-${id}`)?.click();
  }

  // The player.
  let playing = null;
  const hears = new Set();
  const heard = (ms) => new Promise((resolve) => {
    const done = () => { hears.delete(done); resolve(); };
    hears.add(done);
    setTimeout(done, ms);
  });
  const attach = async () => {
    for (let tries = 0; tries < 100 && !hook(); tries++) await wait(100);
    if (!hook()) return false;
    if (attach.to !== hook()) {
      attach.to = hook();
      hook().on("message", (message) => { if (message.who !== "prospect" && message.who !== "visitor") for (const done of [...hears]) done(); });
    }
    return true;
  };
  const until = async (find, ms) => {
    for (let left = ms; left > 0; left -= 100) {
      const found = find();
      if (found) return found;
      await wait(100);
    }
    return null;
  };

  async function say(text, run) {
    await wait(Math.min(2200, 500 + text.length * 14)); // as long as somebody writes
    if (playing !== run) return;
    const answered = heard(ANSWER);
    hook().say(text);
    await answered;
    await wait(900); // as long as somebody reads
  }

  async function takeOver(words, run) {
    const page = deskPage();
    openCard(conversation);
    const claim = await until(() => page.querySelector(`#talk[data-id="${conversation}"]`) && page.querySelector("#claim"), 5000);
    if (!claim || playing !== run) return;
    show("desk");
    await wait(1600);
    claim.focus();
    claim.classList.add("shown-press");
    await wait(900);
    claim.click();
    const field = await until(() => page.querySelector('#composer input[value="reply"]') && page.querySelector("#text"), 5000);
    if (!field || playing !== run) return;
    for (let n = 1; n <= words.length && playing === run; n += 2) {
      page.querySelector("#text").value = words.slice(0, n + 1);
      page.querySelector("#text").dispatchEvent(new Event("input", { bubbles: true })); // the visitor sees that somebody types
      await wait(18);
    }
    await wait(500);
    if (playing !== run) return;
    page.querySelector("#composer").requestSubmit();
    await wait(1400);
    show("shop");
  }

  async function play(story, run) {
    if (!(await attach())) return;
    show("shop");
    furthest = -1;
    light("");
    const back = deskPage()?.querySelector("#talk");
    if (back) desk.contentWindow.location.assign("/desk?view=all");
    conversation = "";
    const greeted = heard(4000);
    await hook().reset();
    hook().open();
    await greeted;
    for (const text of story.says) if (playing === run) await say(text, run);
    if (playing === run) await takeOver(story.rep, run);
  }

  const buttons = [...document.querySelectorAll("[data-story]")];
  const mark = (pressed) => {
    for (const button of buttons) {
      button.disabled = Boolean(pressed);
      if (button === pressed) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    $("#stop").hidden = !pressed;
  };
  for (const button of buttons) {
    button.addEventListener("click", async () => {
      const run = (playing = {});
      mark(button);
      try {
        await play(JSON.parse(button.dataset.says), run);
      } finally {
        if (playing === run) { playing = null; mark(null); }
      }
    });
  }
  $("#stop").addEventListener("click", () => { playing = null; mark(null); });

  // On a phone one side at a time.
  function show(side) {
    document.body.dataset.show = side;
    for (const tab of document.querySelectorAll("[data-tab]")) tab.setAttribute("aria-pressed", String(tab.dataset.tab === side));
    if (side === "desk") $(".tabs i").hidden = true;
  }
  for (const tab of document.querySelectorAll("[data-tab]")) tab.addEventListener("click", () => show(tab.dataset.tab));
})();
