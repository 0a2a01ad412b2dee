package com.stockafolio.batch.market;

import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a day's copies in their order: each partition takes exactly the next number, passes over
 * those that it has, and refuses those before which one is missing.
 */
public final class CopyRuling {
  private final MarketDay day;
  private final List<Refused> refused = new ArrayList<>();
  private final List<String> contradictions = new ArrayList<>();

  /** A copy that was refused, or should have been. */
  public record Refused(Copy copy, int reason) {}

  /** Rules on the copies of a day after earlier records. */
  public CopyRuling(List<byte[]> earlier, List<Copy> copies, int partitions) {
    List<byte[]> values = new ArrayList<>(earlier);
    List<MarketDay.Places> places = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      int here = partition;
      List<Copy> ofPartition =
          copies.stream()
              .filter(copy -> copy.partition() == here)
              .sorted(Comparator.comparingLong(Copy::offset))
              .toList();
      places.add(take(ofPartition, values, earlier.size()));
    }
    day = new MarketDay(List.copyOf(values), earlier.size(), places);
    for (int partition = 0; partition < partitions; partition++) {
      if (day.number(partition) != values.size()) {
        contradictions.add(
            "partition %d has the market's records up to %d, another up to %d"
                .formatted(partition, day.number(partition), values.size()));
      }
    }
  }

  private MarketDay.Places take(List<Copy> copies, List<byte[]> values, int before) {
    List<Copy> taken = new ArrayList<>();
    for (Copy copy : copies) {
      int number = ActionReader.known(copy.value()).number();
      int next = before + taken.size() + 1;
      int reason = number > next ? RejectionReason.OUT_OF_ORDER.code() : 0;
      if (reason != 0 || copy.rejection() != 0) {
        refused.add(new Refused(copy, reason));
      }
      if (reason == 0 && copy.rejection() != 0) {
        contradictions.add(
            "record %d/%d was rejected for %s"
                .formatted(
                    copy.partition(),
                    copy.offset(),
                    RejectionReason.ofCode(copy.rejection()).name()));
      }
      if (number != next) {
        continue;
      }
      taken.add(copy);
      if (number > values.size()) {
        values.add(copy.value());
      } else if (!Arrays.equals(values.get(number - 1), copy.value())) {
        contradictions.add(
            "partition %d has another record of the market as %d"
                .formatted(copy.partition(), number));
      }
    }
    return new MarketDay.Places(
        taken.stream().mapToLong(Copy::offset).toArray(),
        taken.stream().mapToLong(Copy::recordedAtMillis).toArray());
  }

  /** The list, and where it lies. */
  public MarketDay day() {
    return day;
  }

  /** What was refused, rightly or not. */
  public List<Refused> refused() {
    return refused;
  }

  /** Where partitions differ, in words. */
  public List<String> contradictions() {
    return contradictions;
  }
}
