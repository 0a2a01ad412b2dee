package com.stockafolio.http.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An issuer's public keys: read when first needed, kept for a while, read again when they are old
 * or when a token names a key that is not among them; the last known ones serve while the issuer is
 * away.
 */
final class IssuerKeys {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 2_000;
  private static final int MOST_BYTES = 1 << 20;

  /** Tokens that name a key of nobody's must not have the issuer asked each time. */
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);

  private static final Duration WAIT_FOR_READING = Duration.ofSeconds(5);

  private static final int FETCHING_THREADS = 2;
  private static final int FETCHING_QUEUE = 256;

  private IssuerKeys() {}

  /**
   * The keys at the place that the settings name.
   *
   * @throws IllegalArgumentException if it is a file that holds no keys
   */
  static JWKSource<SecurityContext> source(AccessSettings.KeySet settings) {
    JWKSourceBuilder<SecurityContext> builder;
    if (settings.isRemote()) {
      try {
        builder =
            JWKSourceBuilder.create(
                settings.location().toURL(),
                new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES));
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException("not an address: " + settings.location(), e);
      }
    } else {
      KeyFile file = new KeyFile(Path.of(settings.location()));
      file.requireKeys();
      builder = JWKSourceBuilder.create(file);
    }
    long refreshMillis = settings.refreshAfter().toMillis();
    return builder
        .cache(refreshMillis, WAIT_FOR_READING.toMillis())
        .refreshAheadCache(false)
        .rateLimited(Math.min(refreshMillis, BETWEEN_READINGS.toMillis()))
        .outageTolerant(true)
        .build();
  }

  /** Where tokens are judged whose keys may have to be fetched: not on threads that serve. */
  static Executor fetching() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            FETCHING_THREADS,
            FETCHING_THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(FETCHING_QUEUE),
            task -> {
              Thread thread = new Thread(task, "issuer-keys");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** A key set in a file, which may be replaced while the node runs. */
  private record KeyFile(Path path) implements JWKSetSource<SecurityContext> {
    void requireKeys() {
      try {
        if (JWKSet.load(path.toFile()).isEmpty()) {
          throw new IllegalArgumentException("there is no key in " + path);
        }
      } catch (IOException | ParseException e) {
        throw new IllegalArgumentException("no JSON Web Key Set in " + path + ": " + e, e);
      }
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
        throws KeySourceException {
      try {
        return JWKSet.load(path.toFile());
      } catch (IOException | ParseException e) {
        throw new JWKSetUnavailableException("Cannot read " + path, e);
      }
    }

    @Override
    public void close() {}
  }
}
