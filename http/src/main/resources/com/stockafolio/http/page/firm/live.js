// The running day: sums that the ledgers keep, provisional until the day is closed and checked.

import { Chart } from "/assets/shared/chart.js";
import { byId, element, money, write } from "/assets/shared/dom.js";
import { cells, count, figure, plural } from "/assets/firm/cells.js";
import { imbalance, share } from "/assets/firm/stocks.js";
import { minute, moment, points, shortDate, time } from "/assets/shared/new-york.js";

const STOCKS = 10;
// A close captures the ledgers one after another.
const ONE_CLOSE_MILLIS = 120_000;

let chart = null;
let latest = null;
let day = null;

export function prepareLive() {
  chart = new Chart(byId("live-chart"), byId("live-read"), {
    measures: { value: [1, "Traded value"] },
    empty: "The line begins with the second minute.",
    clock: minute,
    fromZero: true,
  });
  byId("live-more").addEventListener("click", () => {
    const open = byId("live-details").hidden;
    byId("live-details").hidden = !open;
    byId("live-more").setAttribute("aria-expanded", String(open));
    draw();
  });
}

/** @param told what the ledgers say now */
export function showLive(told) {
  latest = told;
  draw();
}

/** @param certified the day that is shown beside it, or null */
export function showBesides(certified) {
  day = certified;
  draw();
}

export function showNoLive(reason) {
  write(byId("live-note"), reason);
}

function draw() {
  if (latest === null) {
    return;
  }
  const { totals } = latest;
  write(byId("live-note"), note(latest));
  count(byId("live-trades"), totals.trades);
  money(byId("live-traded"), totals.tradedValue);
  money(byId("live-bought"), totals.buyValue);
  money(byId("live-sold"), totals.sellValue);
  imbalance(byId("live-imbalance"), totals.imbalance);
  if (!byId("live-details").hidden) {
    drawDetails();
  }
}

// What is counted, in words: it is the ledgers' memory, and no more than that is claimed.
function note({ ledgers, ledgersAnswering, since, completeSince, at }) {
  const apart = Date.parse(completeSince) - Date.parse(since) > ONE_CLOSE_MILLIS;
  const parts = [
    `Booked since ${moment(completeSince)} in New York, as of ${time(at)}.`,
    "Not checked: the ledgers count it since the last close, or since they last started.",
  ];
  if (apart) {
    parts.push(`Some ledgers count since ${moment(since)}.`);
  }
  const missing = ledgers - ledgersAnswering;
  if (missing > 0) {
    parts.push(`${plural(missing, "ledger")} of ${ledgers} did not answer.`);
  }
  return parts.join(" ");
}

function drawDetails() {
  chart.show(points(latest.minutes));
  for (const table of ["live-sectors", "live-stocks"]) {
    write(byId(table).tHead.rows[0].cells[3], day === null ? "Certified" : shortDate(day.date));
  }
  byId("live-sectors").tBodies[0].replaceChildren(
    ...latest.sectors.map((sector) =>
      cells(
        [
          element("th", sector.sector),
          figure(money, sector.tradedValue),
          figure(share, sector.share),
          figure(money, day?.sectors.find((each) => each.sector === sector.sector)?.tradedValue),
        ],
        ["", "", "wide", ""],
      ),
    ),
  );
  byId("live-stocks").tBodies[0].replaceChildren(
    ...latest.stocks.slice(0, STOCKS).map((stock) =>
      cells([
        element("th", stock.symbol),
        figure(count, stock.trades),
        figure(money, stock.tradedValue),
        figure(money, day?.stocks.find((each) => each.symbol === stock.symbol)?.tradedValue),
      ]),
    ),
  );
}
