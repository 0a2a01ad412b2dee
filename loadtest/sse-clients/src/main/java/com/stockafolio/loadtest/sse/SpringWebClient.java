package com.stockafolio.loadtest.sse;

import java.net.URI;
import java.time.Duration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/** Spring's WebClient: reads one response; whoever uses it reconnects, with the last id. */
final class SpringWebClient implements Library {
  private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
      new ParameterizedTypeReference<>() {};
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final WebClient client = WebClient.create();

  @Override
  public AutoCloseable open(URI stream, String token, String lastId, Told told) {
    return Flux.defer(() -> events(stream, token, told))
            .doOnError(failure -> told.trouble(failure.toString()))
            .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, PAUSE))
            .repeatWhen(ends -> ends.delayElements(PAUSE))
            .subscribe(event -> tell(event, told))
        ::dispose;
  }

  private Flux<ServerSentEvent<String>> events(URI stream, String token, Told told) {
    String lastId = told.lastId();
    return client
        .get()
        .uri(stream)
        .headers(
            headers -> {
              headers.setBearerAuth(token);
              if (lastId != null) {
                headers.set("Last-Event-ID", lastId);
              }
            })
        .retrieve()
        .toEntityFlux(EVENT)
        .doOnNext(response -> told.answered())
        .flatMapMany(HttpEntity::getBody);
  }

  private static void tell(ServerSentEvent<String> event, Told told) {
    if (event.data() != null) {
      told.event(event.event() == null ? "message" : event.event(), event.id(), event.data());
    }
  }
}
