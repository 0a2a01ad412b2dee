package com.stockafolio.loadtest.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Formats the storage where it is new, runs Kafka, and creates the {@link LocalTopics} once the
 * broker answers: what would otherwise be three JVMs, one after the other.
 *
 * <p>Prints the line {@value #READY} when the topics are there. Ends with exit code 1 where a step
 * fails.
 */
public final class LocalKafka {

  /** The line on standard output that says that the broker answers and the topics are there. */
  public static final String READY = "LocalKafka: topics are there";

  /** One for all starts: storage that was formatted with another is refused. */
  private static final String CLUSTER_ID = "c3RvY2thZm9saW8tbG9jYQ";

  private LocalKafka() {}

  /**
   * Runs until the JVM is stopped.
   *
   * @param args the path of Kafka's properties file
   */
  public static void main(String[] args) throws IOException {
    Path properties = Path.of(args[0]);
    format(properties);
    String bootstrap = bootstrapServers(properties);
    Thread topics = new Thread(() -> createTopics(bootstrap), "topics");
    topics.setDaemon(true);
    topics.start();
    Kafka.main(new String[] {properties.toString()});
  }

  private static void format(Path properties) {
    String[] command = {
      "format", "--config", properties.toString(), "--cluster-id", CLUSTER_ID, "--ignore-formatted"
    };
    if (StorageTool.execute(command, System.out) != 0) {
      System.exit(1);
    }
  }

  private static void createTopics(String bootstrap) {
    try {
      LocalTopics.create(bootstrap);
      System.out.println(READY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.err.println("LocalKafka: the topics could not be created: " + e);
      System.exit(1);
    }
  }

  /** The address that clients are told, without the listener's name. */
  private static String bootstrapServers(Path path) throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    }
    return properties.getProperty("advertised.listeners").replaceFirst("^.*://", "");
  }
}
