// The sectors of a portfolio.

import { byId, write } from "/assets/shared/dom.js";
import { Donut } from "/assets/shared/donut.js";
import { sectors } from "/assets/trader/model.js";

let donut = null;

export function prepareSectors(choose) {
  donut = new Donut(byId("sectors"), choose);
}

export function showSectors(portfolio, chosen) {
  const { byCost, listed } = sectors(portfolio);
  byId("sectors").hidden = listed.length === 0;
  byId("no-sectors").hidden = listed.length > 0;
  write(byId("sectors-basis"), listed.length === 0 ? "" : byCost ? "by cost" : "by market value");
  donut.show(listed, chosen);
}
