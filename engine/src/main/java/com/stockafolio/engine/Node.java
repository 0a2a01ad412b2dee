package com.stockafolio.engine;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.stockafolio.engine.cassandra.JournalFacts;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.market.Instruments;
import java.util.concurrent.CompletionStage;

/**
 * What a running node offers to its parts.
 *
 * @param system the node's actor system, a member of the cluster
 * @param ledgers the way to every ledger of the cluster
 * @param instruments the reference data that trades are decided by
 * @param metrics this node's counters
 * @param history every booked trade of every user
 * @param cassandra the session shared with the journal
 * @param keyspace the keyspace of the product's own tables
 */
public record Node(
    ActorSystem<?> system,
    Ledgers ledgers,
    Instruments instruments,
    EngineMetrics metrics,
    TradeHistory history,
    CassandraSession cassandra,
    String keyspace) {

  /**
   * Requires that a number has the value that the journal was begun with, and records it where the
   * journal is new.
   *
   * @param fact what the number is, as stored: "ledgers", "partitions"
   * @return done, or failed with a {@link StartRefused} that names both values
   */
  public CompletionStage<Done> requireFact(String fact, int value) {
    return new JournalFacts(cassandra, keyspace).require(fact, value);
  }

  /** Stops the node with exit code 1 for a reason that no retry mends. */
  public void fail(String reason) {
    system.log().error("This node stops: {}", reason);
    CoordinatedShutdown.get(system).runAll(FatalError.INSTANCE);
  }

  /** Its exit code stands in {@code stockafolio.conf}. */
  enum FatalError implements CoordinatedShutdown.Reason {
    INSTANCE
  }
}
