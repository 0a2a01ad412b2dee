package com.stockafolio.loadtest.simulator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceCheckTest {

  private final SequenceCheck check = new SequenceCheck();

  @Test
  void denseIdsAfterASnapshotAreRight() {
    check.snapshot(5);
    assertThat(check.trade(6)).isTrue();
    assertThat(check.trade(7)).isTrue();
    assertThat(check.last()).isEqualTo(7);
    assertThat(check.broken()).isZero();
  }

  @Test
  void theFirstTradeOfAUserFollowsAnEmptySnapshot() {
    check.snapshot(0);
    assertThat(check.trade(1)).isTrue();
    assertThat(check.broken()).isZero();
  }

  @Test
  void aGapIsCountedOnce() {
    check.snapshot(5);
    assertThat(check.trade(8)).isTrue();
    assertThat(check.trade(9)).isTrue();
    assertThat(check.broken()).isEqualTo(1);
  }

  @Test
  void aRepetitionIsNoNews() {
    check.snapshot(5);
    check.trade(6);
    assertThat(check.trade(6)).isFalse();
    assertThat(check.trade(5)).isFalse();
    assertThat(check.broken()).isEqualTo(2);
    assertThat(check.last()).isEqualTo(6);
    assertThat(check.trade(7)).isTrue();
    assertThat(check.broken()).isEqualTo(2);
  }

  @Test
  void aSnapshotStartsAnew() {
    check.snapshot(5);
    check.snapshot(9);
    assertThat(check.trade(10)).isTrue();
    check.reset();
    check.snapshot(20);
    assertThat(check.trade(21)).isTrue();
    assertThat(check.broken()).isZero();
  }

  @Test
  void aSnapshotBehindWhatWasShownIsWrong() {
    check.snapshot(5);
    check.trade(6);
    check.reset();
    check.snapshot(5);
    assertThat(check.broken()).isEqualTo(1);
  }

  @Test
  void aTradeWithoutItsSnapshotIsWrong() {
    check.trade(1);
    assertThat(check.broken()).isEqualTo(1);
    check.reset();
    check.trade(2);
    assertThat(check.broken()).isEqualTo(2);
  }

  @Test
  void anEventWithoutAnIdIsWrong() {
    check.snapshot(-1);
    assertThat(check.broken()).isEqualTo(1);
    assertThat(check.trade(-1)).isFalse();
    assertThat(check.broken()).isEqualTo(2);
  }
}
