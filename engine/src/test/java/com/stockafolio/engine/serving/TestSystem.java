package com.stockafolio.engine.serving;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

/** A node's own configuration, without a cluster and with a journal in memory. */
public final class TestSystem {
  private static final String LOCAL =
      """
      akka {
        actor.provider = local
        persistence.journal.plugin = "akka.persistence.testkit.journal"
        persistence.testkit.journal.class = "akka.persistence.testkit.PersistenceTestKitPlugin"
        coordinated-shutdown.exit-jvm = off
        loglevel = WARNING
        # Ends with the tests' JVM.
        daemonic = on
        # A test that holds a write back holds a thread.
        actor.default-dispatcher.fork-join-executor.parallelism-min = 4
        actor.testkit.typed.single-expect-default = 10 s
        actor.testkit.typed.expect-no-message-default = 100 ms
      }
      """;

  private static final class Shared {
    static final ActorTestKit TEST_KIT = start();
  }

  private TestSystem() {}

  /** The one system of all tests that need none of their own. */
  public static ActorTestKit shared() {
    return Shared.TEST_KIT;
  }

  public static ActorTestKit start() {
    return ActorTestKit.create("stockafolio", config(""));
  }

  /** The configuration with settings of a test over it. */
  public static Config config(String settings) {
    return ConfigFactory.parseString(settings)
        .withFallback(ConfigFactory.parseString(LOCAL))
        .withFallback(ConfigFactory.parseResources("stockafolio.conf"))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }
}
