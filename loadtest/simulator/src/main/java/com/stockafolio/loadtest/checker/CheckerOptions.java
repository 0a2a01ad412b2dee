package com.stockafolio.loadtest.checker;

import com.stockafolio.loadtest.checker.market.VerifyingKeys;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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
 * @param verifyingKeys the public keys, in base64 and with commas between them, one of which must
 *     have signed a record of the market
 * @param history whether the engine keeps history, without which nothing is taken back or corrected
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
    String keyspace,
    VerifyingKeys verifyingKeys,
    boolean history) {

  private static final int HIGHEST_PORT = 65_535;

  CheckerOptions {
    http = List.copyOf(http);
  }

  /** Reads the arguments; what is not given has its default. */
  static CheckerOptions parse(String... arguments) throws InvalidOption {
    OptionReader reader = OptionReader.of(arguments);
    CheckerOptions options =
        new CheckerOptions(
            reader.text("bootstrap", "127.0.0.1:19092"),
            reader.addresses("http", "http://127.0.0.1:8080"),
            Path.of(reader.text("data", ".data")),
            reader.number("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
            reader.number("preloaded", 0, 0, 999_999_999),
            reader.number("sample", 1, 1, 999_999_999),
            reader.text("trades-topic", "trades"),
            reader.text("rejected-topic", "trades.rejected"),
            socketAddress(reader, "cassandra", "127.0.0.1:19042"),
            reader.text("datacenter", "datacenter1"),
            keyspace(reader, "keyspace", "stockafolio"),
            keys(reader, "verifying-keys"),
            reader.choice("history", true, Map.of("on", true, "off", false)));
    reader.refuseOthers();
    return options;
  }

  private static VerifyingKeys keys(OptionReader reader, String name) throws InvalidOption {
    String value = reader.text(name, "");
    try {
      return new VerifyingKeys(value.isEmpty() ? List.of() : List.of(value.split(",")));
    } catch (IllegalArgumentException e) {
      throw reader.refused(name, value, "public keys of Ed25519, in base64 of their X.509 form");
    }
  }

  private static InetSocketAddress socketAddress(OptionReader reader, String name, String usual)
      throws InvalidOption {
    String value = reader.text(name, usual);
    int colon = value.lastIndexOf(':');
    String port = value.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      throw reader.refused(name, value, "of the form host:port");
    }
    return new InetSocketAddress(value.substring(0, colon), Integer.parseInt(port));
  }

  /** It becomes part of a statement, so it must be a plain name. */
  private static String keyspace(OptionReader reader, String name, String usual)
      throws InvalidOption {
    String value = reader.text(name, usual);
    if (!value.matches("[a-zA-Z]\\w{0,47}")) {
      throw reader.refused(name, value, "a keyspace's name: a letter, then letters and digits");
    }
    return value;
  }
}
