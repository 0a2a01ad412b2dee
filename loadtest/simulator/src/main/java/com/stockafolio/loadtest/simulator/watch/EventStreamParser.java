package com.stockafolio.loadtest.simulator.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a {@code text/event-stream} in pieces of any size, by the rules of the HTML standard: lines
 * end in LF, CR or CRLF, a leading byte order mark and comments are skipped, several data lines are
 * joined by LF, an event without data is not delivered.
 */
final class EventStreamParser {

  /** The longest event taken, in bytes: a portfolio of all instruments has some 200 KB. */
  static final int MOST_EVENT_BYTES = 4 * 1024 * 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] EVENT = ascii("event");
  private static final byte[] ID = ascii("id");
  private static final byte[] DATA = ascii("data");
  private static final int FIRST_CAPACITY = 512;
  private static final String DEFAULT_TYPE = "message";

  private final Receiver receiver;
  private byte[] line = new byte[FIRST_CAPACITY];
  private int lineLength;
  private boolean firstLine = true;
  private boolean afterCarriageReturn;
  private byte[] data = new byte[FIRST_CAPACITY];
  private int dataLength;
  private boolean hasData;
  private String type = DEFAULT_TYPE;
  private long id = Receiver.NO_ID;

  /** Takes events as they are complete. */
  interface Receiver {
    /** Stands for an event without an id of its own, or with one that is not a number. */
    long NO_ID = -1;

    /**
     * @param data the event's data, UTF-8 in the first {@code length} bytes; valid during the call
     */
    void event(String type, long id, byte[] data, int length);
  }

  EventStreamParser(Receiver receiver) {
    this.receiver = receiver;
  }

  /**
   * Reads all of the buffer.
   *
   * @throws EventTooLongException if an event is longer than {@link #MOST_EVENT_BYTES}
   */
  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
        continue;
      }
      afterCarriageReturn = next == '\r';
      if (next == '\n' || next == '\r') {
        endLine();
      } else {
        line = grown(line, lineLength + 1);
        line[lineLength++] = next;
      }
    }
  }

  private void endLine() {
    int from = firstLine && startsWith(BYTE_ORDER_MARK, 0, lineLength) ? 3 : 0;
    firstLine = false;
    if (from == lineLength) {
      endEvent();
    } else {
      field(from);
    }
    lineLength = 0;
  }

  private void field(int from) {
    int colon = from;
    while (colon < lineLength && line[colon] != ':') {
      colon++;
    }
    int value = Math.min(colon + 1, lineLength);
    if (value < lineLength && line[value] == ' ') {
      value++;
    }
    if (isField(DATA, from, colon)) {
      appendData(value);
    } else if (isField(ID, from, colon)) {
      id = number(value);
    } else if (isField(EVENT, from, colon)) {
      type = new String(line, value, lineLength - value, StandardCharsets.UTF_8);
    }
  }

  private void appendData(int value) {
    int length = lineLength - value;
    data = grown(data, dataLength + length + 1);
    if (hasData) {
      data[dataLength++] = '\n';
    }
    System.arraycopy(line, value, data, dataLength, length);
    dataLength += length;
    hasData = true;
  }

  private void endEvent() {
    if (hasData) {
      receiver.event(type.isEmpty() ? DEFAULT_TYPE : type, id, data, dataLength);
    }
    dataLength = 0;
    hasData = false;
    type = DEFAULT_TYPE;
    id = Receiver.NO_ID;
  }

  private boolean isField(byte[] name, int from, int to) {
    return to - from == name.length && startsWith(name, from, to);
  }

  private boolean startsWith(byte[] text, int from, int to) {
    return to - from >= text.length
        && Arrays.equals(line, from, from + text.length, text, 0, text.length);
  }

  /** A number of 1 to 18 digits, else {@link Receiver#NO_ID}. */
  private long number(int from) {
    int digits = lineLength - from;
    if (digits < 1 || digits > 18) {
      return Receiver.NO_ID;
    }
    long number = 0;
    for (int i = from; i < lineLength; i++) {
      if (line[i] < '0' || line[i] > '9') {
        return Receiver.NO_ID;
      }
      number = number * 10 + (line[i] - '0');
    }
    return number;
  }

  private static byte[] grown(byte[] array, int needed) {
    if (needed > MOST_EVENT_BYTES) {
      throw new EventTooLongException(MOST_EVENT_BYTES);
    }
    return needed <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(needed, 2 * array.length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** An event beyond the limit. */
  static final class EventTooLongException extends RuntimeException {
    EventTooLongException(int most) {
      super("An event is longer than " + most + " bytes.");
    }
  }
}
