// The trader's page: who is signed in, what the stream tells, and drawing it once a frame.

import { Chart } from "/assets/shared/chart.js";
import { prepareCsv } from "/assets/trader/csv.js";
import { byId, notice, write } from "/assets/shared/dom.js";
import { closeEntrance, openEntrance, prepareEntrance } from "/assets/shared/entrance.js";
import { openFeed } from "/assets/trader/feed.js";
import { inWords } from "/assets/trader/entries.js";
import {
  ENTRY_KINDS,
  fromSnapshot,
  keyOf,
  positionsAfter,
  withEntry,
  withOlderTrades,
  withValuation,
} from "/assets/trader/model.js";
import { filterBy, filtered, preparePositions, showPositions } from "/assets/trader/positions.js";
import { keep, kept, newSession, sampled } from "/assets/trader/samples.js";
import { closeReasons, explain, prepareReasons } from "/assets/trader/reasons.js";
import { prepareSectors, showSectors } from "/assets/trader/sectors.js";
import * as access from "/assets/shared/session.js";
import { showSummary } from "/assets/trader/summary.js";
import * as ticket from "/assets/trader/ticket.js";
import { prepareTrades, showTrades } from "/assets/trader/trades.js";

const LATEST = 16;

let user = null;
let portfolio = null;
let session = null;
let feed = null;
let renewing = null;

// ---- Drawing: at most once a frame, however fast events come ----

const changed = { positions: new Set(), sequences: new Set() };
let drawing = false;
const chart = new Chart(byId("chart"), byId("chart-read"));

function draw() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      if (portfolio !== null) {
        show();
      }
    });
  }
}

function show() {
  byId("loading").hidden = true;
  byId("desk").hidden = false;
  showSummary(portfolio, session);
  showPositions(portfolio, changed.positions);
  showSectors(portfolio, filtered());
  showTrades(portfolio, changed.sequences);
  chart.show(session.points);
  changed.positions.clear();
  changed.sequences.clear();
}

// ---- What the stream tells ----

function hear(message) {
  // Another tab may have signed in as someone else a moment ago.
  if (message.user !== user || user === null) {
    return;
  }
  if (message.kind === "connection") {
    showConnection(message.connection);
  } else if (message.kind === "refused") {
    refused(message.status);
  } else if (message.kind === "state") {
    takeState(message);
  } else {
    take(message);
  }
}

function takeState(state) {
  showConnection(state.connection);
  portfolio = state.portfolio && keepingOlder(state.portfolio);
  session = state.session;
  noteLatest();
  draw();
}

// An order's trade may be told by a fresh start instead of by an event.
function noteLatest() {
  portfolio?.trades.slice(0, LATEST).forEach((trade) => ticket.noteBooked(trade.tradeId));
}

// Older trades that this tab has read stay, where nothing was missed that may have revised them.
function keepingOlder(next) {
  return portfolio?.userId === next.userId && portfolio.sequence === next.sequence
    ? withOlderTrades(next, portfolio.trades, portfolio.sequence, portfolio.oldest)
    : next;
}

function take({ kind, told }) {
  if (kind === "snapshot") {
    portfolio = keepingOlder(fromSnapshot(told));
    noteLatest();
  } else if (kind === "rejected") {
    ticket.noteRejected(told);
    return;
  } else if (portfolio === null) {
    return;
  } else if (ENTRY_KINDS.includes(kind)) {
    takeEntry(told);
  } else if (kind === "valuation") {
    portfolio = withValuation(portfolio, told);
  }
  ticket.notePrices(portfolio.positions.values());
  session = sampled(session, portfolio);
  draw();
}

function takeEntry(told) {
  const next = withEntry(portfolio, told);
  if (next === null) {
    // This tab has missed something; what the stream's owner knows makes up for it.
    feed.follow(user);
    return;
  }
  if (next !== portfolio && !told.trade) {
    notice(inWords(told, portfolio));
  }
  portfolio = next;
  if (told.trade) {
    ticket.noteBooked(told.trade.tradeId);
  }
  if (!document.hidden) {
    positionsAfter(told).forEach((position) => changed.positions.add(keyOf(position)));
    changed.sequences.add(told.sequence);
    changed.sequences.add(told.entry?.ofSequence);
  }
}

function showConnection({ name, text }) {
  byId("state").dataset.state = name;
  write(byId("state-text"), text);
  byId("desk").classList.toggle("stale", name === "down" || name === "waiting");
  if (portfolio === null) {
    write(byId("loading-text"), name === "live" ? "Loading the portfolio" : text);
  }
}

async function refused(status) {
  try {
    await access.renew();
    feed.follow(user);
  } catch {
    const ended = "The session has ended; sign in again.";
    leave(status === 401 ? ended : "This portfolio is not yours to see.");
    access.signOut();
  }
}

// ---- Coming and going ----

function enter() {
  const signedIn = access.current();
  if (signedIn === null) {
    leave(null);
    return;
  }
  closeEntrance();
  user = signedIn.userId;
  portfolio = null;
  session = kept(user) ?? newSession(user);
  document.title = user.slice(0, 8) + " \u00b7 Stockafolio";
  write(byId("who-id"), user.slice(0, 8));
  byId("who").title = user;
  byId("who").hidden = byId("sign-out").hidden = false;
  byId("next-user").hidden = !signedIn.demo;
  byId("desk").hidden = true;
  byId("loading").hidden = false;
  filterBy("");
  ticket.openTicket(user);
  scheduleRenewal(signedIn);
  feed ??= openFeed(hear, known);
  feed.follow(user);
}

// What this tab can give to whoever opens the stream.
function known(of) {
  return { portfolio: of === user ? portfolio : null, session: kept(of) };
}

function leave(reason) {
  feed?.leave();
  closeReasons();
  user = null;
  portfolio = null;
  clearTimeout(renewing);
  document.title = "Stockafolio";
  byId("desk").hidden = byId("loading").hidden = true;
  byId("who").hidden = byId("sign-out").hidden = byId("next-user").hidden = true;
  showConnection({ name: "idle", text: "Not connected" });
  openEntrance(reason);
}

function scheduleRenewal({ demo, expiresAt }) {
  clearTimeout(renewing);
  if (demo && expiresAt !== null) {
    const wait = Math.max(5_000, (expiresAt - Date.now()) * (0.6 + 0.2 * Math.random()));
    // A timer's most is 24.8 days.
    renewing = setTimeout(renewed, Math.min(wait, 2 ** 31 - 1));
  }
}

async function renewed() {
  const before = access.current();
  if (before?.userId === user) {
    const next = await access.renew().catch(() => before);
    scheduleRenewal(next);
  }
}

async function nextDemoUser() {
  const users = await access.demoUsers();
  if (users === null || users.length === 0) {
    notice("The demo's users could not be read.");
    return;
  }
  try {
    await access.signInToDemo(users[(users.indexOf(user) + 1) % users.length]);
    enter();
  } catch (problem) {
    notice(problem.message);
  }
}

async function start() {
  const asked = new URLSearchParams(location.search).get("user")?.trim().toLowerCase();
  if (asked && access.isUserId(asked) && access.current()?.userId !== asked) {
    try {
      await access.signInToDemo(asked);
    } catch {
      leave("Sign in to see this portfolio.");
      return;
    }
  }
  if (asked) {
    window.history.replaceState(null, "", "/");
  }
  if (access.current() === null) {
    await access.discover();
  }
  enter();
}

function priceOf(symbol) {
  return [...portfolio.positions.values()].find((position) => position.symbol === symbol)?.price;
}

prepareEntrance(enter);
preparePositions(
  draw,
  (symbol) => ticket.chooseStock(symbol, priceOf(symbol)),
  (symbol) => explain(user, symbol),
);
prepareReasons();
prepareSectors((sector) => filterBy(filtered() === sector.toLowerCase() ? "" : sector));
prepareTrades(
  () => portfolio,
  (of, older, newest, oldest) => {
    if (of === user && portfolio !== null) {
      portfolio = withOlderTrades(portfolio, older, newest, oldest);
      draw();
    }
  },
);
ticket.prepareTicket();
byId("next-user").addEventListener("click", nextDemoUser);
byId("sign-out").addEventListener("click", async () => {
  leave(null);
  await access.signOut();
});
prepareCsv(() => portfolio);
document.querySelectorAll("input[name=measure]").forEach((choice) =>
  choice.addEventListener("change", () => chart.measure(choice.value)),
);
access.onChange((now) => {
  if (now === null) {
    leave(null);
  } else if (now.userId !== user) {
    enter();
  }
});
addEventListener("online", () => feed?.check());
document.addEventListener("visibilitychange", () => document.hidden || feed?.check());
addEventListener("pagehide", () => {
  if (session !== null) {
    keep(session);
  }
  feed?.leave();
});
addEventListener("pageshow", (event) => event.persisted && user !== null && feed.follow(user));
start();
