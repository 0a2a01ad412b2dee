#!/usr/bin/env bash
# Day.js 1.11.23 with its timezone plugin: the session three days after Friday's begins an hour late.
# One would expect tz("2026-03-06 09:30", New York) plus 3 days to be Monday's 09:30 there, 13:30 UTC.
# Seen: 09:30-05:00, which is 14:30 UTC: the offset of Friday is kept beyond the change to summer time. Made
# anew from its text, or with Luxon 3.7.2 and Moment Timezone 0.6.6, it is 13:30 UTC.
# Orders good until the next session, and settlement two days on, are an hour off twice a year.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages dayjs@1.11.23 luxon@3.7.2 moment-timezone@0.6.6
cat >main.js <<'JS'
const zone = "America/New_York";
const dayjs = require("dayjs");
dayjs.extend(require("dayjs/plugin/utc"));
dayjs.extend(require("dayjs/plugin/timezone"));
const { DateTime } = require("luxon");
const moment = require("moment-timezone");
const monday = dayjs.tz("2026-03-06 09:30", zone).add(3, "day");
console.log("dayjs", monday.format(), monday.toISOString());
console.log("dayjs anew", dayjs.tz("2026-03-09 09:30", zone).toISOString());
console.log("luxon", DateTime.fromISO("2026-03-06T09:30", { zone }).plus({ days: 3 }).toUTC().toISO());
console.log("moment", moment.tz("2026-03-06 09:30", zone).add(3, "days").toISOString());
JS
seen=$(node main.js)
still "$seen" 'dayjs 2026-03-09T09:30:00-05:00 2026-03-09T14:30:00.000Z
dayjs anew 2026-03-09T13:30:00.000Z
luxon 2026-03-09T13:30:00.000Z
moment 2026-03-09T13:30:00.000Z' \
  'Day.js 1.11.23 keeps the offset of Friday when it adds days beyond the change to summer time.'
