package com.stockafolio.batch;

import static com.stockafolio.batch.BatchRig.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.testing.SignedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on from what an earlier one has read only where both trust the same keys. */
@Tag("faults")
@Timeout(300)
class OtherKeysIT {
  private static final String CLOSE = "20261123T210000.000Z";

  @TempDir Path directory;

  @Test
  void whatWasReadWithoutTheKeysIsReadAgain() throws IOException {
    BatchRig rig = new BatchRig(directory);
    GeneratedMarket market = BatchRig.market(rig.store, 50);
    market.trade(MONDAY, 200);
    market.act(
        MONDAY.toEpochDay() * 86_400_000, "{'type':'DIVIDEND','instrumentId':1,'perShare':'0.5'}");
    market.trade(MONDAY, 200);
    market.close(MONDAY, CLOSE);
    rig.trust(List.of());
    rig.runUntil("trades", "--date=" + MONDAY);
    rig.trust(List.of(SignedRecord.TEST_VERIFYING_KEY));
    assertThat(rig.run("--date=" + MONDAY)).as(rig.said()).isZero();
  }
}
