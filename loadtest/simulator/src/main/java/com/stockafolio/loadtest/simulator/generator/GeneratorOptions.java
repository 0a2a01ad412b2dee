package com.stockafolio.loadtest.simulator.generator;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the generator is told, each as {@code -Dname=value}.
 *
 * @param bootstrap {@code -Dbootstrap=127.0.0.1:19092}: Kafka's bootstrap servers
 * @param topic {@code -Dtopic=trades}: where the trades go; the topic exists already
 * @param users {@code -Dusers=100000}: who trades, the same as a demo's with this seed; from 1 to
 *     100,000,000
 * @param rate {@code -Drate=2000}: trades a second, from 1 to 1,000,000
 * @param durationSeconds {@code -Dduration=60}: from 0 (until Ctrl-C) to 31,536,000
 * @param seed {@code -Dseed=42}: any whole number of 64 bits
 * @param run {@code -Drun}: by which the tradeIds of one run differ from another's with this seed;
 *     by default a random number from {@value #FIRST_RUN} on, where no demo comes: it counts its
 *     runs from 1
 * @param zipf {@code -Dtraffic=uniform|zipf}: whether few users make most of the trades
 * @param exponent {@code -Dexponent=1.05}: of the Zipf traffic, from 0.1 to 5
 * @param finePercent {@code -Dfractions=0}: of how many of 100 trades quantity, price or both have
 *     up to nine decimals, from 0 to 100
 * @param feePercent {@code -Dfees=0}: of how many of 100 trades there is a fee, from 0 to 100
 * @param otherPercent {@code -Dcash=0}: how many of 100 records are movements of cash or transfers,
 *     from 0 to 100
 * @param duplicatePercent {@code -Dduplicates=0}: so many of 100 trades are sent twice, from 0 to
 *     100
 * @param malformedPercent {@code -Dmalformed=0}: to so many of 100 trades comes a record that
 *     cannot be read, from 0 to 100
 * @param fill {@code -Dfill=0}: from 1 to 10,000,000,000 puts that many trades on the topic as fast
 *     as Kafka takes them, whatever the rate and the duration, and ends
 * @param lingerMillis {@code -Dlinger=10}: how many milliseconds a trade waits for others to share
 *     its request to Kafka, from 0 to 1,000
 * @param data {@code -Ddata}: a demo's data folder, in which the run notes what Kafka acknowledged,
 *     so that the demo's check demands each of these trades; by default nothing is noted
 */
record GeneratorOptions(
    String bootstrap,
    String topic,
    int users,
    long rate,
    long durationSeconds,
    long seed,
    int run,
    boolean zipf,
    double exponent,
    int finePercent,
    int feePercent,
    int otherPercent,
    int duplicatePercent,
    int malformedPercent,
    long fill,
    int lingerMillis,
    Optional<Path> data) {

  /** The lowest run number that is drawn. */
  static final int FIRST_RUN = 1 << 30;

  /** Whether it is Zipf's, by the option's word. */
  private static final Map<String, Boolean> TRAFFIC = Map.of("uniform", false, "zipf", true);

  /** Reads and checks all options. */
  static GeneratorOptions read(Properties properties) throws InvalidOption {
    OptionReader arguments = OptionReader.of(properties);
    int drawn = ThreadLocalRandom.current().nextInt(FIRST_RUN, Integer.MAX_VALUE);
    return new GeneratorOptions(
        arguments.text("bootstrap", "127.0.0.1:19092"),
        arguments.text("topic", "trades"),
        arguments.number("users", 100_000, 1, 100_000_000),
        arguments.number("rate", 2_000, 1, 1_000_000),
        arguments.number("duration", 60, 0, 31_536_000),
        arguments.number("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
        arguments.number("run", drawn, 0, Integer.MAX_VALUE),
        arguments.choice("traffic", false, TRAFFIC),
        arguments.decimal("exponent", 1.05, 0.1, 5),
        arguments.percent("fractions", 0),
        arguments.percent("fees", 0),
        arguments.percent("cash", 0),
        arguments.percent("duplicates", 0),
        arguments.percent("malformed", 0),
        arguments.number("fill", 0, 0, 10_000_000_000L),
        arguments.number("linger", 10, 0, 1_000),
        arguments.path("data"));
  }

  /** How many trades the run makes; {@link Long#MAX_VALUE} where it goes on until stopped. */
  long trades() {
    if (fill > 0) {
      return fill;
    }
    return durationSeconds == 0 ? Long.MAX_VALUE : rate * durationSeconds;
  }
}
