package com.stockafolio.loadtest.checker;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checker is asked to check, as {@code --name=value} arguments.
 *
 * @param bootstrap Kafka's addresses
 * @param http the engine's addresses, each asked where the one before it does not answer
 * @param data the directory with the simulator's {@code acknowledged} folder
 * @param seed the seed of the users; each acknowledged file names its own
 * @param preloaded how many users of the seed held something before the first record
 * @param sample one user in this many is compared
 * @param tradesTopic the topic of trades
 * @param rejectedTopic the topic of rejected records
 * @param cassandra where the journal's rows are counted
 * @param datacenter Cassandra's data centre
 * @param keyspace the journal's keyspace
 */
record CheckerOptions(
    String bootstrap,
    List<URI> http,
    Path data,
    long seed,
    int preloaded,
    int sample,
    String tradesTopic,
    String rejectedTopic,
    InetSocketAddress cassandra,
    String datacenter,
    String keyspace) {

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("bootstrap", "127.0.0.1:19092"),
          Map.entry("http", "http://127.0.0.1:8080"),
          Map.entry("data", ".data"),
          Map.entry("seed", "42"),
          Map.entry("preloaded", "0"),
          Map.entry("sample", "1"),
          Map.entry("trades-topic", "trades"),
          Map.entry("rejected-topic", "trades.rejected"),
          Map.entry("cassandra", "127.0.0.1:19042"),
          Map.entry("datacenter", "datacenter1"),
          Map.entry("keyspace", "stockafolio"));

  CheckerOptions {
    http = List.copyOf(http);
  }

  /**
   * Reads the arguments; what is not given has its default.
   *
   * @throws IllegalArgumentException with a message that names the option at fault
   */
  static CheckerOptions parse(String... arguments) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name =
          argument.startsWith("--") && equals > 2 ? argument.substring(2, equals) : argument;
      String value = argument.substring(equals + 1);
      if (!DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(
            "unknown option "
                + argument
                + "; there are --name=value with the names "
                + DEFAULTS.keySet().stream().sorted().toList());
      }
      if (value.isBlank()) {
        throw new IllegalArgumentException("--" + name + " has no value");
      }
      values.put(name, value);
    }
    return new CheckerOptions(
        values.get("bootstrap"),
        Arrays.stream(values.get("http").split(",", -1)).map(CheckerOptions::httpAddress).toList(),
        Path.of(values.get("data")),
        seed(values.get("seed")),
        count(values, "preloaded", 0),
        count(values, "sample", 1),
        values.get("trades-topic"),
        values.get("rejected-topic"),
        socketAddress(values.get("cassandra")),
        values.get("datacenter"),
        keyspace(values.get("keyspace")));
  }

  private static URI httpAddress(String value) {
    try {
      URI address = URI.create(value.strip());
      if ("http".equals(address.getScheme()) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the option's name.
    }
    throw new IllegalArgumentException("--http is no http address: " + value);
  }

  private static int count(Map<String, String> values, String name, int least) {
    String value = values.get(name);
    if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
      throw new IllegalArgumentException(
          "--%s is no whole number from %d to 999999999: %s".formatted(name, least, value));
    }
    return Integer.parseInt(value);
  }

  private static long seed(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seed is no whole number: " + value, e);
    }
  }

  private static InetSocketAddress socketAddress(String value) {
    int colon = value.lastIndexOf(':');
    if (colon < 1 || !value.substring(colon + 1).matches("\\d{1,5}")) {
      throw new IllegalArgumentException("--cassandra is not host:port: " + value);
    }
    int port = Integer.parseInt(value.substring(colon + 1));
    if (port > 65_535) {
      throw new IllegalArgumentException("--cassandra has no such port: " + value);
    }
    return new InetSocketAddress(value.substring(0, colon), port);
  }

  /** It becomes part of a statement, so it must be a plain name. */
  private static String keyspace(String value) {
    if (!value.matches("[a-zA-Z]\\w{0,47}")) {
      throw new IllegalArgumentException("--keyspace is no keyspace name: " + value);
    }
    return value;
  }
}
