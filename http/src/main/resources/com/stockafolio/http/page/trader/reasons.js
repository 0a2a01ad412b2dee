// Why a position is what it is: the entries that made it, and the lots that it is made of.

import { askJson } from "/assets/shared/api.js";
import { absolute, brief, shown, sign, signed, whole } from "/assets/shared/decimal.js";
import { byId, day, dayAndTime, element, profit, write } from "/assets/shared/dom.js";
import { entryInWords } from "/assets/trader/entries.js";

const PAGE = 50;
const COLUMNS = {
  entries: ["Entry", "Shares", "Held then", "Cost then", "Realised"],
  lots: ["Acquired", "Closed", "Shares", "Cost", "Realised"],
};

let about = null;
let next = null;
// Answers to what is no longer asked are thrown away.
let asked = 0;

export function prepareReasons() {
  document
    .querySelectorAll("input[name=reasons]")
    .forEach((choice) => choice.addEventListener("change", begin));
  byId("lot-method").addEventListener("change", begin);
  byId("reasons-older").addEventListener("click", () => read(next));
  byId("reasons").addEventListener("close", () => (about = null));
}

/** Opens it for a position. */
export function explain(user, symbol) {
  about = { user, symbol };
  document.querySelector("input[name=reasons][value=entries]").checked = true;
  write(byId("reasons-title"), "Why " + symbol);
  byId("reasons").showModal();
  begin();
}

export function closeReasons() {
  byId("reasons").close();
}

const kind = () => document.querySelector("input[name=reasons]:checked").value;

function begin() {
  byId("lot-choice").hidden = kind() !== "lots";
  const table = byId("reasons-table");
  const head = element("tr");
  COLUMNS[kind()].forEach((name, index) => {
    const cell = element("th", name, index < (kind() === "lots" ? 2 : 1) ? "" : "number");
    cell.scope = "col";
    head.append(cell);
  });
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren();
  write(byId("reasons-sum"), "");
  read(null);
}

async function read(before) {
  const mine = ++asked;
  const of = kind();
  const older = byId("reasons-older");
  older.disabled = true;
  problem(null);
  try {
    const told = await askJson(path(of, before));
    if (mine !== asked || about === null) {
      return;
    }
    next = told.next;
    older.hidden = next === null;
    (of === "lots" ? showLots : showEntries)(told, before === null);
  } catch (failure) {
    if (mine === asked) {
      problem("This could not be read. " + failure.message);
    }
  } finally {
    older.disabled = false;
  }
}

function path(of, before) {
  const query = new URLSearchParams({ symbol: about.symbol, limit: PAGE });
  if (of === "lots") {
    query.set("method", byId("lot-method").value);
  }
  if (before !== null) {
    query.set("before", before);
  }
  return `/api/v1/portfolios/${about.user}/${of === "lots" ? "lots" : "explain"}?${query}`;
}

function problem(text) {
  byId("reasons-problem").hidden = text === null;
  write(byId("reasons-problem"), text ?? "");
}

function showEntries({ position, steps }, first) {
  if (first) {
    write(
      byId("reasons-sum"),
      `${whole(position.quantity)} shares at a cost of ${shown(position.costBasis, 2)}, ` +
        `${signed(position.realizedPnl, 2)} realised. The newest entry left this; each begins where the next one ends.`,
    );
  }
  for (const { entry, moved, after } of steps) {
    const row = added(entry.bustedBy ? "busted" : "");
    const what = element("td", entryInWords(entry));
    what.append(element("span", dayAndTime(entry.recordedAt), "sub"));
    row.append(what);
    figure(row, sign(moved.quantity) === 0 ? "" : plus(moved.quantity), moved.quantity);
    figure(row, brief(after.quantity), after.quantity);
    figure(row, shown(after.costBasis, 2), after.costBasis);
    gain(row, moved.realizedPnl);
  }
}

const plus = (text) => (sign(text) > 0 ? "+" : "") + brief(text);

function showLots({ position, costBasis, realizedPnl, lots, closed }, first) {
  if (first) {
    write(
      byId("reasons-sum"),
      `${whole(position.quantity)} shares at a cost of ${shown(costBasis, 2)}, ` +
        `${signed(realizedPnl, 2)} realised by this method.`,
    );
    for (const lot of [...lots].reverse()) {
      lotRow(lot, element("td", "held"));
    }
  }
  for (const lot of closed) {
    const until = element("td", day(lot.closedAt));
    until.append(element("span", held(lot), "sub"));
    gain(lotRow(lot, until, true), lot.proceeds === null ? undefined : lot.realizedPnl);
  }
}

function held({ daysHeld, closedAs }) {
  const after = `after ${daysHeld === 1 ? "1 day" : Math.max(0, daysHeld) + " days"}`;
  return closedAs === "TRADE" ? after : `${after}, by a ${closedAs.toLowerCase()}`;
}

function lotRow(lot, until, isClosed = false) {
  const row = added(isClosed ? "closed" : "");
  const from = element("td", day(lot.acquiredAt));
  from.title = dayAndTime(lot.acquiredAt);
  row.append(from, until);
  figure(row, brief(lot.quantity), lot.quantity);
  figure(row, shown(absolute(lot.costBasis), 2), lot.costBasis);
  if (!isClosed) {
    row.append(element("td"));
  }
  return row;
}

function added(style) {
  const row = element("tr", "", style);
  byId("reasons-table").tBodies[0].append(row);
  return row;
}

function cell(row) {
  const made = element("td", "", "number");
  const data = element("data");
  made.append(data);
  row.append(made);
  return data;
}

function figure(row, text, exact) {
  const data = cell(row);
  data.setAttribute("value", exact);
  data.title = exact;
  write(data, text);
}

function gain(row, exact) {
  profit(cell(row), exact);
}
