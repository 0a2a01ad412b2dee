// The portfolio's value over the session: a bounded line of points for the chart.

import { profit } from "/assets/trader/model.js";

const MOST = 1800;
const KEY = "stockafolio.samples";
const STEP_MILLIS = 1000;

/**
 * What a session begins with: the profit at its first priced moment, exact, and no points yet.
 */
export function newSession(user) {
  return { user, startedAt: Date.now(), startProfit: null, step: STEP_MILLIS, points: [] };
}

/** The session with the portfolio's value of now, where it is known and a step has passed. */
export function sampled(session, portfolio) {
  const total = profit(portfolio);
  if (total === null) {
    return session;
  }
  const now = Date.now();
  const begun = session.startProfit === null;
  const started = begun ? { ...session, startedAt: now, startProfit: total } : session;
  const last = started.points.at(-1);
  const point = [now, Number(portfolio.totals.marketValue), Number(total)];
  if (last && now - last[0] < started.step) {
    return started;
  }
  const points = [...started.points, point];
  // Half the points, at twice the step, still draw the same line.
  return points.length < MOST
    ? { ...started, points }
    : { ...started, step: started.step * 2, points: points.filter((_, i) => i % 2 === 1) };
}

/** Keeps the session in this tab over a reload. */
export function keep(session) {
  sessionStorage.setItem(KEY, JSON.stringify(session));
}

/** The session that this tab kept of a user, or null. */
export function kept(user) {
  try {
    const session = JSON.parse(sessionStorage.getItem(KEY));
    return session?.user === user ? session : null;
  } catch {
    return null;
  }
}
