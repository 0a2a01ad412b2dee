package com.stockafolio.http.rig;

import akka.actor.typed.ActorSystem;
import com.stockafolio.amount.Price;
import com.stockafolio.delivery.DayCut;
import com.stockafolio.engine.closing.LastClose;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.http.portfolio.CloseBoard;
import com.stockafolio.http.portfolio.DaySettings;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PastPortfolios;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Closes of the test's making. */
public final class StubCloses {
  private StubCloses() {}

  /** No day was closed yet. */
  public static DayStarts none() {
    return new DayStarts(new CloseBoard(InstrumentBoard.ofFile()), null, settings());
  }

  public static DayStarts starts(CloseBoard closes, TradeHistory history, ActorSystem<?> system) {
    DaySettings settings = settings();
    return new DayStarts(
        closes, new PastPortfolios(history, system, 4, settings.patience()), settings);
  }

  private static DaySettings settings() {
    return new DaySettings(Duration.ofSeconds(10), 2, Duration.ofMillis(300));
  }

  /**
   * A close after a {@link Booking}'s trade of that number and before the next.
   *
   * @param symbolsAndPrices symbols and closing prices in turn
   */
  public static LastClose at(int trade, String... symbolsAndPrices) {
    Map<String, Price> prices = new HashMap<>();
    for (int i = 0; i < symbolsAndPrices.length; i += 2) {
      prices.put(symbolsAndPrices[i], Price.parse(symbolsAndPrices[i + 1]));
    }
    List<Long> cut = Collections.nCopies(16, trade * 10L + 5);
    Instant at = Instant.parse("2026-11-24T15:00:00.500Z").plusSeconds(trade);
    return new LastClose(LocalDate.of(2026, 11, 24), "close-" + trade, at, prices, new DayCut(cut));
  }
}
