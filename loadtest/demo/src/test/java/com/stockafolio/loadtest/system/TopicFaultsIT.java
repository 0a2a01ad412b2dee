package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The topic of trades is not what it was: nothing is passed over in silence. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class TopicFaultsIT {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";

  @TempDir Path data;

  @AutoClose private TestSystem system;

  private int sent;

  /** As after a loss of power: the broker's disk is what it was, and producers are faster. */
  @Test
  void aTailThatWasLostAndWrittenOverIsRefused() throws Exception {
    system = new TestSystem(data);
    system.startNode();
    trade(10);
    system.awaitPortfoliosOf(10);
    Path log = data.resolve("kafka");
    Path before = data.resolve("kafka-before");
    copy(log, before);
    trade(10);
    system.awaitPortfoliosOf(20);
    system.killNode();
    system
        .stack()
        .restart(
            "kafka",
            () -> {
              Trees.delete(log);
              copy(before, log);
            });

    trade(30);
    system.beginNode();

    Child refused = system.node().child();
    assertThat(refused.awaitEnd(Duration.ofMinutes(2))).isTrue();
    assertThat(refused.endOrSilence("lives on"))
        .contains("ended with exit code 1", "the topic was cut and written over");
  }

  private void trade(int trades) {
    for (int i = 0; i < trades; i++) {
      sent++;
      system.send(
          "trades",
          USER,
          TestSystem.trade(new UUID(0x8000L, sent), USER, "AAPL", "BUY", "1", "2.5"));
    }
    system.producer().flush();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
