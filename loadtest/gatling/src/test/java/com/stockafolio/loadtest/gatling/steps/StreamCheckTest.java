package com.stockafolio.loadtest.gatling.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StreamCheckTest {
  private final StreamCheck check = new StreamCheck();

  private Optional<String> snapshot(long sequence) {
    return check.take(new StreamEvent.Snapshot(sequence), 1_000);
  }

  private Optional<String> trade(long sequence) {
    return check.take(new StreamEvent.Trade(sequence, "trade-" + sequence, 900), 1_000 + sequence);
  }

  @Test
  void aSnapshotAndThenEveryTradeIsInOrder() {
    assertThat(check.last()).isEqualTo(-1);
    assertThat(check.snapshotAtMillis()).isEmpty();
    assertThat(snapshot(41)).isEmpty();
    assertThat(trade(42)).isEmpty();
    assertThat(trade(43)).isEmpty();
    assertThat(check.last()).isEqualTo(43);
    assertThat(check.snapshotAtMillis()).hasValue(1_000);
    assertThat(check.faults()).isZero();
  }

  @Test
  void aGapIsSeen() {
    snapshot(0);
    trade(1);
    assertThat(trade(3)).hasValue("a gap: trade 3 after 1");
    assertThat(trade(4)).isEmpty();
    assertThat(check.faults()).isEqualTo(1);
  }

  @Test
  void aTradeToldAgainIsSeen() {
    snapshot(5);
    assertThat(trade(5)).hasValue("trade 5 again, after 5");
    trade(6);
    assertThat(trade(4)).hasValue("trade 4 again, after 6");
    assertThat(check.last()).isEqualTo(6);
  }

  @Test
  void aTradeBeforeTheSnapshotIsSeen() {
    assertThat(trade(1)).hasValue("trade 1 before its snapshot");
  }

  @Test
  void aResetAllowsASnapshotAndNothingElseDoes() {
    snapshot(5);
    assertThat(snapshot(5)).hasValue("a snapshot without a reset");
    check.take(new StreamEvent.Reset(), 1_000);
    assertThat(trade(6)).hasValue("trade 6 before its snapshot");
    assertThat(snapshot(9)).isEmpty();
    assertThat(trade(10)).isEmpty();
    assertThat(check.resets()).isEqualTo(1);
  }

  @Test
  void aSnapshotDoesNotGoBack() {
    snapshot(5);
    trade(6);
    check.take(new StreamEvent.Reset(), 1_000);
    assertThat(snapshot(5)).hasValue("a snapshot at 5 after trade 6");
  }

  @Test
  void whatBecameOfAPostedTradeIsKnown() {
    snapshot(0);
    assertThat(check.fate("trade-1")).isEmpty();
    trade(1);
    check.take(new StreamEvent.Rejected("trade-x", "UNKNOWN_SYMBOL"), 1_000);
    assertThat(check.fate("trade-1")).hasValue(new StreamCheck.Fate.Told(1_001));
    assertThat(check.fate("trade-x")).hasValue(new StreamCheck.Fate.Refused("UNKNOWN_SYMBOL"));
  }

  @Test
  void onlyTheLatestFatesAreKept() {
    snapshot(0);
    for (int sequence = 1; sequence <= 100; sequence++) {
      trade(sequence);
    }
    assertThat(check.fate("trade-1")).isEmpty();
    assertThat(check.fate("trade-100")).isPresent();
  }

  @Test
  void goAwayAndTheUnknownAreNoFaults() {
    snapshot(0);
    assertThat(check.take(new StreamEvent.GoAway(), 1_000)).isEmpty();
    assertThat(check.take(new StreamEvent.Other("valuation"), 1_000)).isEmpty();
    assertThat(check.toldToGo()).isTrue();
    assertThat(check.take(new StreamEvent.Unreadable("{"), 1_000)).hasValue("not readable: {");
  }
}
