package com.stockafolio.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every record that is posted has one number, and every ledger takes all of them in one order,
 * whatever crashes, is late or doubled, and however many desks there are.
 */
@Timeout(300)
class DeskModelTest {
  private static final int SCHEDULES = 2_500;

  @Test
  void allLedgersTakeOneOrderInAnySchedule() {
    List<String> violations = new ArrayList<>();
    for (long seed = 1; seed <= SCHEDULES; seed++) {
      for (String violation : DeskSchedule.violations(seed, DeskVariant.AS_DESIGNED)) {
        violations.add("seed " + seed + " " + violation);
      }
    }
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AS_DESIGNED")
  void noticesWhenARuleIsLeftOut(DeskVariant variant) {
    long seed = 1;
    while (seed <= SCHEDULES && DeskSchedule.violations(seed, variant).isEmpty()) {
      seed++;
    }
    assertThat(seed).as("first seed whose schedule goes wrong").isLessThanOrEqualTo(SCHEDULES);
  }
}
