package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.EventClient;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.market.Instrument;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients as they come need of a stream, with the settings as they come. */
@Timeout(120)
class EventsForClientsTest {
  private static final UserId USER = Booking.user(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the most sparing client takes for a line. */
  private static final int MOST_LINE_BYTES = 4_096;

  @AutoClose private final HttpRig http = new HttpRig("");

  @BeforeEach
  void somePortfolio() {
    http.ledgers.put(Booking.ofTrades(USER, 2));
  }

  private EventClient opened(String query) throws IOException {
    EventClient client =
        new EventClient(
            http.port(),
            "/api/v1/portfolios/" + USER + "/events" + query,
            "Authorization: Bearer " + http.token(USER));
    assertThat(client.status).isEqualTo("HTTP/1.1 200 OK");
    assertThat(client.nextName()).isEqualTo("retry: 1000");
    return client;
  }

  private String openStreams() {
    return http.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("stockafolio_streams "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void fortyQuickReconnectsOfAQuietUserAreAllTaken() throws IOException {
    for (int i = 0; i < 40; i++) {
      opened("?lastEventId=2").close();
    }
    try (EventClient last = opened("?lastEventId=2")) {
      http.ledgers.bookNext(USER);
      assertThat(last.nextName()).isEqualTo("3 trade");
    }
  }

  @Test
  void ofFortyConnectionsThatNobodyClosedTheNewestTenStay() throws IOException {
    List<EventClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        clients.add(opened("?lastEventId=2"));
      }
      for (EventClient replaced : clients.subList(0, 30)) {
        assertThat(nextOf(replaced)).isEqualTo("goaway");
        assertThat(replaced.next()).as("the end of the response").isNull();
      }
      http.ledgers.bookNext(USER);
      for (EventClient kept : clients.subList(30, 40)) {
        assertThat(nextOf(kept)).isEqualTo("3 trade");
      }
    } finally {
      for (EventClient client : clients) {
        client.close();
      }
    }
  }

  private static String nextOf(EventClient client) throws IOException {
    String name = client.nextName();
    while (": heartbeat".equals(name)) {
      name = client.nextName();
    }
    return name;
  }

  @Test
  void aStreamThatItsClientHasClosedIsNotCountedAnyMore() throws IOException {
    EventClient client = opened("?lastEventId=2");
    assertThat(openStreams()).isEqualTo("stockafolio_streams 1.0");
    client.close();
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(openStreams()).isEqualTo("stockafolio_streams 0.0"));
  }

  @Test
  void aConnectionLivesOnSoThatACutIsNoEnd() throws IOException {
    try (EventClient client = opened("")) {
      assertThat(client.headers).containsEntry("transfer-encoding", "chunked");
      assertThat(client.headers).doesNotContainKey("connection");
    }
  }

  @Test
  void ofTwoLastIdsTheLastCounts() throws IOException {
    try (EventClient client = opened("?lastEventId=0&lastEventId=1")) {
      assertThat(client.nextName()).isEqualTo("2 trade");
    }
    try (EventClient client =
        http.events(USER + "/events", "Last-Event-ID: 0", "Last-Event-ID: 1")) {
      assertThat(client.nextName()).isEqualTo("retry: 1000");
      assertThat(client.nextName()).isEqualTo("2 trade");
    }
  }

  @Test
  void aQuietStreamIsHeardOfWithinFiveSeconds() throws IOException {
    try (EventClient client = opened("?lastEventId=2")) {
      long from = System.nanoTime();
      assertThat(client.next()).isEqualTo(": heartbeat");
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void scriptsHearThatAQuietStreamIsAlive() throws IOException {
    try (HttpRig lively = new HttpRig("stockafolio.http.streams.alive = 300 ms")) {
      lively.ledgers.put(Booking.ofTrades(USER, 2));
      try (EventClient client = lively.events(USER + "/events?lastEventId=2")) {
        assertThat(client.nextName()).isEqualTo("retry: 1000");
        assertThat(client.next()).isEqualTo("event: alive|data: {}");
        assertThat(client.next()).isEqualTo("event: alive|data: {}");
      }
    }
  }

  @Test
  void whatIsLongComesInLinesThatTheMostSparingClientTakes() throws IOException {
    Booking everything = everything();
    http.ledgers.put(everything);
    try (EventClient client = opened("")) {
      JsonNode snapshot = inLines(client.next());
      assertThat(snapshot.get("positions")).hasSize(Booking.INSTRUMENTS.all().size());
      assertThat(snapshot).isEqualTo(JSON.readTree(http.get("/api/v1/portfolios/" + USER).body()));
      http.board.take(PriceRecords.of("AAPL", "99"));
      JsonNode valuation = inLines(afterHeartbeats(client));
      assertThat(valuation.get("positions")).hasSize(Booking.INSTRUMENTS.all().size());
    }
  }

  private static Booking everything() {
    Booking everything = Booking.of(USER);
    for (Instrument instrument : Booking.INSTRUMENTS.all()) {
      everything.buy(instrument.symbol(), "1234567.8901", "987.6543");
    }
    return everything;
  }

  private static String afterHeartbeats(EventClient client) throws IOException {
    String event = client.next();
    while (event.equals(": heartbeat")) {
      event = client.next();
    }
    return event;
  }

  /** The data as a client puts it together. */
  private static JsonNode inLines(String event) throws IOException {
    List<String> lines = Arrays.asList(event.split("\\|"));
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(MOST_LINE_BYTES));
    return JSON.readTree(
        lines.stream()
            .filter(line -> line.startsWith("data: "))
            .map(line -> line.substring("data: ".length()))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void whoAsksForChangesGetsOnlyThePositionsWhosePriceHasChanged() throws IOException {
    http.ledgers.put(Booking.of(USER).buy("AAPL", "2", "100").buy("MSFT", "3", "10"));
    http.board.take(PriceRecords.of("AAPL", "101"));
    http.board.take(PriceRecords.of("MSFT", "11"));
    try (EventClient client = opened("?valuation=changes")) {
      assertThat(client.nextName()).isEqualTo("2 snapshot");
      http.board.take(PriceRecords.of("MSFT", "12"));
      assertThat(afterHeartbeats(client))
          .contains("\"marketValue\":\"238\"")
          .contains("\"symbol\":\"MSFT\"")
          .doesNotContain("\"symbol\":\"AAPL\"");
    }
    assertThat(http.get("/api/v1/portfolios/" + USER + "/events?valuation=some"))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(400);
              assertThat(answer.body()).contains("\"field\":\"valuation\"", "all, changes");
            });
  }
}
