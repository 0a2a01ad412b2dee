package com.stockafolio.loadtest.checker.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.DecimalText;
import com.stockafolio.loadtest.checker.text.FieldSlots;
import com.stockafolio.loadtest.checker.text.FieldSlots.Kind;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.TimeText;
import com.stockafolio.loadtest.checker.text.UuidText;
import java.io.IOException;

/**
 * Reads a record of the topic and decides what needs no portfolio to decide.
 *
 * <p>The first rule that a record breaks is its verdict: it is JSON whose fields have the types of
 * a trade's; it says of no other type than a trade's to be; it has all fields of a trade, its key
 * is the user's, its partition the key's; then side, quantity, price and time, each valid and
 * within its bound, and last the symbol. A symbol longer than any could be is refused before them.
 */
public final class TradeReader {
  /** A billion shares, in units of 1e-9: the largest quantity of a trade. */
  static final long MAX_QUANTITY = 1_000_000_000L * 1_000_000_000;

  /** A million dollars a share, in units of 1e-9. */
  public static final long MAX_PRICE = 1_000_000L * 1_000_000_000;

  private static final int LONGEST_SYMBOL = 64;

  private static final int TRADE_ID = 0;
  private static final int USER_ID = 1;
  private static final int SYMBOL = 2;
  private static final int SIDE = 3;
  private static final int QUANTITY = 4;
  private static final int PRICE = 5;
  private static final int TRADED_AT = 6;
  private static final int TYPE = 7;

  private final FieldSlots fields =
      new FieldSlots(
          "tradeId", "userId", "symbol", "side", "quantity", "price", "tradedAt", "type");

  /** Without it, a record in UTF-16 would be taken. */
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final Stocks stocks;
  private final int partitions;

  public TradeReader(Stocks stocks, int partitions) {
    this.stocks = stocks;
    this.partitions = partitions;
  }

  /**
   * What a record says.
   *
   * @param verdict {@link Verdict#BOOKED} where nothing speaks against it but the user's own book
   * @param identified whether the tradeId could be read, even where the record is refused
   * @param stock the stock's number
   * @param sign 1 for a buy, -1 for a sell
   * @param quantity in units of 1e-9 shares
   * @param price in units of 1e-9 dollars
   * @param tradedAt in milliseconds since 1970
   */
  public record Reading(
      Verdict verdict,
      boolean identified,
      long idHigh,
      long idLow,
      long userHigh,
      long userLow,
      int stock,
      int sign,
      long quantity,
      long price,
      long tradedAt) {}

  /** Reads one record; key and value may be null, as Kafka gives them. */
  public Reading read(byte[] key, byte[] value, int partition) {
    if (value == null || !readFields(value)) {
      return refused(Verdict.MALFORMED, false);
    }
    boolean identified = isUuid(TRADE_ID);
    if (!hasJsonTypes()) {
      return refused(Verdict.MALFORMED, identified);
    }
    if (fields.kind(TYPE) != Kind.ABSENT && !fields.holds(TYPE, "TRADE")) {
      return refused(Verdict.UNKNOWN_TYPE, identified);
    }
    if (!isComplete() || !identified || !isUuid(USER_ID)) {
      return refused(Verdict.MALFORMED, identified);
    }
    if (key == null || !isUserId(key)) {
      return refused(Verdict.KEY_MISMATCH, true);
    }
    if (Murmur2.partition(key, partitions) != partition) {
      return refused(Verdict.WRONG_PARTITION, true);
    }
    return readTrade();
  }

  private Reading readTrade() {
    String symbol = fields.text(SYMBOL);
    if (symbol.length() > LONGEST_SYMBOL) {
      return refused(Verdict.UNKNOWN_SYMBOL, true);
    }
    int sign = sign();
    if (sign == 0) {
      return refused(Verdict.INVALID_SIDE, true);
    }
    long quantity = decimal(QUANTITY);
    if (quantity == DecimalText.INVALID) {
      return refused(Verdict.INVALID_QUANTITY, true);
    }
    if (!isWithin(quantity, MAX_QUANTITY)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    long price = decimal(PRICE);
    if (price == DecimalText.INVALID) {
      return refused(Verdict.INVALID_PRICE, true);
    }
    if (!isWithin(price, MAX_PRICE)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    long tradedAt =
        TimeText.parseMillis(fields.characters(), fields.start(TRADED_AT), fields.end(TRADED_AT));
    if (tradedAt == TimeText.INVALID) {
      return refused(Verdict.INVALID_TIME, true);
    }
    int stock = stocks.numberOf(symbol);
    if (stock == Stocks.UNKNOWN) {
      return refused(Verdict.UNKNOWN_SYMBOL, true);
    }
    return reading(Verdict.BOOKED, true, stock, sign, quantity, price, tradedAt);
  }

  private boolean readFields(byte[] value) {
    try (JsonParser parser = json.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      fields.read(parser);
      // Readers of JSON disagree on which of two fields of one name counts.
      return parser.nextToken() == null && !fields.repeated();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean hasJsonTypes() {
    boolean all = true;
    for (int slot = TRADE_ID; slot <= TYPE; slot++) {
      all &=
          switch (fields.kind(slot)) {
            case STRING, ABSENT -> true;
            case INTEGER, DECIMAL -> slot == QUANTITY || slot == PRICE;
            case OTHER -> false;
          };
    }
    return all;
  }

  private boolean isComplete() {
    boolean all = true;
    for (int slot = TRADE_ID; slot < TYPE; slot++) {
      all &= fields.kind(slot) != Kind.ABSENT;
    }
    return all;
  }

  private boolean isUuid(int slot) {
    return fields.kind(slot) == Kind.STRING
        && UuidText.isCanonical(fields.characters(), fields.start(slot), fields.end(slot));
  }

  private boolean isUserId(byte[] key) {
    if (key.length != UuidText.LENGTH) {
      return false;
    }
    char[] text = fields.characters();
    int start = fields.start(USER_ID);
    for (int i = 0; i < key.length; i++) {
      if (key[i] != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int sign() {
    String side = fields.text(SIDE);
    return side.equals("BUY") ? 1 : side.equals("SELL") ? -1 : 0;
  }

  private long decimal(int slot) {
    return DecimalText.parsePositive(fields.characters(), fields.start(slot), fields.end(slot));
  }

  private static boolean isWithin(long value, long bound) {
    return value != DecimalText.TOO_LARGE && value <= bound;
  }

  private Reading refused(Verdict verdict, boolean identified) {
    return reading(verdict, identified, Stocks.UNKNOWN, 0, 0, 0, 0);
  }

  private Reading reading(
      Verdict verdict,
      boolean identified,
      int stock,
      int sign,
      long quantity,
      long price,
      long tradedAt) {
    if (!identified) {
      return new Reading(verdict, false, 0, 0, 0, 0, stock, sign, quantity, price, tradedAt);
    }
    char[] text = fields.characters();
    boolean named = verdict != Verdict.MALFORMED && verdict != Verdict.UNKNOWN_TYPE;
    return new Reading(
        verdict,
        true,
        UuidText.high(text, fields.start(TRADE_ID)),
        UuidText.low(text, fields.start(TRADE_ID)),
        named ? UuidText.high(text, fields.start(USER_ID)) : 0,
        named ? UuidText.low(text, fields.start(USER_ID)) : 0,
        stock,
        sign,
        quantity,
        price,
        tradedAt);
  }
}
