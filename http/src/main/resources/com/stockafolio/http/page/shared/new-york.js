// Times as the exchange's clock tells them, whatever the browser's own says.

const ZONE = { timeZone: "America/New_York", hourCycle: "h23" };
const MINUTE_MILLIS = 60_000;
// Two weeks: a longer gap between two trades is not drawn minute by minute.
const MOST_MINUTES = 20_160;

const clock = new Intl.DateTimeFormat("en-GB", { ...ZONE, hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat("en-GB", { ...ZONE, timeStyle: "medium" });
const calendar = new Intl.DateTimeFormat("en-GB", { ...ZONE, dateStyle: "medium" });
const full = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "full" });
const dayMonth = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const short = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", dateStyle: "medium" });

export const minute = (at) => clock.format(new Date(at));
export const time = (at) => seconds.format(new Date(at));
export const moment = (at) => `${calendar.format(new Date(at))}, ${time(at)}`;

const midnight = (date) => new Date(date + "T00:00:00Z");

/** A date such as 2026-11-24 in words; browsers differ in the comma after the weekday. */
export const longDate = (date) => full.format(midnight(date)).replace(",", "");
export const dayOfYear = (date) => dayMonth.format(midnight(date));
export const shortDate = (date) => short.format(midnight(date));

/** Points of a chart, one for each minute: [when, traded value, trades, bought less sold]. */
export function points(minutes) {
  const made = [];
  for (const { at, trades, tradedValue, buyValue, sellValue } of minutes) {
    const when = Date.parse(at);
    const last = made.at(-1)?.[0] ?? when;
    // Minutes without a trade are not told of.
    if (when - last <= MOST_MINUTES * MINUTE_MILLIS) {
      for (let empty = last + MINUTE_MILLIS; empty < when; empty += MINUTE_MILLIS) {
        made.push([empty, 0, 0, 0]);
      }
    }
    made.push([when, Number(tradedValue), trades, Number(buyValue) - Number(sellValue)]);
  }
  return made;
}
