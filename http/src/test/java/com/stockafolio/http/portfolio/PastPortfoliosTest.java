package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.http.portfolio.PastPortfolios.PageMissing;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.StubHistory;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the states that the portfolio really went through. */
@Timeout(120)
class PastPortfoliosTest {
  @AutoClose("shutdownTestKit")
  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final UserId USER = Booking.user(1);
  private static final String[] SYMBOLS = {"AAPL", "AMZN", "MSFT"};

  private final StubHistory history = new StubHistory();
  private final PastPortfolios past =
      new PastPortfolios(history, KIT.system(), 4, Duration.ofSeconds(2));

  private Booking booked(int trades) {
    Random random = new Random(trades);
    Booking booking = Booking.of(USER);
    for (int i = 0; i < trades; i++) {
      String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
      String quantity = Integer.toString(1 + random.nextInt(20));
      if (random.nextBoolean()) {
        booking.buy(symbol, quantity, "100.25");
      } else {
        booking.sell(symbol, quantity, "99.75");
      }
    }
    history.put(booking);
    return booking;
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Test
  void everySequenceIsFoundAgain() throws Exception {
    for (int trades : new int[] {0, 1, 15, 16, 17, 31, 32, 33, 100}) {
      Booking booking = booked(trades);
      for (Portfolio state : booking.states()) {
        assertThat(get(past.at(booking.portfolio(), state.sequence())))
            .as("%d of %d", state.sequence(), trades)
            .isEqualTo(state);
      }
    }
  }

  @Test
  void everyInstantIsFoundAgain() throws Exception {
    for (int trades : new int[] {0, 1, 16, 17, 33, 100}) {
      Booking booking = booked(trades);
      List<Portfolio> states = booking.states();
      for (int n = 1; n <= trades; n++) {
        Instant recorded = Instant.ofEpochMilli(states.get(n).latestEntry().recordedAtMillis());
        assertThat(get(past.at(booking.portfolio(), recorded))).isEqualTo(states.get(n));
        assertThat(get(past.at(booking.portfolio(), recorded.minusMillis(1))))
            .isEqualTo(states.get(n - 1));
      }
      assertThat(get(past.at(booking.portfolio(), Instant.EPOCH))).isEqualTo(states.get(0));
      assertThat(get(past.at(booking.portfolio(), Instant.parse("2090-01-01T00:00:00Z"))))
          .isEqualTo(booking.portfolio());
    }
  }

  @Test
  void everyOffsetIsFoundAgain() throws Exception {
    for (int trades : new int[] {0, 1, 16, 17, 50, 200}) {
      Booking booking = booked(trades);
      for (int n = 0; n <= trades; n++) {
        assertThat(get(past.atOffset(booking.portfolio(), n * 10L)))
            .isEqualTo(booking.states().get(n));
        assertThat(get(past.atOffset(booking.portfolio(), n * 10L + 9)))
            .isEqualTo(booking.states().get(n));
      }
    }
  }

  /**
   * Clocks go back by up to half an hour: the answer is the same now and after any later trades.
   */
  @Test
  void aClockThatGoesBackChangesNoAnswer() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      Booking booking = Booking.of(USER);
      List<Portfolio> lives = new ArrayList<>();
      long clock = Booking.BEGIN_MILLIS;
      long begin = Long.MIN_VALUE;
      List<Long> newest = new ArrayList<>(List.of(begin));
      for (int trade = 0; trade < 150; trade++) {
        clock += random.nextInt(240_000);
        long recorded = clock - random.nextInt(5) / 4 * random.nextInt(1_800_000);
        booking.buyAt(recorded, "AAPL", "1", "100");
        newest.add(Math.max(newest.get(trade), recorded));
        lives.add(booking.portfolio());
      }
      history.put(booking);
      for (int asked = 0; asked < 60; asked++) {
        long millis = newest.get(1 + random.nextInt(150)) + random.nextInt(3) - 1;
        int expected = 0;
        while (expected < 150 && newest.get(expected + 1) <= millis) {
          expected++;
        }
        for (int live : new int[] {expected, 150 - random.nextInt(150 - expected + 1), 149}) {
          if (live >= expected && live > 0) {
            assertThat(
                    get(past.at(lives.get(Math.min(live, 150) - 1), Instant.ofEpochMilli(millis))))
                .as("seed %d, %d ms, of %d trades", seed, millis, live)
                .isEqualTo(booking.states().get(Math.min(expected, live)));
          }
        }
      }
    }
  }

  @Test
  void everyPageOfTradesIsFoundAgain() throws Exception {
    for (int trades : new int[] {0, 1, 16, 17, 33, 50}) {
      Booking booking = booked(trades);
      List<RecentEntry> newestFirst = newestFirst(booking);
      for (int before = 1; before <= trades + 2; before++) {
        for (int limit : new int[] {1, 7, 16, 17, 500}) {
          long below = before;
          assertThat(get(past.entries(booking.portfolio(), before, limit)))
              .as("%d before %d of %d", limit, before, trades)
              .isEqualTo(
                  newestFirst.stream()
                      .filter(trade -> trade.sequence() < below)
                      .limit(limit)
                      .toList());
        }
      }
    }
  }

  private static List<RecentEntry> newestFirst(Booking booking) {
    List<RecentEntry> trades = new ArrayList<>();
    for (int n = booking.states().size() - 1; n > 0; n--) {
      trades.add(booking.states().get(n).latestEntry());
    }
    return trades;
  }

  @Test
  void aPageThatIsJustBeingWrittenIsWaitedFor() throws Exception {
    Booking booking = booked(40);
    history.late(16, 3);
    assertThat(get(past.entries(booking.portfolio(), Long.MAX_VALUE, 500))).hasSize(40);
    history.late(16, 3);
    assertThat(get(past.at(booking.portfolio(), 16))).isEqualTo(booking.states().get(16));
  }

  @Test
  void aPageThatDoesNotComeFailsInTime() {
    Booking booking = booked(40);
    history.late(16, Integer.MAX_VALUE);
    assertThatThrownBy(() -> get(past.at(booking.portfolio(), 20)))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(PageMissing.class);
  }
}
