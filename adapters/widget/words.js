// Texts and times in the visitor's language.

const LANGUAGE = chooseLanguage([SETTINGS.language, ...navigator.languages]);
const LOCALE = navigator.languages.find((tag) => tag.toLowerCase().startsWith(LANGUAGE)) || LANGUAGE;

function chooseLanguage(tags) {
  const wanted = tags.map((tag) => String(tag).toLowerCase().split("-")[0]);
  return wanted.find((language) => Object.hasOwn(WORDS, language)) || "en";
}

/** The text under `key`, its {placeholders} filled. */
function word(key, values = {}) {
  const text = WORDS[LANGUAGE][key] || WORDS.en[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function clock(date) {
  return date.toLocaleTimeString(LOCALE, { hour: "numeric", minute: "2-digit" });
}

/** Whole days from today to the day of `date`, by the visitor's calendar. */
function daysAhead(date) {
  const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((midnight(date) - midnight(new Date())) / 86400000);
}

function dayName(date) {
  const known = { 0: "today", "-1": "yesterday" }[daysAhead(date)];
  return known ? word(known) : date.toLocaleDateString(LOCALE, { weekday: "long", month: "long", day: "numeric" });
}

/** When somebody is back, as it reads inside "Back {when}". */
function moment(date) {
  const ahead = daysAhead(date);
  const key = { 0: "at_today", 1: "at_tomorrow" }[ahead] || "at_day";
  const shape = ahead < 7 ? { weekday: "long" } : { month: "long", day: "numeric" };
  return word(key, { time: clock(date), day: date.toLocaleDateString(LOCALE, shape) });
}
