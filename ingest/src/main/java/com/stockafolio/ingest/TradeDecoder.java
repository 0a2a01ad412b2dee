package com.stockafolio.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.portfolio.FixedPoint;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * Reads the records of one partition. Every record is either a trade or rejected for the first of
 * these reasons that fits: the value is no JSON object with the fields of a trade (MALFORMED); the
 * key is not its userId (KEY_MISMATCH); the key belongs to another partition (WRONG_PARTITION); a
 * symbol that is longer than any can be, side, quantity, price, time. It is decided by the record's
 * bytes and the partition alone, so that reading it again gives the same.
 *
 * <p>Whether an instrument has the symbol is for the ledger to decide. Not thread-safe.
 */
public final class TradeDecoder {
  /** Far longer than any symbol; keeps what is sent to a ledger bounded. */
  static final int LONGEST_SYMBOL = 64;

  private static final int SHOWN = 40;
  private static final int LONGEST_REASON = 200;

  private final int partition;
  private final int partitions;
  private final int ledgers;
  private final TradeFields fields = new TradeFields();
  private final byte[] userKey = new byte[UserId.TEXT_LENGTH];

  /**
   * A decoder for one partition.
   *
   * @param partition the partition whose records it reads
   * @param partitions the number of partitions of the topic
   * @param ledgers the number of ledgers, a multiple of it
   */
  public TradeDecoder(int partition, int partitions, int ledgers) {
    this.partition = partition;
    this.partitions = partitions;
    this.ledgers = ledgers;
  }

  int ledgers() {
    return ledgers;
  }

  /**
   * Reads a record; never throws.
   *
   * @param key the record's key, may be null
   * @param value the record's value, may be null
   */
  public Decoded decode(byte[] key, byte[] value) {
    try {
      if (value == null || value.length == 0) {
        return rejected(RejectionReason.MALFORMED, "the value is empty");
      }
      String wrong = fields.read(value);
      return wrong == null ? trade(key) : rejected(RejectionReason.MALFORMED, wrong);
    } catch (IOException noJson) {
      return rejected(RejectionReason.MALFORMED, "the value is no JSON: " + plainly(noJson));
    } catch (Rejection rejection) {
      return rejected(rejection.reason, rejection.getMessage());
    } catch (RuntimeException unforeseen) {
      // One odd record must not stop the partition, whatever a library makes of its bytes.
      return rejected(RejectionReason.MALFORMED, "the value is unreadable: " + unforeseen);
    }
  }

  private Decoded trade(byte[] key) {
    TradeId tradeId = tradeId();
    UserId userId = userId();
    userId.writeAscii(userKey, 0);
    if (key == null || !Arrays.equals(key, userKey)) {
      throw new Rejection(
          RejectionReason.KEY_MISMATCH,
          key == null ? "the record has no key" : "the record's key is not its userId " + userId);
    }
    int belongs = Partitioning.partition(userKey, partitions);
    if (belongs != partition) {
      throw new Rejection(
          RejectionReason.WRONG_PARTITION,
          "the key belongs to partition %d, the record lies in partition %d"
              .formatted(belongs, partition));
    }
    if (fields.symbol.length() > LONGEST_SYMBOL) {
      throw new Rejection(
          RejectionReason.UNKNOWN_SYMBOL, "symbol is unknown: " + shown(fields.symbol));
    }
    Trade trade =
        new Trade(tradeId, userId, fields.symbol, side(), quantity(), price(), tradedAtMillis());
    return new Decoded.Readable(trade, Partitioning.ledger(userKey, ledgers));
  }

  private TradeId tradeId() {
    try {
      return TradeId.parse(fields.tradeId);
    } catch (IllegalArgumentException noId) {
      throw noUuid("tradeId", fields.tradeId);
    }
  }

  private UserId userId() {
    try {
      return UserId.parse(fields.userId);
    } catch (IllegalArgumentException noId) {
      throw noUuid("userId", fields.userId);
    }
  }

  private Side side() {
    return switch (fields.side) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default ->
          throw new Rejection(
              RejectionReason.INVALID_SIDE, "side must be BUY or SELL, not " + shown(fields.side));
    };
  }

  private Quantity quantity() {
    long most = Trade.MAX_QUANTITY.tenThousandths();
    return new Quantity(
        positive("quantity", fields.quantity, most, RejectionReason.INVALID_QUANTITY));
  }

  private Price price() {
    long most = Trade.MAX_PRICE.tenThousandths();
    return new Price(positive("price", fields.price, most, RejectionReason.INVALID_PRICE));
  }

  private static long positive(String name, String text, long most, RejectionReason invalid) {
    long value;
    try {
      value = FixedPoint.parse4(text);
    } catch (NumberFormatException notExact) {
      throw new Rejection(invalid, name + " is " + notExact.getMessage());
    } catch (ArithmeticException beyondLong) {
      value = text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    if (value <= 0) {
      throw new Rejection(invalid, name + " must be above 0, not " + shown(text));
    }
    if (value > most) {
      throw new Rejection(
          RejectionReason.OUT_OF_RANGE,
          "%s must be at most %s, not %s".formatted(name, FixedPoint.plain4(most), shown(text)));
    }
    return value;
  }

  private long tradedAtMillis() {
    try {
      return TradeTime.parse(fields.tradedAt);
    } catch (DateTimeException noTime) {
      throw new Rejection(
          RejectionReason.INVALID_TIME,
          "tradedAt must be an ISO-8601 instant of the years 1970 to 9999, such as"
              + " 2026-11-24T15:04:05.123Z, not "
              + shown(fields.tradedAt));
    }
  }

  private static Rejection noUuid(String name, String text) {
    return new Rejection(
        RejectionReason.MALFORMED,
        name + " must be a UUID of 36 lower-case characters, not " + shown(text));
  }

  private static Decoded rejected(RejectionReason reason, String detail) {
    return new Decoded.Unreadable(reason, detail);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "...'";
  }

  private static String plainly(IOException failure) {
    String message =
        failure instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(failure.getMessage());
    int end = message.length();
    for (String before : new String[] {"\n", " (start marker", " at [Source"}) {
      int at = message.indexOf(before);
      end = at < 0 ? end : Math.min(end, at);
    }
    return message.substring(0, Math.min(end, LONGEST_REASON));
  }

  /** Carries a reason out of the field that has it. */
  private static final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final RejectionReason reason;

    Rejection(RejectionReason reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
    }
  }
}
