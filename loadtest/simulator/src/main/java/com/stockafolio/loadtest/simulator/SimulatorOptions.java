package com.stockafolio.loadtest.simulator;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the simulator is told on its command line, each as {@code --name=value}.
 *
 * @param bootstrap {@code --bootstrap=127.0.0.1:19092}: Kafka's bootstrap servers
 * @param topic {@code --topic=trades}: where the trades go; the topic exists already
 * @param pricesTopic {@code --prices=prices}: where the prices go; the topic exists already
 * @param group {@code --group=stockafolio}: whose committed offsets say what is booked
 * @param http {@code --http=http://127.0.0.1:8080,…}: the http nodes, over which the watchers are
 *     spread; may be left out without watchers
 * @param users {@code --users=100000}: from 1 to 100,000,000
 * @param rate {@code --rate=2000}: trades a second, from 0 (none) to 1,000,000
 * @param durationSeconds {@code --duration=0}: from 0 (until told to stop) to 31,536,000
 * @param warmUpSeconds {@code --warmup=0}: trades of so many seconds from the start do not count in
 *     the final latencies, from 0 to 31,536,000
 * @param seed {@code --seed=42}: any whole number of 64 bits
 * @param run {@code --run=0}: from 0; a seed's run can be produced once for each data folder
 * @param zipf {@code --traffic=uniform|zipf}: whether few users make most of the trades
 * @param exponent {@code --exponent=1.05}: of the Zipf traffic, from 0.1 to 5
 * @param fractionalPercent {@code --fractional=10}: in how many of 100 of all users' instruments
 *     quantities are fractional, from 0 to 100
 * @param finePercent {@code --fractions=0}: of how many of 100 trades quantity, price or both have
 *     up to nine decimals, from 0 to 100
 * @param feePercent {@code --fees=0}: of how many of 100 trades there is a fee, from 0 to 100
 * @param otherPercent {@code --cash=0}: how many of 100 records are movements of cash or transfers,
 *     from 0 to 100
 * @param duplicatePercent {@code --duplicates=0}: so many of 100 trades are sent twice, from 0 to
 *     100
 * @param malformedPercent {@code --malformed=0}: to so many of 100 trades comes a record that
 *     cannot be read, from 0 to 100
 * @param actions {@code --actions=0}: how many things the market does over the run, splits and
 *     mergers among them, from 0 to 200; they are posted to the http nodes, also for a run without
 *     an end
 * @param busts {@code --busts=0}: how many records of the run take back or correct an earlier one,
 *     two in three of them a BUST, some to be rejected and some sent twice, from 0 to 100,000; in a
 *     run without an end one in ten seconds
 * @param watchers {@code --watchers=100}: SSE clients that measure latency, from 0 to 5,000; never
 *     more than users
 * @param lingerMillis {@code --linger=10}: how many milliseconds a trade waits for others to share
 *     its request to Kafka, from 0 to 1,000: more saves CPU here and in Kafka, and costs latency
 * @param backlog {@code --backlog=0}: from 1 to 10,000,000,000 puts that many trades on the topic
 *     as fast as possible and does nothing else
 * @param trace {@code --trace=}: the file in which each latency that counts is noted; none where
 *     left out
 * @param data {@code --data=…}: the folder that keeps {@code acknowledged/run-<run>}
 */
record SimulatorOptions(
    String bootstrap,
    String topic,
    String pricesTopic,
    String group,
    List<URI> http,
    int users,
    long rate,
    long durationSeconds,
    long warmUpSeconds,
    long seed,
    int run,
    boolean zipf,
    double exponent,
    int fractionalPercent,
    int finePercent,
    int feePercent,
    int otherPercent,
    int duplicatePercent,
    int malformedPercent,
    int actions,
    int busts,
    int watchers,
    int lingerMillis,
    long backlog,
    Path trace,
    Path data) {

  /** Whether it is Zipf's, by the option's word. */
  private static final Map<String, Boolean> TRAFFIC = Map.of("uniform", false, "zipf", true);

  SimulatorOptions {
    http = List.copyOf(http);
    watchers = backlog > 0 ? 0 : Math.min(watchers, users);
  }

  static SimulatorOptions parse(String... args) throws InvalidOption {
    OptionReader arguments = OptionReader.of(args);
    SimulatorOptions options =
        new SimulatorOptions(
            arguments.text("bootstrap", "127.0.0.1:19092"),
            arguments.text("topic", "trades"),
            arguments.text("prices", "prices"),
            arguments.text("group", "stockafolio"),
            arguments.addresses("http", ""),
            arguments.number("users", 100_000, 1, 100_000_000),
            arguments.number("rate", 2_000, 0, 1_000_000),
            arguments.number("duration", 0, 0, 31_536_000),
            arguments.number("warmup", 0, 0, 31_536_000),
            arguments.number("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
            arguments.number("run", 0, 0, Integer.MAX_VALUE),
            arguments.choice("traffic", false, TRAFFIC),
            arguments.decimal("exponent", 1.05, 0.1, 5),
            arguments.number("fractional", 10, 0, 100),
            arguments.percent("fractions", 0),
            arguments.percent("fees", 0),
            arguments.percent("cash", 0),
            arguments.percent("duplicates", 0),
            arguments.percent("malformed", 0),
            arguments.number("actions", 0, 0, 200),
            arguments.number("busts", 0, 0, 100_000),
            arguments.number("watchers", 100, 0, 5_000),
            arguments.number("linger", 10, 0, 1_000),
            arguments.number("backlog", 0, 0, 10_000_000_000L),
            Path.of(arguments.text("trace", "")),
            Path.of(arguments.required("data", "the folder that keeps what was acknowledged")));
    arguments.refuseOthers();
    if (options.watchers > 0 && options.http.isEmpty()) {
      throw new InvalidOption("--http is missing: the http nodes that the watchers connect to");
    }
    if (options.actions > 0 && options.http.isEmpty()) {
      throw new InvalidOption("--http is missing: the http nodes that actions are posted to");
    }
    return options;
  }
}
