package com.stockafolio.http;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.Connection;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.CompletionStrategy;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSource;
import akka.util.ByteString;
import com.stockafolio.http.access.Principal;
import com.stockafolio.portfolio.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code /portfolios/{userId}/events}: a stream for each connection, within the limits. */
final class EventRoutes extends AllDirectives {
  private static final ContentType EVENT_STREAM = MediaTypes.TEXT_EVENT_STREAM.toContentType();

  private static final List<HttpHeader> STREAM_HEADERS =
      List.of(
          CacheControl.create(CacheDirectives.NO_CACHE, CacheDirectives.NO_TRANSFORM),
          RawHeader.create("X-Accel-Buffering", "no"),
          // A stream is the last that its connection carries.
          Connection.create("close"));

  private final HttpSettings settings;
  private final Asking asking;
  private final ActorRef<EventStreams.Command> streams;

  EventRoutes(HttpSettings settings, Asking asking, ActorRef<EventStreams.Command> streams) {
    this.settings = settings;
    this.asking = asking;
    this.streams = streams;
  }

  /** The user's stream, for as long as whoever opens it may. */
  Function<Principal, Route> of(UserId user) {
    return who -> events(user, who.expiresAt());
  }

  private Route events(UserId user, Instant until) {
    // An EventSource that reconnects repeats its first URL; the header is the newer word.
    return extractRequest(
        request -> {
          String id =
              request
                  .getHeader("Last-Event-ID")
                  .map(HttpHeader::value)
                  .or(() -> request.getUri().query().get("lastEventId"))
                  .orElse(null);
          String address = ClientAddress.of(request, settings.trustedProxies());
          return completeWithFuture(open(user, address, ResumePoint.of(id), until));
        });
  }

  private CompletionStage<HttpResponse> open(
      UserId user, String address, ResumePoint from, Instant until) {
    CompletionStage<EventStreams.Admission> answer =
        asking.actor(
            streams,
            replyTo -> new EventStreams.Open(user, address, from, until, replyTo),
            settings.answerTimeout());
    return answer.handle((admission, failure) -> failure == null ? opened(admission) : busy());
  }

  private HttpResponse opened(EventStreams.Admission admission) {
    if (admission instanceof EventStreams.Admitted admitted) {
      return HttpResponse.create()
          .addHeaders(STREAM_HEADERS)
          .withEntity(HttpEntities.createChunked(EVENT_STREAM, frames(admitted.stream())));
    }
    if (admission instanceof EventStreams.LimitReached reached) {
      String detail =
          "No more than %d streams of one %s at once.".formatted(reached.limit(), reached.whose());
      return Problem.tooMany(detail, settings.retryAfter()).response();
    }
    return busy();
  }

  private HttpResponse busy() {
    return Problem.unavailable("This node takes no streams now.", settings.retryAfter()).response();
  }

  private static Source<ByteString, NotUsed> frames(ActorRef<PortfolioStream.Command> stream) {
    return ActorSource.<ByteString, PortfolioStream.Command>actorRefWithBackpressure(
            stream,
            PortfolioStream.Drained.INSTANCE,
            frame ->
                frame.isEmpty() ? Optional.of(CompletionStrategy.draining()) : Optional.empty(),
            frame -> Optional.empty())
        .mapMaterializedValue(
            client -> {
              stream.tell(new PortfolioStream.Connected(client));
              return NotUsed.getInstance();
            })
        // A stream that fails takes its connection along, and the client comes again.
        .watch(Adapter.toClassic(stream));
  }
}
