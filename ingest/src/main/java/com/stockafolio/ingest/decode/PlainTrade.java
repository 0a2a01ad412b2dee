package com.stockafolio.ingest.decode;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads the plainest form of a trade straight from its bytes: the seven fields that each must have,
 * in any order and no other, each a string of printable ASCII without escapes, no blanks around
 * them, the time in milliseconds of UTC. Nearly all producers write it, and a parser of any JSON
 * takes more than twice as long. Whatever else there is, right or wrong, it leaves to that: it
 * never says what is wrong.
 *
 * <p>One instance is filled again for each record; confined to its decoder.
 */
final class PlainTrade {
  private static final int TRADE_ID = 0;
  private static final int USER_ID = 1;
  private static final int SYMBOL = 2;
  private static final int SIDE = 3;
  private static final int QUANTITY = 4;
  private static final int PRICE = 5;
  private static final int TRADED_AT = 6;
  private static final int FIELDS = 7;

  /** What stands before each field's text. */
  private static final byte[][] HEADS = {
    ascii("\"tradeId\":\""),
    ascii("\"userId\":\""),
    ascii("\"symbol\":\""),
    ascii("\"side\":\""),
    ascii("\"quantity\":\""),
    ascii("\"price\":\""),
    ascii("\"tradedAt\":\"")
  };

  /** The one length each field's text can have; 0 where there are several. */
  private static final int[] LENGTHS = {
    TradeId.TEXT_LENGTH, UserId.TEXT_LENGTH, 0, 0, 0, 0, "2026-11-24T15:04:05.123Z".length()
  };

  private static final byte[] BUY = ascii("BUY");
  private static final byte[] SELL = ascii("SELL");

  private static final int DATE_LENGTH = "2026-11-24".length();
  private static final long DAY_MILLIS = 86_400_000;
  private static final int EARLIEST_YEAR = 1970;

  /** Digits before the point, and after it, of a number that always fits a long of 1e-9. */
  private static final int MOST_DIGITS = 9;

  private final SymbolCache symbols;
  private final int[] from = new int[FIELDS];
  private final int[] to = new int[FIELDS];

  /** The fields in the order of the trade before: nearly always this one's too. */
  private final int[] order = {TRADE_ID, USER_ID, SYMBOL, SIDE, QUANTITY, PRICE, TRADED_AT};

  /** The date of the trade before: nearly always this one's too. */
  private final byte[] date = new byte[DATE_LENGTH];

  private long dateMillis;

  PlainTrade(SymbolCache symbols) {
    this.symbols = symbols;
  }

  /**
   * The trade in a record.
   *
   * @return null where it is not of this form, or its key is not its user's
   */
  Trade read(byte[] key, byte[] json) {
    if (key == null || key.length != UserId.TEXT_LENGTH || !find(json) || !isOf(key, json)) {
      return null;
    }
    Side side = side(json);
    long quantity = positive(json, QUANTITY);
    long price = positive(json, PRICE);
    long millis = millis(json);
    if (side == null
        || quantity <= 0
        || quantity > Trade.MAX_QUANTITY.billionths()
        || price <= 0
        || price > Trade.MAX_PRICE.billionths()
        || millis < 0
        || length(SYMBOL) == 0
        || length(SYMBOL) > SymbolCache.LONGEST) {
      return null;
    }
    try {
      return new Trade(
          TradeId.parse(json, from[TRADE_ID]),
          UserId.parse(json, from[USER_ID]),
          symbols.read(json, from[SYMBOL], to[SYMBOL]),
          side,
          new Quantity(quantity),
          new Price(price),
          millis);
    } catch (IllegalArgumentException notPlain) {
      return null;
    }
  }

  /** Finds where each field's text lies; false where the bytes are of another form. */
  private boolean find(byte[] json) {
    if (json.length < 2 || json[0] != '{') {
      return false;
    }
    int found = 0;
    int at = 1;
    for (int i = 0; i < FIELDS; i++) {
      int field = order[i];
      if (!isAt(HEADS[field], json, at)) {
        field = field(json, at);
        if (field < 0) {
          return false;
        }
        order[i] = field;
      }
      int start = at + HEADS[field].length;
      int end = LENGTHS[field] > 0 ? start + LENGTHS[field] : endOfText(json, start);
      if ((found & 1 << field) != 0
          || end < 0
          || end + 1 >= json.length
          || json[end] != '"'
          || json[end + 1] != (i < FIELDS - 1 ? ',' : '}')) {
        return false;
      }
      found |= 1 << field;
      from[field] = start;
      to[field] = end;
      at = end + 2;
    }
    return at == json.length;
  }

  private int length(int field) {
    return to[field] - from[field];
  }

  /** The place of the quotation mark that ends the text that begins here; -1 for none. */
  private static int endOfText(byte[] json, int start) {
    for (int i = start; i < json.length; i++) {
      byte next = json[i];
      if (next == '"') {
        return i;
      }
      if (next < ' ' || next == '\\') { // bytes beyond ASCII are below zero
        return -1;
      }
    }
    return -1;
  }

  private static int field(byte[] json, int at) {
    for (int field = 0; field < FIELDS; field++) {
      if (isAt(HEADS[field], json, at)) {
        return field;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] text, byte[] json, int at) {
    int end = at + text.length;
    return end <= json.length && Arrays.equals(text, 0, text.length, json, at, end);
  }

  private static boolean isText(byte[] text, byte[] json, int from, int to) {
    return text.length == to - from && Arrays.equals(text, 0, text.length, json, from, to);
  }

  private boolean isOf(byte[] key, byte[] json) {
    return Arrays.equals(key, 0, key.length, json, from[USER_ID], to[USER_ID]);
  }

  private Side side(byte[] json) {
    if (isText(BUY, json, from[SIDE], to[SIDE])) {
      return Side.BUY;
    }
    return isText(SELL, json, from[SIDE], to[SIDE]) ? Side.SELL : null;
  }

  /** The plain decimal in units of 1e-9; -1 where it is of another form. */
  private long positive(byte[] json, int field) {
    int end = to[field];
    long value = 0;
    int digits = 0;
    int decimals = -1;
    for (int i = from[field]; i < end; i++) {
      byte next = json[i];
      if (next >= '0' && next <= '9') {
        value = value * 10 + (next - '0');
        digits++;
        if (decimals >= 0) {
          decimals++;
        }
      } else if (next == '.' && decimals < 0 && digits > 0) {
        decimals = 0;
      } else {
        return -1;
      }
      if (digits > 2 * MOST_DIGITS) {
        return -1;
      }
    }
    int whole = digits - Math.max(decimals, 0);
    if (whole == 0
        || whole > MOST_DIGITS
        || decimals == 0
        || decimals > MOST_DIGITS
        || whole > 1 && json[from[field]] == '0') {
      return -1;
    }
    for (int i = Math.max(decimals, 0); i < MOST_DIGITS; i++) {
      value *= 10;
    }
    return value;
  }

  /** Milliseconds since 1970; -1 where the time is of another form. */
  private long millis(byte[] json) {
    int start = from[TRADED_AT];
    if (json[start + 10] != 'T'
        || json[start + 13] != ':'
        || json[start + 16] != ':'
        || json[start + 19] != '.'
        || json[start + 23] != 'Z') {
      return -1;
    }
    int hour = number(json, start + 11, 2);
    int minute = number(json, start + 14, 2);
    int second = number(json, start + 17, 2);
    int milli = number(json, start + 20, 3);
    if ((hour | minute | second | milli) < 0 || hour > 23 || minute > 59 || second > 59) {
      return -1;
    }
    if (!Arrays.equals(date, 0, DATE_LENGTH, json, start, start + DATE_LENGTH)
        && !readDate(json, start)) {
      return -1;
    }
    return dateMillis + ((hour * 60L + minute) * 60 + second) * 1000 + milli;
  }

  private boolean readDate(byte[] json, int start) {
    int year = number(json, start, 4);
    int month = number(json, start + 5, 2);
    int day = number(json, start + 8, 2);
    if (json[start + 4] != '-' || json[start + 7] != '-' || year < EARLIEST_YEAR) {
      return false;
    }
    try {
      dateMillis = LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS;
    } catch (DateTimeException noDate) {
      return false;
    }
    System.arraycopy(json, start, date, 0, DATE_LENGTH);
    return true;
  }

  /** The number of so many digits; -1 where there are others among them. */
  private static int number(byte[] json, int start, int digits) {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = json[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
