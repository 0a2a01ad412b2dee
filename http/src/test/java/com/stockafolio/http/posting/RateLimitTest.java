package com.stockafolio.http.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.transaction.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateLimitTest {
  private static final UserId ONE = new UserId(1, 1);
  private static final UserId TWO = new UserId(2, 2);

  /** Near its overflow, as it may be. */
  private long nanos = Long.MAX_VALUE - 1_000;

  private final RateLimit limit = new RateLimit(10, 3, 100, () -> nanos);

  private int taken(UserId user, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += limit.take(user) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void aBurstAndThenTheRate() {
    assertThat(taken(ONE, 10)).isEqualTo(3);
    nanos += Duration.ofMillis(99).toNanos();
    assertThat(taken(ONE, 10)).isZero();
    nanos += Duration.ofMillis(1).toNanos();
    assertThat(taken(ONE, 10)).isEqualTo(1);
    nanos += Duration.ofSeconds(60).toNanos();
    assertThat(taken(ONE, 10)).isEqualTo(3);
  }

  @Test
  void oneUserDoesNotHinderAnother() {
    assertThat(taken(ONE, 10)).isEqualTo(3);
    assertThat(taken(TWO, 10)).isEqualTo(3);
  }

  @Test
  void theRateHoldsInTheLongRun() {
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      nanos += Duration.ofMillis(1).toNanos();
      taken += limit.take(ONE) ? 1 : 0;
    }
    assertThat(taken).isBetween(1_000, 1_003);
  }

  @Test
  void onlySoManyUsersAreRemembered() {
    RateLimit two = new RateLimit(1, 1, 2, () -> nanos);
    for (long user = 1; user <= 100; user++) {
      assertThat(two.take(new UserId(user, user))).isTrue();
      assertThat(two.users()).isBetween(1, 2);
    }
  }

  @Test
  void whoHasTheWholeBurstAgainIsForgotten() {
    assertThat(taken(ONE, 10)).isEqualTo(3);
    nanos += Duration.ofMillis(299).toNanos();
    assertThat(taken(TWO, 1)).isEqualTo(1);
    assertThat(limit.users()).isEqualTo(2);
    nanos += Duration.ofSeconds(60).toNanos();
    assertThat(taken(new UserId(3, 3), 1)).isEqualTo(1);
    assertThat(limit.users()).isEqualTo(1);
  }
}
