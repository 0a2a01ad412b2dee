package com.stockafolio.loadtest.gatling.options;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What {@code mvn -Pload} was asked for.
 *
 * @param scenario {@code -Dscenario}: what to play
 * @param baseUrl {@code -DbaseUrl=http://127.0.0.1:8080}: the system to load
 * @param users {@code -Dusers}: traders, or firm readers, at once; 1 to 50,000, by default the
 *     scenario's
 * @param rate {@code -Drate}: trades, or visits, a second of all users together; 1 to 10,000, by
 *     default the scenario's
 * @param duration {@code -Dduration=60}: seconds from the first user to the last, the ramp among
 *     them; 5 to 86,400
 * @param ramp {@code -Dramp=5}: seconds over which the users come; 0 to the duration
 * @param usersFile {@code -Dusers.file}: lines {@code userId,token}, for a system that gives no
 *     demo tokens
 * @param thresholds what the run must keep to
 * @param deadline {@code -Ddeadline=10}: seconds within which a stream must have told what it is
 *     awaited to tell; 1 to 600
 * @param storms {@code -Dstorms=3}: how often all streams are dropped; 1 to 1,000
 * @param away {@code -Daway=2}: seconds between drop and resumption; 0 to 600
 */
public record LoadOptions(
    LoadScenario scenario,
    URI baseUrl,
    int users,
    int rate,
    Duration duration,
    Duration ramp,
    Optional<Path> usersFile,
    Thresholds thresholds,
    Duration deadline,
    int storms,
    Duration away) {

  /** The names of all options, the scenario's among them. */
  public static final List<String> NAMES =
      List.of(
          "scenario",
          "baseUrl",
          "users",
          "rate",
          "duration",
          "ramp",
          "users.file",
          "maxFailedPercent",
          "maxP99Millis",
          "maxFreshMillis",
          "maxScanMillis",
          "maxResetPercent",
          "deadline",
          "storms",
          "away");

  /** Between coming back and the next storm. */
  private static final Duration SHORTEST_CALM = Duration.ofSeconds(2);

  private static final int LONGEST_SECONDS = 86_400;

  /**
   * What a run must keep to; where it does not, it has failed.
   *
   * @param failedPercent {@code -DmaxFailedPercent=1}: of all requests and awaited events
   * @param p99Millis {@code -DmaxP99Millis=2000}: 99th percentile of each kind of request, and of
   *     the time from a trade's posting to its event
   * @param freshMillis {@code -DmaxFreshMillis=2000}: 99th percentile of a trade event's age on
   *     arrival, from Kafka's time stamp on; in a storm the time away is added to what is usual,
   *     since what was booked meanwhile is told after it
   * @param scanMillis {@code -DmaxScanMillis=60000}: 99th percentile of reading all portfolios
   * @param resetPercent {@code -DmaxResetPercent=5}: of resumed streams that were told to begin
   *     anew
   */
  public record Thresholds(
      double failedPercent, int p99Millis, int freshMillis, int scanMillis, double resetPercent) {

    private static final int MOST_MILLIS = 3_600_000;
    private static final int USUAL_FRESH_MILLIS = 2_000;

    private static Thresholds read(OptionReader reader, Duration unheard) throws InvalidOption {
      int fresh = USUAL_FRESH_MILLIS + (int) unheard.toMillis();
      return new Thresholds(
          reader.decimal("maxFailedPercent", 1, 0, 100),
          reader.number("maxP99Millis", 2_000, 1, MOST_MILLIS),
          reader.number("maxFreshMillis", fresh, 1, MOST_MILLIS),
          reader.number("maxScanMillis", 60_000, 1, MOST_MILLIS),
          reader.decimal("maxResetPercent", 5, 0, 100));
    }
  }

  /** Reads and checks all options. */
  public static LoadOptions read(Properties properties) throws InvalidOption {
    OptionReader reader = OptionReader.of(properties);
    LoadScenario scenario = LoadScenario.named(reader.text("scenario", ""));
    int duration = reader.number("duration", 60, 5, LONGEST_SECONDS);
    Duration away = Duration.ofSeconds(reader.number("away", 2, 0, 600));
    LoadOptions options =
        new LoadOptions(
            scenario,
            reader.address("baseUrl", "http://127.0.0.1:8080"),
            reader.number("users", scenario.usualUsers(), 1, 50_000),
            reader.number("rate", scenario.usualRate(), 1, 10_000),
            Duration.ofSeconds(duration),
            Duration.ofSeconds(reader.number("ramp", Math.min(5, duration), 0, duration)),
            reader.path("users.file"),
            Thresholds.read(
                reader, scenario == LoadScenario.RECONNECT_STORM ? away : Duration.ZERO),
            Duration.ofSeconds(reader.number("deadline", 10, 1, 600)),
            reader.number("storms", 3, 1, 1_000),
            away);
    options.requireTimeForStorms();
    return options;
  }

  /** What counts, given or not, by the options' names. */
  public Map<String, String> told() {
    return Map.of(
        "scenario", scenario.optionName(),
        "baseUrl", baseUrl.toString(),
        "users", Integer.toString(users),
        "rate", Integer.toString(rate),
        "duration", Long.toString(duration.toSeconds()),
        "ramp", Long.toString(ramp.toSeconds()),
        "deadline", Long.toString(deadline.toSeconds()));
  }

  /** The time from one storm to the next. */
  public Duration calm() {
    return duration.minus(ramp).dividedBy(storms + 1L);
  }

  private void requireTimeForStorms() throws InvalidOption {
    if (scenario == LoadScenario.RECONNECT_STORM
        && calm().compareTo(away.plus(SHORTEST_CALM)) < 0) {
      throw new InvalidOption(
          "-Dduration=%d is too short for %d storms with %d s away each: make it longer, or -Dstorms or -Daway smaller"
              .formatted(duration.toSeconds(), storms, away.toSeconds()));
    }
  }
}
