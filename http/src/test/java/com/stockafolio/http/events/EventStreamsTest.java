package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.http.rig.StubHistory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamsTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final AtomicInteger open = new AtomicInteger();
  private final TestProbe<EventStreams.Admission> answers = KIT.createTestProbe();
  private final TestProbe<Ledger.Command> ledger = KIT.createTestProbe();
  private final PriceBoard board = PriceRecords.board();

  /** Streams whose clients have not said that they took their first frame. */
  private final List<ActorRef<StreamCommand>> connected = new ArrayList<>();

  private final ActorRef<EventStreams.Command> streams = streams(2, 3);

  private ActorRef<EventStreams.Command> streams(int perUser, int perAddress) {
    StreamSettings settings =
        new StreamSettings(
            perUser,
            perAddress,
            16,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            Duration.ofMillis(100),
            64,
            Duration.ofSeconds(1));
    StreamSources shared =
        new StreamSources(
            new Ledgers(1, (number, message) -> ledger.ref().tell(message), () -> 1),
            new StubHistory(),
            new EventFrames(Booking.json(board)),
            StubCloses.none(),
            settings,
            Duration.ofMinutes(1));
    return KIT.spawn(EventStreams.create(shared, open));
  }

  private EventStreams.Admission ask(int user, String address) {
    return ask(new StreamRoster.Holder(Booking.user(user), true), address);
  }

  private EventStreams.Admission ask(StreamRoster.Holder holder, String address) {
    streams.tell(
        new EventStreams.Open(
            holder,
            address,
            new PortfolioStream.Terms(ResumePoint.FRESH, false, Instant.MAX),
            answers.ref()));
    return answers.receiveMessage();
  }

  private ActorRef<StreamCommand> admitted(int user, String address) {
    EventStreams.Admission admission = ask(user, address);
    assertThat(admission).isInstanceOf(EventStreams.Admitted.class);
    return ((EventStreams.Admitted) admission).stream();
  }

  private TestProbe<ByteString> connect(ActorRef<StreamCommand> stream) {
    TestProbe<ByteString> client = KIT.createTestProbe();
    stream.tell(new StreamCommand.Connected(client.ref()));
    client.receiveMessage();
    connected.add(stream);
    return client;
  }

  /** A client that has taken its first frame. */
  private TestProbe<ByteString> listening(ActorRef<StreamCommand> stream) {
    TestProbe<ByteString> client = connect(stream);
    stream.tell(StreamCommand.Drained.INSTANCE);
    return client;
  }

  private static void isToldToGiveWay(TestProbe<ByteString> client) {
    assertThat(client.receiveMessage().utf8String())
        .isEqualTo("retry: 5000\nevent: goaway\ndata: {\"reason\":\"limit\"}\n\n");
    assertThat(client.receiveMessage().utf8String()).as("the end").isEmpty();
  }

  @Test
  void atAUsersLimitTheOldestGivesWayWhereverTheyComeFrom() {
    TestProbe<ByteString> first = listening(admitted(1, "192.0.2.1"));
    ActorRef<StreamCommand> secondStream = admitted(1, "192.0.2.2");
    TestProbe<ByteString> second = listening(secondStream);
    TestProbe<ByteString> another = listening(admitted(2, "192.0.2.4"));
    admitted(1, "192.0.2.3");
    isToldToGiveWay(first);
    assertThat(second.receiveMessage().utf8String())
        .as("the others show whether they live")
        .isEqualTo(": heartbeat\n\n");
    secondStream.tell(StreamCommand.Drained.INSTANCE);
    another.expectNoMessage(Duration.ofMillis(50));
    admitted(1, "192.0.2.3");
    isToldToGiveWay(second);
  }

  @Test
  void aFailureEndsTheStreamsAndCountsFromNothing() {
    TestProbe<ByteString> client = listening(admitted(1, "192.0.2.1"));
    ActorRef<StreamCommand> stream = admitted(2, "192.0.2.1");
    assertThat(open).hasValue(2);

    streams.tell(new EventStreams.Open(null, "192.0.2.1", null, answers.ref()));

    answers.expectTerminated(stream, Duration.ofSeconds(20));
    assertThat(client.receiveMessage().utf8String()).as("the end").isEmpty();
    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(open).hasValue(0));
    for (int user = 1; user <= 3; user++) {
      admitted(user, "192.0.2.1");
      assertThat(open).hasValue(user);
    }
  }

  @Test
  void aStreamWhoseClientDoesNotReadGivesWayToo() {
    TestProbe<ByteString> deaf = connect(admitted(1, "192.0.2.1"));
    admitted(1, "192.0.2.1");
    admitted(1, "192.0.2.1");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(open).hasValue(2));
    assertThat(deaf.receiveMessage().utf8String()).as("the end").isEmpty();
  }

  @Test
  void anAddressHasNoMoreStreamsThanAllowedAndNobodyEndsThoseOfOthers() {
    TestProbe<ByteString> first = listening(admitted(1, "192.0.2.1"));
    ActorRef<StreamCommand> secondStream = admitted(2, "192.0.2.1");
    TestProbe<ByteString> second = listening(secondStream);
    admitted(3, "192.0.2.1");
    assertThat(ask(4, "192.0.2.1")).isEqualTo(new EventStreams.LimitReached(3));
    for (TestProbe<ByteString> client : List.of(first, second)) {
      assertThat(client.receiveMessage().utf8String()).isEqualTo(": heartbeat\n\n");
      client.expectNoMessage(Duration.ofMillis(50));
    }
    admitted(4, "192.0.2.2");
    secondStream.tell(StreamCommand.Drained.INSTANCE);
    admitted(2, "192.0.2.1");
    isToldToGiveWay(second);
  }

  @Test
  void theFirmDoesNotEndATradersOwnStreams() {
    TestProbe<ByteString> own = listening(admitted(1, "192.0.2.1"));
    StreamRoster.Holder firm = new StreamRoster.Holder(Booking.user(1), false);
    for (int i = 0; i < 4; i++) {
      assertThat(ask(firm, "192.0.2.2")).isInstanceOf(EventStreams.Admitted.class);
    }
    own.expectNoMessage(Duration.ofMillis(50));
  }

  @Test
  void aStreamThatEndsMakesRoom() {
    TestProbe<ByteString> client = connect(admitted(1, "192.0.2.1"));
    admitted(1, "192.0.2.1");
    client.stop();
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(open).hasValue(1));
    TestProbe<ByteString> other = listening(admitted(1, "192.0.2.1"));
    other.expectNoMessage(Duration.ofMillis(50));
  }

  @Test
  void aTradeThatWasNotBookedIsToldToItsUsersStreams() {
    List<TestProbe<ByteString>> theirs =
        List.of(connect(admitted(1, "192.0.2.1")), connect(admitted(1, "192.0.2.2")));
    TestProbe<ByteString> another = connect(admitted(2, "192.0.2.1"));
    byte[] value = "{\"tradeId\":\"t1\"}".getBytes(StandardCharsets.UTF_8);
    streams.tell(
        new EventStreams.Rejected(
            List.of(
                new RejectedTrade(Booking.user(1), "DUPLICATE", null, value),
                new RejectedTrade(Booking.user(3), "DUPLICATE", null, value))));
    for (TestProbe<ByteString> client : theirs) {
      // Their first frame has not been taken yet.
      client.expectNoMessage(Duration.ofMillis(20));
    }
    connected.forEach(stream -> stream.tell(StreamCommand.Drained.INSTANCE));
    for (TestProbe<ByteString> client : theirs) {
      assertThat(client.receiveMessage().utf8String())
          .isEqualTo("event: rejected\ndata: {\"tradeId\":\"t1\",\"reason\":\"DUPLICATE\"}\n\n");
    }
    another.expectNoMessage(Duration.ofMillis(50));
  }

  @Test
  void everyUsersStreamsAreToldTheValueOncePerInterval() {
    List<TestProbe<ByteString>> clients = new ArrayList<>();
    for (int user = 1; user <= 3; user++) {
      clients.add(connect(admitted(user, "192.0.2.1")));
    }
    List<Ledger.Watch> watches = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      watches.add(ledger.expectMessageClass(Ledger.Watch.class));
    }
    TestProbe<PortfolioActor.Unwatch> source = KIT.createTestProbe();
    for (Ledger.Watch watch : watches) {
      watch
          .watcher()
          .tell(
              new PortfolioUpdate.Snapshot(
                  Booking.ofTrades(watch.userId(), 2).portfolio(), source.ref()));
    }
    connected.forEach(stream -> stream.tell(StreamCommand.Drained.INSTANCE));
    clients.forEach(
        client -> assertThat(client.receiveMessage().utf8String()).contains("snapshot"));
    board.take(PriceRecords.of("AAPL", "101"));
    connected.forEach(stream -> stream.tell(StreamCommand.Drained.INSTANCE));
    for (TestProbe<ByteString> client : clients) {
      assertThat(client.receiveMessage().utf8String())
          .startsWith("event: valuation\n")
          .contains("\"marketValue\":\"202\"");
    }
  }

  @Test
  void aLeavingNodeTellsItsStreamsAndAdmitsNone() {
    TestProbe<ByteString> client = connect(admitted(1, "192.0.2.1"));
    TestProbe<Done> done = KIT.createTestProbe();
    streams.tell(new EventStreams.GoAway(done.ref()));
    assertThat(ask(2, "192.0.2.2")).isEqualTo(EventStreams.Leaving.INSTANCE);
    done.expectNoMessage(Duration.ofMillis(50));
    client.stop();
    done.expectMessage(Done.getInstance());
    assertThat(open).hasValue(0);
  }
}
