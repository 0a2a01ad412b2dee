package com.stockafolio.http.tls;

import com.stockafolio.engine.node.SettingsReader;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the certificate for clients; what each means stands in the module's {@code
 * reference.conf}.
 *
 * @param files where the certificate is; empty where connections are not encrypted
 * @param lookEvery how often the files are looked at
 */
public record TlsSettings(Optional<Files> files, Duration lookEvery) {
  private static final String SECTION = "stockafolio.http.tls";

  /**
   * Two files in PEM.
   *
   * @param certificate the node's certificate, and those between it and its authority's
   * @param key its private key, not encrypted
   */
  public record Files(Path certificate, Path key) {}

  /**
   * Reads and checks what stands under {@code stockafolio.http.tls}; the files themselves too.
   *
   * @throws com.stockafolio.engine.node.StartRefused naming the setting that is missing or wrong
   */
  public static TlsSettings read(Config root) {
    SettingsReader tls = new SettingsReader(root, SECTION);
    String certificate = tls.optionalText("certificate");
    String key = tls.optionalText("key");
    if (certificate.isEmpty() != key.isEmpty()) {
      throw tls.refused(
          certificate.isEmpty() ? "certificate" : "key",
          "must be set too: a certificate and its key go together");
    }
    Optional<Files> files =
        key.isEmpty()
            ? Optional.empty()
            : Optional.of(new Files(Path.of(certificate), Path.of(key)));
    files.ifPresent(
        of -> {
          try {
            KeyFiles.read(of);
          } catch (KeyFiles.Unusable wrong) {
            throw tls.refused(wrong.ofKey() ? "key" : "certificate", wrong.getMessage());
          }
        });
    return new TlsSettings(
        files, tls.time("look-every", Duration.ofMillis(100), Duration.ofHours(1)));
  }
}
