package com.stockafolio.http.events;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.topics.TopicTail;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/** The topics that a node reads for its clients: prices, and the trades that were not booked. */
public final class ClientTopics {
  private ClientTopics() {}

  /**
   * Reads both until the node stops.
   *
   * @param unreadable counts the rejected trades' records that cannot be read
   */
  public static void follow(
      ActorSystem<?> system,
      KafkaSettings settings,
      PriceBoard board,
      ActorRef<EventStreams.Command> streams,
      LongAdder unreadable) {
    TopicTail prices = board.follow(settings.properties(), settings.pricesTopic());
    TopicTail rejected =
        TopicTail.start(
            settings.properties(),
            settings.rejectedTopic(),
            TopicTail.From.END,
            records ->
                streams.tell(new EventStreams.Rejected(RejectedTrade.of(records, unreadable))),
            unreadable);
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceStop(),
            "http-topics",
            () ->
                CompletableFuture.runAsync(() -> close(prices, rejected)).thenApply(end -> done()));
  }

  private static void close(TopicTail prices, TopicTail rejected) {
    prices.close();
    rejected.close();
  }

  private static Done done() {
    return Done.getInstance();
  }
}
