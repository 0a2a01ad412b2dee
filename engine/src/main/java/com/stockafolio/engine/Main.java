package com.stockafolio.engine;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import com.stockafolio.engine.cassandra.CassandraCheckpointStore;
import com.stockafolio.engine.cassandra.CassandraHistoryStore;
import com.stockafolio.engine.cassandra.CassandraTables;
import com.stockafolio.engine.cassandra.JournalFacts;
import com.stockafolio.engine.cluster.Downing;
import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.node.Configuration;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.node.KnownSettings;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.engine.serving.CheckpointStore;
import com.stockafolio.engine.serving.EngineSettings;
import com.stockafolio.engine.serving.LedgerOrigin;
import com.stockafolio.engine.serving.LedgerWorld;
import com.stockafolio.failure.Failures;
import com.stockafolio.jdk.SupportedJdk;
import com.stockafolio.ledger.LedgerCodec;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketList;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.BindException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a node: joins the cluster, opens the journal, takes its share of ledgers, runs its parts.
 */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String CHECK = "--check-config";
  private static final String TABLES = "--tables";
  private static final int SAY_EVERY_SECONDS = 5;

  private Main() {}

  /**
   * Everything is configuration; the only arguments are {@value #CHECK}, which says all that is
   * wrong with it, and {@value #TABLES}, which prints what an operator has Cassandra execute; both
   * start nothing. Exits with 1 where the node must not start.
   */
  public static void main(String[] arguments) {
    try {
      requireSupportedJdk();
      Configuration configuration = configuration();
      if (List.of(arguments).equals(List.of(CHECK))) {
        System.exit(check(configuration) ? 0 : 1);
      }
      if (List.of(arguments).equals(List.of(TABLES))) {
        EngineSettings settings = EngineSettings.read(configuration.complete());
        System.out.println(CassandraTables.of(settings.cassandra()).text());
        System.exit(0);
      }
      if (arguments.length > 0) {
        throw new StartRefused("There is no argument but " + CHECK + " and " + TABLES);
      }
      start(configuration.complete());
    } catch (StartRefused refused) {
      LOG.error("The node does not start: {}", refused.getMessage());
      exit();
    } catch (ConfigException unreadable) {
      LOG.error("The node does not start: {}", unreadable.getMessage());
      exit();
    } catch (RuntimeException | Error | InterruptedException failure) {
      LOG.error("The node does not start", failure);
      exit();
    }
  }

  /**
   * An actor system that runs by then is shut down in order by its hook in the JVM. To terminate it
   * ourselves would end the JVM too, but as an orderly stop, with 0.
   */
  private static void exit() {
    System.exit(1);
  }

  /**
   * System properties over the deployment's file over the product's own choices over the libraries'
   * defaults.
   */
  private static Configuration configuration() {
    return Configuration.resolved(
        ConfigFactory.defaultOverrides()
            .withFallback(ConfigFactory.defaultApplication())
            .withFallback(ConfigFactory.parseResources("stockafolio.conf"))
            .withFallback(ConfigFactory.defaultReference()));
  }

  /** Whether nothing is wrong; each fault is a line on standard output. */
  private static boolean check(Configuration configuration) {
    List<String> faults = ConfigCheck.faults(configuration);
    faults.forEach(System.out::println);
    if (faults.isEmpty()) {
      System.out.println("The settings are in order");
    }
    return faults.isEmpty();
  }

  private static void start(Config config) throws InterruptedException {
    warnOfStarvedCommonPool();
    KnownSettings.requireOnly(config);
    ClusterSettings.requireRoles(config);
    ClusterSettings.requireSeeds(config);
    EngineSettings settings = EngineSettings.read(config);
    ActorSystem<Void> system = actorSystem(config);
    Node node = openNode(system, settings);
    for (NodePart part : ServiceLoader.load(NodePart.class)) {
      if (part.role().isEmpty() || Cluster.get(system).selfMember().hasRole(part.role())) {
        part.start(node);
        LOG.info("Started {}", part.name());
      }
    }
    LOG.info("READY: this node runs as {}", Cluster.get(system).selfMember());
  }

  private static Node openNode(ActorSystem<Void> system, EngineSettings settings)
      throws InterruptedException {
    Instruments instruments = Instruments.load();
    EngineMetrics metrics = new EngineMetrics();
    CassandraSession cassandra =
        CassandraSessionRegistry.get(system).sessionFor("akka.persistence.cassandra");
    await("Cassandra at " + contactPoints(system), cassandra.underlying());
    CassandraTables tables = CassandraTables.of(settings.cassandra());
    await(
        settings.cassandra().createTables()
            ? "Cassandra to make the tables"
            : "Cassandra to show its tables",
        settings.cassandra().createTables()
            ? tables.create(cassandra)
            : tables.requireThere(cassandra));
    CassandraSession reads =
        CassandraSessionRegistry.get(system).sessionFor("alpakka.cassandra-reads");
    await("Cassandra at " + contactPoints(system), reads.underlying());
    HistoryStore history =
        new CassandraHistoryStore(cassandra, reads, settings.cassandra().keyspace());
    CheckpointStore checkpoints =
        new CassandraCheckpointStore(system, cassandra, settings, metrics);
    LedgerWorld world =
        new LedgerWorld(
            settings,
            metrics,
            checkpoints,
            history,
            LedgerOrigin.of(system, settings, instruments, checkpoints),
            new Semaphore(settings.checkpoints().atOnce()));
    await(
        "Cassandra to compare the journal's forms, count of ledgers and instruments",
        requireFacts(
            new JournalFacts(cassandra, settings.cassandra().keyspace()), settings.ledgers()));
    Ledgers.Router router = LedgerSharding.start(system, world);
    system.systemActorOf(
        LedgerRollCall.create(settings.ledgers(), router, metrics),
        "ledger-roll-call",
        Props.empty());
    system.systemActorOf(Downing.create(), "downing", Props.empty());
    Ledgers ledgers = new Ledgers(settings.ledgers(), router, metrics.ledgersServing::get);
    return new Node(
        system, ledgers, instruments, metrics, history, cassandra, settings.cassandra().keyspace());
  }

  private static ActorSystem<Void> actorSystem(Config config) {
    try {
      return ActorSystem.create(Behaviors.empty(), ClusterSettings.SYSTEM, config);
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException
            || String.valueOf(cause.getMessage()).contains("Failed to bind")) {
          throw new StartRefused(
              "Port %d of akka.remote.artery.canonical.port is in use; stop the program that holds it or set another port"
                  .formatted(config.getInt("akka.remote.artery.canonical.port")),
              failure);
        }
      }
      throw failure;
    }
  }

  /** Waits as long as it takes, and says what for. */
  private static CompletionStage<Done> requireFacts(JournalFacts facts, int ledgers) {
    return facts
        .require(LedgerCodec.VERSION, ledgers)
        .thenCompose(done -> facts.requireInstruments(MarketList.empty().hash()));
  }

  private static <T> T await(String what, CompletionStage<T> stage) throws InterruptedException {
    while (true) {
      try {
        return stage.toCompletableFuture().get(SAY_EVERY_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException stillWaiting) {
        LOG.warn("Waiting for {}", what);
      } catch (ExecutionException failure) {
        Throwable cause = Failures.cause(failure);
        if (cause instanceof StartRefused refused) {
          throw refused;
        }
        throw new StartRefused(what + " failed: " + cause, cause);
      }
    }
  }

  private static List<String> contactPoints(ActorSystem<?> system) {
    return system.settings().config().getStringList("datastax-java-driver.basic.contact-points");
  }

  private static void requireSupportedJdk() {
    SupportedJdk.refusal()
        .ifPresent(
            reason -> {
              throw new StartRefused(reason);
            });
  }

  private static void warnOfStarvedCommonPool() {
    if (ForkJoinPool.getCommonPoolParallelism() < 2) {
      LOG.warn(
          "The JDK's common pool has {} thread(s): every asynchronous step starts a new thread and"
              + " costs some fifteen times as much. Start the JVM with"
              + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
          ForkJoinPool.getCommonPoolParallelism());
    }
  }
}
