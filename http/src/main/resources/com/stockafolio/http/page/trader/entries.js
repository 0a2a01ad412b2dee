// What entries that are no trades did, in words: what changed, from what, to what.

import { absolute, sign } from "/assets/shared/decimal.js";

const KINDS = {
  DEPOSIT: "Deposit",
  WITHDRAWAL: "Withdrawal",
  INTEREST: "Interest",
  FEE: "Fee",
};

/** @param before the totals before the entry */
export function inWords({ entry, positions, totals }, before) {
  return entry.type === "CASH" ? cash(entry, totals, before) : transfer(entry, positions[0]);
}

function cash({ kind, amount }, totals, before) {
  const way = sign(amount) < 0 ? "paid" : "received";
  return (
    `${KINDS[kind] ?? kind}: ${absolute(amount)} dollars ${way}. ` +
    `Cash goes from ${before.cash} to ${totals.cash}.`
  );
}

function transfer({ direction, symbol, quantity, costBasis }, { before, after }) {
  const way = direction === "IN" ? "came in" : "went out";
  return (
    `Transfer: ${quantity} ${symbol} ${way} at a cost of ${costBasis} dollars. ` +
    `The position goes from ${before.quantity} to ${after.quantity} shares, ` +
    `its cost from ${before.costBasis} to ${after.costBasis}.`
  );
}
