// A portfolio as this browser knows it: what the stream told, folded. The server sends absolute
// values, so an event replaces what it names. All functions leave their arguments as they are.

import { absolute, minus, parse, product, ratio, sum } from "/assets/shared/decimal.js";

const KEPT_TRADES = 1000;
// A snapshot tells the trades among so many of the last entries.
const RECENT_ENTRIES = 16;

/** The events that tell of a booked entry. */
export const ENTRY_KINDS = ["trade", "cash", "transferred", "adjusted", "busted", "corrected"];

/** What a position is known by: its symbol may change, and be another's by then. */
export const keyOf = ({ instrumentId, symbol }) => instrumentId ?? symbol;

/** From the portfolio's JSON. */
export function fromSnapshot(told) {
  const { sequence, totals, positions, recentTrades } = told;
  return {
    userId: told.userId,
    sequence,
    totals,
    positions: new Map(positions.map((position) => [keyOf(position), position])),
    trades: recentTrades,
    oldest: Math.max(1, sequence - RECENT_ENTRIES + 1),
    pricedAt: told.pricedAt ?? null,
    updatedAt: Date.now(),
  };
}

/**
 * After a booked entry; null where one before it is missing, itself where it is known already. A
 * trade tells the position it left, any other entry its positions before and after.
 */
export function withEntry(portfolio, told) {
  if (told.sequence <= portfolio.sequence) {
    return portfolio;
  }
  if (told.sequence > portfolio.sequence + 1) {
    return null;
  }
  const positions = new Map(portfolio.positions);
  for (const position of positionsAfter(told)) {
    const key = keyOf(position);
    if (position.quantity === "0") {
      positions.delete(key);
    } else {
      positions.set(key, priced(position, position.price ?? lastPrice(told, positions.get(key))));
    }
  }
  const trades = told.trade
    ? [told.trade, ...portfolio.trades]
    : portfolio.trades.map((trade) => revised(trade, told.entry));
  return {
    ...portfolio,
    sequence: told.sequence,
    totals: counted(valued(told.totals, [...positions.values()]), portfolio.totals),
    positions,
    ...keptOf(trades, portfolio.oldest),
    updatedAt: Date.now(),
  };
}

// A trade stays as it was booked, and carries what took it back or set it right last.
function revised(trade, { type, ofSequence, tradeId, correctedTo }) {
  if (trade.sequence !== ofSequence) {
    return trade;
  }
  const { correctedBy, ...booked } = trade;
  return type === "BUST"
    ? { ...booked, bustedBy: tradeId }
    : { ...booked, correctedBy: tradeId, correctedTo };
}

// What the market did to a stock, its last price may not be the price of.
function lastPrice(told, before) {
  return told.entry?.number === undefined ? before?.price : undefined;
}

/** The positions that an entry left. */
export function positionsAfter(told) {
  return told.trade ? [told.position] : told.positions.map(({ after }) => after);
}

// The newest trades, and from which sequence on none is missing.
function keptOf(trades, oldest) {
  return trades.length <= KEPT_TRADES
    ? { trades, oldest }
    : { trades: trades.slice(0, KEPT_TRADES), oldest: trades[KEPT_TRADES - 1].sequence };
}

/** With newer prices. Those of another moment of the portfolio are skipped: the next are near. */
export function withValuation(portfolio, told) {
  if (told.sequence !== portfolio.sequence) {
    return portfolio;
  }
  const positions = new Map(portfolio.positions);
  for (const position of told.positions) {
    positions.set(keyOf(position), { ...positions.get(keyOf(position)), ...position });
  }
  return {
    ...portfolio,
    totals: counted({ ...without(portfolio.totals), ...told.totals }, portfolio.totals),
    positions,
    pricedAt: told.pricedAt,
    updatedAt: Date.now(),
  };
}

/**
 * With older trades behind those it has, where none is missing between the two.
 *
 * @param older all trades whose sequences are from `oldest` to `newest`, newest first
 */
export function withOlderTrades(portfolio, older, newest, oldest) {
  if (newest < portfolio.oldest - 1 || oldest >= portfolio.oldest) {
    return portfolio;
  }
  const added = older.filter((trade) => trade.sequence < portfolio.oldest);
  return { ...portfolio, ...keptOf([...portfolio.trades, ...added], oldest) };
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

/** All profit and loss, realised and not, and income; null while a price is missing. */
export function profit({ totals }) {
  return totals.unrealizedPnl === undefined ? null : profitOf(totals);
}

const profitOf = ({ realizedPnl, unrealizedPnl, income }) =>
  sum([realizedPnl, unrealizedPnl, income ?? "0"]);
