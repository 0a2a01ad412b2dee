// Measures over time as a line. Pixels may be floats; nothing here is shown as exact.

import { shown } from "/assets/shared/decimal.js";
import { element, svg, time, write } from "/assets/shared/dom.js";

const PAD = { top: 10, right: 12, bottom: 22, left: 70 };
const SESSION = {
  measures: { value: [1, "Market value"], profit: [2, "Profit and loss"] },
  empty: "The line begins with the first prices.",
  clock: time,
  fromZero: false,
};

const rounded = (number, places = 2) => shown(number.toFixed(places), places);
const short = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });

export class Chart {
  #home;
  #told;
  #measure;
  #points = [];
  #spot = null;
  #read;
  #empty;
  #drawing = svg("svg", { class: "line", tabindex: "0", role: "img" });

  /**
   * @param read where the value under the pointer is told
   * @param told {measures: by name the column of a point, what it is called and its decimals, the first
   *   to begin with; empty: what stands there without points; clock: how a time is written; fromZero}
   */
  constructor(home, read, told = SESSION) {
    this.#home = home;
    this.#told = told;
    this.#measure = Object.keys(told.measures)[0];
    this.#empty = element("p", told.empty, "empty");
    this.#read = read;
    home.append(this.#drawing, this.#empty);
    new ResizeObserver(() => this.#draw()).observe(home);
    this.#drawing.addEventListener("pointermove", (event) => this.#point(event));
    this.#drawing.addEventListener("pointerleave", () => this.#mark(null));
    this.#drawing.addEventListener("blur", () => this.#mark(null));
    this.#drawing.addEventListener("keydown", (event) => this.#key(event));
  }

  measure(name) {
    this.#measure = name;
    this.#draw();
  }

  show(points) {
    this.#points = points;
    this.#draw();
  }

  #point(event) {
    const box = this.#drawing.getBoundingClientRect();
    const part = (event.clientX - box.left - PAD.left) / (box.width - PAD.left - PAD.right);
    this.#mark(this.#nearest(part));
  }

  #nearest(part) {
    const [from, to] = [this.#points[0][0], this.#points.at(-1)[0]];
    const at = from + Math.min(1, Math.max(0, part)) * (to - from);
    const after = this.#points.findIndex(([when]) => when >= at);
    if (after <= 0) {
      return Math.max(0, after);
    }
    return this.#points[after][0] - at < at - this.#points[after - 1][0] ? after : after - 1;
  }

  #key(event) {
    const last = this.#points.length - 1;
    const at = this.#spot ?? last;
    const step = Math.max(1, Math.round(last / 60));
    const to = { ArrowLeft: at - step, ArrowRight: at + step, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#mark(Math.min(last, Math.max(0, to)));
    }
  }

  #mark(spot) {
    if (this.#spot !== spot) {
      this.#spot = spot;
      this.#draw();
    }
  }

  #draw() {
    const enough = this.#points.length > 1;
    this.#drawing.toggleAttribute("hidden", !enough);
    this.#empty.hidden = enough;
    this.#read.hidden = !enough;
    const { clientWidth: width, clientHeight: height } = this.#home;
    if (!enough || width === 0) {
      return;
    }
    const scale = this.#scale(width, height);
    this.#drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#drawing.replaceChildren(...this.#grid(scale), ...this.#line(scale), ...this.#spotted(scale));
    this.#tell();
  }

  #scale(width, height) {
    const column = this.#told.measures[this.#measure][0];
    const values = this.#points.map((point) => point[column]);
    let [low, high] = [Math.min(...values), Math.max(...values)];
    const room = (high - low) * 0.08 || Math.max(1, Math.abs(high) * 0.001);
    [low, high] = [low - room, high + room];
    if (this.#told.fromZero) {
      [low, high] = [Math.min(0, low + room), Math.max(room, high)];
    }
    const [from, to] = [this.#points[0][0], this.#points.at(-1)[0]];
    const bottom = height - PAD.bottom;
    const right = width - PAD.right;
    return {
      low,
      high,
      from,
      to,
      bottom,
      right,
      column,
      x: (at) => PAD.left + ((at - from) / (to - from || 1)) * (right - PAD.left),
      y: (value) => bottom - ((value - low) / (high - low)) * (bottom - PAD.top),
    };
  }

  #grid({ low, high, from, to, right, bottom, x, y }) {
    const made = [];
    for (const value of steps(low, high, 4)) {
      made.push(svg("line", { x1: PAD.left, x2: right, y1: y(value), y2: y(value), class: "grid" }));
      made.push(label({ x: PAD.left - 8, y: y(value) + 4, class: "axis end" }, axisText(value, high - low)));
    }
    const marks = right > 480 ? 4 : 2;
    for (let i = 0; i <= marks; i++) {
      const at = from + ((to - from) * i) / marks;
      const anchor = i === 0 ? "start" : i === marks ? "end" : "middle";
      made.push(label({ x: x(at), y: bottom + 16, class: "axis " + anchor }, this.#told.clock(at)));
    }
    return made;
  }

  #line({ column, bottom, x, y }) {
    const path = this.#points
      .map((point, i) => (i ? "L" : "M") + x(point[0]).toFixed(1) + " " + y(point[column]).toFixed(1))
      .join("");
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    const under = `${path}L${x(last[0]).toFixed(1)} ${bottom}L${x(first[0]).toFixed(1)} ${bottom}Z`;
    return [
      svg("path", { d: under, class: "area" }),
      svg("path", { d: path, class: "curve" }),
      svg("circle", { cx: x(last[0]), cy: y(last[column]), r: 3, class: "now" }),
    ];
  }

  #spotted({ column, bottom, x, y }) {
    if (this.#spot === null || this.#spot >= this.#points.length) {
      return [];
    }
    const point = this.#points[this.#spot];
    const at = x(point[0]);
    return [
      svg("line", { x1: at, x2: at, y1: PAD.top, y2: bottom, class: "cross" }),
      svg("circle", { cx: at, cy: y(point[column]), r: 4, class: "spot" }),
    ];
  }

  #tell() {
    const [column, name, places] = this.#told.measures[this.#measure];
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    const at = this.#points[this.#spot ?? this.#points.length - 1] ?? last;
    const { clock } = this.#told;
    write(this.#read, `${clock(at[0])}  ${rounded(at[column], places)}`);
    const text =
      `${name} from ${rounded(first[column], places)} at ${clock(first[0])}` +
      ` to ${rounded(last[column], places)} at ${clock(last[0])}`;
    this.#drawing.setAttribute("aria-label", text);
  }
}

function label(attributes, text) {
  const made = svg("text", attributes);
  made.textContent = text;
  return made;
}

/** Round numbers between two values, about `count` of them. */
function steps(low, high, count) {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw);
  const made = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) {
    made.push(value);
  }
  return made;
}

// Short where the marks still differ, else in full.
function axisText(value, span) {
  return span > Math.abs(value) * 0.02 ? short.format(value) : Math.round(value).toLocaleString("en-US");
}
