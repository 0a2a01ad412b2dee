package com.stockafolio.http.firm;

import com.stockafolio.engine.node.SettingsReader;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Settings of what the firm reads; what each means stands in the module's {@code reference.conf}.
 *
 * @param readTimeout how long Cassandra may take for a reading of the days' results
 * @param documentsAtOnce days' documents that are read at once for a list, at least 1
 * @param glancesKept days of which is remembered what a list tells, at least 1
 * @param liveInterval how often the ledgers are asked for the running day
 * @param liveTimeout how long a ledger may take to answer that
 * @param marketTimeout how long the market desk may take to give a record its number
 * @param ledgersAtOnce ledgers that one reading of all portfolios reads at once, at least 1
 * @param pageTimeout how long a ledger may take for the next page of that
 * @param readingsAtOnce readings of all portfolios at once, at least 1
 * @param readingTimeout how long one may take in all
 */
public record FirmSettings(
    Duration readTimeout,
    int documentsAtOnce,
    int glancesKept,
    Duration liveInterval,
    Duration liveTimeout,
    Duration marketTimeout,
    int ledgersAtOnce,
    Duration pageTimeout,
    int readingsAtOnce,
    Duration readingTimeout) {

  /**
   * Reads and checks what stands under {@code stockafolio.http.firm} and {@code
   * stockafolio.http.scan}.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static FirmSettings read(Config root) {
    SettingsReader firm = new SettingsReader(root, "stockafolio.http.firm");
    SettingsReader scan = new SettingsReader(root, "stockafolio.http.scan");
    return new FirmSettings(
        firm.time("read-timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
        firm.number("documents-at-once", 1, 64),
        firm.number("glances-kept", 1, 100_000),
        firm.time("live-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
        firm.time("live-timeout", Duration.ofMillis(10), Duration.ofSeconds(15)),
        firm.time("market-timeout", Duration.ofMillis(100), Duration.ofMinutes(2)),
        scan.number("parallelism", 1, 16),
        scan.time("page-timeout", Duration.ofMillis(100), Duration.ofMinutes(5)),
        scan.number("at-once", 1, 1_000),
        scan.time("timeout", Duration.ofMillis(100), Duration.ofHours(24)));
  }
}
