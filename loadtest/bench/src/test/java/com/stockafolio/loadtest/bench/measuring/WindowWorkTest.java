package com.stockafolio.loadtest.bench.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.supervision.Scrape;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowWorkTest {

  @Test
  void rowsAreSharedByTheTradesOfTheWindow() {
    assertThat(rows(100, 10, 1_300, 13)).isEqualTo(Map.of("closed.tradesPerRow", 400.0));
  }

  @Test
  void whoJournalsNothingHasNoRows() {
    assertThat(rows(100, 0, 1_300, 0)).isEmpty();
  }

  private static Map<String, Double> rows(
      long booked, long rows, long bookedLater, long rowsLater) {
    Map<String, Double> figures = new HashMap<>();
    WindowWork.addRows(scrape(booked, rows), scrape(bookedLater, rowsLater), figures);
    return figures;
  }

  private static Scrape scrape(long booked, long rows) {
    return new Scrape(
        Instant.EPOCH,
        Map.of(
            "stockafolio_trades_booked_total",
            (double) booked,
            "stockafolio_journal_rows_total",
            (double) rows));
  }
}
