package com.stockafolio.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.idempotency.KeyDecision.OtherTrade;
import com.stockafolio.http.idempotency.KeyDecision.Pending;
import com.stockafolio.http.idempotency.KeyDecision.Taken;
import com.stockafolio.http.idempotency.KeyDecision.Wait;
import com.stockafolio.transaction.TradeId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyDecisionTest {
  static final KeySettings SETTINGS =
      new KeySettings(
          Duration.ofDays(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofHours(1),
          Duration.ofHours(1),
          Duration.ofSeconds(2),
          1_000,
          2);

  private static final long BEGUN = 1_000_000;
  private static final KeyedTrade PENDING =
      new KeyedTrade(new TradeId(1, 2), "terms", 7, 100, new UUID(3, 4), BEGUN, false);

  private static KeyDecision after(KeyedTrade known, String terms, long millis) {
    return KeyDecision.of(known, terms, BEGUN + millis, SETTINGS);
  }

  private static KeyDecision looked(boolean found, long millis) {
    return KeyDecision.afterLook(PENDING, found, BEGUN + millis, SETTINGS);
  }

  @Test
  void whatIsAcknowledgedIsTakenWheneverItIsAsked() {
    KeyedTrade acknowledged = PENDING.asAcknowledged();
    for (long millis : new long[] {-10_000, 0, 5_000, 80_000_000}) {
      assertThat(after(acknowledged, "terms", millis)).isEqualTo(new Taken());
    }
  }

  @Test
  void otherTermsAreRefusedWhateverIsKnown() {
    for (KeyedTrade known : new KeyedTrade[] {PENDING, PENDING.asAcknowledged()}) {
      assertThat(after(known, "others", 0)).isEqualTo(new OtherTrade());
      assertThat(after(known, "others", 70_000)).isEqualTo(new OtherTrade());
    }
  }

  @Test
  void aTryUnderWayIsWaitedForAndThenLookedFor() {
    Wait soon = new Wait(Duration.ofSeconds(2));
    assertThat(after(PENDING, "terms", -10_000)).isEqualTo(soon);
    assertThat(after(PENDING, "terms", 4_999)).isEqualTo(soon);
    assertThat(after(PENDING, "terms", 5_000)).isEqualTo(Pending.LOOK);
  }

  @Test
  void whatTheTopicHasIsTaken() {
    assertThat(looked(true, 5_000)).isEqualTo(new Taken());
    assertThat(looked(true, 70_000)).isEqualTo(new Taken());
  }

  @Test
  void whatTheTopicLacksIsSentAgainOnceNoTryCanArrive() {
    assertThat(looked(false, 5_000)).isEqualTo(new Wait(Duration.ofSeconds(55)));
    assertThat(looked(false, 59_001)).isEqualTo(new Wait(Duration.ofSeconds(1)));
    assertThat(looked(false, 60_000)).isEqualTo(Pending.SEND_AGAIN);
  }
}
