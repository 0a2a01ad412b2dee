// A portfolio as this browser knows it: what the stream told, folded. The server sends absolute
// values, so an event replaces what it names. All functions leave their arguments as they are.

import { absolute, minus, parse, product, ratio, sum } from "/assets/shared/decimal.js";

const KEPT_TRADES = 1000;

/** From the portfolio's JSON. */
export function fromSnapshot(told) {
  const { sequence, totals, positions, recentTrades } = told;
  return {
    userId: told.userId,
    sequence,
    totals,
    positions: new Map(positions.map((position) => [position.symbol, position])),
    trades: recentTrades,
    pricedAt: told.pricedAt ?? null,
    updatedAt: Date.now(),
  };
}

/** After a booked trade; null where one before it is missing, itself where it is known already. */
export function withTrade(portfolio, told) {
  if (told.sequence <= portfolio.sequence) {
    return portfolio;
  }
  if (told.sequence > portfolio.sequence + 1) {
    return null;
  }
  const positions = new Map(portfolio.positions);
  const { symbol } = told.position;
  if (told.position.quantity === "0") {
    positions.delete(symbol);
  } else {
    const price = told.position.price ?? positions.get(symbol)?.price;
    positions.set(symbol, priced(told.position, price));
  }
  return {
    ...portfolio,
    sequence: told.sequence,
    totals: counted(valued(told.totals, [...positions.values()]), portfolio.totals),
    positions,
    trades: [told.trade, ...portfolio.trades].slice(0, KEPT_TRADES),
    updatedAt: Date.now(),
  };
}

/** With newer prices. Those of another moment of the portfolio are skipped: the next are near. */
export function withValuation(portfolio, told) {
  if (told.sequence !== portfolio.sequence) {
    return portfolio;
  }
  const positions = new Map(portfolio.positions);
  for (const position of told.positions) {
    positions.set(position.symbol, { ...positions.get(position.symbol), ...position });
  }
  return {
    ...portfolio,
    totals: counted({ ...without(portfolio.totals), ...told.totals }, portfolio.totals),
    positions,
    pricedAt: told.pricedAt,
    updatedAt: Date.now(),
  };
}

/** With older trades behind those it has, where none is missing between the two. */
export function withOlderTrades(portfolio, older) {
  const oldest = portfolio.trades.at(-1)?.sequence ?? Infinity;
  const added = older.filter((trade) => trade.sequence < oldest);
  if (added.length > 0 && oldest !== Infinity && added[0].sequence !== oldest - 1) {
    return portfolio;
  }
  return { ...portfolio, trades: [...portfolio.trades, ...added].slice(0, KEPT_TRADES) };
}

// The last price of a stock is good until the next valuation, which is at most a second away.
function priced(position, price) {
  if (price === undefined || position.marketValue !== undefined) {
    return position;
  }
  const marketValue = product(position.quantity, price);
  const unrealizedPnl = minus(marketValue, position.costBasis);
  return { ...position, price, marketValue, unrealizedPnl };
}

function valued(totals, positions) {
  if (
    totals.marketValue !== undefined ||
    positions.some((position) => position.marketValue === undefined)
  ) {
    return totals;
  }
  return {
    ...totals,
    marketValue: sum(positions.map((position) => position.marketValue)),
    unrealizedPnl: sum(positions.map((position) => position.unrealizedPnl)),
  };
}

function without({ dayPnl, sinceClose, ...totals }) {
  return totals;
}

// The profit at the last close is one number until the next close: what is told without it is
// counted from the same.
function counted(totals, before) {
  if (
    totals.dayPnl !== undefined ||
    before.dayPnl === undefined ||
    totals.unrealizedPnl === undefined
  ) {
    return totals;
  }
  const atClose = minus(profitOf(before), before.dayPnl);
  return { ...totals, dayPnl: minus(profitOf(totals), atClose), sinceClose: before.sinceClose };
}

/**
 * The sectors with their worth and share of the whole, the largest first. By market value, or by
 * cost while a price is missing; a share counts long and short alike, by size.
 */
export function sectors(portfolio) {
  const positions = [...portfolio.positions.values()];
  const byCost = positions.some((position) => position.marketValue === undefined);
  const values = new Map();
  for (const position of positions) {
    const worth = byCost ? position.costBasis : position.marketValue;
    values.set(position.sector, [...(values.get(position.sector) ?? []), worth]);
  }
  const totals = [...values].map(([sector, worths]) => [sector, sum(worths)]);
  const all = sum(totals.map(([, value]) => absolute(value)));
  const listed = totals.map(([sector, value]) => ({
    sector,
    value,
    share: ratio(absolute(value), all, 4) ?? "0.0000",
  }));
  listed.sort((a, b) => Number(parse(b.share) - parse(a.share)) || (a.sector < b.sector ? -1 : 1));
  return { byCost, listed };
}

/** All profit and loss, realised and not; null while a price is missing. */
export function profit({ totals }) {
  return totals.unrealizedPnl === undefined ? null : profitOf(totals);
}

const profitOf = ({ realizedPnl, unrealizedPnl }) => sum([realizedPnl, unrealizedPnl]);
