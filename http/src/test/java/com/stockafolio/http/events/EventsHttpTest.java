package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.CoordinatedShutdown;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventsHttpTest {
  private static final UserId USER = Booking.user(1);
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @AutoClose
  private final HttpRig http =
      new HttpRig(
          """
          stockafolio.http.streams {
            per-user = 20, heartbeat = 300 ms, queue = 8, valuation-interval = 100 ms
          }
          stockafolio.http.shutdown-grace = 2 s
          """);

  @BeforeEach
  void somePortfolio() {
    http.ledgers.put(Booking.ofTrades(USER, 2));
  }

  private String openStreams() {
    return http.get("/metrics")
        .body()
        .lines()
        .filter(l -> l.startsWith("stockafolio_streams"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStreamBeginsWithASnapshotAndGoesOnWithTrades() throws IOException {
    try (EventClient client = http.events(USER + "/events")) {
      assertThat(client.status).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.headers)
          .containsEntry("content-type", "text/event-stream")
          .containsEntry("cache-control", "no-cache, no-transform")
          .containsEntry("x-accel-buffering", "no");
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      for (int sequence = 3; sequence < 10; sequence++) {
        http.ledgers.bookNext(USER);
        assertThat(nextEvent(client)).isEqualTo(sequence + " trade");
      }
      assertThat(openStreams()).isEqualTo("stockafolio_streams 1.0");
    }
  }

  private static String nextEvent(EventClient client) throws IOException {
    String name = client.nextName();
    while (": heartbeat".equals(name)) {
      name = client.nextName();
    }
    return name;
  }

  @Test
  void anIdleStreamCarriesComments() throws IOException {
    try (EventClient client = http.events(USER + "/events")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      assertThat(client.nextName()).isEqualTo(": heartbeat");
      assertThat(client.nextName()).isEqualTo(": heartbeat");
    }
  }

  @Test
  void aClientThatComesAgainGetsWhatItMissed() throws IOException {
    try (EventClient client = http.events(USER + "/events", "Last-Event-ID: 0")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("1 trade");
      assertThat(client.nextName()).isEqualTo("2 trade");
    }
    try (EventClient client = http.events(USER + "/events?lastEventId=1")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 trade");
    }
    try (EventClient client = http.events(USER + "/events?lastEventId=0", "Last-Event-ID: 1")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).as("the header is newer").isEqualTo("2 trade");
    }
  }

  @Test
  void aLastIdThatCannotBeIsReset() throws IOException {
    for (String id : new String[] {"3", "-1", "x", "99999999999999999999"}) {
      try (EventClient client = http.events(USER + "/events", "Last-Event-ID: " + id)) {
        assertThat(client.nextName()).isEqualTo("retry: 1000");
        assertThat(client.nextName()).as(id).isEqualTo("reset");
        assertThat(client.nextName()).isEqualTo("2 snapshot");
      }
    }
  }

  @Test
  void whatIsTooMuchForASlowClientIsResetAndTheEndIsRight() throws IOException {
    try (EventClient client = http.events(USER + "/events")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      int last = 20_002;
      for (int sequence = 3; sequence <= last; sequence++) {
        http.ledgers.bookNext(USER); // Far more than sockets hold, and nobody reads.
      }
      int seen = 2;
      int resets = 0;
      while (seen < last) {
        String name = nextEvent(client);
        if (name.equals("reset")) {
          resets++;
          name = client.nextName();
          assertThat(name).endsWith(" snapshot");
          seen = Integer.parseInt(name.split(" ")[0]);
        } else {
          assertThat(name).isEqualTo(++seen + " trade");
        }
      }
      assertThat(resets).isPositive();
    }
  }

  @Test
  void aClientThatVanishesLeavesNothingBehind() throws IOException {
    EventClient client = http.events(USER + "/events");
    assertThat(client.nextName()).isEqualTo("retry: 1000");
    assertThat(client.nextName()).isEqualTo("2 snapshot");
    assertThat(http.ledgers.watchers(USER)).isEqualTo(1);
    client.close();
    await()
        .atMost(DEADLINE)
        .untilAsserted(
            () -> {
              assertThat(openStreams()).isEqualTo("stockafolio_streams 0.0");
              assertThat(http.ledgers.watchers(USER)).isZero();
            });
  }

  @Test
  void aClientThatComesBackAfterLongGetsEveryTradeItMissed() throws IOException {
    http.ledgers.put(Booking.ofTrades(USER, 1_500));
    try (EventClient client = http.events(USER + "/events", "Last-Event-ID: 3")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      for (int sequence = 4; sequence <= 1_500; sequence++) {
        if (sequence % 100 == 0) {
          http.ledgers.bookNext(USER);
        }
        assertThat(nextEvent(client)).isEqualTo(sequence + " trade");
      }
      for (int sequence = 1_501; sequence <= 1_515; sequence++) {
        assertThat(nextEvent(client)).isEqualTo(sequence + " trade");
      }
      http.ledgers.bookNext(USER);
      assertThat(nextEvent(client)).isEqualTo("1516 trade");
    }
  }

  @Test
  void aClientIsToldWhatItsPortfolioIsWorth() throws IOException {
    http.board.take(PriceRecords.of("AAPL", "99"));
    try (EventClient client = http.events(USER + "/events")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.next()).contains("\"marketValue\":\"198\",\"unrealizedPnl\":\"-2\"");
      for (String price : new String[] {"100", "100.5", "101"}) {
        http.board.take(PriceRecords.of("AAPL", price));
        String event = client.next();
        while (event.equals(": heartbeat")) {
          event = client.next();
        }
        assertThat(event).startsWith("event: valuation|").contains("\"price\":\"" + price);
      }
    }
  }

  @Test
  void aClientThatStopsReadingIsDroppedWithItsStream() throws IOException {
    try (HttpRig impatient = new HttpRig("akka.http.server.idle-timeout = 1 s")) {
      impatient.ledgers.put(Booking.ofTrades(USER, 2));
      try (EventClient client = impatient.events(USER + "/events")) {
        assertThat(client.nextName()).isEqualTo("retry: 1000");
        // Until sockets and queue are full: nothing moves any more, and nobody has closed anything.
        for (int i = 0; i < 20_000; i++) {
          impatient.ledgers.bookNext(USER);
        }
        await()
            .atMost(DEADLINE)
            .untilAsserted(() -> assertThat(impatient.ledgers.watchers(USER)).isZero());
      }
    }
  }

  @Test
  void oneStreamTooManyFromAnAddressIsRefusedForNow() throws IOException {
    try (HttpRig strict = new HttpRig("stockafolio.http.streams.per-address = 2");
        EventClient first = strict.events(Booking.user(2) + "/events");
        EventClient second = strict.events(Booking.user(3) + "/events")) {
      assertThat(first.status).isEqualTo(second.status).isEqualTo("HTTP/1.1 200 OK");
      HttpResponse<String> third = strict.get("/api/v1/portfolios/" + USER + "/events");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(third.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      try (EventClient another = strict.events(Booking.user(2) + "/events")) {
        assertThat(another.status).isEqualTo("HTTP/1.1 200 OK");
      }
    }
  }

  @Test
  void aThousandStreamsFromOneAddressDisturbNoOther() throws IOException {
    List<EventClient> open = new ArrayList<>();
    try (HttpRig defaults = new HttpRig("")) {
      String firm = "Authorization: Bearer " + defaults.firmToken();
      int refused = 0;
      for (int i = 0; i < 1_000; i++) {
        EventClient client = defaults.events(Booking.user(i) + "/events");
        open.add(client);
        if (!client.status.equals("HTTP/1.1 200 OK")) {
          assertThat(client.status).isEqualTo("HTTP/1.1 429 Too Many Requests");
          assertThat(client.headers)
              .containsEntry("content-type", "application/problem+json")
              .containsKey("retry-after");
          refused++;
        }
      }
      assertThat(refused).isEqualTo(900);
      String path = "/api/v1/portfolios/" + USER + "/events";
      try (EventClient elsewhere = new EventClient("127.0.0.2", defaults.port(), path, firm)) {
        assertThat(elsewhere.nextName()).isEqualTo("retry: 1000");
        assertThat(elsewhere.nextName()).isEqualTo("0 snapshot");
      }
      assertThat(open.get(0).nextName()).isEqualTo("retry: 1000");
      assertThat(defaults.get("/api/v1/portfolios/" + USER).statusCode()).isEqualTo(200);
    } finally {
      for (EventClient client : open) {
        client.close();
      }
    }
  }

  @Test
  void beforeTheNodeStopsStreamsAreToldToGo() throws IOException {
    try (EventClient client = http.events(USER + "/events")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      var unused =
          CoordinatedShutdown.get(http.kit.system()).runAll(CoordinatedShutdown.unknownReason());
      assertThat(nextEvent(client)).isEqualTo("goaway");
      assertThat(client.next()).isNull();
    }
  }
}
