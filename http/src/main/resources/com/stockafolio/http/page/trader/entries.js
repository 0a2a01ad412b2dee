// What entries that are no trades did, in words: what changed, from what, to what.

import { actionInWords } from "/assets/shared/actions.js";
import { absolute, dollars, sign, whole } from "/assets/shared/decimal.js";

const KINDS = {
  DEPOSIT: "Deposit",
  WITHDRAWAL: "Withdrawal",
  INTEREST: "Interest",
  FEE: "Fee",
};

/** @param portfolio as it was before the entry */
export function inWords(told, portfolio) {
  return [...said(told.entry, portfolio), ...changes(told, portfolio.totals)].join(" ");
}

/** What the entry itself says, without what it changed. */
export function entryInWords(entry) {
  if (entry.type === "TRADE") {
    return sentence(capital(traded(entry, entry.symbol)));
  }
  return said(entry, { trades: [] }).join(" ");
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

function said(entry, { trades }) {
  switch (entry.type) {
    case "CASH":
      return [cash(entry)];
    case "TRANSFER":
      return [transfer(entry)];
    case "BUST":
    case "CORRECT":
      return revision(entry, trades.find(({ sequence }) => sequence === entry.ofSequence));
    default:
      return action(entry);
  }
}

function action(entry) {
  const words = [actionInWords(entry)];
  if (entry.outOfRange) {
    words.push("It would pass a bound, and changed nothing here.");
  }
  return words;
}

function changes({ entry, positions, totals }, before) {
  const words = positions
    .filter(({ before: was, after: is }) => was.quantity !== is.quantity || was.costBasis !== is.costBasis)
    .map(position);
  const sums = [["realizedPnl", "Realised profit"], ["cash", "Cash"]];
  if (entry.ofType !== undefined) {
    sums.push(["income", "Income"]);
  }
  for (const [key, name] of sums) {
    if (before[key] !== totals[key]) {
      words.push(`${name} goes ${ofTo(before[key], totals[key])}.`);
    }
  }
  return words;
}

function position({ before, after }) {
  const [symbol, shares, cost] = [after.symbol, whole(after.quantity), whole(after.costBasis)];
  if (before.quantity === after.quantity) {
    return `${symbol} keeps ${shares} shares, its cost goes ${ofTo(before.costBasis, after.costBasis)}.`;
  }
  const goes = `${symbol} goes ${ofTo(before.quantity, after.quantity)} shares`;
  return before.costBasis === after.costBasis
    ? `${goes}, at the same cost of ${cost}.`
    : `${goes}, its cost ${ofTo(before.costBasis, after.costBasis)}.`;
}

const ofTo = (before, after) => `from ${whole(before)} to ${whole(after)}`;

function cash({ kind, amount }) {
  const way = sign(amount) < 0 ? "paid" : "received";
  return `${KINDS[kind] ?? kind}: ${dollars(absolute(amount))} ${way}.`;
}

function transfer({ direction, symbol, quantity, costBasis }) {
  const way = direction === "IN" ? "came in" : "went out";
  return `Transfer: ${whole(quantity)} ${symbol} ${way} at a cost of ${dollars(costBasis)}.`;
}

const OF_TYPES = { TRADE: "trade", CASH: "movement of cash", TRANSFER: "transfer" };

// What is revised is known here where it is a trade that is listed.
function revision(entry, trade) {
  const { symbol, ofSequence } = entry;
  const number = `${OF_TYPES[entry.ofType]} ${ofSequence}`;
  const which = symbol === undefined ? number : `${number} of ${symbol}`;
  const was = trade && (trade.correctedBy ? trade.correctedTo : trade);
  const known = was && `${traded(was, symbol)} (${number})`;
  if (entry.type === "BUST") {
    const reason = entry.reason === undefined ? [] : [`Reason: ${sentence(entry.reason)}`];
    return [`Taken back: ${known ?? which}.`, ...reason];
  }
  const should = corrected(entry);
  return [known ? `Corrected: from ${known} to ${should}.` : `Corrected: ${which} is ${should}.`];
}

const sentence = (text) => (/[.!?]$/.test(text) ? text : text + ".");

function corrected({ ofType, correctedTo, symbol }) {
  switch (ofType) {
    case "TRADE":
      return traded(correctedTo, symbol);
    case "CASH": {
      const { kind, amount } = correctedTo;
      return `${KINDS[kind].toLowerCase()} of ${dollars(amount)}`;
    }
    default: {
      const { direction, quantity, costBasis } = correctedTo;
      const way = direction === "IN" ? `in at a cost of ${dollars(costBasis)}` : "out";
      return `${whole(quantity)} ${symbol} ${way}`;
    }
  }
}

function traded({ side, quantity, price, fee }, symbol) {
  const beside = sign(fee) === 0 ? "" : `, fee ${whole(fee)}`;
  return `${side === "BUY" ? "buy" : "sell"} ${whole(quantity)} ${symbol} at ${whole(price)}${beside}`;
}
