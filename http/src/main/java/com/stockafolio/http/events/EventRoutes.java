package com.stockafolio.http.events;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.AskPattern;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import akka.stream.CompletionStrategy;
import akka.stream.javadsl.Source;
import akka.stream.typed.javadsl.ActorSource;
import akka.util.ByteString;
import com.stockafolio.http.access.Principal;
import com.stockafolio.http.answer.Parameters;
import com.stockafolio.http.answer.Problem;
import com.stockafolio.http.guard.ClientAddress;
import com.stockafolio.http.guard.Guard;
import com.stockafolio.transaction.UserId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code /portfolios/{userId}/events}: a stream for each connection, within the limits. */
public final class EventRoutes extends AllDirectives {
  private static final ContentType EVENT_STREAM = MediaTypes.TEXT_EVENT_STREAM.toContentType();

  private static final String ALL = "all";
  private static final String CHANGES = "changes";

  private static final List<HttpHeader> STREAM_HEADERS =
      List.of(
          CacheControl.create(CacheDirectives.NO_CACHE, CacheDirectives.NO_TRANSFORM),
          RawHeader.create("X-Accel-Buffering", "no"));

  private final Guard guard;
  private final ActorSystem<?> system;
  private final ActorRef<EventStreams.Command> streams;
  private final Set<InetAddress> trustedProxies;
  private final Duration answerTimeout;
  private final Duration retryAfter;

  /**
   * Routes behind the guard.
   *
   * @param streams admits the clients
   * @param trustedProxies whose word counts for whom a request comes from
   * @param answerTimeout how long the streams may take to admit a client
   * @param retryAfter what a client is told to wait that is not admitted
   */
  public EventRoutes(
      Guard guard,
      ActorSystem<?> system,
      ActorRef<EventStreams.Command> streams,
      Set<InetAddress> trustedProxies,
      Duration answerTimeout,
      Duration retryAfter) {
    this.guard = guard;
    this.system = system;
    this.streams = streams;
    this.trustedProxies = Set.copyOf(trustedProxies);
    this.answerTimeout = answerTimeout;
    this.retryAfter = retryAfter;
  }

  /** The user's stream, for as long as whoever opens it may. */
  public Route route() {
    return path(
        segment("portfolios").slash(segment()).slash("events"),
        id -> get(() -> guard.userNamed(id, user -> guard.streamReader(user, of(user)))));
  }

  private Function<Principal, Route> of(UserId user) {
    return who -> extractRequest(request -> events(request, user, who));
  }

  private Route events(HttpRequest request, UserId user, Principal who) {
    PortfolioStream.Terms terms;
    try {
      terms = terms(request, who.expiresAt());
    } catch (Parameters.BadParameter bad) {
      return complete(bad.problem().response());
    }
    return completeWithFuture(
        open(request, new StreamRoster.Holder(user, who.mayTradeFor(user)), terms));
  }

  private static PortfolioStream.Terms terms(HttpRequest request, Instant until) {
    // An EventSource that reconnects repeats its first URL; the header is the newer word.
    String id = lastHeader(request).or(() -> Parameters.last(request, "lastEventId")).orElse(null);
    boolean changesOnly =
        Parameters.choice(request, "valuation", List.of(ALL, CHANGES), ALL).equals(CHANGES);
    return new PortfolioStream.Terms(ResumePoint.of(id), changesOnly, until);
  }

  private static Optional<String> lastHeader(HttpRequest request) {
    String last = null;
    for (HttpHeader header : request.getHeaders()) {
      if (header.is("last-event-id")) {
        last = header.value();
      }
    }
    return Optional.ofNullable(last);
  }

  private CompletionStage<HttpResponse> open(
      HttpRequest request, StreamRoster.Holder holder, PortfolioStream.Terms terms) {
    String address = ClientAddress.of(request, trustedProxies);
    CompletionStage<EventStreams.Admission> answer =
        AskPattern.ask(
            streams,
            replyTo -> new EventStreams.Open(holder, address, terms, replyTo),
            answerTimeout,
            system.scheduler());
    return answer.handle(
        (admission, failure) -> failure == null ? opened(request, admission) : busy());
  }

  private HttpResponse opened(HttpRequest request, EventStreams.Admission admission) {
    if (admission instanceof EventStreams.Admitted admitted) {
      ClientPresence.whenGone(
          request, () -> admitted.stream().tell(StreamCommand.ClientGone.INSTANCE));
      return HttpResponse.create()
          .addHeaders(STREAM_HEADERS)
          .withEntity(HttpEntities.createChunked(EVENT_STREAM, frames(admitted.stream())));
    }
    if (admission instanceof EventStreams.LimitReached reached) {
      String detail =
          ("No more than %d streams of one address at once, and none of them is this user's to give"
                  + " up. Behind a proxy, name it in stockafolio.http.trusted-proxies.")
              .formatted(reached.limit());
      return Problem.tooMany(detail, retryAfter).response();
    }
    return busy();
  }

  private HttpResponse busy() {
    return Problem.unavailable("This node takes no streams now.", retryAfter).response();
  }

  private static Source<ByteString, NotUsed> frames(ActorRef<StreamCommand> stream) {
    return ActorSource.<ByteString, StreamCommand>actorRefWithBackpressure(
            stream,
            StreamCommand.Drained.INSTANCE,
            frame ->
                frame.isEmpty() ? Optional.of(CompletionStrategy.draining()) : Optional.empty(),
            frame -> Optional.empty())
        .mapMaterializedValue(
            client -> {
              stream.tell(new StreamCommand.Connected(client));
              return NotUsed.getInstance();
            })
        // A stream that fails takes its connection along, and the client comes again.
        .watch(Adapter.toClassic(stream));
  }
}
