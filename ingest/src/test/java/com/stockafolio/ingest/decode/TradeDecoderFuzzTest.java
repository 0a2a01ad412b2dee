package com.stockafolio.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.transaction.Trade;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever happens to a good record's bytes, it is decoded or rejected. */
class TradeDecoderFuzzTest {
  private static final int MUTANTS = 10_000;

  @Test
  void anyMutantIsDecodedOrRejected() {
    TradeDecoder decoder = new TradeDecoder(Records.PARTITION, 4, 16);
    Random random = new Random(7);
    byte[] key = Records.bytes(Records.USER);
    int readable = 0;
    int rejected = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] value = Records.bytes(Records.GOOD);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        value = mutate(value, random);
      }
      Decoded decoded = decoder.decode(random.nextInt(10) == 0 ? mutate(key, random) : key, value);
      if (decoded instanceof Decoded.Unreadable unreadable) {
        assertThat(unreadable.detail()).doesNotContain("unreadable: java");
        rejected++;
      } else {
        readable++;
      }
    }
    assertThat(readable).as("mutants that are still trades").isPositive();
    assertThat(rejected).as("mutants that are rejected").isGreaterThan(MUTANTS / 2);
  }

  /** The quick reader says nothing, or just what the JSON parser says. */
  @Test
  void thePlainFormIsReadAsTheParserReadsIt() {
    TradeDecoder decoder = new TradeDecoder(Records.PARTITION, 4, 16);
    PlainTrade plain = new PlainTrade(new SymbolCache());
    Random random = new Random(8);
    byte[] key = Records.bytes(Records.USER);
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] value = Records.bytes(likeATrade(random));
      if (i % 4 == 0) {
        value = mutate(value, random);
      }
      Trade trade = plain.read(key, value);
      if (trade != null) {
        assertThat(decoder.decodeAny(key, value))
            .as(new String(value, StandardCharsets.UTF_8))
            .isEqualTo(new Decoded.Readable(trade, Partitioning.ledger(key, 16)));
        read++;
      }
    }
    assertThat(read).as("records of the plain form").isBetween(MUTANTS / 20, MUTANTS * 3 / 4);
  }

  @Test
  void thePlainFormIsWhatTheContractShows() {
    PlainTrade plain = new PlainTrade(new SymbolCache());
    byte[] key = Records.bytes(Records.USER);
    assertThat(plain.read(key, Records.bytes(Records.GOOD))).isNotNull();
    assertThat(plain.read(key, Records.bytes(Records.GOOD.replace("\"AAPL", "\"\\u0041APL"))))
        .isNull();
    assertThat(plain.read(mutate(key, new Random(1)), Records.bytes(Records.GOOD))).isNull();
  }

  private static String likeATrade(Random random) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                "\"tradeId\":\"" + Records.TRADE_ID + "\"",
                "\"userId\":\"" + Records.USER + "\"",
                "\"symbol\":\"" + one(random, "AAPL", "BRK.B", "", "\u00c4", "A".repeat(17)) + "\"",
                "\"side\":\"" + one(random, "BUY", "SELL", "BUY", "SELL", "Buy") + "\"",
                "\"quantity\":\"" + number(random) + "\"",
                "\"price\":\"" + number(random) + "\"",
                "\"tradedAt\":\"" + time(random) + "\""));
    if (random.nextBoolean()) {
      Collections.shuffle(fields, random);
    }
    if (random.nextInt(20) == 0) {
      fields.add("\"venue\":\"XNAS\"");
    }
    return "{" + String.join(random.nextInt(20) == 0 ? ", " : ",", fields) + "}";
  }

  private static String number(Random random) {
    if (random.nextInt(4) > 0) {
      return one(random, "100", "178.4900", "0.0001", "1.5", "999999.9999");
    }
    String whole = one(random, "0", "1", "100", "007", "1000000", "1000000000", "");
    String fraction = one(random, "", ".", ".5", ".2500", ".0000", ".12345", ".1000000", "e2");
    return one(random, "", "", "", "", "-", "+") + whole + fraction;
  }

  private static String time(Random random) {
    if (random.nextInt(4) > 0) {
      return one(random, "2026-11-24T15:04:05.123Z", "2024-02-29T00:00:00.000Z");
    }
    return one(
            random,
            "2026-11-24",
            "2024-02-29",
            "2025-02-29",
            "1969-12-31",
            "1970-01-01",
            "9999-12-31")
        + one(random, "T", "T", "T", " ")
        + one(random, "15:04:05", "00:00:00", "23:59:59", "24:00:00", "12:60:00", "12:00:60")
        + one(random, ".123", ".123", ".000", "", ".1", ".123456")
        + one(random, "Z", "Z", "Z", "+01:00", "z");
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
    switch (random.nextInt(5)) {
      case 0 -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) random.nextInt();
        return changed;
      }
      case 1 -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) "{}[]\",:0123456789-+.eE\\u".charAt(random.nextInt(24));
        return changed;
      }
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        return shorter;
      }
      default -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
        return longer;
      }
    }
  }
}
