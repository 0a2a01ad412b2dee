package com.stockafolio.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.testing.rooms.above.Above;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static Rooms rooms(String... rooms) {
    return Rooms.of(Above.class, "com.stockafolio.testing", rooms);
  }

  @Test
  void aRoomMayKnowTheOneBelow() {
    assertThatCode(() -> rooms("rooms.below", "rooms.above", "").check())
        .doesNotThrowAnyException();
  }

  @Test
  void aRoomMayNotKnowTheOneAbove() {
    assertThatThrownBy(() -> rooms("rooms.above", "rooms.below", "").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Above.known");
  }

  @Test
  void anEmptyRoomIsNone() {
    assertThatThrownBy(() -> rooms("rooms.below", "rooms.above", "", "rooms.cellar").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void everyClassStandsInARoom() {
    assertThatThrownBy(() -> rooms("rooms.below", "").check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rooms.above.Above");
  }
}
