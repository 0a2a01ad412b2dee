package com.stockafolio.loadtest.stack;

import java.util.List;

/**
 * Sizes and further arguments of the servers' JVMs.
 *
 * @param cassandraHeapMb heap of Cassandra in MiB
 * @param cassandraMemtableMb memtable space of Cassandra in MiB, on heap and as much off heap
 * @param kafkaHeapMb heap of Kafka in MiB
 * @param cassandraJvm further JVM arguments of Cassandra
 * @param kafkaJvm further JVM arguments of Kafka
 * @param s3Jvm further JVM arguments of the S3 server
 */
public record StackSettings(
    int cassandraHeapMb,
    int cassandraMemtableMb,
    int kafkaHeapMb,
    List<String> cassandraJvm,
    List<String> kafkaJvm,
    List<String> s3Jvm) {

  /** Copies the lists. */
  public StackSettings {
    cassandraJvm = List.copyOf(cassandraJvm);
    kafkaJvm = List.copyOf(kafkaJvm);
    s3Jvm = List.copyOf(s3Jvm);
  }

  /** What a demo under load needs. */
  public static StackSettings standard() {
    return new StackSettings(1024, 192, 512, List.of(), List.of(), List.of());
  }

  /** What a test needs. */
  public static StackSettings small() {
    return new StackSettings(512, 64, 256, List.of(), List.of(), List.of());
  }
}
