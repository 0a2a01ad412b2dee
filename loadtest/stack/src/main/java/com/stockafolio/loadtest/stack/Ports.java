package com.stockafolio.loadtest.stack;

import com.stockafolio.loadtest.process.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of one local system, all on 127.0.0.1, each from 1 to 65,535.
 *
 * @param cql Cassandra's native protocol
 * @param cassandraStorage Cassandra's own messages between nodes
 * @param kafka Kafka's clients
 * @param kafkaController Kafka's controller
 * @param s3 the S3 server
 * @param http engine node 1; node n listens on this + n - 1
 * @param management Akka Management of engine node 1; node n on this + n - 1
 * @param remoting Akka's messages to engine node 1; node n on this + n - 1
 */
public record Ports(
    int cql,
    int cassandraStorage,
    int kafka,
    int kafkaController,
    int s3,
    int http,
    int management,
    int remoting) {

  /** The most engine nodes of one local system: what fits between the ports of two kinds. */
  public static final int MAX_NODES = 9;

  private static final int LOWEST_FREE = 20_000;
  private static final int HIGHEST_FREE = 32_000;
  private static final int BLOCK = 40;

  /** Checks every port's range. */
  public Ports {
    for (int port :
        new int[] {cql, cassandraStorage, kafka, kafkaController, s3, http, management, remoting}) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("a port is from 1 to 65535: " + port);
      }
    }
  }

  /** The documented ports of a local system. */
  public static Ports standard() {
    return new Ports(19042, 17000, 19092, 19093, 19900, 8080, 8558, 25520);
  }

  /** Every port moved up by {@code offset}. */
  public Ports shifted(int offset) {
    return new Ports(
        cql + offset,
        cassandraStorage + offset,
        kafka + offset,
        kafkaController + offset,
        s3 + offset,
        http + offset,
        management + offset,
        remoting + offset);
  }

  /**
   * Ports that nothing listens on now, below those that the system hands to clients.
   *
   * @throws StackFailure if none were found in 100 attempts
   */
  public static Ports free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int base = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
      if (IntStream.range(base, base + BLOCK).allMatch(Ports::isFree)) {
        return new Ports(
            base, base + 1, base + 2, base + 3, base + 4, base + 10, base + 20, base + 30);
      }
    }
    throw new StackFailure("found no " + BLOCK + " free ports in a row");
  }

  /** Kafka's bootstrap address. */
  public String kafkaAddress() {
    return "127.0.0.1:" + kafka;
  }

  /** Cassandra's contact point. */
  public String cqlAddress() {
    return "127.0.0.1:" + cql;
  }

  /** The base address of engine node {@code node}, counted from 1; no trailing slash. */
  public String httpAddress(int node) {
    return "http://127.0.0.1:" + http(node);
  }

  /** The HTTP port of engine node {@code node}, counted from 1. */
  public int http(int node) {
    return http + node - 1;
  }

  /** The management port of engine node {@code node}, counted from 1. */
  public int management(int node) {
    return management + node - 1;
  }

  /** The remoting port of engine node {@code node}, counted from 1. */
  public int remoting(int node) {
    return remoting + node - 1;
  }

  /**
   * Checks that nothing listens where the servers and the first {@code nodes} engine nodes want to.
   *
   * @throws StackFailure if something does; the message names the port, its owner and the setting
   *     that moves it
   */
  public void requireFree(int nodes) {
    ofServers().forEach(PortUse::requireFree);
    for (int node = 1; node <= nodes; node++) {
      ofNode(node).forEach(PortUse::requireFree);
    }
  }

  /** The servers' ports with the names of the settings that change them. */
  List<PortUse> ofServers() {
    return List.of(
        new PortUse(cql, "Cassandra", "cassandra.port"),
        new PortUse(cassandraStorage, "Cassandra between nodes", "cassandra.storage.port"),
        new PortUse(kafka, "Kafka", "kafka.port"),
        new PortUse(kafkaController, "Kafka's controller", "kafka.controller.port"),
        new PortUse(s3, "S3", "s3.port"));
  }

  /** The ports of engine node {@code node} with the names of the settings that change them. */
  List<PortUse> ofNode(int node) {
    String name = "engine node " + node;
    return List.of(
        new PortUse(http(node), name, "http.port"),
        new PortUse(management(node), name + "'s management", "management.port"),
        new PortUse(remoting(node), name + "'s remoting", "remoting.port"));
  }

  /**
   * A port, what listens on it, and the setting that moves it.
   *
   * @param port the number
   * @param owner what listens there, for people
   * @param setting the name of the system property that moves it
   */
  record PortUse(int port, String owner, String setting) {

    /**
     * Checks that nothing listens here.
     *
     * @throws StackFailure if something does; the message names port, owner and setting
     */
    void requireFree() {
      if (!isFree(port)) {
        throw new StackFailure(
            "port %d (%s) is in use; stop the program that holds it or set -D%s=..."
                .formatted(port, owner, setting));
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of the last run in TIME_WAIT do not count, as they will not for the server.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
