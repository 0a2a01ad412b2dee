package com.stockafolio.desk;

import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.node.SettingsReader;
import com.stockafolio.engine.node.StartRefused;
import com.stockafolio.failure.BackOff;
import com.stockafolio.market.MarketKeys;
import com.typesafe.config.Config;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of the desk, read once; each is documented in {@code reference.conf} under {@code
 * stockafolio.market}.
 *
 * @param signer what records are signed with; empty where none are posted here
 * @param askLedgersEvery between two questions to the ledgers what they have taken
 * @param copyAgain the waits before a copy is written again
 * @param perSecond records that are taken in a second
 * @param waiting posted records that wait for their number at once
 * @param patience how long one may take to get its number
 */
record DeskSettings(
    Optional<MarketKeys.Signer> signer,
    Duration askLedgersEvery,
    BackOff copyAgain,
    int perSecond,
    int waiting,
    Duration patience) {
  private static final byte[] PROBE = "stockafolio".getBytes(StandardCharsets.US_ASCII);

  /**
   * Reads and checks the settings.
   *
   * @param config the whole configuration
   * @throws StartRefused naming the key, and the value where it is no secret
   */
  static DeskSettings read(Config config) {
    SettingsReader market = new SettingsReader(config, "stockafolio.market");
    return new DeskSettings(
        signer(market.optionalText("signing-key"), MarketSettings.verifyingKeys(config)),
        market.time("ask-ledgers-every", Duration.ofMillis(10), Duration.ofMinutes(1)),
        new BackOff(
            market.time("copy-again-after", Duration.ofMillis(10), Duration.ofMinutes(5)),
            market.time("longest-copy-again-after", Duration.ofMillis(10), Duration.ofHours(1))),
        market.number("per-second", 1, 1_000),
        market.number("waiting", 1, 1_000),
        market.time("patience", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  private static Optional<MarketKeys.Signer> signer(String encoded, MarketKeys trusted) {
    if (encoded.isEmpty()) {
      return Optional.empty();
    }
    MarketKeys.Signer signer;
    try {
      signer = MarketKeys.Signer.of(encoded);
    } catch (IllegalArgumentException noKey) {
      throw new StartRefused("stockafolio.market.signing-key is " + noKey.getMessage(), noKey);
    }
    if (!trusted.isSignedBy(PROBE, signer.sign(PROBE))) {
      throw new StartRefused(
          "stockafolio.market.signing-key belongs to none of stockafolio.market.verifying-keys:"
              + " what it signs would be refused. Add its public key there.");
    }
    return Optional.of(signer);
  }
}
