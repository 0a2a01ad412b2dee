// The firm's page: who is signed in, which days there are, and the one that is shown.

import { askJson } from "/assets/shared/api.js";
import { byId, element, notice, write } from "/assets/shared/dom.js";
import { closeEntrance, openFirmEntrance, prepareFirmEntrance } from "/assets/shared/entrance.js";
import { showCertificate } from "/assets/firm/certificate.js";
import { forgetClose, isClosing, noteDays, prepareClose } from "/assets/firm/close.js";
import { prepareLive, showBesides, showLive, showNoLive } from "/assets/firm/live.js";
import { showMarket } from "/assets/firm/market.js";
import { showTotals } from "/assets/firm/totals.js";
import { prepareTrading, showTrading } from "/assets/firm/trading.js";
import { longDate, moment } from "/assets/shared/new-york.js";
import * as access from "/assets/shared/session.js";

const TICK_MILLIS = 2_000;
const TICKS_BETWEEN_DAYS = 5;
const MOST_DAYS = 400;
const TABLES = ["stocks", "sectors", "traders", "minutes", "differences", "repeats", "symbols", "ledgers"];
const VERDICTS = { certified: "\u2713 certified", different: "\u2717 not certified" };

let signedIn = false;
let days = [];
let date = null;
let shown = null;
let ticking = null;
// Which coming of the firm it is: what an earlier one has begun does not go on.
let visits = 0;
let ticks = 0;

// ---- Asking ----

// A demo's session is renewed; elsewhere it ends with its token.
async function asked(path) {
  try {
    return await askJson(path);
  } catch (problem) {
    if (problem.status === 401 || problem.status === 403) {
      await access.renew("firm").catch(() => {
        throw problem;
      });
      return askJson(path);
    }
    throw problem;
  }
}

/** Does what asks the server; says so where it fails. */
async function trying(act) {
  try {
    await act();
    connected(true);
  } catch (problem) {
    if (problem.status === undefined) {
      throw problem;
    }
    if (signedIn && (problem.status === 401 || problem.status === 403)) {
      leave("The session has ended.");
    } else {
      connected(false, problem.message);
    }
  }
}

function connected(well, why = "") {
  if (signedIn) {
    byId("state").dataset.state = well ? "live" : "waiting";
    write(byId("state-text"), well ? "Connected" : why);
  }
}

// ---- Days ----

async function loadDays() {
  const told = await asked("/api/v1/firm/days?limit=" + MOST_DAYS);
  if (!signedIn) {
    return;
  }
  const newestBefore = days[0]?.date ?? null;
  days = told.days;
  const finished = noteDays(days);
  if (finished !== null) {
    notice("The batch has finished " + longDate(finished) + ".");
  }
  const kept = days.some((day) => day.date === date);
  const follows = date === null || date === newestBefore || !kept;
  await choose(finished ?? (follows ? (days[0]?.date ?? null) : date));
}

/** The trading day before that one, where it is known. */
function before(day) {
  return days.find((listed) => listed.date === day.previousDate) ?? null;
}

async function choose(chosen) {
  date = chosen;
  fillDates();
  const listed = days.find((day) => day.date === date);
  byId("loading").hidden = true;
  byId("desk").hidden = false;
  byId("no-days").hidden = Boolean(listed);
  if (!listed) {
    byId("day").hidden = true;
    shown = null;
    showBesides(null);
    write(byId("day-title"), "No day is finished yet");
    write(byId("as-of"), "");
    return;
  }
  if (shown?.date === date && shown.finishedAt === listed.finishedAt) {
    return;
  }
  const day = await asked("/api/v1/firm/days/" + date);
  const earlier = before(day);
  const compared = earlier && (await asked("/api/v1/firm/days/" + earlier.date));
  if (date === chosen && signedIn) {
    show(day, compared);
    shown = { date, finishedAt: listed.finishedAt };
  }
}

function fillDates() {
  const options = days.map((day) => {
    const option = element("option", `${day.date}  ${VERDICTS[day.status] ?? day.status}`);
    option.value = day.date;
    return option;
  });
  const told = (list) => [...list].map((option) => option.textContent).join("\n");
  if (told(byId("date").options) !== told(options)) {
    byId("date").replaceChildren(...options);
  }
  byId("date").value = date ?? "";
  byId("date").disabled = days.length === 0;
  const at = days.findIndex((day) => day.date === date);
  byId("earlier").disabled = at < 0 || at === days.length - 1;
  byId("later").disabled = at <= 0;
}

function show(day, compared) {
  byId("day").hidden = false;
  write(byId("day-title"), longDate(day.date));
  write(
    byId("as-of"),
    `As of ${moment(day.closedAt)} in New York \u00b7 close ${day.closeId}` +
      (day.previousDate === null ? "" : ` \u00b7 follows ${day.previousDate}`),
  );
  document.title = day.date + " \u00b7 The firm's day \u00b7 Stockafolio";
  for (const table of TABLES) {
    byId(table + "-csv").href = `/api/v1/firm/days/${day.date}.csv?table=${table}`;
  }
  byId("stocks-csv-text").href = byId("stocks-csv").href + "&amounts=text";
  showCertificate(day);
  showTotals(day, compared);
  showTrading(day);
  showBesides(day);
}

function step(by) {
  const at = days.findIndex((day) => day.date === date) + by;
  if (days[at]) {
    pick(days[at].date);
  }
}

function pick(chosen) {
  window.history.replaceState(null, "", "/firm?date=" + chosen);
  trying(() => choose(chosen));
}

// ---- The running day ----

async function tick(visit) {
  if (!document.hidden) {
    if (ticks % TICKS_BETWEEN_DAYS === 0 || isClosing()) {
      await trying(loadDays);
    }
    ticks++;
    await Promise.all([live(), market()]);
  }
  if (visit === visits) {
    ticking = setTimeout(tick, TICK_MILLIS, visit);
  }
}

async function live() {
  try {
    showLive(await asked("/api/v1/firm/live"));
  } catch (problem) {
    showNoLive(problem.message);
  }
}

async function market() {
  try {
    showMarket(await asked("/api/v1/firm/market"));
  } catch {
    // What was told last still stands, and is asked again.
  }
}

// ---- Coming and going ----

function enter() {
  if (access.current("firm") === null) {
    leave(null);
    return;
  }
  closeEntrance();
  signedIn = true;
  ticks = 0;
  days = [];
  shown = null;
  date = new URLSearchParams(location.search).get("date");
  byId("who").hidden = byId("sign-out").hidden = false;
  byId("desk").hidden = true;
  byId("loading").hidden = false;
  clearTimeout(ticking);
  visits++;
  tick(visits);
}

function leave(reason) {
  signedIn = false;
  visits++;
  clearTimeout(ticking);
  forgetClose();
  document.title = "The firm's day \u00b7 Stockafolio";
  byId("desk").hidden = byId("loading").hidden = true;
  byId("who").hidden = byId("sign-out").hidden = true;
  byId("state").dataset.state = "idle";
  write(byId("state-text"), "Not connected");
  openFirmEntrance(reason);
}

prepareFirmEntrance(enter);
prepareTrading();
prepareLive();
prepareClose(
  () => trying(loadDays),
  (problem) => notice("The day could not be closed. " + problem.message),
);
byId("date").addEventListener("change", () => pick(byId("date").value));
byId("earlier").addEventListener("click", () => step(1));
byId("later").addEventListener("click", () => step(-1));
byId("sign-out").addEventListener("click", async () => {
  leave(null);
  await access.signOut();
});
access.onChange((now) => (now === null ? leave(null) : signedIn || enter()), "firm");
if (access.current("firm") === null) {
  await access.discover("firm");
}
enter();
