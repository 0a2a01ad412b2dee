package com.stockafolio.http.tls;

import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import nl.altindag.ssl.util.KeyManagerUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's certificate as its files have it: one that is renewed there is taken for connections
 * from then on, and those that are open stay. Where the new files cannot be used the old ones stay
 * in use, and the log says why. To be looked at by one thread at a time.
 */
public final class ServerKeys {
  private static final Logger log = LoggerFactory.getLogger(ServerKeys.class);

  private final TlsSettings.Files files;
  private final X509ExtendedKeyManager swappable;
  private volatile KeyFiles now;
  private String complaint = "";

  /**
   * Reads the files for the first time.
   *
   * @throws IllegalStateException if they cannot be used, though they could be a moment ago
   */
  public ServerKeys(TlsSettings.Files files) {
    this.files = files;
    try {
      this.now = KeyFiles.read(files);
    } catch (KeyFiles.Unusable gone) {
      throw new IllegalStateException(gone.getMessage(), gone);
    }
    this.swappable = KeyManagerUtils.createSwappableKeyManager(now.manager());
  }

  /** For the server: TLS 1.2 and 1.3, as far as the JDK's own policy has them. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {swappable}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS", e);
    }
  }

  /** When the certificate that is in use ends. */
  public Instant until() {
    return now.until();
  }

  /** Takes what the files hold, if that is another certificate. */
  public void look() {
    try {
      KeyFiles found = KeyFiles.read(files);
      complaint = "";
      if (!found.content().equals(now.content())) {
        KeyManagerUtils.swapKeyManager(swappable, found.manager());
        now = found;
        log.info("Another certificate is in use, until {}: {}", found.until(), files.certificate());
      }
    } catch (KeyFiles.Unusable wrong) {
      if (!wrong.getMessage().equals(complaint)) {
        complaint = wrong.getMessage();
        log.warn("The certificate until {} stays in use: {}", until(), complaint);
      }
    }
  }
}
