// Small pieces of the document.

import { absolute, brief, shown, sign, signed } from "/assets/shared/decimal.js";

export const byId = (id) => document.getElementById(id);

export function element(name, text, style) {
  const made = document.createElement(name);
  if (text) {
    made.textContent = text;
  }
  if (style) {
    made.className = style;
  }
  return made;
}

export function svg(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

/** Writes only what differs: a screen reader and a selection are not disturbed for nothing. */
export function write(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** A `data` element with its exact value to it, and what people read. */
function figure(target, exact, text) {
  if (exact === undefined) {
    target.removeAttribute("value");
    target.removeAttribute("title");
    write(target, "\u2013");
  } else {
    target.setAttribute("value", exact);
    target.title = exact;
    write(target, text);
  }
}

export const money = (target, exact) => figure(target, exact, exact && shown(exact, 2));
export const price = (target, exact) => figure(target, exact, exact && brief(exact));
export const quantity = (target, exact) => figure(target, exact, exact && brief(exact));

/** Which way a number goes, told by an arrow and a sign, and by colour besides. */
export function direction(target, exact) {
  const way = exact === undefined ? 0 : sign(exact);
  target.classList.toggle("gain", way > 0);
  target.classList.toggle("loss", way < 0);
  return way;
}

export function profit(target, exact) {
  figure(target, exact, exact && signed(exact, 2));
  direction(target, exact);
}

/** Colours a changed element for a moment. */
export function flash(target, colour = "--flash") {
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const from = { backgroundColor: `var(${colour})` };
    target.animate([from, {}], { duration: 1200, easing: "ease-out" });
  }
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium", hourCycle: "h23" });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

export const time = (at) => clock.format(new Date(at));

/** The time, or the day where it is another than today. */
export function day(at) {
  const then = new Date(at);
  return then.toDateString() === new Date().toDateString() ? time(at) : calendar.format(then);
}

export const dayAndTime = (at) => calendar.format(new Date(at)) + ", " + time(at);
export const percent = (ratioText) => shown(hundredfold(absolute(ratioText)), 1) + "%";

/** A ratio of four decimals as a percentage of two. */
function hundredfold(text) {
  const [units, fraction = ""] = text.split(".");
  const digits = units + fraction.padEnd(4, "0");
  return digits.slice(0, -2).replace(/^0+(?=\d)/, "") + "." + digits.slice(-2);
}

const MOST_LINES = 4;
const LINE_MILLIS = 6000;
const CHARACTER_MILLIS = 30;

/** Says something for as long as it takes to read, below what was said a moment ago. */
export function notice(text) {
  const target = byId("notice");
  const line = element("span", text);
  target.append(line);
  while (target.childElementCount > MOST_LINES) {
    target.firstElementChild.remove();
  }
  target.hidden = false;
  const gone = () => {
    line.remove();
    target.hidden = target.childElementCount === 0;
  };
  whenSeen(() => setTimeout(gone, LINE_MILLIS + CHARACTER_MILLIS * text.length));
}

function whenSeen(act) {
  if (document.hidden) {
    document.addEventListener("visibilitychange", () => whenSeen(act), { once: true });
  } else {
    act();
  }
}
