package com.stockafolio.batch.market;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.stockafolio.batch.exact.BatchFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The market's list at the end of a day, and where the day's part of it lies in each partition.
 *
 * @param values all records of the list, by number
 * @param before how many of them are of earlier days
 * @param places by partition, where the records after those lie
 */
public record MarketDay(List<byte[]> values, int before, List<Places> places)
    implements Serializable {

  /** Where a partition has the day's records, in their order. */
  public record Places(long[] offsets, long[] recordedAt) implements Serializable {
    int takenBefore(long offset) {
      int at = Arrays.binarySearch(offsets, offset);
      return at < 0 ? -at - 1 : at;
    }
  }

  /** A day on which nothing is known to have happened, after earlier ones. */
  public static MarketDay quiet(List<byte[]> earlier, int partitions) {
    List<Places> none = new ArrayList<>();
    for (int partition = 0; partition < partitions; partition++) {
      none.add(new Places(new long[0], new long[0]));
    }
    return new MarketDay(List.copyOf(earlier), earlier.size(), none);
  }

  /** The number of the last record that the partition has. */
  public int number(int partition) {
    return before + places.get(partition).offsets().length;
  }

  /** Whether the day may have changed what a symbol means, or which trades are booked. */
  @JsonIgnore
  public boolean isRenaming() {
    return values.subList(before, values.size()).stream()
        .anyMatch(value -> ActionReader.known(value).type().changesNames());
  }

  /** What was signed so far, chained: the list's hash. */
  @JsonIgnore
  public String hash() {
    try (InputStream file = MarketDay.class.getResourceAsStream(INSTRUMENTS)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(file.readAllBytes());
      for (byte[] value : values) {
        sha.update(hash);
        hash = sha.digest(Signatures.signed(value));
      }
      return HexFormat.of().formatHex(hash);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new BatchFailure("the hash of the market's list cannot be made: " + e.getMessage(), e);
    }
  }

  private static final String INSTRUMENTS = "/com/stockafolio/market/instruments.csv";

  /** The stocks and effects that follow from the list. */
  public MarketView view() {
    return new MarketView(this);
  }
}
