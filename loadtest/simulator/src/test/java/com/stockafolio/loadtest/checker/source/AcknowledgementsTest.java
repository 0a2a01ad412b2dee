package com.stockafolio.loadtest.checker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.simulator.market.TradeIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementsTest {
  private static final long SEED = -42;

  @TempDir Path data;

  @Test
  void readsBackTheIndexesOfTheSimulatorsTradeIds() {
    Random random = new Random(5);
    for (int run = 0; run < 50; run++) {
      long seed = random.nextLong();
      TradeIds given = new TradeIds(seed, run);
      SimulatedTradeIds read = new SimulatedTradeIds(seed, run);
      assertThat(read.high()).isEqualTo(given.high());
      for (int i = 0; i < 200; i++) {
        long index = i < 100 ? i : random.nextLong(1L << 62);
        assertThat(read.index(given.low(index))).isEqualTo(index);
      }
    }
    assertThat(new SimulatedTradeIds(SEED, 1).index(7)).isEqualTo(SimulatedTradeIds.NO_INDEX);
  }

  @Test
  void missesNothingWithoutAnyRun() throws CheckFailed {
    assertThat(Acknowledgements.read(data).missing()).isZero();
  }

  @Test
  void missesWhatWasAcknowledgedAndIsNotInTheTopic() throws Exception {
    write("run-1", "seed=-42 run=1 acknowledged=1000\n");
    write("run-2", "seed=-42 run=2 acknowledged=10\n");
    write("run-3.tmp", "seed=");
    Acknowledgements acknowledgements = Acknowledgements.read(data);
    assertThat(acknowledgements.missing()).isEqualTo(1010);

    TradeIds first = new TradeIds(SEED, 1);
    TradeIds second = new TradeIds(SEED, 2);
    for (int index = 0; index < 1200; index++) {
      if (index != 17 && index != 900) {
        acknowledgements.found(first.high(), first.low(index));
      }
      acknowledgements.found(second.high(), second.low(index));
      acknowledgements.found(second.high(), second.low(index));
      acknowledgements.found(index, index);
    }
    assertThat(acknowledgements.missing()).isEqualTo(2);
    assertThat(acknowledgements.missingInWords())
        .containsExactly(
            "run 1 of seed -42: 2 of 1,000 acknowledged trades are not in the topic, the first is"
                + " number 17");
  }

  @Test
  void refusesAFileThatSaysSomethingElse() throws IOException {
    write("run-1", "acknowledged=12");
    assertThatThrownBy(() -> Acknowledgements.read(data))
        .isInstanceOf(CheckFailed.class)
        .hasMessageContaining("run-1 does not say")
        .hasMessageContaining("acknowledged=12");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(data.resolve("acknowledged")).resolve(name), text);
  }
}
