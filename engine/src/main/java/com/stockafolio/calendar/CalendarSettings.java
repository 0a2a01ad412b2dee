package com.stockafolio.calendar;

import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the exchange announced besides its standing calendar, read and checked. */
record CalendarSettings(Set<LocalDate> closedDays, Map<LocalDate, LocalTime> earlyCloses) {
  private static final String CLOSED_DAYS = "stockafolio.calendar.closed-days";
  private static final String EARLY_CLOSES = "stockafolio.calendar.early-closes";
  private static final LocalTime OPENING = LocalTime.of(9, 30);
  private static final LocalTime BELL = LocalTime.of(16, 0);

  static CalendarSettings read(Config config) {
    SettingsReader calendar = new SettingsReader(config, "stockafolio.calendar");
    Set<LocalDate> closed = new TreeSet<>();
    for (String text : calendar.texts("closed-days")) {
      closed.add(closedDay(text));
    }
    Map<LocalDate, LocalTime> early = new HashMap<>();
    for (String text : calendar.texts("early-closes")) {
      LocalDateTime bell = bell(text);
      if (closed.contains(bell.toLocalDate())) {
        throw refused(EARLY_CLOSES, text, "is a closed day too, by " + CLOSED_DAYS);
      }
      if (early.put(bell.toLocalDate(), bell.toLocalTime()) != null) {
        throw refused(EARLY_CLOSES, text, "is the second bell of that day");
      }
    }
    return new CalendarSettings(closed, early);
  }

  private static LocalDate closedDay(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw refused(CLOSED_DAYS, text, "must be a day such as 2026-12-31");
    }
  }

  private static LocalDateTime bell(String text) {
    LocalDateTime bell;
    try {
      bell = LocalDateTime.parse(text);
    } catch (DateTimeException noTime) {
      throw refused(EARLY_CLOSES, text, "must be a day and its bell such as 2026-12-31T13:00");
    }
    if (!bell.toLocalTime().isAfter(OPENING) || !bell.toLocalTime().isBefore(BELL)) {
      throw refused(EARLY_CLOSES, text, "must be after 09:30 and before 16:00 in New York");
    }
    if (bell.getDayOfWeek() == DayOfWeek.SATURDAY || bell.getDayOfWeek() == DayOfWeek.SUNDAY) {
      throw refused(EARLY_CLOSES, text, "is a day of the weekend");
    }
    return bell;
  }

  private static StartRefused refused(String key, String text, String why) {
    return new StartRefused("%s: %s %s".formatted(key, text, why));
  }
}
