// The stocks of the day: sorted by the headers, filtered by a word.

import { compare } from "/assets/shared/decimal.js";
import { byId, direction, element, money, percent, price, quantity, write } from "/assets/shared/dom.js";
import { figure } from "/assets/firm/cells.js";
import { Sorting } from "/assets/shared/sorting.js";

const amount = (key) => (a, b) => compare(String(a[key] ?? 0), String(b[key] ?? 0));

/** A share as people read it, its exact value with it. */
export function share(target, exact) {
  target.setAttribute("value", exact);
  write(target, percent(exact));
}

/** An imbalance: towards buying, or towards selling. */
export function imbalance(target, exact) {
  target.setAttribute("value", exact);
  const way = direction(target, exact);
  write(target, (way > 0 ? "+" : way < 0 ? "\u2212" : "") + percent(exact));
}

const COLUMNS = [
  { key: "symbol", label: "Stock", order: (a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : 0) },
  { key: "trades", label: "Trades", show: (target, number) => quantity(target, String(number)), order: amount("trades") },
  { key: "shares", label: "Shares", show: quantity, order: amount("shares"), style: "wide" },
  { key: "tradedValue", label: "Traded value", show: money, order: amount("tradedValue") },
  { key: "share", label: "Share", show: share, order: amount("share"), style: "wide" },
  { key: "buyValue", label: "Bought", show: money, order: amount("buyValue"), style: "wide" },
  { key: "sellValue", label: "Sold", show: money, order: amount("sellValue"), style: "wide" },
  { key: "imbalance", label: "Imbalance", show: imbalance, order: amount("imbalance") },
  { key: "closingPrice", label: "Close", show: price, order: amount("closingPrice"), style: "wide" },
];

let sorting = null;
let word = "";
let stocks = [];

export function prepareStocks() {
  sorting = new Sorting(byId("stocks"), COLUMNS, draw, { key: "tradedValue", descending: true });
  byId("filter").addEventListener("input", (event) => filterStocks(event.target.value));
}

export function filterStocks(text) {
  word = text.trim().toLowerCase();
  byId("filter").value = text;
  draw();
}

export const filtered = () => word;

export function showStocks(day) {
  stocks = day.stocks;
  draw();
}

function draw() {
  const bySector = stocks.some((stock) => stock.sector.toLowerCase() === word);
  const shown = stocks
    .filter(({ symbol, name, sector }) =>
      bySector
        ? sector.toLowerCase() === word
        : [symbol, name, sector].join("\n").toLowerCase().includes(word),
    )
    .sort(sorting.order);
  byId("stocks").tBodies[0].replaceChildren(...shown.map(row));
  write(byId("stocks-count"), word ? `${shown.length} of ${stocks.length}` : String(stocks.length));
  byId("stocks").hidden = shown.length === 0;
  byId("no-stocks").hidden = shown.length > 0;
  write(byId("no-stocks"), stocks.length ? `No stock matches "${word}".` : "Nothing was traded.");
}

function row(stock) {
  const made = element("tr");
  made.dataset.symbol = stock.symbol;
  const head = element("th");
  head.scope = "row";
  head.append(element("strong", stock.symbol), element("span", stock.name, "sub"));
  head.title = stock.name + ", " + stock.sector;
  made.append(head);
  for (const column of COLUMNS.slice(1)) {
    const cell = element("td", "", sorting.styles(column).trim());
    cell.dataset.key = column.key;
    cell.append(figure(column.show, stock[column.key]));
    made.append(cell);
  }
  return made;
}
