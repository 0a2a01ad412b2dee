package com.stockafolio.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.testing.rooms.above.Above;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class PlannedRoomsTest {
  private static Rooms plan(String plan) {
    return Rooms.planned(
        new ClassFileImporter().importPackages("com.stockafolio.testing.rooms"),
        "com.stockafolio.testing.rooms.",
        plan);
  }

  @Test
  void aRoomMayKnowThoseThatThePlanNames() {
    assertThatCode(() -> plan("below |\nabove | below").check()).doesNotThrowAnyException();
    assertThat(plan("below |\nabove | below").names())
        .containsExactly("com.stockafolio.testing.rooms.below", Above.class.getPackageName());
  }

  @Test
  void aRoomMayKnowNoOther() {
    assertThatThrownBy(() -> plan("below |\nabove |").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Above.known");
  }

  @Test
  void anEmptyRoomIsNone() {
    assertThatThrownBy(() -> plan("below |\nabove | below\ncellar |").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void everyClassStandsInARoom() {
    assertThatThrownBy(() -> plan("below |").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("above.Above");
  }
}
