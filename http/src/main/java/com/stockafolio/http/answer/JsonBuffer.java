package com.stockafolio.http.answer;

import akka.util.ByteString;
import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of JSON being put together from pieces that are JSON already and from values whose text
 * needs no escape. The firm reads portfolios by the million, each of some 250 fields: a general
 * JSON writer took three times as long. Values have the same text as their {@code toString}. Not
 * safe to share between threads.
 */
public final class JsonBuffer {
  /** The longest value: a long's sign and digits, a point, a leading zero, two quotes; a UUID. */
  private static final int VALUE_ROOM = 40;

  /**
   * Bytes of a line of an event's data beyond which the next element of a list begins another one.
   * With that element and what may stand between two lists a line stays below 4,096 bytes, which is
   * what the most sparing client takes.
   */
  private static final int LINE_BYTES = 2_560;

  private static final byte[] NEXT_LINE = piece("\ndata: ");
  private static final int NO_LINES = -1;

  private byte[] bytes;
  private int size;

  /** Where the line begins, or {@link #NO_LINES}. */
  private int lineFrom = NO_LINES;

  /** An empty buffer that grows beyond its first size, in bytes, when it must. */
  public JsonBuffer(int sizeHint) {
    bytes = new byte[sizeHint];
  }

  /**
   * An empty buffer for an event, whose lists go on in further {@code data:} lines where they are
   * long. Readers put a newline between the lines, which JSON allows between two elements.
   */
  public static JsonBuffer ofEvent(int sizeHint) {
    JsonBuffer event = new JsonBuffer(sizeHint);
    event.lineFrom = 0;
    return event;
  }

  /** A piece to be appended as it is. */
  public static byte[] piece(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** A piece of JSON. */
  public JsonBuffer append(byte[] piece) {
    room(piece.length);
    System.arraycopy(piece, 0, bytes, size, piece.length);
    size += piece.length;
    return this;
  }

  /** One ASCII character. */
  public JsonBuffer append(char ascii) {
    room(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** What stands between two elements of a list. */
  public JsonBuffer nextElement() {
    append(',');
    if (lineFrom != NO_LINES && size - lineFrom > LINE_BYTES) {
      append(NEXT_LINE);
      lineFrom = size;
    }
    return this;
  }

  /** A number. */
  public JsonBuffer append(long value) {
    room(VALUE_ROOM);
    digits(value, 0, 0);
    return this;
  }

  /** A string: shares, without trailing zeros. */
  public JsonBuffer append(Quantity quantity) {
    return decimal(quantity.billionths(), FixedPoint.DECIMALS, 0);
  }

  /** A string: shares, without trailing zeros. */
  public JsonBuffer append(Shares shares) {
    return shares.fitsLong()
        ? decimal(shares.low(), FixedPoint.DECIMALS, 0)
        : append('"').append(piece(shares.toString())).append('"');
  }

  /** A string: dollars a share, with four to nine decimals. */
  public JsonBuffer append(Price price) {
    return appendPrice(price.billionths());
  }

  /** A string: dollars a share, given in 1e-9 dollars, with four to nine decimals. */
  public JsonBuffer appendPrice(long billionths) {
    return decimal(billionths, FixedPoint.DECIMALS, Price.LEAST_DECIMALS);
  }

  /** A string: a number of 1e-4 units, with exactly four decimals. */
  public JsonBuffer append4(long tenThousandths) {
    return decimal(tenThousandths, 4, 4);
  }

  /** A string: dollars, without trailing zeros. */
  public JsonBuffer append(Money money) {
    return money.fitsLong()
        ? decimal(money.low(), 8, 0)
        : append('"').append(piece(money.toString())).append('"');
  }

  /** A string: dollars, with four to eight decimals. */
  public JsonBuffer appendFourDecimals(Money money) {
    return money.fitsLong()
        ? decimal(money.low(), 8, 4)
        : append('"').append(piece(money.toStringWithFourDecimals())).append('"');
  }

  /** A string. */
  public JsonBuffer append(UserId user) {
    room(VALUE_ROOM);
    bytes[size++] = '"';
    user.writeAscii(bytes, size);
    size += UserId.TEXT_LENGTH;
    bytes[size++] = '"';
    return this;
  }

  /** A string. */
  public JsonBuffer append(TradeId trade) {
    room(VALUE_ROOM);
    bytes[size++] = '"';
    trade.writeAscii(bytes, size);
    size += UserId.TEXT_LENGTH;
    bytes[size++] = '"';
    return this;
  }

  /** A string: an instant in UTC. */
  public JsonBuffer appendInstant(long millis) {
    room(VALUE_ROOM);
    bytes[size++] = '"';
    IsoInstant.write(millis, bytes, size);
    size += IsoInstant.LENGTH;
    bytes[size++] = '"';
    return this;
  }

  /** What was put together; the buffer must not be used afterwards. */
  public ByteString toByteString() {
    return ByteString.fromArrayUnsafe(bytes, 0, size);
  }

  /** A copy of what was put together. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** With so many decimals, and of those beyond {@code atLeast} no zeros at the end. */
  private JsonBuffer decimal(long units, int decimals, int atLeast) {
    room(VALUE_ROOM);
    bytes[size++] = '"';
    digits(units, decimals, atLeast);
    bytes[size++] = '"';
    return this;
  }

  private void digits(long units, int decimals, int atLeast) {
    // Kept negative, so that Long.MIN_VALUE has a place too.
    long rest = units > 0 ? -units : units;
    int fraction = decimals;
    while (fraction > atLeast && rest % 10 == 0) {
      rest /= 10;
      fraction--;
    }
    if (units < 0) {
      bytes[size++] = '-';
    }
    int length = Math.max(decimalLength(rest), fraction + 1) + (fraction > 0 ? 1 : 0);
    int end = size + length;
    int at = end;
    if (fraction > 0) {
      for (int i = 0; i < fraction; i++) {
        bytes[--at] = (byte) ('0' - rest % 10);
        rest /= 10;
      }
      bytes[--at] = '.';
    }
    while (at > size) {
      bytes[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    size = end;
  }

  /** Digits of a number that is not positive. */
  private static int decimalLength(long negative) {
    int length = 1;
    for (long rest = negative; rest <= -10; rest /= 10) {
      length++;
    }
    return length;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
