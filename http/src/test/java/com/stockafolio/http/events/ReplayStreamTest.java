package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.stockafolio.engine.serving.PortfolioUpdate.EntryBooked;
import com.stockafolio.http.rig.Booking;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that comes back with the id of its last event. */
@Timeout(60)
class ReplayStreamTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static StreamRig back(long last, Booking booking) {
    StreamRig rig =
        new StreamRig(KIT, StreamRig.quiet(), ResumePoint.of(Long.toString(last))).connected();
    rig.history.put(booking);
    rig.subscribesAfter(-1);
    return rig;
  }

  private static Booking booking(int trades) {
    return Booking.ofTrades(StreamRig.USER, trades);
  }

  @Test
  void whoMissedNothingIsToldNothing() {
    Booking booking = booking(2);
    StreamRig rig = back(2, booking);
    rig.snapshot(booking);
    rig.getsNothing();
    rig.tell(booking.next());
    rig.takesTrade(3);
  }

  @Test
  void theLastTradesAreInThePortfolioItself() {
    Booking booking = booking(20);
    StreamRig rig = back(4, booking);
    rig.snapshot(booking);
    rig.takesTrades(5, 20);
    rig.tell(booking.next());
    rig.takesTrade(21);
    assertThat(rig.history.asked()).isEmpty();
  }

  @Test
  void olderOnesAreInTheHistory() {
    for (int last : List.of(0, 1, 15, 16, 17, 33)) {
      Booking booking = booking(100);
      StreamRig rig = back(last, booking);
      rig.snapshot(booking);
      rig.takesTrades(last + 1, 100);
      rig.tell(booking.next());
      rig.takesTrade(101);
    }
  }

  @Test
  void aPortfolioJustBeyondWhatItRecallsNeedsOnePage() {
    Booking booking = booking(33);
    StreamRig rig = back(16, booking);
    rig.snapshot(booking);
    rig.takesTrades(17, 33);
    assertThat(rig.history.asked()).containsExactly(32L);
  }

  @Test
  void whatIsBookedMeanwhileFollowsInOrder() {
    Booking booking = booking(100);
    StreamRig rig = back(0, booking);
    rig.snapshot(booking);
    String first = rig.gets();
    assertThat(first).startsWith("id: 1\n").contains("id: 16\n").doesNotContain("id: 17\n");
    for (int i = 0; i < 70; i++) {
      EntryBooked told = booking.next();
      rig.tell(told);
      rig.tell(told);
    }
    rig.drained();
    rig.takesTrades(17, 170);
    rig.tell(booking.next());
    rig.takesTrade(171);
  }

  @Test
  void noMoreIsReadAheadThanAllowedAndNothingMoreIsSentThanTaken() {
    Booking booking = booking(1_000);
    StreamRig rig = back(0, booking);
    rig.snapshot(booking);
    assertThat(rig.gets()).startsWith("id: 1\n");
    // The first is on its way, and 64 trades beyond it may be kept.
    await().atMost(DEADLINE).until(() -> rig.history.asked().size() == 5);
    rig.getsNothing();
    assertThat(rig.history.asked()).containsExactlyInAnyOrder(16L, 32L, 48L, 64L, 80L);
    rig.drained();
    rig.takesTrades(17, 1_000);
    assertThat(rig.history.asked()).doesNotHaveDuplicates().hasSize(62);
  }

  @Test
  void aPageThatIsNotWrittenYetIsWaitedFor() {
    Booking booking = booking(100);
    StreamRig rig = back(0, booking);
    rig.history.missFrom(32);
    rig.snapshot(booking);
    rig.takesTrades(1, 16);
    rig.getsNothing();
    rig.history.missFrom(Long.MAX_VALUE);
    rig.takesTrades(17, 100);
  }

  @Test
  void aHistoryThatFailsIsAskedAgain() {
    Booking booking = booking(100);
    StreamRig rig = back(0, booking);
    rig.history.fail(true);
    rig.snapshot(booking);
    rig.getsNothing();
    rig.history.fail(false);
    rig.takesTrades(1, 100);
  }

  @Test
  void aPageThatNeverComesIsAReset() {
    Booking booking = booking(100);
    StreamRig rig = back(0, booking);
    rig.history.missFrom(32);
    rig.snapshot(booking);
    rig.takesTrades(1, 16);
    rig.tell(booking.next());
    rig.takesResetAndSnapshotAt(101);
    rig.tell(booking.next());
    rig.takesTrade(102);
  }

  @Test
  void aTradeLostDuringTheReplayIsFoundAgain() {
    Booking booking = booking(100);
    StreamRig rig = back(0, booking);
    rig.snapshot(booking);
    assertThat(rig.gets()).startsWith("id: 1\n");
    booking.next();
    rig.tell(booking.next());
    rig.subscribesAfter(100);
    rig.snapshot(booking);
    rig.drained();
    rig.takesTrades(17, 102);
  }

  @Test
  void aStreamThatLostManyTradesFillsThemInWithoutAReset() {
    Booking booking = booking(2);
    StreamRig rig = new StreamRig(KIT, StreamRig.quiet(), ResumePoint.FRESH).connected();
    rig.history.put(booking);
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesSnapshotAt(2);
    for (int i = 0; i < 60; i++) {
      booking.next();
    }
    rig.tell(booking.latest());
    rig.subscribesAfter(2);
    rig.snapshot(booking); // It recalls too few to resume from 2.
    rig.takesTrades(3, 62);
  }

  @Test
  void aSlowClientIsNotResetForWhatItMissedBefore() {
    StreamSettings small = StreamRig.settings(1, Duration.ofMinutes(1), Duration.ofMinutes(5));
    Booking booking = booking(500);
    StreamRig rig = new StreamRig(KIT, small, ResumePoint.of("0")).connected();
    rig.history.put(booking);
    rig.subscribesAfter(-1);
    rig.snapshot(booking);
    rig.takesTrades(1, 500);
  }
}
