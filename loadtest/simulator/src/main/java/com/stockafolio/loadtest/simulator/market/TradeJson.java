package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes trades as the JSON of the topic {@code trades}, straight into bytes: this runs for every
 * trade on the machine that is being measured. Not thread-safe; each result is an array of its own.
 */
public final class TradeJson {

  private static final byte[] TRADE_ID = ascii("{\"tradeId\":\"");
  private static final byte[] USER_ID = ascii("\",\"userId\":\"");
  private static final byte[] SYMBOL = ascii("\",\"symbol\":\"");
  private static final byte[] BUY = ascii("\",\"side\":\"BUY\",\"quantity\":\"");
  private static final byte[] SELL = ascii("\",\"side\":\"SELL\",\"quantity\":\"");
  private static final byte[] PRICE = ascii("\",\"price\":\"");
  private static final byte[] TRADED_AT = ascii("\",\"tradedAt\":\"");
  private static final byte[] END = ascii("Z\"}");

  /** More than the longest trade: fixed text, two ids, a symbol and two numbers of 20 digits. */
  private static final int CAPACITY = 512;

  private static final int UNITS = 1_000_000_000;
  private static final int DECIMALS = 9;
  private static final int LEAST_PRICE_DECIMALS = 4;
  private static final int MOST_DIGITS = 20;
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Market market;
  private final Users users;
  private final TradeIds tradeIds;
  private final OtherRecords others;
  private final RevisionJson revisions;
  private final byte[] buffer = new byte[CAPACITY];
  private final byte[] digits = new byte[MOST_DIGITS];
  private int length;
  private long second = Long.MIN_VALUE;
  private byte[] secondText = new byte[0];

  /** A writer of the trades of one run. */
  public TradeJson(Market market, Users users, TradeIds tradeIds) {
    this(market, users, tradeIds, OtherRecords.NONE);
  }

  /** A writer of the trades of one run, some of which are made something else. */
  public TradeJson(Market market, Users users, TradeIds tradeIds, OtherRecords others) {
    this.market = market;
    this.users = users;
    this.tradeIds = tradeIds;
    this.others = others;
    this.revisions = new RevisionJson(users, tradeIds, others);
  }

  /** The key of a trade's record: the userId as 36 ASCII bytes. */
  public byte[] key(SimulatedTrade trade) {
    byte[] key = new byte[UserId.TEXT_LENGTH];
    userId(trade).writeAscii(key, 0);
    return key;
  }

  /**
   * The value of a trade's record.
   *
   * @param tradedAtMillis milliseconds since 1970, not negative
   */
  public byte[] value(SimulatedTrade trade, long tradedAtMillis) {
    length = 0;
    append(TRADE_ID);
    new TradeId(tradeIds.high(), tradeIds.low(trade.index())).writeAscii(buffer, length);
    length += UserId.TEXT_LENGTH;
    append(USER_ID);
    userId(trade).writeAscii(buffer, length);
    length += UserId.TEXT_LENGTH;
    append(SYMBOL);
    append(market.symbol(trade.instrument()));
    append(trade.buy() ? BUY : SELL);
    appendDecimal(trade.quantity(), 0);
    append(PRICE);
    appendDecimal(trade.price(), LEAST_PRICE_DECIMALS);
    append(TRADED_AT);
    appendInstant(tradedAtMillis);
    append(END);
    byte[] json = Arrays.copyOf(buffer, length);
    byte[] other =
        others.value(
            trade,
            new TradeId(tradeIds.high(), tradeIds.low(trade.index())),
            userId(trade),
            market.symbol(trade.instrument()),
            json,
            Instant.ofEpochMilli(tradedAtMillis).toString());
    return other == null ? json : other;
  }

  /**
   * The value of a record that takes back or corrects another.
   *
   * @param target the trade that the other was made of, at the price of now
   */
  public byte[] value(Revisions.Revision revision, SimulatedTrade target, long tradedAtMillis) {
    return revisions.value(revision, target, tradedAtMillis);
  }

  private UserId userId(SimulatedTrade trade) {
    return new UserId(users.high(trade.user()), users.low(trade.user()));
  }

  /** A plain decimal without zeros at its end that are more than so many decimals. */
  private void appendDecimal(long billionths, int atLeast) {
    appendDigits(billionths / UNITS, 1);
    int fraction = (int) (billionths % UNITS);
    int decimals = DECIMALS;
    while (decimals > atLeast && fraction % 10 == 0) {
      fraction /= 10;
      decimals--;
    }
    if (decimals > 0) {
      buffer[length++] = '.';
      appendDigits(fraction, decimals);
    }
  }

  /** ISO 8601 up to the milliseconds; the text of the second is kept until the next second. */
  private void appendInstant(long millis) {
    if (millis / MILLIS_PER_SECOND != second) {
      second = millis / MILLIS_PER_SECOND;
      String text = Instant.ofEpochSecond(second).toString();
      secondText = ascii(text.substring(0, text.length() - 1)); // without the Z
    }
    append(secondText);
    buffer[length++] = '.';
    appendDigits(millis % MILLIS_PER_SECOND, 3);
  }

  private void appendDigits(long value, int least) {
    int from = MOST_DIGITS;
    long rest = value;
    while (rest > 0 || MOST_DIGITS - from < least) {
      digits[--from] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    System.arraycopy(digits, from, buffer, length, MOST_DIGITS - from);
    length += MOST_DIGITS - from;
  }

  private void append(byte[] text) {
    System.arraycopy(text, 0, buffer, length, text.length);
    length += text.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
