package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sizes and further arguments of the servers' JVMs.
 *
 * @param cassandraHeapMb heap of Cassandra in MiB
 * @param cassandraMemtableMb memtable space of Cassandra in MiB, on heap and as much off heap
 * @param kafkaHeapMb heap of Kafka in MiB
 * @param cassandraJvm further JVM arguments of Cassandra
 * @param kafkaJvm further JVM arguments of Kafka
 * @param s3Jvm further JVM arguments of the S3 server
 * @param host the address at which the servers are reached; one that is not loopback has them
 *     listen on all of this machine's
 */
public record StackSettings(
    int cassandraHeapMb,
    int cassandraMemtableMb,
    int kafkaHeapMb,
    List<String> cassandraJvm,
    List<String> kafkaJvm,
    List<String> s3Jvm,
    String host) {

  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Cassandra reads its commit log again by the tables that it has on disk: after {@code kill -9}
   * all rows of a table that stands in that log alone are passed over. Tests, which make many
   * tables and few kills, do without.
   */
  private static final String DURABLE_TABLES = "-Dcassandra.test.flush_local_schema_changes=true";

  /** Copies the lists. */
  public StackSettings {
    cassandraJvm = List.copyOf(cassandraJvm);
    kafkaJvm = List.copyOf(kafkaJvm);
    s3Jvm = List.copyOf(s3Jvm);
  }

  /** What a demo under load needs. */
  public static StackSettings standard() {
    return new StackSettings(1024, 192, 512, List.of(), List.of(), List.of(), LOOPBACK);
  }

  /**
   * What the options say, and the standard where they say nothing. The arguments of {@code
   * servers.jvm} are each server's, before its own.
   */
  public static StackSettings read(OptionReader reader) throws InvalidOption {
    StackSettings standard = standard();
    List<String> all = reader.words("servers.jvm");
    return new StackSettings(
        reader.mebibytes("cassandra.heap", standard.cassandraHeapMb),
        reader.mebibytes("cassandra.memtable", standard.cassandraMemtableMb),
        reader.mebibytes("kafka.heap", standard.kafkaHeapMb),
        joined(List.of(DURABLE_TABLES), joined(all, reader.words("cassandra.jvm"))),
        joined(all, reader.words("kafka.jvm")),
        joined(all, reader.words("s3.jvm")),
        LOOPBACK);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** What a test needs. */
  public static StackSettings small() {
    return new StackSettings(512, 64, 256, List.of(), List.of(), List.of(), LOOPBACK);
  }

  /** The same for servers that other hosts reach. */
  public StackSettings reachedAt(String address) {
    return new StackSettings(
        cassandraHeapMb, cassandraMemtableMb, kafkaHeapMb, cassandraJvm, kafkaJvm, s3Jvm, address);
  }

  /** The address that the servers listen on. */
  String listen() {
    return host.equals(LOOPBACK) ? LOOPBACK : "0.0.0.0";
  }
}
