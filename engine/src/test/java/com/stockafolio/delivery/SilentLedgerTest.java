package com.stockafolio.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ledger that does not answer holds nobody up but its own users. */
@Timeout(60)
class SilentLedgerTest extends DeliveryRig {
  @Test
  void aSilentLedgerIsPartedWithWhereOthersWaitForIt() {
    delivery.offer(trades(0, 10), 0);
    delivery.offer(trades(4, 11), 0);
    delivery.answered(covered(4, 9, 11), 8_000);
    assertThat(delivery.partWithSilent(8_999)).isEmpty();
    assertThat(delivery.partWithSilent(9_000)).containsExactly(new DeliveryAction.PartWith(0, 9));
    assertThat(delivery.partWithSilent(9_001)).isEmpty();

    assertThat(delivery.unsettledRecords()).isZero();
    assertThat(delivery.releasedPosition()).isEqualTo(11);
    assertThat(delivery.settledPosition()).as("it is not settled").isEqualTo(9);
    // The others go on, and progress stands still.
    assertThat(delivery.offer(trades(4, 12), 9_002)).containsExactly(send(4, 11, 12, 9, 12));
    assertThat(delivery.offer(trades(0, 13), 9_003)).isEmpty();
    delivery.answered(covered(4, 11, 12), 9_004);
    assertThat(delivery.releasedPosition()).isEqualTo(13);
    assertThat(delivery.settledPosition()).isEqualTo(9);
    assertThat(delivery.finish()).isEmpty();
    // It is asked until it tells where it stands, and all begins anew from what is settled.
    assertThat(delivery.tick(20_000)).contains(new DeliveryAction.AskPosition(0));
    assertThat(delivery.answered(position(0, 10), 20_001))
        .hasOnlyElementsOfType(DeliveryAction.StartAgain.class);
  }

  @Test
  void aLedgerThatToldNothingAtTheStartIsPartedWithAndNothingIsSettled() {
    PartitionDelivery without =
        new PartitionDelivery(
            SOURCE,
            new StartRule.Outcome.Start(10, Map.of(0, 7L, 4, 9L), List.of()),
            Map.of(4, at(9)),
            TIMING,
            0);
    assertThat(without.offer(trades(4, 11), 0)).hasSize(1);
    without.answered(covered(4, 9, 11), 1);
    assertThat(without.releasedPosition()).isEqualTo(11);
    assertThat(without.settledPosition()).isEqualTo(9);
    assertThat(without.answered(position(0, 7), 2))
        .hasOnlyElementsOfType(DeliveryAction.StartAgain.class);
  }
}
