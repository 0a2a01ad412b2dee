#!/usr/bin/env bash
# 01:30 of 1 November 2026 comes twice in New York: which one is meant depends on the library.
# One would expect the rule of java.time, which takes the first, from libraries that do the same work.
# Seen: Moment Timezone 0.6.6 and js-joda (timezone 2.25.2) take the first, Luxon 3.7.2 and Day.js 1.11.23
# the second, an hour later. In the hour that is missing in March all four agree.
# Futures and tokens trade at night: a trade of that hour, sent without an offset, moves by an hour between
# the page that shows it and the service that books it.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages dayjs@1.11.23 luxon@3.7.2 moment-timezone@0.6.6 @js-joda/core@6.0.1 @js-joda/timezone@2.25.2
cat >main.js <<'JS'
const zone = "America/New_York";
const dayjs = require("dayjs");
dayjs.extend(require("dayjs/plugin/utc"));
dayjs.extend(require("dayjs/plugin/timezone"));
const joda = require("@js-joda/core");
require("@js-joda/timezone");
const readers = {
  moment: (text) => require("moment-timezone").tz(text, zone).toDate(),
  joda: (text) => joda.convert(joda.LocalDateTime.parse(text).atZone(joda.ZoneId.of(zone))).toDate(),
  luxon: (text) => require("luxon").DateTime.fromISO(text, { zone }).toJSDate(),
  dayjs: (text) => dayjs.tz(text, zone).toDate(),
};
for (const text of ["2026-11-01T01:30", "2026-03-08T02:30"])
  for (const [name, read] of Object.entries(readers)) console.log(text, name, read(text).toISOString());
JS
seen=$(node main.js)
still "$seen" '2026-11-01T01:30 moment 2026-11-01T05:30:00.000Z
2026-11-01T01:30 joda 2026-11-01T05:30:00.000Z
2026-11-01T01:30 luxon 2026-11-01T06:30:00.000Z
2026-11-01T01:30 dayjs 2026-11-01T06:30:00.000Z
2026-03-08T02:30 moment 2026-03-08T07:30:00.000Z
2026-03-08T02:30 joda 2026-03-08T07:30:00.000Z
2026-03-08T02:30 luxon 2026-03-08T07:30:00.000Z
2026-03-08T02:30 dayjs 2026-03-08T07:30:00.000Z' \
  'Of the two 01:30 of 1 November, Moment and js-joda take the first, Luxon and Day.js the second.'
