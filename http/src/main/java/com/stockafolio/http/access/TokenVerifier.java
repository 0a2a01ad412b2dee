package com.stockafolio.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.stockafolio.transaction.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Checks signed tokens (JWT, RFC 7519): signed by one of the pinned algorithms with a known key,
 * for this issuer and audience, begun and not expired, with a scope that this system knows. Safe to
 * share.
 */
public final class TokenVerifier {
  static final String TRADER_SCOPE = "trader";
  static final String FIRM_SCOPE = "firm";

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Executor executor;

  /**
   * A verifier by the settings.
   *
   * @param clock says what has expired
   * @throws IllegalArgumentException if a file of keys cannot be read
   */
  public static TokenVerifier of(AccessSettings settings, Clock clock) {
    if (settings.keys() instanceof AccessSettings.SharedSecret shared) {
      return new TokenVerifier(
          settings,
          clock,
          new ImmutableSecret<>(shared.secret()),
          Set.of(JWSAlgorithm.HS256),
          Runnable::run);
    }
    AccessSettings.KeySet set = (AccessSettings.KeySet) settings.keys();
    return new TokenVerifier(
        settings,
        clock,
        IssuerKeys.source(set),
        set.algorithms(),
        set.isRemote() ? IssuerKeys.fetching() : Runnable::run);
  }

  private TokenVerifier(
      AccessSettings settings,
      Clock clock,
      JWKSource<SecurityContext> keys,
      Set<JWSAlgorithm> algorithms,
      Executor executor) {
    this.executor = executor;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    // Of the kinds of token that an issuer may sign, identity tokens among them, these are meant.
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(new Claims(settings, clock));
  }

  /**
   * Judges a token.
   *
   * @return whom it stands for; failed with {@link TokenRefused}, or with {@link KeysUnavailable}
   */
  public CompletionStage<Principal> verify(String token) {
    CompletableFuture<Principal> judged = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              judged.complete(judge(token));
            } catch (TokenRefused | KeysUnavailable | RuntimeException failure) {
              judged.completeExceptionally(failure);
            }
          });
    } catch (RejectedExecutionException full) {
      judged.completeExceptionally(new KeysUnavailable("Too many tokens wait for keys.", full));
    }
    return judged;
  }

  private Principal judge(String token) throws TokenRefused, KeysUnavailable {
    try {
      JWT jwt = JWTParser.parse(token);
      if (jwt instanceof PlainJWT) {
        throw new TokenRefused("It is not signed.");
      }
      return principal(processor.process(jwt, null));
    } catch (ParseException noToken) {
      throw new TokenRefused("It is not a signed JWT.");
    } catch (KeySourceException away) {
      throw new KeysUnavailable("The issuer's keys cannot be read.", away);
    } catch (BadJOSEException | JOSEException bad) {
      throw new TokenRefused(sentence(bad.getMessage()));
    }
  }

  private static Principal principal(JWTClaimsSet claims) throws TokenRefused {
    List<String> scopes = scopes(claims);
    boolean firm = scopes.contains(FIRM_SCOPE);
    boolean trader = scopes.contains(TRADER_SCOPE);
    if (!firm && !trader) {
      throw new TokenRefused("Its scope is neither trader nor firm.");
    }
    try {
      UserId user = trader ? UserId.parse(claims.getSubject()) : null;
      return new Principal(user, firm, claims.getExpirationTime().toInstant());
    } catch (IllegalArgumentException noUser) {
      throw new TokenRefused("Its scope is trader, but its subject is no user id.");
    }
  }

  /** RFC 8693 has one string with blanks; a list is common too. */
  private static List<String> scopes(JWTClaimsSet claims) {
    Object scope = claims.getClaim("scope");
    if (scope instanceof String text) {
      return List.of(text.strip().split(" +"));
    }
    return scope instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static String sentence(String message) {
    return message == null ? "It is not valid." : message + (message.endsWith(".") ? "" : ".");
  }

  /** Issuer, audience and expiry must be there and right; a beginning must have passed. */
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Claims(AccessSettings settings, Clock clock) {
      super(
          settings.audience(),
          new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
          Set.of("exp"));
      this.clock = clock;
      Duration skew = settings.clockSkew();
      setMaxClockSkew((int) skew.toSeconds());
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
