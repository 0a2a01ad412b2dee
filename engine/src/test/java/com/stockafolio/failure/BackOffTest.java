package com.stockafolio.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
  @ParameterizedTest
  @CsvSource({"0, 100", "1, 100", "2, 200", "4, 800", "5, 1000", "1000, 1000"})
  void aWaitIsTwiceTheOneBeforeUpToTheLongest(int failures, long millis) {
    BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1));
    assertThat(backOff.wait(failures)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void noWaitIsShorterThanTheFirst() {
    BackOff backOff = new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1));
    assertThat(backOff.wait(1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backOff.wait(9)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void notToWaitIsNoBackOff() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofSeconds(1)));
  }
}
