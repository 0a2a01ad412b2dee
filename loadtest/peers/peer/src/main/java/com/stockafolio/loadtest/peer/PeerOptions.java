package com.stockafolio.loadtest.peer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What every peer is told on its command line, each as {@code --name=value}.
 *
 * @param bootstrap {@code --bootstrap=127.0.0.1:19092}: Kafka's bootstrap servers
 * @param cassandra {@code --cassandra=127.0.0.1:19042}: Cassandra's contact point
 * @param httpPort {@code --http-port=8080}: where it answers, on loopback; 1 to 65,535
 * @param remotingPort {@code --remoting-port=25520}: where it would listen to other nodes; 1 to
 *     65,535
 * @param topic {@code --topic=trades}: where the trades are
 * @param data {@code --data=…}: a folder of its own
 */
public record PeerOptions(
    String bootstrap, String cassandra, int httpPort, int remotingPort, String topic, Path data) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException for an unknown option, a port that cannot be, or no data
   *     folder
   */
  public static PeerOptions parse(String... args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException(arg + " is not of the form --name=value");
      }
      given.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    PeerOptions options =
        new PeerOptions(
            taken(given, "bootstrap", "127.0.0.1:19092"),
            taken(given, "cassandra", "127.0.0.1:19042"),
            port(given, "http-port", "8080"),
            port(given, "remoting-port", "25520"),
            taken(given, "topic", "trades"),
            Path.of(taken(given, "data", "")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("there are no options " + given.keySet());
    }
    if (options.data.toString().isEmpty()) {
      throw new IllegalArgumentException("--data is missing: the folder for its state");
    }
    return options;
  }

  private static String taken(Map<String, String> given, String name, String byDefault) {
    String value = given.remove(name);
    return value == null ? byDefault : value;
  }

  private static int port(Map<String, String> given, String name, String byDefault) {
    String text = taken(given, name, byDefault);
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("--%s=%s is not from 1 to 65535".formatted(name, text));
    }
    return port;
  }
}
