package com.stockafolio.batch.document;

import com.stockafolio.batch.market.Copy;
import com.stockafolio.batch.market.CopyRuling;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the records of a day come to, counted while they are read.
 *
 * @param instruments what was booked of each, by its id
 * @param minutes what was booked in each, by its number since 1970 in the log's time
 * @param transferred shares that came in less those that went out without a trade, by instrument
 * @param others what was booked beside trades, and the trades' fees
 * @param outcomes how many records came out how
 * @param oddities how much is not as it must be, of all records
 * @param listed the first records of which something is not
 */
public record DayTally(
    Map<Integer, DaySums> instruments,
    Map<Long, DaySums> minutes,
    Map<Integer, BigDecimal> transferred,
    OtherSums others,
    List<Outcome> outcomes,
    long oddities,
    List<Odd> listed)
    implements Serializable {

  /**
   * Records that came out alike.
   *
   * @param ledger the ledger of their keys; -1 where a key names none of the record's partition
   * @param reason code of the reason why they by themselves cannot be booked; 0 for none
   * @param rejection code of the reason that the topic of rejected records gives; 0 for none
   */
  record Outcome(int ledger, int reason, int rejection, long records) implements Serializable {
    boolean booked() {
      return reason == 0 && rejection == 0;
    }
  }

  /**
   * A record whose fields in the archive say something else than its bytes, or that is not rejected
   * for the reason that it is unreadable for.
   *
   * @param flaw field, what the bytes say and what the archive says, with bars between them; null
   *     where the fields are right
   */
  public record Odd(
      int partition,
      long offset,
      long userHigh,
      long userLow,
      int reason,
      int rejection,
      String flaw)
      implements Serializable {
    boolean misjudged() {
      return reason != 0 && reason != rejection;
    }
  }

  /** Of no records. */
  public static DayTally none() {
    return new DayTally(Map.of(), Map.of(), Map.of(), OtherSums.NONE, List.of(), 0, List.of());
  }

  /** All that was booked. */
  public DaySums day() {
    return DaySums.sum(instruments.values());
  }

  /** This, and the copies of market records that were refused, or should have been. */
  public DayTally plus(List<CopyRuling.Refused> refused, int most) {
    DayTally all = this;
    for (CopyRuling.Refused each : refused) {
      Copy copy = each.copy();
      Odd odd =
          new Odd(copy.partition(), copy.offset(), 0, 0, each.reason(), copy.rejection(), null);
      boolean misjudged = odd.misjudged();
      all =
          all.plus(
              new DayTally(
                  Map.of(),
                  Map.of(),
                  Map.of(),
                  OtherSums.NONE,
                  List.of(new Outcome(-1, each.reason(), copy.rejection(), 1)),
                  misjudged ? 1 : 0,
                  misjudged ? List.of(odd) : List.of()),
              most);
    }
    return all;
  }

  /** Both together; lists at most so many oddities. */
  public DayTally plus(DayTally other, int most) {
    Map<Integer, DaySums> sums = new TreeMap<>(instruments);
    other.instruments.forEach((id, each) -> sums.merge(id, each, DaySums::plus));
    Map<Long, DaySums> times = new TreeMap<>(minutes);
    other.minutes.forEach((minute, each) -> times.merge(minute, each, DaySums::plus));
    Map<Integer, BigDecimal> moved = new TreeMap<>(transferred);
    other.transferred.forEach((id, each) -> moved.merge(id, each, BigDecimal::add));
    return new DayTally(
        sums,
        times,
        moved,
        others.plus(other.others),
        Stream.concat(outcomes.stream(), other.outcomes.stream()).toList(),
        oddities + other.oddities,
        Stream.concat(listed.stream(), other.listed.stream())
            .sorted(Comparator.comparingInt(Odd::partition).thenComparingLong(Odd::offset))
            .limit(most)
            .toList());
  }
}
