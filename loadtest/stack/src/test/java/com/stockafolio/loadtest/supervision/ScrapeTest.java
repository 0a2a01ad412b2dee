package com.stockafolio.loadtest.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ScrapeTest {

  private static final String TEXT =
      """
      # HELP stockafolio_trades_booked_total Trades booked
      # TYPE stockafolio_trades_booked_total counter
      stockafolio_trades_booked_total 1234567.0
      stockafolio_journal_rows_total{ledger="a b"} 10.0
      stockafolio_journal_rows_total{ledger="c}"} 5.0
      stockafolio_ledgers 16.0
      stockafolio_ledgers_serving 15.0
      jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1.048576E7
      jvm_memory_used_bytes{area="heap",id="G1 Old Gen"} 524288.0
      jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 9.9E9
      jvm_threads_live_threads NaN
      no sample
      """;

  private final Scrape scrape = Scrape.parse(Instant.EPOCH, TEXT);

  @Test
  void sumsOverLabels() {
    assertThat(scrape.booked()).isEqualTo(1_234_567);
    assertThat(scrape.journalRows()).isEqualTo(15);
    assertThat(scrape.recoveryRows()).isZero();
  }

  @Test
  void aLongerNameIsAnotherOne() {
    assertThat(scrape.ledgers()).isEqualTo(16);
    assertThat(scrape.ledgersServing()).isEqualTo(15);
    assertThat(scrape.allServing()).isFalse();
  }

  @Test
  void heapAlone() {
    assertThat(scrape.heapBytes()).isEqualTo(10_485_760 + 524_288);
  }
}
