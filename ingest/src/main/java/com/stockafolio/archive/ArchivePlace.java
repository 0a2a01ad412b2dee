package com.stockafolio.archive;

import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * The archive of one partition: the names of its objects and cuts.
 *
 * @param topic the Kafka topic
 * @param partition the partition, from 0
 */
public record ArchivePlace(String topic, int partition) {
  /** What the names of the cuts of all partitions begin with. */
  static final String ALL_CUTS = "cuts/";

  private static final String OBJECT_END = ".avro";
  private static final String CUT_END = ".json";
  private static final int DIGITS = 20;

  /** What the names of all of its objects begin with. */
  String objects() {
    return "archive/v1/topic=%s/partition=%d/".formatted(topic, partition);
  }

  /** The name of the object that begins at an offset. */
  String object(long firstOffset) {
    return objects() + digits(firstOffset) + OBJECT_END;
  }

  /** What the names of all of its cuts begin with. */
  String cuts() {
    return ALL_CUTS + "topic=%s/partition=%d/".formatted(topic, partition);
  }

  /** The name of the cut before an offset. */
  public String cut(long offset) {
    return cuts() + digits(offset) + CUT_END;
  }

  /** The offset in the name of an object; empty for another name. */
  OptionalLong firstOffset(String name) {
    return offset(name, objects(), OBJECT_END);
  }

  /** The offset in the name of a cut; empty for another name. */
  OptionalLong cutOffset(String name) {
    return offset(name, cuts(), CUT_END);
  }

  /** The offsets of those of its cuts that are among some names. */
  List<Long> cutOffsets(List<String> names) {
    return names.stream().map(this::cutOffset).flatMapToLong(OptionalLong::stream).boxed().toList();
  }

  /** The partition as Kafka's clients name it. */
  public TopicPartition kafka() {
    return new TopicPartition(topic, partition);
  }

  @Override
  public String toString() {
    return topic + "-" + partition;
  }

  private static String digits(long offset) {
    return "%020d".formatted(offset);
  }

  private static OptionalLong offset(String name, String begin, String end) {
    if (name.length() != begin.length() + DIGITS + end.length()
        || !name.startsWith(begin)
        || !name.endsWith(end)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(
          Long.parseLong(name.substring(begin.length(), begin.length() + DIGITS)));
    } catch (NumberFormatException foreign) {
      return OptionalLong.empty();
    }
  }
}
