package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceCheckTest {

  private final SequenceCheck check = new SequenceCheck();

  @Test
  void denseIdsAfterASnapshotAreRight() {
    check.snapshot(5);
    assertThat(check.booked(6)).isTrue();
    assertThat(check.booked(7)).isTrue();
    assertThat(check.last()).isEqualTo(7);
    assertThat(check.broken()).isZero();
  }

  @Test
  void theFirstTradeOfAUserFollowsAnEmptySnapshot() {
    check.snapshot(0);
    assertThat(check.booked(1)).isTrue();
    assertThat(check.broken()).isZero();
  }

  @Test
  void aGapIsCountedOnce() {
    check.snapshot(5);
    assertThat(check.booked(8)).isTrue();
    assertThat(check.booked(9)).isTrue();
    assertThat(check.broken()).isEqualTo(1);
  }

  @Test
  void aRepetitionIsNoNews() {
    check.snapshot(5);
    check.booked(6);
    assertThat(check.booked(6)).isFalse();
    assertThat(check.booked(5)).isFalse();
    assertThat(check.broken()).isEqualTo(2);
    assertThat(check.last()).isEqualTo(6);
    assertThat(check.booked(7)).isTrue();
    assertThat(check.broken()).isEqualTo(2);
  }

  @Test
  void aSnapshotStartsAnew() {
    check.snapshot(5);
    check.snapshot(9);
    assertThat(check.booked(10)).isTrue();
    check.reset();
    check.snapshot(20);
    assertThat(check.booked(21)).isTrue();
    assertThat(check.broken()).isZero();
  }

  @Test
  void aSnapshotBehindWhatWasShownIsWrong() {
    check.snapshot(5);
    check.booked(6);
    check.reset();
    check.snapshot(5);
    assertThat(check.broken()).isEqualTo(1);
  }

  @Test
  void aTradeWithoutItsSnapshotIsWrong() {
    check.booked(1);
    assertThat(check.broken()).isEqualTo(1);
    check.reset();
    check.booked(2);
    assertThat(check.broken()).isEqualTo(2);
  }

  @Test
  void anEventWithoutAnIdIsWrong() {
    check.snapshot(-1);
    assertThat(check.broken()).isEqualTo(1);
    assertThat(check.booked(-1)).isFalse();
    assertThat(check.broken()).isEqualTo(2);
  }
}
