package com.stockafolio.loadtest.peer.spark;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.loadtest.peer.Peer;
import com.stockafolio.loadtest.peer.PeerOptions;
import com.stockafolio.loadtest.peer.PeerServer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** The peer's process: driver and executors in one. */
public final class SparkPeer implements Peer {
  private static final String MICRO_BATCH = "1 second";

  /** A batch behind schedule takes no more: it would be late for longer, and no cheaper. */
  private static final int MOST_OFFSETS_IN_BATCH = 50_000;

  /** What the tasks of this JVM work with; a task's function carries nothing but their name. */
  private static PortfolioRows rows;

  private static Booking booking;
  private static int partitions;

  private final StreamingQuery query;

  private SparkPeer(StreamingQuery query) {
    this.query = query;
  }

  /** Runs until its parent ends it. */
  public static void main(String[] args)
      throws InvalidOption,
          IOException,
          ExecutionException,
          InterruptedException,
          TimeoutException,
          StreamingQueryException {
    PeerOptions options = PeerOptions.parse(args);
    Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, options.bootstrap()));
    prepare(options, admin);
    SparkSession spark =
        SparkSession.builder()
            .appName("spark-streaming-peer")
            .master("local[*]")
            // Netty's native transports are not on the class path: one JVM needs none.
            .config("spark.io.mode.default", "NIO")
            .config("spark.ui.enabled", false)
            .config("spark.local.dir", options.data().resolve("local").toString())
            .getOrCreate();
    spark.streams().addListener(new CommittedOffsets(admin));
    StreamingQuery query = start(spark, options);
    PeerServer.start(options.httpPort(), new SparkPeer(query), booking);
    query.awaitTermination();
  }

  private static void prepare(PeerOptions options, Admin admin)
      throws ExecutionException, InterruptedException {
    partitions =
        admin
            .describeTopics(Set.of(options.topic()))
            .topicNameValues()
            .get(options.topic())
            .get()
            .partitions()
            .size();
    rows = PortfolioRows.open(options.cassandra());
    booking = new Booking();
  }

  private static StreamingQuery start(SparkSession spark, PeerOptions options)
      throws TimeoutException {
    VoidFunction2<Dataset<Row>, Long> batch =
        (records, id) ->
            records.foreachPartition(
                (ForeachPartitionFunction<Row>)
                    partition -> new PartitionBooking(rows, booking, partitions).book(partition));
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", options.bootstrap())
        .option("subscribe", options.topic())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", MOST_OFFSETS_IN_BATCH)
        .load()
        .select("key", "value", "partition", "offset", "timestamp")
        .writeStream()
        .option("checkpointLocation", options.data().resolve("checkpoint").toString())
        .trigger(Trigger.ProcessingTime(MICRO_BATCH))
        .foreachBatch(batch)
        .start();
  }

  @Override
  public boolean isReady() {
    return query.isActive();
  }

  @Override
  public void portfolios(Sink sink) throws IOException {
    rows.all(sink);
  }
}
