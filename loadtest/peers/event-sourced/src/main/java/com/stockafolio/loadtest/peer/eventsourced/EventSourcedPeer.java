package com.stockafolio.loadtest.peer.eventsourced;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import akka.stream.alpakka.cassandra.javadsl.CassandraSessionRegistry;
import akka.stream.javadsl.StreamConverters;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.loadtest.peer.Peer;
import com.stockafolio.loadtest.peer.PeerOptions;
import com.stockafolio.loadtest.peer.PeerServer;
import com.stockafolio.portfolio.Portfolio;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The peer's process. */
public final class EventSourcedPeer implements Peer {
  private static final String JOURNAL = "event_sourced_peer.messages";
  private static final String ID_PREFIX = PortfolioEntity.KEY.name() + "|";
  private static final int ASKED_AT_ONCE = 64;
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(60);

  private final ActorSystem<Void> system;

  private EventSourcedPeer(ActorSystem<Void> system) {
    this.system = system;
  }

  /** Runs until its parent ends it. */
  public static void main(String[] args)
      throws InvalidOption, IOException, ExecutionException, InterruptedException {
    PeerOptions options = PeerOptions.parse(args);
    int partitions = partitions(options);
    Booking booking = new Booking();
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "event-sourced-peer", config(options));
    Cluster cluster = Cluster.get(system);
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    ClusterSharding.get(system)
        .init(
            Entity.of(
                PortfolioEntity.KEY,
                context -> PortfolioEntity.create(context.getEntityId(), booking)));
    PeerServer.start(options.httpPort(), new EventSourcedPeer(system), booking);
    new TradeStream(system, options, partitions, booking).start();
  }

  private static Config config(PeerOptions options) {
    return ConfigFactory.parseMap(
            Map.of(
                "akka.remote.artery.canonical.port",
                options.remotingPort(),
                "datastax-java-driver.basic.contact-points",
                List.of(options.cassandra())))
        .withFallback(ConfigFactory.load());
  }

  private static int partitions(PeerOptions options)
      throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap()))) {
      return admin
          .describeTopics(Set.of(options.topic()))
          .topicNameValues()
          .get(options.topic())
          .get()
          .partitions()
          .size();
    }
  }

  @Override
  public boolean isReady() {
    return Cluster.get(system).selfMember().status() == akka.cluster.MemberStatus.up();
  }

  @Override
  public void portfolios(Sink sink) throws IOException {
    CassandraSession cassandra =
        CassandraSessionRegistry.get(system).sessionFor("akka.persistence.cassandra");
    Stream<Portfolio> portfolios =
        cassandra
            .select("SELECT DISTINCT persistence_id, partition_nr FROM " + JOURNAL)
            // A long journal has several partitions; all have the first.
            .filter(row -> row.getLong("partition_nr") == 0)
            .map(row -> row.getString("persistence_id"))
            .filter(id -> id.startsWith(ID_PREFIX))
            .mapAsync(ASKED_AT_ONCE, id -> held(id.substring(ID_PREFIX.length())))
            .runWith(StreamConverters.asJavaStream(), system);
    try (portfolios) {
      for (Iterator<Portfolio> all = portfolios.iterator(); all.hasNext(); ) {
        sink.take(all.next());
      }
    }
  }

  private CompletionStage<Portfolio> held(String user) {
    return ClusterSharding.get(system)
        .entityRefFor(PortfolioEntity.KEY, user)
        .ask(PortfolioEntity.Get::new, ASK_TIMEOUT);
  }
}
