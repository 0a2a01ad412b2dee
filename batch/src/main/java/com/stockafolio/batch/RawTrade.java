package com.stockafolio.batch;

import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the bytes of a record say, read by the batch itself rather than taken from the archive's
 * fields. Filled again for each record.
 *
 * <p>Records that are laid out as most producers write them are read in place; all others by {@link
 * TradeJson}. Both give the same.
 */
final class RawTrade {
  private static final long MOST_SHARES = 1_000_000_000L * 10_000;
  private static final long MOST_PRICE = 1_000_000L * 10_000;
  private static final long LATEST_MILLIS =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final int LONGEST_SYMBOL = 64;
  private static final int UNKNOWN = 0;

  private final int partitions;
  private final int ledgers;
  private final Map<String, Integer> instruments = new HashMap<>();
  private final PlainLayout layout = new PlainLayout();
  private final TradeJson json = new TradeJson();
  private String dayText = "";
  private long dayMillis;

  long userHigh;
  long userLow;
  int ledger;
  long tradeHigh;
  long tradeLow;
  String symbol;
  int instrument;
  boolean sell;
  long quantity;
  long price;
  long tradedAtMillis;

  RawTrade(Instruments known, int partitions, int ledgers) {
    this.partitions = partitions;
    this.ledgers = ledgers;
    for (Instrument each : known.all()) {
      instruments.put(each.symbol(), each.id());
    }
  }

  /**
   * Reads a record.
   *
   * @param key the record's key, may be null
   * @param value the record's value, may be null
   * @return why it is no trade that could be booked, by itself; null if it is one
   */
  RejectionReason read(byte[] key, byte[] value, int partition) {
    userHigh = userLow = tradeHigh = tradeLow = quantity = price = tradedAtMillis = 0;
    instrument = UNKNOWN;
    ledger = -1;
    symbol = null;
    boolean keyed = key != null && key.length == UuidBytes.LENGTH && UuidBytes.isUuid(key, 0);
    int hash = keyed ? Murmur2.positive(key, 0, key.length) : 0;
    if (keyed) {
      ledger = hash % ledgers;
    }
    if (value == null || value.length == 0) {
      return RejectionReason.MALFORMED;
    }
    String[] texts = layout.read(value) ? layout.texts : json.read(value);
    if (texts == null) {
      return RejectionReason.MALFORMED;
    }
    byte[] tradeId = texts[TradeJson.TRADE_ID].getBytes(StandardCharsets.UTF_8);
    byte[] userId = texts[TradeJson.USER_ID].getBytes(StandardCharsets.UTF_8);
    if (!isUuid(tradeId) || !isUuid(userId)) {
      return RejectionReason.MALFORMED;
    }
    if (key == null || !Arrays.equals(key, userId)) {
      return RejectionReason.KEY_MISMATCH;
    }
    if (hash % partitions != partition) {
      return RejectionReason.WRONG_PARTITION;
    }
    userHigh = UuidBytes.high(userId, 0);
    userLow = UuidBytes.low(userId, 0);
    tradeHigh = UuidBytes.high(tradeId, 0);
    tradeLow = UuidBytes.low(tradeId, 0);
    return readRest(texts);
  }

  private RejectionReason readRest(String[] texts) {
    symbol = texts[TradeJson.SYMBOL];
    if (symbolTooLong()) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    String side = texts[TradeJson.SIDE];
    sell = side.equals("SELL");
    if (!sell && !side.equals("BUY")) {
      return RejectionReason.INVALID_SIDE;
    }
    DecimalText shares = number(texts[TradeJson.QUANTITY]);
    RejectionReason reason = judge(shares, MOST_SHARES, RejectionReason.INVALID_QUANTITY);
    if (reason != null) {
      return reason;
    }
    DecimalText dollars = number(texts[TradeJson.PRICE]);
    reason = judge(dollars, MOST_PRICE, RejectionReason.INVALID_PRICE);
    if (reason != null) {
      return reason;
    }
    quantity = shares.units();
    price = dollars.units();
    try {
      tradedAtMillis = millis(texts[TradeJson.TRADED_AT]);
    } catch (DateTimeException | ArithmeticException noTime) {
      return RejectionReason.INVALID_TIME;
    }
    if (tradedAtMillis < 0 || tradedAtMillis > LATEST_MILLIS) {
      return RejectionReason.INVALID_TIME;
    }
    instrument = instruments.getOrDefault(symbol, UNKNOWN);
    return instrument == UNKNOWN ? RejectionReason.UNKNOWN_SYMBOL : null;
  }

  /** Whether the symbol is longer than any can be. */
  boolean symbolTooLong() {
    return symbol.length() > LONGEST_SYMBOL;
  }

  private static boolean isUuid(byte[] text) {
    return text.length == UuidBytes.LENGTH && UuidBytes.isUuid(text, 0);
  }

  private static RejectionReason judge(DecimalText number, long most, RejectionReason invalid) {
    return switch (number.kind()) {
      case NOT_EXACT, TOO_SMALL -> invalid;
      case TOO_LARGE -> RejectionReason.OUT_OF_RANGE;
      case EXACT ->
          number.units() <= 0
              ? invalid
              : number.units() > most ? RejectionReason.OUT_OF_RANGE : null;
    };
  }

  /** Most numbers are a few digits with a point; the grammar's pattern is for the others. */
  private static DecimalText number(String text) {
    int length = text.length();
    if (length == 0
        || length > 14
        || text.charAt(0) == '0' && length > 1 && text.charAt(1) != '.') {
      return DecimalText.of(text);
    }
    long value = 0;
    int point = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
      } else if (c == '.' && point < 0 && i > 0 && i < length - 1) {
        point = i;
      } else {
        return DecimalText.of(text);
      }
    }
    int decimals = point < 0 ? 0 : length - 1 - point;
    if (decimals > 4) {
      return DecimalText.of(text);
    }
    for (int i = decimals; i < 4; i++) {
      value *= 10;
    }
    return new DecimalText(DecimalText.Kind.EXACT, value);
  }

  private long millis(String text) {
    if (text.length() != 24 || text.charAt(10) != 'T' || text.charAt(23) != 'Z') {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
    if (!text.startsWith(dayText) || dayText.isEmpty()) {
      dayMillis = LocalDate.parse(text.substring(0, 10)).toEpochDay() * 86_400_000;
      dayText = text.substring(0, 10);
    }
    int hour = twoDigits(text, 11, ':');
    int minute = twoDigits(text, 14, ':');
    int second = twoDigits(text, 17, '.');
    int fraction = twoDigits(text, 20, text.charAt(22)) * 10 + text.charAt(22) - '0';
    boolean odd =
        hour > 23 || minute > 59 || second > 59 || text.charAt(22) < '0' || text.charAt(22) > '9';
    if (odd || hour < 0 || minute < 0 || second < 0 || fraction < 0) {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
    return dayMillis + ((hour * 60L + minute) * 60 + second) * 1000 + fraction;
  }

  /** The two digits there, if the character after them is the given one; else far below zero. */
  private static int twoDigits(String text, int from, char after) {
    int tens = text.charAt(from) - '0';
    int ones = text.charAt(from + 1) - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits && text.charAt(from + 2) == after ? tens * 10 + ones : -1000;
  }
}
