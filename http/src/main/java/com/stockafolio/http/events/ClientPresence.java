package com.stockafolio.http.events;

import akka.NotUsed;
import akka.http.javadsl.model.AttributeKey;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.Pair;
import akka.japi.function.Function;
import akka.stream.javadsl.Flow;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Whether the client of a connection is still there. Akka HTTP goes on with a response whose client
 * has closed its side, until a write fails: an event stream would count for its user long after it
 * was left. Safe to share.
 */
public final class ClientPresence {
  /** With it every request of a connection carries the presence of its client. */
  private static final AttributeKey<ClientPresence> KEY =
      AttributeKey.create("client-presence", ClientPresence.class);

  private boolean gone;

  /** The responses of a connection come one after the other: the last one's is enough. */
  private Runnable whenGone = () -> {};

  private ClientPresence() {}

  /**
   * Handles the requests of one connection.
   *
   * @param atOnce requests of one connection that are handled at once
   */
  public static Flow<HttpRequest, HttpResponse, NotUsed> noticedBy(
      int atOnce, Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
    return Flow.of(HttpRequest.class)
        .statefulMap(
            ClientPresence::new,
            (presence, request) -> Pair.create(presence, request.addAttribute(KEY, presence)),
            presence -> {
              presence.end();
              return Optional.empty();
            })
        .mapAsync(atOnce, handler);
  }

  /** Has something done when the client of the request has gone, at once if it has already. */
  static void whenGone(HttpRequest request, Runnable act) {
    request.getAttribute(KEY).ifPresent(presence -> presence.whenGone(act));
  }

  private void whenGone(Runnable act) {
    boolean late;
    synchronized (this) {
      late = gone;
      whenGone = act;
    }
    if (late) {
      act.run();
    }
  }

  private void end() {
    Runnable act;
    synchronized (this) {
      gone = true;
      act = whenGone;
    }
    act.run();
  }
}
