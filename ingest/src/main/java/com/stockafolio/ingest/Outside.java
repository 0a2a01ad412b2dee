package com.stockafolio.ingest;

import akka.actor.typed.ActorRef;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.ProgressRow;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.ingest.kafka.Topic;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What consuming a partition needs from outside the cluster, all of it asynchronous. */
interface Outside {
  /**
   * The offsets a partition holds.
   *
   * @param first the first one
   * @param end the one behind the last record that consumers may read
   */
  record Range(long first, long end) {}

  /** The topic of trades as it is now. */
  CompletionStage<Topic> topic();

  /** The source's progress row, {@link ProgressRow#none} where there is none. */
  CompletionStage<ProgressRow> readProgress(SourceId source);

  CompletionStage<?> writeProgress(ProgressRow row);

  CompletionStage<Range> range(int partition);

  /**
   * The record at an offset, as consumers may read it; empty where none lies there.
   *
   * <p>Failed where that could not be told in time.
   */
  CompletionStage<Optional<ConsumerRecord<byte[], byte[]>>> record(int partition, long offset);

  /** Tells lag tools that everything before an offset is done. */
  CompletionStage<?> commit(int partition, long offset);

  /** Puts a record on the topic of rejected records; done when every in-sync replica has it. */
  CompletionStage<?> publish(ConsumerRecord<byte[], byte[]> record, LedgerRejection rejection);

  /**
   * Reads a partition from an offset on and hands chunks to the run, as {@link TradeStream} does.
   *
   * @return how to end that
   */
  Runnable read(int partition, long offset, ActorRef<PartitionRun.Command> run);
}
