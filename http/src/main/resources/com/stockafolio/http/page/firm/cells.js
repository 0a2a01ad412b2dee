// Small pieces of the firm's tables.

import { whole } from "/assets/shared/decimal.js";
import { element, quantity } from "/assets/shared/dom.js";

/** A row: the first cell holds words, the others numbers, but for what is a span. */
export function cells(contents, styles = []) {
  const row = element("tr");
  contents.forEach((content, index) => {
    if (content.tagName === "TH") {
      content.scope = "row";
      row.append(content);
      return;
    }
    const number = index > 0 && !(content.tagName === "SPAN" && !content.className);
    const cell = element("td", "", [number ? "number" : "", styles[index] ?? ""].join(" ").trim());
    cell.append(content);
    row.append(cell);
  });
  return row;
}

/** A `data` element that a function of dom.js fills. */
export function figure(fill, exact) {
  const made = element("data");
  fill(made, exact ?? undefined);
  return made;
}

/** A whole number. */
export const count = (target, number) => quantity(target, String(number));

export const plural = (number, word) => `${whole(String(number))} ${word}${number === 1 ? "" : "s"}`;
