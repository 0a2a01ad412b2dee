package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamParserTest {

  private static final String STREAM =
      """
      retry: 1000

      id: 41
      event: snapshot
      data: {"userId":"ü"}

      : heartbeat

      event:trade
      data:{"sequence":42}
      id:42

      data: one
      data:  two
      data

      event: valuation
      data: {}

      event: without data

      id: 43
      id: none
      unknown: field
      data: x

      data: never finished
      """;

  private static final String[] EVENTS = {
    "snapshot 41 {\"userId\":\"ü\"}",
    "trade 42 {\"sequence\":42}",
    "message -1 one\n two\n",
    "valuation -1 {}",
    "message -1 x",
  };

  private static final int WARM_UP = 100;
  private static final int COUNTED = 1_000;

  private static final ThreadMXBean ALLOCATED = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<String> events = new ArrayList<>();
  private final EventStreamParser parser = new EventStreamParser(this::event);

  private void event(String type, long id, byte[] data, int length) {
    events.add(type + " " + id + " " + new String(data, 0, length, StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsTheSameHoweverItIsSplit(String lineEnd) {
    byte[] stream = bytes(STREAM.replace("\n", lineEnd));
    for (int split = 0; split <= stream.length; split++) {
      events.clear();
      EventStreamParser fresh = new EventStreamParser(this::event);
      fresh.feed(ByteBuffer.wrap(stream, 0, split));
      fresh.feed(ByteBuffer.wrap(stream, split, stream.length - split));
      assertThat(events).as("split at %s", split).containsExactly(EVENTS);
    }
  }

  @Test
  void readsByteByByte() {
    for (byte each : bytes(STREAM)) {
      parser.feed(ByteBuffer.wrap(new byte[] {each}));
    }
    assertThat(events).containsExactly(EVENTS);
  }

  @Test
  void skipsAByteOrderMarkAtTheStartOnly() {
    parser.feed(ByteBuffer.wrap(bytes("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n")));
    assertThat(events).containsExactly("message -1 1");
  }

  @Test
  void anIdIsANumber() {
    parser.feed(
        ByteBuffer.wrap(
            bytes(
                "id: 999999999999999999\ndata: a\n\n"
                    + "id: 9999999999999999999\ndata: b\n\n"
                    + "id: -3\ndata: c\n\nid\ndata: d\n\n")));
    assertThat(events)
        .containsExactly(
            "message 999999999999999999 a", "message -1 b", "message -1 c", "message -1 d");
  }

  @Test
  void anEndlessEventIsRefused() {
    ByteBuffer piece = ByteBuffer.wrap(bytes("data: " + "x".repeat(1 << 20) + "\n"));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 5; i++) {
                parser.feed(piece.duplicate());
              }
            })
        .isInstanceOf(EventStreamParser.EventTooLongException.class)
        .hasMessage("An event is longer than 4194304 bytes.");
  }

  /** Thousands of watchers share the machine with what they measure. */
  @Test
  void anEventLeavesLittleToCollect() {
    byte[] event =
        ("event: valuation\ndata: {" + "\"price\":\"178.4900\",".repeat(180) + "}\n\n")
            .getBytes(StandardCharsets.UTF_8);
    EventStreamParser quiet = new EventStreamParser((type, id, data, length) -> {});
    feed(quiet, event, WARM_UP);
    long before = ALLOCATED.getCurrentThreadAllocatedBytes();
    feed(quiet, event, COUNTED);
    long each = (ALLOCATED.getCurrentThreadAllocatedBytes() - before) / COUNTED;
    assertThat(event.length).isGreaterThan(3_000);
    assertThat(each).as("bytes for an event of 3 kB").isLessThan(300);
  }

  private static void feed(EventStreamParser parser, byte[] event, int times) {
    for (int i = 0; i < times; i++) {
      parser.feed(ByteBuffer.wrap(event));
    }
  }
}
