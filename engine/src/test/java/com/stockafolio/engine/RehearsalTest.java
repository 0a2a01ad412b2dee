package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rehearsal books trades of every kind, ends by itself, and takes its ledgers with it. */
@Timeout(60)
class RehearsalTest {
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final Duration LASTS = Duration.ofMillis(300);

  private final ActorTestKit testKit = TestSystem.shared();
  private final EngineSettings settings = EngineSettings.read(TestSystem.config(""));

  @Test
  void itEndsOnceItsTimeIsOver() {
    LoggingTestKit.info("Rehearsed ")
        .expect(
            testKit.system(),
            () -> {
              long begun = System.nanoTime();
              Rehearsal.play(testKit.system(), settings, INSTRUMENTS, LASTS)
                  .toCompletableFuture()
                  .orTimeout(20, TimeUnit.SECONDS)
                  .join();
              assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(LASTS.toNanos());
              return null;
            });
  }

  @Test
  void withoutTimeThereIsNone() {
    assertThat(
            Rehearsal.play(testKit.system(), settings, INSTRUMENTS, Duration.ZERO)
                .toCompletableFuture())
        .isCompleted();
  }

  @Test
  void itsTradesAreBookedAndGoBothWays() {
    RehearsedTrades trades = new RehearsedTrades(INSTRUMENTS);
    Map<UserId, Portfolio> portfolios = new HashMap<>();
    boolean shorts = false;
    long offset = -1;
    for (int i = 0; i < 500; i++) {
      for (TradeRecord record : trades.after(offset)) {
        offset++;
        assertThat(record.offset()).isEqualTo(offset);
        Portfolio before = portfolios.computeIfAbsent(record.trade().userId(), Portfolio::empty);
        Decision decision = before.decide(record, INSTRUMENTS);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Portfolio after = before.apply(((Decision.Accepted) decision).trade());
        int instrument = after.latestTrade().instrumentId();
        shorts |= after.position(instrument).quantity().tenThousandths() < 0;
        portfolios.put(record.trade().userId(), after);
      }
    }
    assertThat(shorts).isTrue();
    assertThat(portfolios.values()).anyMatch(portfolio -> portfolio.sequence() > 1);
  }
}
