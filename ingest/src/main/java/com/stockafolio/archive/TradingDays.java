package com.stockafolio.archive;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import com.stockafolio.engine.ClosingDesk;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * When the New York Stock Exchange trades. Its holidays come from Strata's calendar; that has no
 * early closes, which follow the exchange's standing rule: 13:00 on the day after Thanksgiving, on
 * 24 December and on 3 July, where those are trading days.
 */
final class TradingDays {
  private static final LocalTime BELL = LocalTime.of(16, 0);
  private static final LocalTime EARLY_BELL = LocalTime.of(13, 0);

  private final HolidayCalendar holidays =
      HolidayCalendarIds.NYSE.resolve(ReferenceData.standard());

  /** Whether the exchange trades on the day. */
  boolean isTradingDay(LocalDate day) {
    return holidays.isBusinessDay(day);
  }

  /** When a trading day's trading ends, in New York. */
  LocalTime bell(LocalDate tradingDay) {
    return isEarlyClose(tradingDay) ? EARLY_BELL : BELL;
  }

  /** The moment at which a trading day's trading ends. */
  Instant close(LocalDate tradingDay) {
    return tradingDay.atTime(bell(tradingDay)).atZone(ClosingDesk.ZONE).toInstant();
  }

  /** The first trading day that ends after a moment. */
  LocalDate nextToClose(Instant now) {
    LocalDate day = holidays.nextOrSame(now.atZone(ClosingDesk.ZONE).toLocalDate());
    return close(day).isAfter(now) ? day : holidays.next(day);
  }

  private boolean isEarlyClose(LocalDate day) {
    return day.getMonth() == Month.JULY && day.getDayOfMonth() == 3
        || day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 24
        || day.equals(afterThanksgiving(day.getYear()));
  }

  private static LocalDate afterThanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
        .plusDays(1);
  }
}
