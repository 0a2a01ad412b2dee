package com.stockafolio.http.portfolio;

import com.stockafolio.engine.node.SettingsReader;
import com.typesafe.config.Config;
import java.time.Duration;

/**
 * Settings of the profit since the last close; what each means stands in the module's {@code
 * reference.conf}.
 *
 * @param lookEvery how often a node looks for a newer close
 * @param readingsAtOnce users whose portfolio at the close is read at once for their streams, at
 *     least 1
 * @param patience how long a portfolio that is asked for waits for its profit of the day
 */
public record DaySettings(Duration lookEvery, int readingsAtOnce, Duration patience) {
  /**
   * Reads and checks what stands under {@code stockafolio.http.day}.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or out of
   *     its range
   */
  public static DaySettings read(Config root) {
    SettingsReader day = new SettingsReader(root, "stockafolio.http.day");
    return new DaySettings(
        day.time("look-every", Duration.ofMillis(100), Duration.ofMinutes(10)),
        day.number("readings-at-once", 1, 1_024),
        day.time("patience", Duration.ofMillis(10), Duration.ofSeconds(10)));
  }
}
