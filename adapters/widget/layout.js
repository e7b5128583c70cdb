// What the thread shows, in order, as plain values: days, bubbles grouped by speaker, and the quiet lines between them.

const GROUP_WITHIN = 600000; // a longer pause begins a new group
const LINES = { rep: "person_joined", bot: "person_left", offered: "offered" };

/** `waiting` is what Outgoing holds. Each item has a key that stays the same from pending to said. */
function layOut(talk, waiting) {
  const said = talk.list().map(saidItem);
  const own = waiting.map(waitingItem);
  const items = [...withMarks(said, talk.marks), ...own];
  return withEnds(withDays(items));
}

function saidItem(message) {
  const { seq, who, name, text, at, client_id } = message;
  const kind = who === "notice" ? "notice" : "bubble";
  const when = new Date(Date.parse(at) || Date.now());
  return { kind, key: `m:${client_id || `${seq}:${at}`}`, seq, who, name, text, at: when, state: "" };
}

function waitingItem({ id, text, at, state }) {
  return { kind: "bubble", key: `m:${id}`, id, who: "prospect", name: "", text, at: new Date(at), state };
}

/** A change of owner is said once: a line of ours only where no notice of the server's stands beside it. */
function withMarks(said, marks) {
  return said.flatMap((item, index) => {
    const isTold = item.kind === "notice" || said[index + 1]?.kind === "notice";
    const lines = isTold ? [] : marks.filter((mark) => mark.after === item.seq && LINES[mark.owner]).map(lineItem);
    return [item, ...lines];
  });
}

function lineItem({ after, owner, name, team }) {
  const text = owner === "offered" && team ? word("handed_over", { team }) : word(LINES[owner], { name });
  return { kind: "line", key: `o:${after}:${owner}`, text };
}

/** Days are named once there is more than today. */
function withDays(items) {
  let day = items.length && daysAhead(items[0].at) === 0 ? 0 : null;
  return items.flatMap((item) => {
    const own = item.at ? daysAhead(item.at) : day;
    if (own === day) return [item];
    day = own;
    return [{ kind: "day", key: `d:${item.at.toDateString()}`, text: dayName(item.at) }, item];
  });
}

function withEnds(items) {
  return items.map((item, index) => ({
    ...item,
    first: !isTogether(items[index - 1], item),
    last: !isTogether(item, items[index + 1]),
  }));
}

function isTogether(one, other) {
  if (one?.kind !== "bubble" || other?.kind !== "bubble") return false;
  return one.who === other.who && one.name === other.name && other.at - one.at < GROUP_WITHIN;
}
