// Making elements. Text enters as text nodes only: nothing that somebody wrote is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** 24 x 24, drawn with a line of 1.75. */
const ICONS = {
  chat: "M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3.5 20.5 5 15.6A8.5 8.5 0 1 1 21 11.5Z",
  down: "m6 9.5 6 6 6-6",
  cross: "m6.5 6.5 11 11m0-11-11 11",
  arrow: "M12 19V5m-6 6 6-6 6 6",
  jump: "M12 5v14m6-6-6 6-6-6",
  spark: "M12 3.5c.6 4.9 3.1 7.4 8 8-4.9.6-7.4 3.1-8 8-.6-4.9-3.1-7.4-8-8 4.9-.6 7.4-3.1 8-8Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5",
  alert: "M12 8v5m0 3.2v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
  clock: "M12 7.5V12l3 2m-3 7a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z",
};

/** `fields` are properties of the element, but for `aria` and `data`, which are attributes, and `on`, which are listeners. */
function el(tag, fields = {}, ...children) {
  const { aria = {}, attributes = {}, on = {}, ...properties } = fields;
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
  element.append(...children);
  return element;
}

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon ${name}` })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Write to the page only what changed: a screen reader would read it again otherwise. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Dana Cole: DC; 오세린: 세린 (the given name, as is usual); 佐藤 花子: 佐. */
function initials(name) {
  const words = name.trim().split(/\s+/);
  if (!words[0]) return "";
  if (/^\p{Script=Hangul}+$/u.test(words[0])) return words.join("").length > 2 ? words.join("").slice(-2) : words[0];
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(words[0])) return words[0].slice(0, 1);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((part) => [...part][0].toUpperCase()).join("");
}

/** The bot is a square with a spark, a person a circle with initials: told apart without colour. */
function avatar(who, name) {
  const face = who === "rep" ? initials(name) || icon("person") : icon("spark");
  return el("span", { className: `avatar ${who}`, aria: { hidden: "true" } }, face);
}

/** Korean and Japanese by their own letters, so that fonts and line breaks fit whatever the widget's language is. */
function languageOf(text) {
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? "ja" : "";
}
