// Who and what traded, when, which way, and how concentrated it was.

import { Chart } from "/assets/shared/chart.js";
import { byId, element, money, profit, quantity } from "/assets/shared/dom.js";
import { Donut } from "/assets/shared/donut.js";
import { cells, figure } from "/assets/firm/cells.js";
import { filtered, filterStocks, imbalance, prepareStocks, share, showStocks } from "/assets/firm/stocks.js";
import { minute, points } from "/assets/shared/new-york.js";

const CONCENTRATION = { stocks: "Stock", sectors: "Sector", users: "Trader" };

let shown = null;
let donut = null;
let chart = null;
let ranking = "byMarketValue";

export function prepareTrading() {
  prepareStocks();
  chart = new Chart(byId("pattern"), byId("pattern-read"), {
    measures: {
      value: [1, "Traded value"],
      trades: [2, "Trades", 0],
      net: [3, "Bought less sold"],
    },
    empty: "There is no line where all trades fell into one minute.",
    clock: minute,
    fromZero: true,
  });
  donut = new Donut(byId("sectors"), (sector) => {
    filterStocks(filtered() === sector.toLowerCase() ? "" : sector);
    showSectors();
  });
  byId("filter").addEventListener("input", showSectors);
  for (const choice of document.querySelectorAll("input[name=pattern]")) {
    choice.addEventListener("change", () => chart.measure(choice.value));
  }
  for (const choice of document.querySelectorAll("input[name=ranking]")) {
    choice.addEventListener("change", () => {
      ranking = choice.value;
      showTraders();
    });
  }
}

export function showTrading(day) {
  shown = day;
  chart.show(points(day.minutes));
  showTraders();
  showSectors();
  showBalance();
  showStocks(day);
}

function showTraders() {
  const count = (target, number) => quantity(target, String(number));
  byId("traders").tBodies[0].replaceChildren(
    ...shown.topTraders[ranking].map((trader) => {
      const head = element("th");
      const id = element("code", trader.userId.slice(0, 8));
      id.title = trader.userId;
      head.append(id);
      const row = cells(
        [
          head,
          figure(count, trader.trades),
          figure(money, trader.marketValue),
          figure(money, trader.tradedValue),
          figure(profit, trader.dayPnl),
          figure(profit, trader.pnl),
        ],
        ["", "wide", "", "", "", "wide"],
      );
      row.dataset.user = trader.userId;
      return row;
    }),
  );
}

function showSectors() {
  if (shown !== null) {
    const { sectors } = shown;
    byId("sectors").hidden = sectors.length === 0;
    byId("no-sectors").hidden = sectors.length > 0;
    donut.show(
      sectors.map((each) => ({ sector: each.sector, value: each.tradedValue, share: each.share })),
      filtered(),
    );
  }
}

function showBalance() {
  const { totals, concentration } = shown;
  money(byId("bought"), totals.buyValue);
  money(byId("sold"), totals.sellValue);
  imbalance(byId("imbalance"), totals.imbalance);
  const [bought, sold] = byId("imbalance-bar").children;
  const part = totals.tradedValue === "0" ? 50 : (1 + Number(totals.imbalance)) * 50;
  bought.setAttribute("width", String(part));
  sold.setAttribute("x", String(part));
  sold.setAttribute("width", String(100 - part));
  byId("concentration").tBodies[0].replaceChildren(
    ...Object.entries(CONCENTRATION).map(([key, label]) =>
      cells([
        element("th", label),
        figure(share, concentration[key].topTenShare),
        figure(exactly, concentration[key].herfindahl),
      ]),
    ),
  );
}

function exactly(target, text) {
  target.setAttribute("value", text);
  target.textContent = text;
}
