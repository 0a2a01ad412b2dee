package com.stockafolio.http;

import com.stockafolio.engine.node.StartRefused;
import java.net.BindException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until a port is bound, or says why it cannot be. */
final class Binding {
  private static final long BIND_PATIENCE_SECONDS = 20;

  private Binding() {}

  /**
   * What is bound.
   *
   * @param portSetting the path of the setting that moves the port
   * @throws StartRefused naming address, reason and remedy
   */
  static <T> T await(CompletionStage<T> binding, String host, int port, String portSetting) {
    try {
      return binding.toCompletableFuture().get(BIND_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new StartRefused(refusal(e, host, port, portSetting), e);
    } catch (TimeoutException e) {
      throw new StartRefused(
          "%s:%d was not bound within %d s (setting %s)."
              .formatted(host, port, BIND_PATIENCE_SECONDS, portSetting),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("The start was interrupted while binding port " + port + ".", e);
    }
  }

  private static String refusal(Throwable failure, String host, int port, String portSetting) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return ("Cannot listen on %s:%d: %s. Stop what uses port %d, or set %s to another port.")
            .formatted(host, port, cause.getMessage(), port, portSetting);
      }
    }
    return "Cannot listen on %s:%d (setting %s): %s"
        .formatted(host, port, portSetting, failure.getCause());
  }
}
