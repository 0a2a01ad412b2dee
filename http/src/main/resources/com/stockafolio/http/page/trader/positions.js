// The table of positions: sorted by its headers, filtered by a word.

import { brief, compare, ratio, sign } from "/assets/shared/decimal.js";
import {
  byId,
  direction,
  element,
  flash,
  money,
  percent,
  price,
  profit,
  quantity,
  write,
} from "/assets/shared/dom.js";
import { Sorting } from "/assets/shared/sorting.js";
import { keyOf } from "/assets/trader/model.js";

const amount = (key) => (a, b) => compare(a[key] ?? "0", b[key] ?? "0");
const COLUMNS = [
  { key: "symbol", label: "Stock", order: (a, b) => (a.symbol < b.symbol ? -1 : 1) },
  { key: "quantity", label: "Quantity", order: amount("quantity"), style: "wide" },
  { key: "averageCost", label: "Avg cost", order: amount("averageCost"), style: "wide" },
  { key: "price", label: "Price", order: amount("price") },
  { key: "marketValue", label: "Market value", order: amount("marketValue") },
  { key: "unrealizedPnl", label: "Unrealised", order: amount("unrealizedPnl") },
  { key: "costBasis", label: "Cost basis", order: amount("costBasis"), style: "wide" },
  { key: "realizedPnl", label: "Realised", order: amount("realizedPnl"), style: "wide" },
];

let sorting = null;
let word = "";
let again = () => {};

/**
 * @param redraw is called when sorting or the filter changed
 * @param choose with the symbol of the stock that is to be traded
 * @param explain with the symbol of the stock whose position is to be explained
 */
export function preparePositions(redraw, choose, explain) {
  again = redraw;
  sorting = new Sorting(byId("positions"), COLUMNS, redraw);
  byId("filter").addEventListener("input", (event) => filterBy(event.target.value));
  byId("positions").tBodies[0].addEventListener("click", (event) => {
    const button = event.target.closest("button[data-symbol]");
    if (button) {
      (button.classList.contains("why") ? explain : choose)(button.dataset.symbol);
    }
  });
}

export function filterBy(text) {
  word = text.trim().toLowerCase();
  byId("filter").value = text;
  again();
}

export const filtered = () => word;

function visible(portfolio) {
  const all = [...portfolio.positions.values()];
  // A sector's full name means that sector, not also the stocks that are named like it.
  const bySector = all.some((position) => position.sector.toLowerCase() === word);
  return all
    .filter(({ symbol, name, sector }) =>
      bySector
        ? sector.toLowerCase() === word
        : [symbol, name, sector].join("\n").toLowerCase().includes(word),
    )
    .sort(sorting.order);
}

/** @param changed keys of positions whose rows flash */
export function showPositions(portfolio, changed) {
  const body = byId("positions").tBodies[0];
  const shown = visible(portfolio);
  const rows = new Map([...body.rows].map((row) => [row.dataset.position, row]));
  shown.forEach((position, index) => {
    const key = String(keyOf(position));
    const row = rows.get(key) ?? newRow(key);
    rows.delete(key);
    if (body.rows[index] !== row) {
      move(body, row, index);
    }
    fill(row, position);
    if (changed.has(keyOf(position))) {
      flash(row);
    }
  });
  rows.forEach((row) => row.remove());
  const open = portfolio.positions.size;
  write(byId("positions-count"), word ? `${shown.length} of ${open}` : open ? String(open) : "");
  byId("positions").hidden = shown.length === 0;
  byId("no-positions").hidden = shown.length > 0;
  write(byId("no-positions"), open ? `No position matches "${word}".` : "No open positions.");
}

// A moved row loses the focus within it.
function move(body, row, index) {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  body.insertBefore(row, body.rows[index] ?? null);
  focused?.focus({ preventScroll: true });
}

function newRow(key) {
  const row = element("tr");
  row.dataset.position = key;
  const stock = element("th");
  stock.scope = "row";
  const button = element("button", "", "stock");
  button.type = "button";
  const why = element("button", "Why", "why quiet");
  why.type = "button";
  stock.append(button, why, element("span", "", "sub"));
  row.append(stock);
  for (const column of COLUMNS.slice(1)) {
    const cell = element("td", "", sorting.styles(column));
    cell.append(element("data"));
    row.append(cell);
  }
  // On a phone the quantity stands below the price.
  row.cells[3].append(element("span", "", "sub narrow"));
  row.cells[5].append(element("span", "", "sub"));
  return row;
}

function fill(row, position) {
  const { symbol } = position;
  const [button, why] = row.cells[0].children;
  row.dataset.symbol = button.dataset.symbol = why.dataset.symbol = symbol;
  button.title = "Trade " + symbol;
  why.title = `Why ${symbol} is what it is`;
  why.setAttribute("aria-label", "Why " + symbol);
  write(button, symbol);
  write(row.cells[0].lastChild, position.name);
  row.cells[0].title = position.name + ", " + position.sector;
  const [shares, average, latest, value, unrealised, cost, realised] = [...row.cells]
    .slice(1)
    .map((cell) => cell.firstChild);
  quantity(shares, position.quantity);
  price(average, position.averageCost ?? undefined);
  tick(latest, position.price);
  money(value, position.marketValue);
  profit(unrealised, position.unrealizedPnl);
  write(row.cells[3].lastChild, brief(position.quantity));
  write(row.cells[5].lastChild, gainOf(position));
  direction(row.cells[5].lastChild, position.unrealizedPnl);
  money(cost, position.costBasis);
  profit(realised, position.realizedPnl);
}

function tick(target, now) {
  const before = target.getAttribute("value");
  price(target, now);
  if (before !== null && now !== undefined && before !== now) {
    flash(target.parentElement, compare(now, before) > 0 ? "--flash-up" : "--flash-down");
  }
}

function gainOf({ unrealizedPnl, costBasis }) {
  const gain = unrealizedPnl === undefined ? null : ratio(unrealizedPnl, costBasis.replace("-", ""), 4);
  if (gain === null) {
    return "";
  }
  return { "-1": "\u25bc ", 0: "", 1: "\u25b2 " }[sign(unrealizedPnl)] + percent(gain);
}
