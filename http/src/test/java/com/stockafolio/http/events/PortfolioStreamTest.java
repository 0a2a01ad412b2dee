package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioUpdate.AtSequence;
import com.stockafolio.engine.serving.PortfolioUpdate.EntryBooked;
import com.stockafolio.http.rig.Booking;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortfolioStreamTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static StreamRig fresh() {
    return new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH);
  }

  /** A stream whose client has a snapshot of so many trades. */
  private static StreamRig following(Booking booking) {
    StreamRig rig = fresh().connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(booking.portfolio().sequence());
    return rig;
  }

  private static Booking booking(int trades) {
    return Booking.ofTrades(StreamRig.USER, trades);
  }

  @Test
  void firstASnapshotThenEveryTradeInOrder() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    for (int sequence = 3; sequence <= 20; sequence++) {
      rig.tell(booking.next());
      rig.takesTrade(sequence);
    }
  }

  @Test
  void tradesBeforeTheSnapshotAreNotTold() {
    Booking booking = booking(2);
    StreamRig rig = fresh().connected().subscribesAfter(-1);
    rig.tell(booking.latest());
    rig.snapshot(booking);
    rig.takesSnapshotAt(2);
    rig.tell(booking.next());
    rig.takesTrade(3);
  }

  @Test
  void aTradeToldTwiceIsToldOnce() {
    Booking booking = booking(2);
    EntryBooked second = booking.latest();
    StreamRig rig = following(booking);
    EntryBooked third = booking.next();
    rig.tell(second);
    rig.tell(third);
    rig.tell(third);
    rig.tell(booking.next());
    rig.takesTrade(3);
    rig.takesTrade(4);
    rig.getsNothing();
    rig.ledger.expectNoMessage(Duration.ofMillis(100));
  }

  @Test
  void aGapIsFilledBySubscribingAgain() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    EntryBooked lost = booking.next();
    EntryBooked fourth = booking.next();
    rig.tell(fourth);
    rig.subscribesAfter(2);
    rig.resumed(2);
    rig.tell(lost);
    rig.tell(fourth);
    rig.takesTrade(3);
    rig.takesTrade(4);
  }

  @Test
  void anotherSequenceThanToldIsALoss() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    EntryBooked lost = booking.next();
    rig.tell(new AtSequence(3));
    rig.subscribesAfter(2);
    rig.resumed(2);
    rig.tell(lost);
    rig.takesTrade(3);
  }

  @Test
  void theSameSequenceIsNone() {
    StreamRig rig = following(booking(2));
    rig.tell(new AtSequence(2));
    rig.ledger.expectNoMessage(Duration.ofMillis(100));
    rig.getsNothing();
  }

  @Test
  void silenceIsALoss() {
    StreamSettings impatient = StreamRig.settings(16, Duration.ofMinutes(1), Duration.ofSeconds(1));
    Booking booking = booking(2);
    StreamRig rig =
        new StreamRig(KIT, impatient, ResumePoint.FRESH).connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(2);
    rig.turn();
    rig.ledger.expectNoMessage(Duration.ofMillis(1_100));
    rig.turn();
    rig.subscribesAfter(2);
    rig.resumed(2);
    rig.tell(booking.next());
    rig.takesTrade(3);
  }

  @Test
  void anUnansweredSubscriptionIsSentAgain() {
    StreamRig rig = fresh().connected();
    rig.subscribesAfter(-1).subscribesAfter(-1).subscribesAfter(-1);
    rig.snapshot(booking(1));
    rig.takesSnapshotAt(1);
  }

  @Test
  void aSecondAnswerToOneNeedIsIgnored() {
    Booking booking = booking(1);
    StreamRig rig = following(booking);
    rig.tell(booking.next());
    rig.takesTrade(2);
    rig.snapshot(booking(1));
    rig.resumed(1);
    rig.tell(booking.next());
    rig.takesTrade(3);
  }

  @Test
  void whenItsSourceEndsTheStreamGoesOnFromAnother() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    rig.source().stop();
    rig.subscribesAfter(2);
    rig.newSource();
    EntryBooked missed = booking.next();
    rig.resumed(2);
    rig.tell(missed);
    rig.takesTrade(3);
    rig.source().stop();
    rig.subscribesAfter(3);
  }

  @Test
  void aSourceThatIsReplacedIsToldToForgetTheStream() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    TestProbe<PortfolioActor.Unwatch> first = rig.source();
    rig.tell(new AtSequence(5));
    rig.subscribesAfter(2);
    rig.newSource();
    rig.resumed(2);
    first.expectMessageClass(PortfolioActor.Unwatch.class);
    first.stop();
    rig.ledger.expectNoMessage(Duration.ofMillis(100));
  }

  @Test
  void aLateTradeOfTheOldSourceDoesNotHinderResuming() {
    Booking booking = booking(2);
    StreamRig rig = following(booking);
    rig.tell(new AtSequence(4));
    rig.subscribesAfter(2);
    EntryBooked third = booking.next();
    rig.tell(third);
    rig.takesTrade(3);
    rig.resumed(2);
    rig.tell(third);
    rig.tell(booking.next());
    rig.takesTrade(4);
    rig.ledger.expectNoMessage(Duration.ofMillis(500));
  }

  @Test
  void aSequenceThatCannotBeIsReset() {
    StreamRig rig = new StreamRig(KIT, StreamRig.quiet(), ResumePoint.of("99")).connected();
    rig.subscribesAfter(-1);
    rig.snapshot(booking(2));
    rig.takesResetAndSnapshotAt(2);
  }

  @Test
  void aLastIdThatIsNoSequenceIsReset() {
    StreamRig rig = new StreamRig(KIT, StreamRig.quiet(), ResumePoint.of("yesterday")).connected();
    rig.subscribesAfter(-1);
    rig.snapshot(booking(2));
    rig.takesResetAndSnapshotAt(2);
  }

  @Test
  void whatWaitsForASlowClientGoesOutTogetherAndInOrder() {
    Booking booking = booking(0);
    StreamRig rig = following(booking);
    rig.tell(booking.next());
    assertThat(rig.gets()).startsWith("id: 1\n");
    rig.tell(booking.next());
    rig.tell(booking.next());
    rig.getsNothing();
    rig.drained();
    assertThat(rig.gets()).containsSubsequence("id: 2\n", "id: 3\n");
  }

  @Test
  void aClientTooSlowForItsQueueIsResetAndNeverLosesATrade() {
    StreamSettings small = StreamRig.settings(3, Duration.ofMinutes(1), Duration.ofMinutes(5));
    Booking booking = booking(0);
    StreamRig rig = new StreamRig(KIT, small, ResumePoint.FRESH).connected().subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(0);
    rig.tell(booking.next());
    assertThat(rig.gets()).startsWith("id: 1\n");
    for (int i = 0; i < 10; i++) {
      rig.tell(booking.next()); // Three wait, the fourth is too many.
    }
    rig.tell(new AtSequence(11));
    rig.ledger.expectNoMessage(Duration.ofMillis(100)); // Not while the client does not read.
    rig.drained();
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesResetAndSnapshotAt(11);
    rig.tell(booking.next());
    rig.takesTrade(12);
  }

  @Test
  void aQueueThatOverflowsBeforeTheClientIsThereRecoversToo() {
    StreamSettings small = StreamRig.settings(1, Duration.ofMinutes(1), Duration.ofMinutes(5));
    Booking booking = booking(4);
    StreamRig rig = new StreamRig(KIT, small, ResumePoint.FRESH).subscribesAfter(-1);
    rig.snapshot(booking);
    rig.ledger.expectNoMessage(Duration.ofMillis(400)); // Answered, and nothing to ask for yet.
    rig.stream.tell(new StreamCommand.Connected(rig.client.ref()));
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesResetAndSnapshotAt(4);
  }

  @Test
  void whenTheClientIsGoneTheStreamEndsAndUnwatches() {
    StreamRig rig = following(booking(1));
    rig.client.stop();
    rig.source().expectMessageClass(PortfolioActor.Unwatch.class);
    KIT.createTestProbe().expectTerminated(rig.stream, Duration.ofSeconds(10));
  }

  @Test
  void aStreamThatFailsEndsItsConnection() {
    StreamRig rig = fresh().connected().subscribesAfter(-1);
    rig.snapshot(booking(1));
    rig.takesSnapshotAt(1);
    rig.tell(new EntryBooked(null));
    assertThat(rig.gets()).isEmpty();
    rig.source().expectMessageClass(PortfolioActor.Unwatch.class);
  }

  @Test
  void beforeTheNodeLeavesTheClientIsToldAfterAllThatWaits() {
    Booking booking = booking(0);
    StreamRig rig = following(booking);
    rig.tell(booking.next());
    assertThat(rig.gets()).startsWith("id: 1\n");
    rig.tell(booking.next());
    rig.stream.tell(StreamCommand.GoAway.INSTANCE);
    rig.getsNothing();
    rig.drained();
    assertThat(rig.gets()).startsWith("id: 2\n").endsWith("event: goaway\ndata: {}\n\n");
    assertThat(rig.gets()).isEmpty();
  }

  @Test
  void whenItsAdmissionEndsTheStreamEnds() {
    StreamRig rig =
        new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH, Instant.now().plusMillis(300))
            .connected();
    assertThat(rig.gets()).isEqualTo("event: goaway\ndata: {\"reason\":\"expired\"}\n\n");
    assertThat(rig.gets()).isEmpty();
  }

  @Test
  void anAdmissionThatHasEndedAlreadyOpensNothing() {
    StreamRig rig =
        new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH, Instant.now().minusSeconds(1));
    rig.stream.tell(new StreamCommand.Connected(rig.client.ref()));
    assertThat(rig.gets()).endsWith("event: goaway\ndata: {\"reason\":\"expired\"}\n\n");
    assertThat(rig.gets()).isEmpty();
  }

  @Test
  void anIdleClientHearsAComment() {
    StreamSettings lively = StreamRig.settings(16, Duration.ofMillis(100), Duration.ofMinutes(5));
    StreamRig rig = new StreamRig(KIT, lively, ResumePoint.FRESH).connected();
    for (int turn = 0; turn < 3; turn++) {
      rig.turn();
      assertThat(rig.takes()).isEqualTo(": heartbeat\n\n");
    }
  }
}
