package com.stockafolio.loadtest.sse;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.sse.SseEventSource;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Jersey's SseEventSource: reconnects by itself, from the last event on. */
final class JerseyEventSource implements Library {
  private static final String LAST_ID = "Last-Event-ID";

  @Override
  public AutoCloseable open(URI stream, String token, String lastId, Told told) {
    ClientRequestFilter headers =
        request -> {
          request.getHeaders().putSingle("Authorization", "Bearer " + token);
          // The library's own word after its first event.
          if (lastId != null && !request.getHeaders().containsKey(LAST_ID)) {
            request.getHeaders().putSingle(LAST_ID, lastId);
          }
        };
    ClientResponseFilter answered = (request, response) -> told.answered();
    Client client = ClientBuilder.newBuilder().register(headers).register(answered).build();
    SseEventSource source = SseEventSource.target(client.target(stream)).build();
    source.register(
        event -> {
          // It also tells of the line that sets the pause before a reconnection.
          if (event.getName() != null) {
            told.event(event.getName(), event.getId(), event.readData());
          }
        },
        failure -> told.trouble(failure.toString()));
    source.open();
    return () -> {
      source.close(0, TimeUnit.SECONDS);
      client.close();
    };
  }
}
