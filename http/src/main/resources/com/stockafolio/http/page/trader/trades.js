// The latest trades, and older ones on demand.

import { history } from "/assets/shared/api.js";
import {
  byId,
  day,
  dayAndTime,
  element,
  flash,
  notice,
  price,
  profit,
  quantity,
  write,
} from "/assets/shared/dom.js";

const PAGE = 50;
const MOST_SHOWN = 1000;

let loading = false;

/** @param current gives the portfolio; @param add takes older trades into it */
export function prepareTrades(current, add) {
  byId("older").addEventListener("click", async () => {
    const before = current();
    loading = true;
    showMore(before);
    try {
      const page = await history(before.userId, before.oldest, PAGE);
      add(before.userId, page.trades, before.oldest - 1, page.next ?? 1);
    } catch (problem) {
      notice("Older trades could not be read. " + problem.message);
    } finally {
      loading = false;
      showMore(current());
    }
  });
}

/** @param changed sequences whose rows flash */
export function showTrades(portfolio, changed) {
  const body = byId("trades").tBodies[0];
  const rows = new Map([...body.rows].map((row) => [row.dataset.trade, row]));
  portfolio.trades.forEach((trade, index) => {
    // Two users' first trades have the same sequence, but never the same id.
    const row = rows.get(trade.tradeId) ?? newRow(trade);
    rows.delete(trade.tradeId);
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] ?? null);
    }
    mark(row, trade);
    if (changed.has(trade.sequence)) {
      flash(row);
    }
  });
  rows.forEach((row) => row.remove());
  const { length } = portfolio.trades;
  write(byId("trades-count"), length ? counted(portfolio) : "");
  byId("trades").hidden = length === 0;
  byId("no-trades").hidden = length > 0;
  showMore(portfolio);
}

// Trades that were taken back are none of the trades that there are.
function counted({ trades, totals }) {
  const busted = trades.filter(({ bustedBy }) => bustedBy).length;
  const text = `${trades.length - busted} of ${totals.tradeCount}`;
  return busted ? `${text}, and ${busted} taken back` : text;
}

function mark(row, { bustedBy, correctedBy }) {
  row.classList.toggle("busted", bustedBy !== undefined);
  write(row.cells[0].lastChild, bustedBy ? "taken back" : correctedBy ? "corrected" : "");
}

function showMore(portfolio) {
  const oldest = portfolio?.oldest ?? 1;
  const button = byId("older");
  button.hidden = oldest <= 1 || portfolio.trades.length >= MOST_SHOWN;
  button.disabled = loading;
  write(button, loading ? "Loading" : "Older trades");
}

function newRow(trade) {
  const row = element("tr");
  row.dataset.trade = trade.tradeId;
  row.dataset.sequence = String(trade.sequence);
  const what = element("td");
  const side = trade.side === "BUY" ? "Buy" : "Sell";
  what.append(element("span", side, "side " + side.toLowerCase()), " ", element("strong", trade.symbol));
  what.append(element("span", day(trade.recordedAt), "sub"), element("span", "", "sub mark"));
  what.title = `Trade ${trade.sequence}, ${dayAndTime(trade.recordedAt)}`;
  row.append(what);
  for (const [show, exact] of [
    [quantity, trade.quantity],
    [price, trade.price],
    [profit, trade.realizedPnl],
  ]) {
    const cell = element("td", "", "number");
    const figure = element("data");
    show(figure, exact);
    cell.append(figure);
    row.append(cell);
  }
  return row;
}
