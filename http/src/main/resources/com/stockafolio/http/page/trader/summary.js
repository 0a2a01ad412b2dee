// The totals at the top.

import { minus, signed } from "/assets/shared/decimal.js";
import { byId, day, direction, money, profit, quantity, time, write } from "/assets/shared/dom.js";
import { profit as totalProfit } from "/assets/trader/model.js";
import { dayOfYear, minute, moment } from "/assets/shared/new-york.js";

export function showSummary(portfolio, session) {
  const { totals } = portfolio;
  money(byId("market-value"), totals.marketValue);
  showDay(totals);
  profit(byId("unrealised"), totals.unrealizedPnl);
  profit(byId("realised"), totals.realizedPnl);
  money(byId("cash"), totals.cash);
  profit(byId("income"), totals.income);
  money(byId("cost-basis"), totals.costBasis);
  money(byId("traded-value"), totals.tradedValue);
  quantity(byId("shares-held"), totals.sharesHeld);
  quantity(byId("trade-count"), String(totals.tradeCount));
  showSession(portfolio, session);
  const booked = portfolio.trades[0];
  const parts = [];
  if (portfolio.pricedAt) {
    parts.push("Prices of " + time(portfolio.pricedAt));
  }
  if (booked) {
    parts.push("last trade " + day(booked.recordedAt));
  }
  parts.push("updated " + time(portfolio.updatedAt));
  // Lines break between the parts, not within.
  write(byId("updated"), parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" \u00b7 "));
}

function showDay({ dayPnl, sinceClose }) {
  profit(byId("day-profit"), dayPnl);
  const since = byId("day-since");
  if (dayPnl === undefined) {
    write(since, "no close to count from yet");
    since.title = "Counted from the last close of a trading day, once there is one";
  } else {
    const { date, at } = sinceClose;
    write(since, `since close of ${dayOfYear(date)}, ${minute(at)} New\u00a0York`);
    since.title = `The trading day ${date} was closed on ${moment(at)}, New York`;
  }
}

// Since the page was opened: no more is claimed than this browser saw.
function showSession(portfolio, session) {
  const now = totalProfit(portfolio);
  const shown = byId("session-profit");
  if (now === null || session.startProfit === null) {
    write(shown, "");
    write(byId("session-since"), "No prices yet");
    direction(shown, undefined);
    return;
  }
  const made = minus(now, session.startProfit);
  const arrows = { "-1": "\u25bc ", 0: "", 1: "\u25b2 " };
  write(shown, arrows[direction(shown, made)] + signed(made, 2));
  shown.title = made;
  write(byId("session-since"), "P&L this session, since " + time(session.startedAt));
}
