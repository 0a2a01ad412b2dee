// What entries that are no trades did, in words: what changed, from what, to what.

import { actionInWords } from "/assets/shared/actions.js";
import { absolute, sign } from "/assets/shared/decimal.js";

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
      return cash(entry, totals, before);
    case "TRANSFER":
      return transfer(entry, positions[0]);
    default:
      return action(entry, positions, totals, before);
  }
}

function action(entry, positions, totals, before) {
  const words = [actionInWords(entry)];
  if (entry.outOfRange) {
    words.push("It would pass a bound, and changed nothing here.");
  }
  for (const { before: was, after: is } of positions) {
    if (was.quantity !== is.quantity || was.costBasis !== is.costBasis) {
      words.push(
        `${is.symbol} goes from ${was.quantity} to ${is.quantity} shares, ` +
          `its cost from ${was.costBasis} to ${is.costBasis}.`,
      );
    }
  }
  if (sign(entry.amount) !== 0) {
    words.push(`Cash goes from ${before.cash} to ${totals.cash}.`);
  }
  return words.join(" ");
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
