package com.stockafolio.delivery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every record is booked once or rejected, whatever is lost, late, doubled, crashed or restored.
 */
class DeliveryModelTest {
  private static final int SCHEDULES = 5_000;

  @Test
  void losesAndDoublesNothingInAnySchedule() {
    List<String> violations = new ArrayList<>();
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      for (String violation : Schedule.violations(seed, Variant.AS_DESIGNED)) {
        violations.add("seed " + seed + " " + violation);
      }
    }
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_DESIGNED")
  void noticesWhenARuleIsLeftOut(Variant variant) {
    long seed = 1;
    while (seed <= SCHEDULES && Schedule.violations(seed, variant).isEmpty()) {
      seed++;
    }
    assertThat(seed).as("first seed whose schedule goes wrong").isLessThanOrEqualTo(SCHEDULES);
  }
}
