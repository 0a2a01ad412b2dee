package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.kafka.javadsl.Consumer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.ingest.kafka.KafkaAdmin;
import com.stockafolio.ingest.kafka.Topic;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The outside as it is. */
record KafkaAndCassandra(
    ActorSystem<?> system,
    IngestSettings settings,
    Topic trades,
    int ledgers,
    KafkaAdmin kafka,
    ProgressTable progress,
    RejectedTopic rejected)
    implements Outside {

  @Override
  public CompletionStage<Topic> topic() {
    return kafka.topic(settings.kafka().tradesTopic());
  }

  @Override
  public CompletionStage<ProgressRow> readProgress(SourceId source) {
    return progress.read(source);
  }

  @Override
  public CompletionStage<?> writeProgress(ProgressRow row) {
    return progress.write(row);
  }

  @Override
  public CompletionStage<Range> range(int partition) {
    TopicPartition place = place(partition);
    return kafka.firstOffset(place).thenCombine(kafka.endOffset(place), Range::new);
  }

  @Override
  public CompletionStage<Optional<ConsumerRecord<byte[], byte[]>>> record(
      int partition, long offset) {
    return kafka.record(place(partition), offset);
  }

  @Override
  public CompletionStage<?> commit(int partition, long offset) {
    return kafka.commit(settings.kafka().groupId(), place(partition), offset);
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(settings.kafka().tradesTopic(), partition);
  }

  @Override
  public CompletionStage<?> publish(
      ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection) {
    return rejected.publish(record, rejection);
  }

  @Override
  public Runnable read(int partition, long offset, ActorRef<PartitionRun.Command> run) {
    TradeDecoder decoder =
        new TradeDecoder(partition, trades.partitions(), ledgers, settings.marketKeys());
    Consumer.Control stream = TradeStream.start(system, settings, partition, offset, decoder, run);
    return stream::shutdown;
  }
}
