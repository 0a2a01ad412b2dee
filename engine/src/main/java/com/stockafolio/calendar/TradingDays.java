package com.stockafolio.calendar;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;

/**
 * When the New York Stock Exchange trades. Its holidays come from Strata's calendar; that has no
 * early closes, which follow the exchange's standing rule: 13:00 on the day after Thanksgiving, on
 * 24 December and on 3 July, where those are trading days. What the exchange announces besides is
 * told by settings. Immutable.
 */
public final class TradingDays {
  /** Trading days are days in New York. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime BELL = LocalTime.of(16, 0);
  private static final LocalTime EARLY_BELL = LocalTime.of(13, 0);

  /** Strata lacks the first of the two days of hurricane Sandy. */
  private static final Set<LocalDate> ALSO_CLOSED = Set.of(LocalDate.of(2012, 10, 29));

  private final HolidayCalendar holidays =
      HolidayCalendarIds.NYSE.resolve(ReferenceData.standard());
  private final Set<LocalDate> closedDays;
  private final Map<LocalDate, LocalTime> earlyCloses;

  /**
   * The calendar with what was announced besides.
   *
   * @param closedDays further days without trading
   * @param earlyCloses further trading days that end early, with their bells; a day that is closed
   *     stays closed
   */
  public TradingDays(Set<LocalDate> closedDays, Map<LocalDate, LocalTime> earlyCloses) {
    this.closedDays = Set.copyOf(closedDays);
    this.earlyCloses = Map.copyOf(earlyCloses);
  }

  /** The calendar as the settings below {@code stockafolio.calendar} complete it. */
  public static TradingDays read(Config config) throws StartRefused {
    CalendarSettings settings = CalendarSettings.read(config);
    return new TradingDays(settings.closedDays(), settings.earlyCloses());
  }

  /** The day in New York at a moment. */
  public static LocalDate dayOf(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }

  /** Whether the exchange trades on the day. */
  public boolean isTradingDay(LocalDate day) {
    return holidays.isBusinessDay(day) && !ALSO_CLOSED.contains(day) && !closedDays.contains(day);
  }

  /** When a trading day's trading ends, in New York. */
  public LocalTime bell(LocalDate tradingDay) {
    LocalTime announced = earlyCloses.get(tradingDay);
    if (announced != null) {
      return announced;
    }
    return isEarlyClose(tradingDay) ? EARLY_BELL : BELL;
  }

  /** The moment at which a trading day's trading ends. */
  public Instant close(LocalDate tradingDay) {
    return tradingDay.atTime(bell(tradingDay)).atZone(ZONE).toInstant();
  }

  /** The first trading day that ends after a moment. */
  public LocalDate nextToClose(Instant now) {
    LocalDate day = dayOf(now);
    while (!isTradingDay(day) || !close(day).isAfter(now)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The day itself where it is a trading day, else the last one before it. */
  public LocalDate sameOrBefore(LocalDate day) {
    LocalDate found = day;
    while (!isTradingDay(found)) {
      found = found.minusDays(1);
    }
    return found;
  }

  private static boolean isEarlyClose(LocalDate day) {
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
