package com.stockafolio.loadtest.sse;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.background.BackgroundEventHandler;
import com.launchdarkly.eventsource.background.BackgroundEventSource;
import java.net.URI;

/**
 * okhttp-eventsource: reconnects by itself; gives a connection up after 5 s of silence. Closed
 * before the node has answered, it goes on unheard: it connects all the same, and again after each
 * end.
 */
final class OkHttpEventSource implements Library {
  @Override
  public AutoCloseable open(URI stream, String token, String lastId, Told told) {
    ConnectStrategy http = ConnectStrategy.http(stream).header("Authorization", "Bearer " + token);
    BackgroundEventSource source =
        new BackgroundEventSource.Builder(
                handler(told), new EventSource.Builder(http).lastEventId(lastId))
            .build();
    source.start();
    return source;
  }

  private static BackgroundEventHandler handler(Told told) {
    return new BackgroundEventHandler() {
      @Override
      public void onOpen() {
        told.answered();
      }

      @Override
      public void onClosed() {}

      @Override
      public void onMessage(String name, MessageEvent event) {
        told.event(name, event.getLastEventId(), event.getData());
      }

      @Override
      public void onComment(String comment) {}

      @Override
      public void onError(Throwable failure) {
        told.trouble(failure.toString());
      }
    };
  }
}
