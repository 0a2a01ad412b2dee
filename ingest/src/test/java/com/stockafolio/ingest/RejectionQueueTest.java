package com.stockafolio.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionQueueTest {
  private final RejectionQueue queue = new RejectionQueue(2);
  private final List<LedgerRejection> published = new ArrayList<>();

  @Test
  void publishesSoManyAtOnce() {
    add(1, 2, 3);
    queue.publishNext(published::add);
    assertThat(published).containsExactly(rejection(1), rejection(2));
    queue.published();
    queue.publishNext(published::add);
    assertThat(published).hasSize(3);
  }

  @Test
  void triesAgainAfterAPause() {
    add(1, 2);
    queue.publishNext(published::add);
    queue.failed(rejection(1));
    queue.failed(rejection(2));
    assertThat(queue.failures()).isEqualTo(1);
    queue.publishNext(published::add);
    assertThat(published).hasSize(2);
    queue.endPause();
    queue.publishNext(published::add);
    assertThat(published).hasSize(4);
    queue.failed(rejection(1));
    assertThat(queue.failures()).isEqualTo(2);
    queue.published();
    assertThat(queue.failures()).isZero();
  }

  private void add(long... offsets) {
    for (long offset : offsets) {
      queue.add(rejection(offset));
    }
  }

  private static LedgerRejection rejection(long offset) {
    return new LedgerRejection(offset, RejectionReason.MALFORMED, "no JSON");
  }
}
