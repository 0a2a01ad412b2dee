package com.stockafolio.loadtest.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CommandsTest {

  @Test
  void stopEndsProducingAndTheEndOfInputEndsAll() throws IOException, InterruptedException {
    try (PipedOutputStream parent = new PipedOutputStream()) {
      Commands commands = new Commands(new PipedInputStream(parent));
      commands.start();
      parent.write("what\n".getBytes(StandardCharsets.UTF_8));
      assertThat(commands.stopped()).isFalse();
      parent.write("stop\n".getBytes(StandardCharsets.UTF_8));
      parent.flush();
      await(commands::stopped);
      assertThat(commands.ended()).isFalse();
      parent.close();
      commands.awaitEnd(10_000);
      assertThat(commands.ended()).isTrue();
    }
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
