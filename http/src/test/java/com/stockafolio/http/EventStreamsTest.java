package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final AtomicInteger open = new AtomicInteger();
  private final TestProbe<EventStreams.Admission> answers = KIT.createTestProbe();
  private final ActorRef<EventStreams.Command> streams = streams(2, 3);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<EventStreams.Command> streams(int perUser, int perAddress) {
    HttpSettings.Streams settings =
        new HttpSettings.Streams(
            perUser,
            perAddress,
            16,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMillis(20),
            Duration.ofSeconds(1));
    PortfolioStream.Shared shared =
        new PortfolioStream.Shared(
            new Ledgers(1, (ledger, message) -> {}, () -> 1),
            new EventFrames(Booking.JSON),
            settings,
            Duration.ofMinutes(1));
    return KIT.spawn(EventStreams.create(shared, open));
  }

  private EventStreams.Admission ask(int user, String address) {
    UserId id = Booking.user(user);
    streams.tell(new EventStreams.Open(id, address, ResumePoint.FRESH, java.time.Instant.MAX, answers.ref()));
    return answers.receiveMessage();
  }

  private ActorRef<PortfolioStream.Command> admitted(int user, String address) {
    EventStreams.Admission admission = ask(user, address);
    assertThat(admission).isInstanceOf(EventStreams.Admitted.class);
    return ((EventStreams.Admitted) admission).stream();
  }

  private static TestProbe<ByteString> connect(ActorRef<PortfolioStream.Command> stream) {
    TestProbe<ByteString> client = KIT.createTestProbe();
    stream.tell(new PortfolioStream.Connected(client.ref()));
    client.receiveMessage();
    return client;
  }

  @Test
  void aUserHasNoMoreStreamsThanAllowedWhereverTheyComeFrom() {
    admitted(1, "192.0.2.1");
    admitted(1, "192.0.2.2");
    assertThat(ask(1, "192.0.2.3")).isEqualTo(new EventStreams.LimitReached("user", 2));
    admitted(2, "192.0.2.3");
    assertThat(open).hasValue(3);
  }

  @Test
  void atAUsersLimitItsStreamsShowWhetherTheirClientsAreStillThere() {
    ActorRef<PortfolioStream.Command> stream = admitted(1, "192.0.2.1");
    TestProbe<ByteString> client = connect(stream);
    stream.tell(PortfolioStream.Drained.INSTANCE);
    admitted(1, "192.0.2.2");
    assertThat(ask(1, "192.0.2.3")).isEqualTo(new EventStreams.LimitReached("user", 2));
    assertThat(client.receiveMessage().utf8String()).isEqualTo(": heartbeat\n\n");
  }

  @Test
  void anAddressHasNoMoreStreamsThanAllowedWhoeverTheyAreFor() {
    admitted(1, "192.0.2.1");
    admitted(2, "192.0.2.1");
    admitted(3, "192.0.2.1");
    assertThat(ask(4, "192.0.2.1")).isEqualTo(new EventStreams.LimitReached("address", 3));
    admitted(4, "192.0.2.2");
  }

  @Test
  void aStreamThatEndsMakesRoom() {
    TestProbe<ByteString> client = connect(admitted(1, "192.0.2.1"));
    admitted(1, "192.0.2.1");
    client.stop();
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(open).hasValue(1));
    admitted(1, "192.0.2.1");
    assertThat(ask(1, "192.0.2.1")).isInstanceOf(EventStreams.LimitReached.class);
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
