// What the market did: the last records, in words, and whether every ledger has taken them.

import { actionInWords } from "/assets/shared/actions.js";
import { byId, element, write } from "/assets/shared/dom.js";
import { moment } from "/assets/shared/new-york.js";

/** @param told the standing of the market's records */
export function showMarket({ number, complete, ledgers, silent, recent }) {
  byId("market").hidden = number === 0;
  write(byId("market-note"), complete ? "Every ledger has taken them." : lacking(ledgers, silent));
  byId("market-list").replaceChildren(...recent.map(line));
}

function lacking(ledgers, silent) {
  const parts = ledgers
    .filter(({ lacksFrom, differs }) => lacksFrom !== undefined || differs)
    .map(({ ledger, lacksFrom, differs }) =>
      differs ? `ledger ${ledger} has others` : `ledger ${ledger} lacks number ${lacksFrom}`,
    );
  if (silent.length > 0) {
    parts.push("no answer from ledger " + silent.join(", "));
  }
  // A ledger may have taken one that this node has not heard of yet.
  return parts.length === 0 ? "On their way." : "On their way: " + parts.join("; ") + ".";
}

function line(record) {
  const item = element("li");
  item.value = record.number;
  item.append(
    element("span", actionInWords(record)),
    element("span", moment(record.postedAt), "sub"),
  );
  return item;
}
