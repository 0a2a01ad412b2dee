package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.transaction.TradeId;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchersTest {

  private static final UUID USER = new UUID(0x1234, 0x5678);

  private final BlockingQueue<TradeId> arrived = new LinkedBlockingQueue<>();
  private ScriptedNode first;
  private ScriptedNode second;
  private Watchers watchers;

  @BeforeEach
  void start() throws IOException {
    first = new ScriptedNode();
    second = new ScriptedNode();
    watchers =
        new Watchers(
            List.of(first.address(), second.address()),
            List.of(USER),
            (tradeId, nanos) -> arrived.add(tradeId));
    watchers.start();
  }

  @AfterEach
  void stop() throws IOException {
    watchers.close();
    first.close();
    second.close();
  }

  private static String snapshot(long id) {
    return "retry: 1000\nid: " + id + "\nevent: snapshot\ndata: {\"sequence\":" + id + "}\n\n";
  }

  private static String trade(long id) {
    return "id: "
        + id
        + "\nevent: trade\ndata: {\"sequence\":"
        + id
        + ",\"trade\":{\"tradeId\":\""
        + new UUID(7, id)
        + "\"}}\n\n";
  }

  private void assertArrived(long id) throws InterruptedException {
    assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo(new TradeId(7, id));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void reportsTheTradesOfAUser() throws Exception {
    ScriptedNode.Exchange stream = first.next();
    assertThat(stream.requestLine())
        .isEqualTo("GET /api/v1/portfolios/" + USER + "/events HTTP/1.1");
    assertThat(stream.header("Accept")).isEqualTo("text/event-stream");
    assertThat(stream.header("Authorization")).isEqualTo("Bearer " + ScriptedNode.TOKEN);
    assertThat(stream.header("Last-Event-ID")).isNull();
    assertThat(watchers.allStreaming()).isFalse();
    stream.streams().sends(snapshot(4));
    await(watchers::allStreaming);
    String events = trade(5) + ": heartbeat\n\n" + trade(6);
    stream.sends(events.substring(0, 30)).sends(events.substring(30));
    assertArrived(5);
    assertArrived(6);
    for (String name : List.of("cash", "transferred", "adjusted", "busted", "corrected")) {
      long next =
          7 + List.of("cash", "transferred", "adjusted", "busted", "corrected").indexOf(name);
      stream.sends(trade(next).replace("event: trade", "event: " + name));
    }
    stream.sends(trade(12));
    assertArrived(12);
    assertThat(watchers.counts()).isEqualTo(new WatchCounts(1, 1, 0, 0, 0, 0, ""));
  }

  @Test
  void goesOnAtTheNextNodeAfterABreak() throws Exception {
    ScriptedNode.Exchange stream = first.next();
    stream.streams().sends(snapshot(4)).sends(trade(5));
    assertArrived(5);
    stream.breaks();
    ScriptedNode.Exchange resumed = second.next();
    assertThat(resumed.header("Last-Event-ID")).isEqualTo("5");
    resumed.streams().sends(trade(6));
    assertArrived(6);
    resumed.ends();
    ScriptedNode.Exchange again = first.next();
    assertThat(again.header("Last-Event-ID")).isEqualTo("6");
    again.streams().sends(": heartbeat\n\n");
    await(watchers::allStreaming);
    WatchCounts counts = watchers.counts();
    assertThat(counts.broken()).isZero();
    assertThat(counts.interrupted()).isEqualTo(1);
    assertThat(counts.longestOutageMillis()).isPositive();
    assertThat(counts.reconnects()).isEqualTo(2);
    assertThat(counts.lastProblem()).isEqualTo("the stream ended");
  }

  @Test
  void takesASnapshotInsteadOfWhatWasMissed() throws Exception {
    first.next().streams().sends(snapshot(4)).breaks();
    second.next().streams().sends("event: reset\ndata: {}\n\n" + snapshot(9) + trade(10));
    assertArrived(10);
    assertThat(watchers.counts().broken()).isZero();
  }

  @Test
  void countsWhatIsMissingAndRepeated() throws Exception {
    first.next().streams().sends(snapshot(4) + trade(6) + trade(6) + trade(7));
    assertArrived(6);
    assertArrived(7);
    assertThat(watchers.counts().broken()).isEqualTo(2);
    assertThat(arrived).isEmpty();
  }

  @Test
  void asksAgainAfterARefusal() throws Exception {
    first.next().refuses("429 Too Many Requests", "Retry-After: 0");
    ScriptedNode.Exchange stream = second.next();
    assertThat(watchers.counts().lastProblem()).startsWith("HTTP 429 from http://127.0.0.1:");
    stream.streams().sends(snapshot(0) + trade(1));
    assertArrived(1);
  }

  @Test
  void asksForAnotherTokenWhereItsOwnHasExpired() throws Exception {
    first.next().refuses("401 Unauthorized", "WWW-Authenticate: Bearer");
    ScriptedNode.Exchange stream = second.next();
    stream.streams().sends(snapshot(0) + trade(1));
    assertArrived(1);
    assertThat(first.tokensGiven() + second.tokensGiven()).isEqualTo(2);
  }

  @Test
  void givesUpAStreamWithAnEndlessEvent() throws Exception {
    ScriptedNode.Exchange stream = first.next();
    stream.streams().sends(snapshot(4));
    String piece = "data: " + "x".repeat(1 << 20) + "\n";
    try {
      for (int i = 0; i < 5; i++) {
        stream.sends(piece);
      }
    } catch (IOException e) {
      // The watcher has closed the connection already.
    }
    assertThat(second.next().header("Last-Event-ID")).isEqualTo("4");
    assertThat(watchers.counts().lastProblem()).startsWith("EventTooLongException");
  }
}
