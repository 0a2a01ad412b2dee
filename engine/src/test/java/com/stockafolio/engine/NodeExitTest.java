package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.CoordinatedShutdown;
import akka.actor.CoordinatedShutdown$;
import com.typesafe.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Option;

/** A node that stops for a reason no retry mends must not look like one that was asked to stop. */
@Timeout(60)
class NodeExitTest {
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

  private int exitCode(CoordinatedShutdown.Reason reason) {
    return CoordinatedShutdown$.MODULE$
        .confWithOverrides(shutdown, Option.apply(reason))
        .getInt("exit-code");
  }
}
