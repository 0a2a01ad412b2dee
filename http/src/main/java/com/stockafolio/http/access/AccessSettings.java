package com.stockafolio.http.access;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How tokens are checked and tickets handed out; what each setting means stands in the module's
 * {@code reference.conf} under {@code stockafolio.http.access}.
 *
 * @param demoTokens how long the node's own tokens last; empty where it issues none
 */
public record AccessSettings(
    String issuer,
    String audience,
    Keys keys,
    Duration clockSkew,
    Optional<Duration> demoTokens,
    Duration ticketLifetime,
    int ticketsPerUser,
    int mostTickets) {

  /** Where the keys are that tokens are checked with. */
  public sealed interface Keys {}

  /** One secret, known to the issuer and to every node; tokens are signed by HS256 alone. */
  public record SharedSecret(byte[] secret) implements Keys {
    /** RFC 7518 asks for as many bytes as the hash has. */
    public static final int LEAST_BYTES = 32;

    /** Copies the secret. */
    public SharedSecret {
      if (secret.length < LEAST_BYTES) {
        throw new IllegalArgumentException(
            "a secret of " + secret.length + " bytes is too short; HS256 needs " + LEAST_BYTES);
      }
      secret = secret.clone();
    }

    @Override
    public byte[] secret() {
      return secret.clone();
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
      return "SharedSecret";
    }
  }

  /**
   * The issuer's public keys, as a JSON Web Key Set.
   *
   * @param location a file, or an address by https
   * @param algorithms what tokens may be signed by; asymmetric alone
   * @param refreshAfter how old the keys may get before they are read again
   */
  public record KeySet(URI location, Set<JWSAlgorithm> algorithms, Duration refreshAfter)
      implements Keys {
    /** Checks that no algorithm takes a public key for a secret. */
    public KeySet {
      algorithms = Set.copyOf(algorithms);
      if (algorithms.isEmpty() || !JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
        throw new IllegalArgumentException("not signature algorithms: " + algorithms);
      }
    }

    boolean isRemote() {
      return !"file".equals(location.getScheme());
    }
  }
}
