// What entries that are no trades did, in words: what changed, from what, to what.

import { actionInWords } from "/assets/shared/actions.js";
import { absolute, dollars, sign, whole } from "/assets/shared/decimal.js";

const KINDS = {
  DEPOSIT: "Deposit",
  WITHDRAWAL: "Withdrawal",
  INTEREST: "Interest",
  FEE: "Fee",
};

/** @param before the totals before the entry */
export function inWords({ entry, positions, totals }, before) {
  switch (entry.type) {
    case "CASH":
      return [cash(entry), moved("Cash", before.cash, totals.cash)].join(" ");
    case "TRANSFER":
      return [transfer(entry), ...changes(positions, before, totals)].join(" ");
    default:
      return [...action(entry), ...changes(positions, before, totals)].join(" ");
  }
}

function action(entry) {
  const words = [actionInWords(entry)];
  if (entry.outOfRange) {
    words.push("It would pass a bound, and changed nothing here.");
  }
  return words;
}

function changes(positions, before, totals) {
  const words = positions
    .filter(({ before: was, after: is }) => was.quantity !== is.quantity || was.costBasis !== is.costBasis)
    .map(position);
  for (const [key, name] of [["realizedPnl", "Realised profit"], ["cash", "Cash"]]) {
    if (before[key] !== totals[key]) {
      words.push(moved(name, before[key], totals[key]));
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

const moved = (name, before, after) => `${name} goes ${ofTo(before, after)}.`;
const ofTo = (before, after) => `from ${whole(before)} to ${whole(after)}`;

function cash({ kind, amount }) {
  const way = sign(amount) < 0 ? "paid" : "received";
  return `${KINDS[kind] ?? kind}: ${dollars(absolute(amount))} ${way}.`;
}

function transfer({ direction, symbol, quantity, costBasis }) {
  const way = direction === "IN" ? "came in" : "went out";
  return `Transfer: ${whole(quantity)} ${symbol} ${way} at a cost of ${dollars(costBasis)}.`;
}
