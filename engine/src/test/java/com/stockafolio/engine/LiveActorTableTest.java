package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.portfolio.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table holds what a map holds. */
@Timeout(60)
class LiveActorTableTest {
  private final LiveActorTable table = new LiveActorTable();

  @Test
  void holdsWhatAMapHoldsThroughStartsAndStops() {
    Random random = new Random(11);
    Map<UserId, LiveActor> map = new HashMap<>();
    for (int step = 0; step < 200_000; step++) {
      UserId user = new UserId(0, random.nextInt(3_000));
      LiveActor held = map.get(user);
      assertThat(table.get(user)).isSameAs(held);
      if (held == null) {
        LiveActor added = new LiveActor(user, null);
        table.add(added);
        map.put(user, added);
      } else if (random.nextInt(3) > 0) {
        table.remove(held);
        map.remove(user);
      }
      if (step % 20_000 == 0) {
        int third = step / 20_000 % 3;
        table.removeIf(actor -> actor.user.low() % 3 == third);
        map.keySet().removeIf(one -> one.low() % 3 == third);
      }
      assertThat(table.size()).isEqualTo(map.size());
    }
  }

  @Test
  void aRoundComesByAll() {
    Set<LiveActor> all = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      LiveActor actor = new LiveActor(new UserId(7, i), null);
      table.add(actor);
      all.add(actor);
    }
    List<LiveActor> round = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      round.add(table.next());
    }
    assertThat(round).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void anEmptyTableHasNoNext() {
    assertThat(table.next()).isNull();
  }
}
