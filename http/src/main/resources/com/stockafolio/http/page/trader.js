"use strict";
// Follows one portfolio. The server sends absolute values, so an event replaces what it names.

const MINUS = "\u2212";
const KEPT_TRADES = 16;
const USER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const byId = (id) => document.getElementById(id);

// ---- Numbers: exact decimal text in, text for people out. Never through a float. ----

/** A decimal rounded half away from zero, with thousands marks and a true minus. */
function decimal(text, places) {
  const negative = text.startsWith("-");
  const [whole, fraction = ""] = (negative ? text.slice(1) : text).split(".");
  let units = BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
  if (fraction.length > places && fraction[places] >= "5") {
    units += 1n;
  }
  const digits = units.toString().padStart(places + 1, "0");
  const cut = digits.length - places;
  const grouped = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = negative && units !== 0n ? MINUS : "";
  return sign + grouped + (places > 0 ? "." + digits.slice(cut) : "");
}

function quantity(text) {
  return decimal(text, text.includes(".") ? text.split(".")[1].length : 0);
}

const money = (text) => decimal(text, 2);

/** A profit or loss: its sign always shown, also by colour. */
function profit(element, text) {
  const shown = money(text);
  const zero = /^[\u2212]?[0.,]+$/.test(shown);
  element.textContent = zero || shown.startsWith(MINUS) ? shown : "+" + shown;
  element.title = text;
  element.classList.toggle("gain", !zero && !text.startsWith("-"));
  element.classList.toggle("loss", !zero && text.startsWith("-"));
}

// ---- What is known, and showing it: at most once a frame, however fast events come. ----

let portfolio = null;
let changed = new Set();
let drawing = false;

function draw(...what) {
  what.forEach((key) => changed.add(key));
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      render(changed);
      changed = new Set();
    });
  }
}

function render(keys) {
  byId("welcome").hidden = true;
  byId("portfolio").hidden = false;
  renderTotals();
  renderPositions(keys);
  renderTrades(keys);
}

const TILES = [
  ["Shares held", "sharesHeld", quantity],
  ["Trades", "tradeCount", (value) => quantity(String(value))],
  ["Traded value", "tradedValue", money],
  ["Cost basis", "costBasis", money],
  ["Realised P&L", "realizedPnl", null],
];

function renderTotals() {
  const list = byId("totals");
  if (!list.firstChild) {
    for (const [label] of TILES) {
      const tile = document.createElement("div");
      tile.append(element("dt", label), document.createElement("dd"));
      list.append(tile);
    }
  }
  TILES.forEach(([, key, format], index) => {
    const value = portfolio.totals[key];
    const shown = list.children[index].lastChild;
    if (format) {
      shown.textContent = format(value);
      shown.title = String(value);
    } else {
      profit(shown, value);
    }
  });
}

function renderPositions(keys) {
  const body = byId("positions").tBodies[0];
  const symbols = [...portfolio.positions.keys()].sort();
  const rows = new Map([...body.rows].map((row) => [row.dataset.symbol, row]));
  symbols.forEach((symbol, index) => {
    let row = rows.get(symbol);
    rows.delete(symbol);
    if (!row) {
      row = positionRow(symbol);
    }
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] || null);
    }
    fillPosition(row, portfolio.positions.get(symbol));
    if (keys.has("position " + symbol)) {
      flash(row);
    }
  });
  rows.forEach((row) => row.remove());
  byId("positions-count").textContent = symbols.length || "";
  byId("positions").hidden = symbols.length === 0;
  byId("no-positions").hidden = symbols.length > 0;
}

function positionRow(symbol) {
  const row = document.createElement("tr");
  row.dataset.symbol = symbol;
  const stock = element("td", symbol, "main");
  stock.append(element("span", "", "sub"));
  row.append(stock);
  for (const style of ["number", "number wide", "number", "number"]) {
    row.append(element("td", "", style));
  }
  return row;
}

function fillPosition(row, position) {
  const [stock, shares, average, cost, realised] = row.cells;
  stock.lastChild.textContent = position.name;
  stock.title = position.name + ", " + position.sector;
  shares.textContent = quantity(position.quantity);
  average.textContent = position.averageCost === null ? "" : decimal(position.averageCost, 4);
  cost.textContent = money(position.costBasis);
  cost.title = position.costBasis;
  profit(realised, position.realizedPnl);
}

function renderTrades(keys) {
  const body = byId("trades").tBodies[0];
  const known = new Map([...body.rows].map((row) => [row.dataset.sequence, row]));
  portfolio.trades.forEach((trade, index) => {
    const key = String(trade.sequence);
    const row = known.get(key) || tradeRow(trade);
    known.delete(key);
    if (body.rows[index] !== row) {
      body.insertBefore(row, body.rows[index] || null);
    }
    if (keys.has("trade " + key)) {
      flash(row);
    }
  });
  known.forEach((row) => row.remove());
  byId("trades").hidden = portfolio.trades.length === 0;
  byId("no-trades").hidden = portfolio.trades.length > 0;
}

function tradeRow(trade) {
  const row = document.createElement("tr");
  row.dataset.sequence = String(trade.sequence);
  const what = element("td", (trade.side === "BUY" ? "Buy " : "Sell ") + trade.symbol, "main");
  const at = new Date(trade.recordedAt);
  what.append(element("span", at.toLocaleTimeString(), "sub"));
  what.title = "Trade " + trade.sequence + ", " + at.toLocaleString();
  const realised = element("td", "", "number");
  profit(realised, trade.realizedPnl);
  row.append(
    what,
    element("td", quantity(trade.quantity), "number"),
    element("td", decimal(trade.price, 4), "number"),
    realised,
  );
  return row;
}

function element(name, text, style) {
  const made = document.createElement(name);
  made.textContent = text;
  if (style) {
    made.className = style;
  }
  return made;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");

function flash(what) {
  if (!calm.matches) {
    const colour = getComputedStyle(document.documentElement).getPropertyValue("--flash").trim();
    what.animate([{ backgroundColor: colour }, {}], { duration: 1200, easing: "ease-out" });
  }
}

// ---- The stream ----

let lastId = null;
let failures = 0;

function state(name, text) {
  byId("state").dataset.state = name;
  byId("state-text").textContent = text;
}

function onSnapshot(event) {
  const told = JSON.parse(event.data);
  lastId = event.lastEventId;
  portfolio = {
    totals: told.totals,
    positions: new Map(told.positions.map((position) => [position.symbol, position])),
    trades: told.recentTrades,
  };
  live();
  draw();
}

function onTrade(event) {
  const { trade, position, totals } = JSON.parse(event.data);
  lastId = event.lastEventId;
  portfolio.totals = totals;
  if (position.quantity === "0") {
    portfolio.positions.delete(position.symbol);
  } else {
    portfolio.positions.set(position.symbol, position);
  }
  portfolio.trades = [trade, ...portfolio.trades].slice(0, KEPT_TRADES);
  live();
  draw("position " + position.symbol, "trade " + trade.sequence);
}

function live() {
  failures = 0;
  state("live", "Live");
}

function follow(user) {
  const query = lastId === null ? "" : "?lastEventId=" + encodeURIComponent(lastId);
  const events = new EventSource("/api/v1/portfolios/" + user + "/events" + query);
  events.addEventListener("open", () => {
    // Without a snapshot to come, an open stream is as live as it gets.
    if (portfolio === null) {
      state("waiting", "Waiting for the portfolio");
    } else {
      live();
    }
  });
  events.addEventListener("snapshot", onSnapshot);
  events.addEventListener("trade", onTrade);
  events.addEventListener("reset", () => state("waiting", "Catching up"));
  events.addEventListener("goaway", () => state("waiting", "Moving to another node"));
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) {
      // Refused for now, as by a limit; the browser gives up where this page does not.
      failures += 1;
      const seconds = Math.min(30, 2 ** failures);
      state("down", "Not available, trying again in " + seconds + " s");
      setTimeout(() => follow(user), seconds * 1000);
    } else {
      state("waiting", "Connection lost, reconnecting");
    }
  });
}

const chosen = (new URLSearchParams(location.search).get("user") || "").trim().toLowerCase();
byId("user").value = chosen;
if (USER_ID.test(chosen)) {
  document.title = chosen.slice(0, 8) + " \u00b7 Stockafolio";
  byId("welcome").hidden = true;
  state("waiting", "Connecting");
  follow(chosen);
} else if (chosen) {
  byId("complaint").textContent = "That is not a user id: it must be a UUID of 36 characters.";
  byId("complaint").hidden = false;
}
