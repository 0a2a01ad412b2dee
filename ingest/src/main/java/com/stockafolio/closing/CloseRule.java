package com.stockafolio.closing;

import com.stockafolio.calendar.TradingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which day may be closed when, and as which close. The same for a close at the bell and for one on
 * command; pure.
 *
 * @param days the exchange's calendar
 * @param grace how long after the bell a day is closed: closing auctions print after it
 */
public record CloseRule(TradingDays days, Duration grace) {
  private static final Duration BETWEEN_IDS = Duration.ofMillis(1);

  /** When a trading day is closed by itself. */
  Instant due(LocalDate tradingDay) {
    return days.close(tradingDay).plus(grace);
  }

  /** The first trading day that is closed by itself after a moment. */
  LocalDate nextDue(Instant now) {
    return days.nextToClose(now.minus(grace));
  }

  /** Today, where its close was due within so much time. */
  Optional<LocalDate> dueWithin(Instant now, Duration time) {
    LocalDate today = TradingDays.dayOf(now);
    return days.isTradingDay(today)
            && !now.isBefore(due(today))
            && now.isBefore(due(today).plus(time))
        ? Optional.of(today)
        : Optional.empty();
  }

  /** Why the day must not be closed now, in words; empty where it may be. */
  Optional<String> refusal(LocalDate day, Instant now) {
    LocalDate today = TradingDays.dayOf(now);
    if (day.isAfter(today)) {
      return Optional.of("%s is after today in New York, %s".formatted(day, today));
    }
    if (!days.isTradingDay(day)) {
      return Optional.of(
          "%s is no trading day of the New York Stock Exchange; the last one before it was %s"
              .formatted(day, days.sameOrBefore(day)));
    }
    return Optional.empty();
  }

  /**
   * Why the day must not be closed any more, in words; empty where it may be. A day is what came
   * after the close of the day before: closed later it would end later.
   */
  Optional<String> refusal(LocalDate day, ClosesSoFar closes) {
    return closes
        .latestDay()
        .filter(latest -> latest.isAfter(day))
        .map(latest -> "%s cannot be closed any more: a later day, %s, is".formatted(day, latest));
  }

  /**
   * The close of a day that begins now. It is named after the moment, or, where a clock has gone
   * back, after the first one that sorts behind the closes so far.
   */
  ClosingPlace place(LocalDate day, Instant now, ClosesSoFar closes) {
    Instant earliest = closes.newestId().map(id -> id.plus(BETWEEN_IDS)).orElse(Instant.MIN);
    return ClosingPlace.at(day, now.isBefore(earliest) ? earliest : now);
  }

  /** The moment whose prices close the day: the end of the grace, or now if that is earlier. */
  Instant pricesAsOf(LocalDate day, Instant now) {
    return now.isBefore(due(day)) ? now : due(day);
  }
}
