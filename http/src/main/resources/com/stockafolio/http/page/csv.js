// Tables as files, made here from exact texts.

import { history } from "/assets/api.js";

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
  "value",
  "realizedPnl",
  "tradedAt",
  "recordedAt",
];

function line(values) {
  const quoted = values.map((value) => {
    const text = value === undefined || value === null ? "" : String(value);
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

export function savePositions(portfolio) {
  const positions = [...portfolio.positions.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  save("positions", portfolio, POSITION_FIELDS, positions);
}

/**
 * Saves the newest trades, all of them up to 10,000, read page by page.
 *
 * @returns how many, and whether older ones were left out
 */
export async function saveTrades(portfolio) {
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
