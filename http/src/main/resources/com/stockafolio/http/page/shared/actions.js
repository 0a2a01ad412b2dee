// What the market did to a stock, in words. It reads a record of the market and an entry alike.

import { dollars } from "/assets/shared/decimal.js";

/** @param action has type, symbol or instrumentId, and the terms of its type */
export function actionInWords(action) {
  const stock = action.symbol ?? "instrument " + action.instrumentId;
  const other = action.newSymbol ?? "instrument " + action.newInstrumentId;
  switch (action.type) {
    case "SPLIT":
      return `Split of ${stock}: ${become(action)} ${action.to}.${fractions(action)}`;
    case "RENAME":
      return `Renamed: ${action.oldSymbol ?? stock} is ${action.newSymbol} from now on.`;
    case "DIVIDEND":
      return `Dividend of ${stock}: ${dollars(action.perShare)} a share.`;
    case "SPINOFF":
      return (
        `Spin-off of ${stock}: ${action.to} ${other} for ${shares(action.from)}, ` +
        `with ${percentOf(action.costShare)} of the cost.${fractions(action)}`
      );
    case "MERGER":
      return `Merger: ${stock} ends for ${paid(action, other)} a share.${fractions(action)}`;
    case "INSTRUMENT":
      return `${stock} is ${action.name}, ${statuses[action.status] ?? action.status}.`;
    default:
      return `${action.type} of ${stock}.`;
  }
}

const statuses = {
  ACTIVE: "traded",
  HALTED: "halted: no trades",
  CLOSING_ONLY: "only to be closed",
  DELISTED: "delisted",
};

const become = ({ from }) => (from === 1 ? "each share becomes" : from + " shares become");

const shares = (count) => (count === 1 ? "1 share" : count + " shares");

function fractions({ cashPrice }) {
  return cashPrice === undefined ? "" : ` Fractions are paid at ${dollars(cashPrice)}.`;
}

function paid({ from, to, cashPerShare }, other) {
  const parts = [];
  if (to !== undefined) {
    parts.push(from === 1 ? `${to} ${other}` : `${to}/${from} ${other}`);
  }
  if (cashPerShare !== undefined) {
    parts.push(dollars(cashPerShare));
  }
  return parts.join(" and ");
}

// Exact: the point moves by two places.
function percentOf(share) {
  const [units, decimals = ""] = share.split(".");
  const padded = decimals.padEnd(2, "0");
  const digits = (units + padded.slice(0, 2)).replace(/^0+(?=\d)/, "");
  return padded.length > 2 ? `${digits}.${padded.slice(2)} %` : `${digits} %`;
}
