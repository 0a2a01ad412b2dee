// Tables as files, made here from exact texts.

import { history } from "/assets/shared/api.js";
import { byId, notice } from "/assets/shared/dom.js";

const PAGE = 500;
const MOST_TRADES = 10_000;

const POSITION_FIELDS = [
  "symbol",
  "name",
  "sector",
  "quantity",
  "averageCost",
  "price",
  "marketValue",
  "costBasis",
  "unrealizedPnl",
  "realizedPnl",
];
const TRADE_FIELDS = [
  "sequence",
  "tradeId",
  "symbol",
  "side",
  "quantity",
  "price",
  "fee",
  "value",
  "realizedPnl",
  "tradedAt",
  "recordedAt",
  "bustedBy",
  "correctedBy",
];

// A text that a spreadsheet would take for a formula gets an apostrophe before it; a number is none.
function harmless(text) {
  return /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
}

/** A line of the file: values parted by commas, quoted where they must be. */
export function line(values) {
  const quoted = values.map((value) => {
    const text = value === undefined || value === null ? "" : harmless(String(value));
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  });
  return quoted.join(",") + "\r\n";
}

function save(name, portfolio, fields, records) {
  const lines = [line(fields), ...records.map((record) => line(fields.map((field) => record[field])))];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(lines, { type: "text/csv;charset=utf-8" }));
  link.download = `stockafolio-${name}-${portfolio.userId.slice(0, 8)}-at-${portfolio.sequence}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function savePositions(portfolio) {
  const positions = [...portfolio.positions.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  save("positions", portfolio, POSITION_FIELDS, positions);
}

/**
 * Saves the newest trades, all of them up to 10,000, read page by page.
 *
 * @returns how many, and whether older ones were left out
 */
async function saveTrades(portfolio) {
  const trades = [];
  let before = portfolio.sequence + 1;
  while (before !== null && trades.length < MOST_TRADES) {
    const page = await history(portfolio.userId, before, PAGE);
    trades.push(...page.trades);
    before = page.next;
  }
  save("trades", portfolio, TRADE_FIELDS, trades);
  return { saved: trades.length, cut: before !== null };
}

/** @param current gives the portfolio */
export function prepareCsv(current) {
  byId("positions-csv").addEventListener("click", () => savePositions(current()));
  byId("trades-csv").addEventListener("click", async () => {
    try {
      const { saved, cut } = await saveTrades(current());
      notice(cut ? `The newest ${saved} trades were saved.` : `All ${saved} trades were saved.`);
    } catch (problem) {
      notice("The trades could not be read. " + problem.message);
    }
  });
}
