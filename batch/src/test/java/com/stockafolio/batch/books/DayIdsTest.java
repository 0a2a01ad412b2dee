package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.batch.books.DayIds.Repeated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DayIdsTest {
  private final DayIds ids = new DayIds();

  @Test
  void whatOccursAgainIsToldWithHowOften() {
    for (int round = 0; round < 3; round++) {
      for (int id = 0; id < 20; id++) {
        if (round == 0 || id == 7 || round == 1 && id == 4) {
          ids.add(1, id);
        }
      }
    }
    assertThat(ids.repeated()).containsExactly(new Repeated(1, 4, 2), new Repeated(1, 7, 3));
    ids.clear();
    for (int id = 0; id < 40; id++) {
      ids.add(id, id);
    }
    assertThat(ids.repeated()).as("of the next user").isEmpty();
  }

  /** Ids of few bits on either side, so that halves and hashes meet. */
  @Test
  void itFindsWhatAMapFinds() {
    Random random = new Random(7);
    for (int user = 0; user < 2_000; user++) {
      ids.clear();
      Map<UUID, Long> times = new HashMap<>();
      int trades = 17 + random.nextInt(200);
      for (int i = 0; i < trades; i++) {
        UUID id = new UUID(random.nextInt(64), (long) random.nextInt(64) << random.nextInt(58));
        ids.add(id.getMostSignificantBits(), id.getLeastSignificantBits());
        times.merge(id, 1L, Long::sum);
      }
      List<Repeated> expected = new ArrayList<>();
      times.forEach(
          (id, often) -> {
            if (often > 1) {
              expected.add(
                  new Repeated(id.getMostSignificantBits(), id.getLeastSignificantBits(), often));
            }
          });
      assertThat(ids.repeated()).containsExactlyInAnyOrderElementsOf(expected);
    }
  }
}
