package com.stockafolio.loadtest.peer;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.nio.file.Path;

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

  /** Reads the command line; a data folder must be given. */
  public static PeerOptions parse(String... args) throws InvalidOption {
    OptionReader reader = OptionReader.of(args);
    PeerOptions options =
        new PeerOptions(
            reader.text("bootstrap", "127.0.0.1:19092"),
            reader.text("cassandra", "127.0.0.1:19042"),
            reader.number("http-port", 8080, 1, HIGHEST_PORT),
            reader.number("remoting-port", 25520, 1, HIGHEST_PORT),
            reader.text("topic", "trades"),
            Path.of(reader.required("data", "the folder for its state")));
    reader.refuseOthers();
    return options;
  }
}
