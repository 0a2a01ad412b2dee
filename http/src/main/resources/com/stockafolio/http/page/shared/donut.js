// Sectors as a ring, and as a list that says the same in words, and in which one can be chosen.

import { element, money, percent, svg, write } from "/assets/shared/dom.js";

const SIZE = 160;
const RADIUS = 62;
const ROUND = 2 * Math.PI * RADIUS;
// A sector has the same colour for everyone; the GICS standard has these eleven.
const GICS = [
  "Information Technology",
  "Financials",
  "Health Care",
  "Consumer Discretionary",
  "Industrials",
  "Communication Services",
  "Consumer Staples",
  "Energy",
  "Utilities",
  "Materials",
  "Real Estate",
];

export class Donut {
  #home;
  #drawn = "";

  /** @param choose is called with the sector that was chosen */
  constructor(home, choose) {
    this.#home = home;
    home.addEventListener("click", (event) => {
      const chosen = event.target.closest("button[data-sector]");
      if (chosen) {
        choose(chosen.dataset.sector);
      }
    });
  }

  /**
   * @param listed {sector, value, share} from the largest on
   * @param chosen a sector in lower case, or anything else for none
   */
  show(listed, chosen) {
    // The list is made anew only where its order changed: it may hold the focus.
    const order = listed.map((entry) => entry.sector).join("\n");
    if (order !== this.#drawn) {
      this.#drawn = order;
      this.#home.replaceChildren(ring(listed), list(listed));
    }
    const buttons = this.#home.querySelectorAll("button");
    listed.forEach((entry, index) => fill(buttons[index], entry, chosen));
    turn(this.#home.querySelectorAll(".slice"), listed);
  }
}

const colour = (sector) => "sector-" + GICS.indexOf(sector);

function ring(listed) {
  const made = svg("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, class: "donut", "aria-hidden": "true" });
  for (const { sector } of listed) {
    const centre = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS };
    made.append(svg("circle", { ...centre, class: "slice " + colour(sector) }));
  }
  const count = svg("text", { x: SIZE / 2, y: SIZE / 2 - 2, class: "donut-count" });
  count.textContent = listed.length;
  const unit = svg("text", { x: SIZE / 2, y: SIZE / 2 + 15, class: "donut-unit" });
  unit.textContent = listed.length === 1 ? "sector" : "sectors";
  made.append(count, unit);
  return made;
}

function turn(slices, listed) {
  let turned = 0;
  listed.forEach(({ share }, index) => {
    const length = Number(share) * ROUND;
    const gap = listed.length > 1 ? Math.min(1.5, length / 2) : 0;
    slices[index].setAttribute("stroke-dasharray", `${length - gap} ${ROUND - length + gap}`);
    slices[index].setAttribute("stroke-dashoffset", String(ROUND / 4 - turned));
    turned += length;
  });
}

function list(listed) {
  const made = element("ul", "", "legend");
  for (const { sector } of listed) {
    const button = element("button", "", "legend-entry");
    button.type = "button";
    button.dataset.sector = sector;
    button.append(
      element("span", "", "swatch " + colour(sector)),
      element("span", sector, "legend-name"),
      element("data", "", "legend-share"),
      element("data", "", "legend-value"),
    );
    const item = element("li");
    item.append(button);
    made.append(item);
  }
  return made;
}

function fill(button, { sector, value, share }, chosen) {
  const [, , shareShown, valueShown] = button.children;
  shareShown.setAttribute("value", share);
  write(shareShown, percent(share));
  money(valueShown, value);
  button.setAttribute("aria-pressed", String(sector.toLowerCase() === chosen));
}
