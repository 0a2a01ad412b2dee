package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.CoordinatedShutdown;
import akka.actor.CoordinatedShutdown$;
import com.stockafolio.engine.serving.TestSystem;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** A node that stops for a reason no retry mends must not look like one that was asked to stop. */
@Timeout(60)
class NodeExitTest {
  @TempDir Path directory;

  private final Config shutdown = TestSystem.config("").getConfig("akka.coordinated-shutdown");

  @Test
  void aFatalErrorExitsWithOne() {
    assertThat(exitCode(Node.FatalError.INSTANCE)).isEqualTo(1);
  }

  @Test
  void anOrderlyStopExitsWithZero() {
    assertThat(exitCode(CoordinatedShutdown.actorSystemTerminateReason())).isZero();
    assertThat(exitCode(CoordinatedShutdown.jvmExitReason())).isZero();
  }

  @Test
  void aStartThatIsRefusedWhenTheActorsRunSaysWhyAndExitsWithOne() throws Exception {
    assertRefused(
        "Cassandra at [127.0.0.1:1]",
        "-Dakka.remote.artery.canonical.port=0",
        "-Ddatastax-java-driver.advanced.reconnect-on-init=false",
        "-Ddatastax-java-driver.basic.contact-points.0=127.0.0.1:1");
  }

  @Test
  void aSettingThatNobodyReadsIsRefused() throws Exception {
    assertRefused(
        "stockafolio.engine.row-intervall = 1s is no setting; below stockafolio.engine there are:",
        "-Dstockafolio.engine.row-intervall=1s");
  }

  private void assertRefused(String reason, String... options) throws Exception {
    Path said = directory.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Process node =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(node.waitFor(50, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(said).content().contains("The node does not start: " + reason);
      assertThat(node.exitValue()).isEqualTo(1);
    } finally {
      node.destroyForcibly();
    }
  }

  private int exitCode(CoordinatedShutdown.Reason reason) {
    return CoordinatedShutdown$.MODULE$
        .confWithOverrides(shutdown, Option.apply(reason))
        .getInt("exit-code");
  }
}
