package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.ingest.kafka.LogLines;
import com.stockafolio.transaction.RejectionReason;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class MisplacedRecordsTest {
  private final LogLines lines = new LogLines();
  private final LongAdder counter = new LongAdder();
  private final MisplacedRecords misplaced =
      new MisplacedRecords(lines.log, "partition 3", counter);

  @Test
  void theyAreCountedAndSaidAtOnceAndEachMinute() {
    for (int second = 0; second <= 120; second++) {
      add(RejectionReason.WRONG_PARTITION, second * 1_000L);
    }
    assertThat(counter.sum()).isEqualTo(121);
    assertThat(lines.levels()).containsExactly(Level.ERROR, Level.ERROR, Level.ERROR);
    assertThat(lines.last()).startsWith("60 records of partition 3").contains("murmur2_random");
  }

  @Test
  void othersAreNot() {
    add(RejectionReason.MALFORMED, 0);
    add(RejectionReason.KEY_MISMATCH, 100_000);
    assertThat(counter.sum()).isZero();
    assertThat(lines.levels()).isEmpty();
  }

  private void add(RejectionReason reason, long nowMillis) {
    misplaced.add(List.of(new LedgerRejection(7, reason, "so it is")), nowMillis);
  }
}
