package com.stockafolio.loadtest.sse;

import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.model.headers.HttpCredentials;
import akka.stream.KillSwitches;
import akka.stream.Materializer;
import akka.stream.UniqueKillSwitch;
import akka.stream.alpakka.sse.javadsl.EventSource;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Akka HTTP's event source (Alpakka): reconnects by itself, from the last event on. Of an event it
 * takes 8,192 bytes unless told otherwise.
 */
final class AkkaEventSource implements Library {
  private final ActorSystem system =
      ActorSystem.create(
          "reader",
          ConfigFactory.parseString("akka.http.sse.max-event-size = 1048576")
              .withFallback(ConfigFactory.load()));

  @Override
  public AutoCloseable open(URI stream, String token, String lastId, Told told) {
    Function<HttpRequest, CompletionStage<HttpResponse>> send =
        request ->
            Http.get(system)
                .singleRequest(
                    request.addCredentials(HttpCredentials.createOAuth2BearerToken(token)))
                .whenComplete(
                    (response, failure) -> {
                      if (failure == null) {
                        told.answered();
                      } else {
                        told.trouble(failure.toString());
                      }
                    });
    UniqueKillSwitch open =
        EventSource.create(
                Uri.create(stream.toString()),
                send,
                Optional.ofNullable(lastId),
                Materializer.matFromSystem(system))
            .viaMat(KillSwitches.single(), Keep.right())
            .to(
                Sink.foreach(
                    event ->
                        told.event(
                            event.getEventType().orElse("message"),
                            event.getId().orElse(null),
                            event.getData())))
            .run(system);
    return open::shutdown;
  }
}
