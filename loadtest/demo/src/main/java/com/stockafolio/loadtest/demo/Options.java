package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.stockafolio.loadtest.supervision.HeapSizes;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What {@code mvn -Pdemo} was asked for.
 *
 * @param load what the market simulator does
 * @param nodes engine JVMs, from 1 to {@value Ports#MAX_NODES}; 0 where only servers are wanted
 * @param fresh whether the data of earlier runs is deleted first
 * @param ports where everything listens
 * @param batch whether closed days are checked by the batch
 * @param sizes memory and further JVM arguments
 */
public record Options(
    Load load, int nodes, boolean fresh, Ports ports, boolean batch, Sizes sizes) {

  /**
   * What the market simulator does.
   *
   * @param users number of users
   * @param rate trades a second, open loop; 0: only what others send
   * @param durationSeconds how long it produces; 0: until Ctrl-C
   * @param seed of users, prices and trades; empty: the last run's, or {@value #FIRST_SEED}
   * @param traffic {@code uniform} or {@code zipf}
   * @param finePercent of 100 trades, those with up to nine decimals in quantity, price or both
   * @param feePercent of 100 trades, those with a fee
   * @param otherPercent of 100 records, those that are movements of cash or transfers
   * @param duplicatePercent of 100 trades, those that are sent twice
   * @param malformedPercent of 100 trades, those to which a record comes that cannot be read
   * @param actions how many things the market does over the run, splits and mergers among them
   * @param busts how many records of the run take back or correct an earlier one
   * @param watchers event-stream clients that measure latency
   * @param backlog trades put on the topic before an engine starts
   */
  public record Load(
      int users,
      long rate,
      long durationSeconds,
      OptionalLong seed,
      String traffic,
      int finePercent,
      int feePercent,
      int otherPercent,
      int duplicatePercent,
      int malformedPercent,
      int actions,
      int busts,
      int watchers,
      long backlog) {

    static final long FIRST_SEED = 42;

    private static Load read(OptionReader reader) throws InvalidOption {
      return new Load(
          reader.number("users", 100_000, 1, 100_000_000),
          reader.number("rate", 2_000, 0, 1_000_000),
          reader.number("duration", 0, 0, 31_536_000),
          reader.isGiven("seed")
              ? OptionalLong.of(reader.number("seed", 0, Long.MIN_VALUE, Long.MAX_VALUE))
              : OptionalLong.empty(),
          reader.choice("traffic", "uniform", Map.of("uniform", "uniform", "zipf", "zipf")),
          reader.percent("fractions", 0),
          reader.percent("fees", 0),
          reader.percent("cash", 0),
          reader.percent("duplicates", 0),
          reader.percent("malformed", 0),
          reader.number("actions", 0, 0, 200),
          reader.number("busts", 0, 0, 100_000),
          reader.number("watchers", 100, 0, 5_000),
          reader.number("backlog", 0, 0, 10_000_000_000L));
    }
  }

  /**
   * Memory and further JVM arguments.
   *
   * @param servers of Cassandra and Kafka
   * @param engineHeapMb heap of each engine JVM in MiB
   * @param simulatorHeapMb heap of the simulator in MiB
   * @param checkerHeapMb heap of the checker in MiB
   * @param batchHeapMb heap of the batch in MiB
   * @param engineJvm further JVM arguments of each engine JVM
   */
  public record Sizes(
      StackSettings servers,
      int engineHeapMb,
      int simulatorHeapMb,
      int checkerHeapMb,
      int batchHeapMb,
      List<String> engineJvm) {

    private static Sizes read(OptionReader reader, HeapSizes heaps) throws InvalidOption {
      return new Sizes(
          StackSettings.read(reader),
          reader.mebibytes("engine.heap", heaps.engineMb()),
          reader.mebibytes("simulator.heap", heaps.simulatorMb()),
          reader.mebibytes("checker.heap", heaps.checkerMb()),
          reader.mebibytes("batch.heap", heaps.batchMb()),
          heaps.engineJvm(reader.words("engine.jvm")));
    }
  }

  /**
   * Reads and checks all options.
   *
   * @param machineMb the machine's memory in MiB, from which heaps are sized by default
   */
  public static Options read(Properties properties, long machineMb) throws InvalidOption {
    OptionReader reader = OptionReader.of(properties);
    Load load = Load.read(reader);
    int nodes = reader.number("nodes", 1, 1, Ports.MAX_NODES);
    boolean engine = reader.isOn("engine", true);
    return new Options(
        load,
        engine ? nodes : 0,
        reader.flag("fresh"),
        ports(reader),
        reader.isOn("batch", true),
        Sizes.read(reader, new HeapSizes(load.users(), load.watchers(), nodes, machineMb)));
  }

  private static Ports ports(OptionReader reader) throws InvalidOption {
    Ports standard = Ports.standard().shifted(reader.number("ports", 0, 0, 30_000));
    return new Ports(
        port(reader, "cassandra.port", standard.cql()),
        port(reader, "cassandra.storage.port", standard.cassandraStorage()),
        port(reader, "kafka.port", standard.kafka()),
        port(reader, "kafka.controller.port", standard.kafkaController()),
        port(reader, "s3.port", standard.s3()),
        port(reader, "http.port", standard.http()),
        port(reader, "management.port", standard.management()),
        port(reader, "remoting.port", standard.remoting()));
  }

  private static int port(OptionReader reader, String name, int byDefault) throws InvalidOption {
    return reader.number(name, byDefault, 1, 65_535 - Ports.MAX_NODES);
  }
}
