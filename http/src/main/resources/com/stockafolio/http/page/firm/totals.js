// The day's totals, each with its change since the trading day before.

import { brief, compare, minus, ratio, shown, sign, signed } from "/assets/shared/decimal.js";
import { byId, direction, element, money, percent, profit, quantity, write } from "/assets/shared/dom.js";
import { shortDate } from "/assets/shared/new-york.js";

const counted = (key, label) => ({ key, label, show: quantity, change: brief });
const valued = (key, label) => ({ key, label, show: money, change: (text) => shown(text, 2) });
const gained = (key, label) => ({ key, label, show: profit, change: (text) => shown(text, 2), signed: true });

const TOTALS = [
  counted("activeUsers", "Active users"),
  counted("users", "Users"),
  counted("newUsers", "New users"),
  counted("trades", "Trades"),
  counted("shares", "Shares traded"),
  valued("tradedValue", "Traded value"),
  valued("marketValue", "Market value"),
  valued("costBasis", "Cost basis"),
  valued("cash", "Cash"),
  valued("fees", "Fees of the day"),
  counted("cashMovements", "Cash movements"),
  counted("transfers", "Transfers"),
  gained("income", "Income"),
  gained("dayPnl", "Day's P&L"),
  gained("realizedPnl", "Realised P&L"),
  gained("pnl", "P&L"),
];
const ARROWS = { "-1": "\u25bc\u00a0", 0: "=\u00a0", 1: "\u25b2\u00a0" };

/** @param before the trading day before, or null where it is not known */
export function showTotals(day, before) {
  write(
    byId("compared-with"),
    before === null ? "the first day, with none to compare" : "and their change since " + shortDate(before.date),
  );
  byId("totals").replaceChildren(...TOTALS.map((total) => shownTotal(total, day, before)));
}

function shownTotal(total, day, before) {
  const made = element("div");
  const now = String(day.totals[total.key] ?? "0");
  const figure = element("data");
  total.show(figure, now);
  figure.dataset.total = total.key;
  const holder = element("dd");
  holder.append(figure);
  if (before !== null) {
    holder.append(change(total, now, String(before.totals[total.key] ?? "0")));
  }
  made.append(element("dt", total.label), holder);
  return made;
}

function change(total, now, then) {
  const difference = minus(now, then);
  const made = element("span", "", "sub");
  made.title = difference;
  const way = total.signed ? direction(made, difference) : sign(difference);
  const grown = total.signed || compare(then, "0") <= 0 ? null : ratio(difference, then, 4);
  const size = total.change(difference);
  made.textContent =
    ARROWS[way] + (way > 0 ? "+" : "") + size + (grown === null ? "" : ` (${signedPercent(grown)})`);
  return made;
}

const signedPercent = (text) => signed(text, 4).slice(0, sign(text) === 0 ? 0 : 1) + percent(text);
