package com.stockafolio.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.stockafolio.transaction.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Tokens for whoever asks: for a system on a private machine, where the one who asks could as well
 * read the secret. Safe to share.
 */
public final class DemoTokens {
  private final AccessSettings settings;
  private final Duration lifetime;
  private final MACSigner signer;
  private final Clock clock;

  /**
   * An issuer by the settings.
   *
   * @throws IllegalArgumentException if they allow none
   */
  public DemoTokens(AccessSettings settings, Clock clock) {
    if (settings.demoTokens().isEmpty()
        || !(settings.keys() instanceof AccessSettings.SharedSecret shared)) {
      throw new IllegalArgumentException("the settings allow no demo tokens");
    }
    this.settings = settings;
    this.lifetime = settings.demoTokens().get();
    this.clock = clock;
    try {
      this.signer = new MACSigner(shared.secret());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the secret does not sign", e);
    }
  }

  /** A trader's token. */
  public String forTrader(UserId user) {
    return signed(user.toString(), TokenVerifier.TRADER_SCOPE);
  }

  /** The firm's token. */
  public String forFirm() {
    return signed("firm", TokenVerifier.FIRM_SCOPE);
  }

  private String signed(String subject, String scope) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .subject(subject)
            .claim("scope", scope)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("signing failed", e);
    }
    return token.serialize();
  }
}
