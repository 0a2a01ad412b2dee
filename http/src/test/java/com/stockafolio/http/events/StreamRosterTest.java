package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.http.events.StreamRoster.Holder;
import com.stockafolio.http.events.StreamRoster.Verdict;
import com.stockafolio.http.rig.Booking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StreamRosterTest {
  private static final int PER_HOLDER = 2;
  private static final int PER_ADDRESS = 3;

  private final StreamRoster<Integer> roster = new StreamRoster<>(PER_HOLDER, PER_ADDRESS);

  private static Holder holder(int user) {
    return new Holder(Booking.user(user), true);
  }

  @Test
  void atAFullAddressOnlyAStreamFromThereMakesRoom() {
    roster.add(1, holder(1), "elsewhere");
    roster.add(2, holder(1), "office");
    roster.add(3, holder(2), "office");
    roster.add(4, holder(2), "office");
    assertThat(roster.ask(holder(1), "office")).isEqualTo(new Verdict.InPlaceOf<>(2));
    assertThat(roster.ask(holder(1), "home")).isEqualTo(new Verdict.InPlaceOf<>(1));
    assertThat(roster.ask(holder(3), "office")).isEqualTo(new Verdict.Full<>());
    assertThat(roster.ask(holder(3), "home")).isEqualTo(new Verdict.Room<>());
  }

  @Test
  void whatIsRemovedTwiceIsRemovedOnce() {
    roster.add(1, holder(1), "home");
    roster.add(2, holder(1), "home");
    roster.remove(1);
    roster.remove(1);
    assertThat(roster.ask(holder(1), "home")).isEqualTo(new Verdict.Room<>());
    assertThat(roster.beside(holder(1), "home")).containsExactly(2);
  }

  private record Open(int stream, Holder holder, String address) {}

  /** Beside a plain list of what is open. */
  @RepeatedTest(50)
  void noLimitIsPassedAndNobodyEndsTheStreamsOfOthers(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Open> open = new ArrayList<>();
    for (int stream = 0; stream < 200; stream++) {
      if (random.nextInt(4) == 0 && !open.isEmpty()) {
        roster.remove(open.remove(random.nextInt(open.size())).stream);
      }
      Holder holder = new Holder(Booking.user(random.nextInt(4)), random.nextBoolean());
      String address = "address " + random.nextInt(3);
      Verdict<Integer> verdict = roster.ask(holder, address);
      if (verdict instanceof Verdict.Full) {
        assertThat(open).noneMatch(o -> o.holder.equals(holder) && o.address.equals(address));
        continue;
      }
      if (verdict instanceof Verdict.InPlaceOf<Integer> replaced) {
        Open oldest =
            open.stream().filter(o -> o.stream == replaced.oldest()).findFirst().orElseThrow();
        assertThat(oldest.holder).isEqualTo(holder);
        open.remove(oldest);
        roster.remove(oldest.stream);
      }
      open.add(new Open(stream, holder, address));
      roster.add(stream, holder, address);
      Map<Object, Integer> counts = new HashMap<>();
      open.forEach(o -> counts.merge(o.holder, 1, Integer::sum));
      assertThat(counts.values()).allMatch(count -> count <= PER_HOLDER);
      counts.clear();
      open.forEach(o -> counts.merge(o.address, 1, Integer::sum));
      assertThat(counts.values()).allMatch(count -> count <= PER_ADDRESS);
    }
  }
}
