package com.stockafolio.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.cluster.sharding.typed.ShardingMessageExtractor;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.LedgerWorld;
import com.stockafolio.engine.serving.RecoveringLedger;

/** Spreads the ledgers over the cluster's engine nodes: one shard and one entity a ledger. */
final class LedgerSharding {
  static final String ROLE = "engine";

  private static final EntityTypeKey<Ledger.Command> KEY =
      EntityTypeKey.create(Ledger.Command.class, "ledger");

  private LedgerSharding() {}

  static Ledgers.Router start(ActorSystem<?> system, LedgerWorld world) {
    ActorRef<ShardingEnvelope<Ledger.Command>> region =
        ClusterSharding.get(system)
            .init(
                Entity.of(
                        KEY,
                        entity ->
                            RecoveringLedger.create(Integer.parseInt(entity.getEntityId()), world))
                    .withRole(ROLE)
                    .withStopMessage(Ledger.stop())
                    .withMessageExtractor(new ShardPerLedger()));
    return (ledger, message) ->
        region.tell(new ShardingEnvelope<>(Integer.toString(ledger), message));
  }

  private static final class ShardPerLedger
      extends ShardingMessageExtractor<ShardingEnvelope<Ledger.Command>, Ledger.Command> {
    @Override
    public String entityId(ShardingEnvelope<Ledger.Command> envelope) {
      return envelope.entityId();
    }

    @Override
    public String shardId(String entityId) {
      return entityId;
    }

    @Override
    public Ledger.Command unwrapMessage(ShardingEnvelope<Ledger.Command> envelope) {
      return envelope.message();
    }
  }
}
