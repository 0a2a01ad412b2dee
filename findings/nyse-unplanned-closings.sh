#!/usr/bin/env bash
# NYSE calendars of three libraries: each misses days on which the exchange was closed, and not the same
# ones.
# One would expect a calendar that knows some closings out of turn to know them all: 11 September 2001, the
# two days of hurricane Sandy (29 and 30 October 2012), the mourning for presidents on 5 December 2018 and 9
# January 2025.
# Seen: Strata 2.12.46 knows 30 but not 29 October 2012, nor 2025; jollyday 1.5.0 knows Sandy only;
# nyse-holidays 1.2.0 none of them. jollyday also counts 31 December 2021, a trading day, as a holiday of
# 2022.
# A day without prices is waited for, and settlement, accrual and a day's P&L are a day off.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import de.focus_shift.jollyday.core.*;
import java.time.*;

class Main {
  public static void main(String[] days) {
    var strata = HolidayCalendarIds.NYSE.resolve(ReferenceData.standard());
    var jollyday = HolidayManager.getInstance(ManagerParameters.create("nyse"));
    for (var text : days) {
      var day = LocalDate.parse(text);
      System.out.printf("%s Strata %s, jollyday %s%n", day, strata.isHoliday(day) ? "closed" : "open",
          jollyday.isHoliday(day) ? "closed" : "open");
    }
    System.out.println(jollyday.getHolidays(Year.of(2022)).stream()
        .anyMatch(holiday -> holiday.getDate().equals(LocalDate.parse("2021-12-31"))));
  }
}
JAVA
days='2001-09-11 2012-10-29 2012-10-30 2018-12-05 2025-01-09'
jars com.opengamma.strata:strata-basics:2.12.46 de.focus-shift:jollyday-core:1.5.0 \
  de.focus-shift:jollyday-jackson:1.5.0 org.slf4j:slf4j-nop:2.0.17
packages nyse-holidays@1.2.0
seen=$(
  java Main.java $days
  node -e '
const { getHolidays } = require("nyse-holidays");
for (const day of process.argv.slice(1))
  console.log(day, "nyse-holidays", getHolidays(+day.slice(0, 4)).some((h) => h.dateString === day) ? "closed" : "open");' $days
)
still "$seen" '2001-09-11 Strata closed, jollyday open
2012-10-29 Strata open, jollyday closed
2012-10-30 Strata closed, jollyday closed
2018-12-05 Strata closed, jollyday open
2025-01-09 Strata open, jollyday open
true
2001-09-11 nyse-holidays open
2012-10-29 nyse-holidays open
2012-10-30 nyse-holidays open
2018-12-05 nyse-holidays open
2025-01-09 nyse-holidays open' 'Three NYSE calendars miss different closings; none knows 9 January 2025.'
