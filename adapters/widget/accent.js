// The operator's one colour. Whatever it is, text on it and text in it stay readable (WCAG 2.2, 1.4.3: 4.5 to 1).

const READABLE = 4.5;
const DARK = matchMedia("(prefers-color-scheme: dark)");
const SURFACES = { light: [243, 243, 246], dark: [38, 38, 44] }; // --sunken: the least contrast a text in the accent may meet

function rgbOf(hex) {
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(hex.trim()) || [];
  if (!digits) return null;
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
  return pairs.map((pair) => parseInt(pair, 16));
}

/** Relative luminance (WCAG 2.2). */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function mix(rgb, other, share) {
  return rgb.map((value, index) => Math.round(value + (other[index] - value) * share));
}

/** Move the colour towards `goal` until it can be read on `ground`. */
function readable(rgb, ground, goal) {
  const steps = Array.from({ length: 21 }, (_, step) => mix(rgb, goal, step / 20));
  return steps.find((each) => contrast(each, ground) >= READABLE) || goal;
}

function accentTokens(rgb, isDark) {
  const [white, black] = [[255, 255, 255], [20, 20, 24]];
  const ground = isDark ? SURFACES.dark : SURFACES.light;
  const onAccent = contrast(rgb, white) >= READABLE ? white : black;
  return {
    "--accent": rgb,
    "--accent-hover": mix(rgb, onAccent === white ? black : white, 0.12),
    "--on-accent": contrast(rgb, onAccent) >= READABLE ? onAccent : [0, 0, 0],
    "--accent-text": readable(rgb, ground, isDark ? white : black),
    "--accent-soft": mix(rgb, isDark ? [24, 24, 28] : white, 0.88),
  };
}

/** Set the tokens on `root` now and whenever light turns to dark. */
function applyAccent(root) {
  const rgb = rgbOf(SETTINGS.accent);
  if (!rgb) return;
  const apply = () => {
    for (const [name, value] of Object.entries(accentTokens(rgb, DARK.matches))) root.style.setProperty(name, `rgb(${value.join(" ")})`);
  };
  apply();
  DARK.addEventListener("change", apply);
}
