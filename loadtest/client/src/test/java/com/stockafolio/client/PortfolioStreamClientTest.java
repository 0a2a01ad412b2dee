package com.stockafolio.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PortfolioStreamClientTest {
  private static final UUID USER = UUID.fromString("00000000-0000-8000-8000-000000000001");
  private static final String QUICK = "retry: 1\n\n";

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private ScriptedServer server;

  private final class Notes implements PortfolioListener {
    @Override
    public void snapshot(long sequence, String json) {
      heard.add("snapshot " + sequence + " " + json);
    }

    @Override
    public void trade(long sequence, String json) {
      heard.add("trade " + sequence + " " + json);
    }

    @Override
    public void valuation(String json) {
      heard.add("valuation " + json);
    }

    @Override
    public void rejected(String json) {
      heard.add("rejected " + json);
    }

    @Override
    public void reset() {
      heard.add("reset");
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PortfolioStreamClient open() {
    return PortfolioStreamClient.of(USER, server.uri()).open(new Notes());
  }

  private static String snapshot(long sequence) {
    return "id: " + sequence + "\nevent: snapshot\ndata: {}\n\n";
  }

  private static String trade(long sequence) {
    return "id: " + sequence + "\nevent: trade\ndata: {}\n\n";
  }

  private void hears(String... expected) throws InterruptedException {
    for (String one : expected) {
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(one);
    }
  }

  @Test
  void tellsWhatComes() throws InterruptedException {
    server.thenForEver(
        QUICK
            + snapshot(2)
            + trade(3)
            + ": heartbeat\n\nevent: valuation\ndata: {\"v\":1}\n\n"
            + "event: rejected\ndata: {\"r\":1}\n\nevent: later\ndata: {}\n\n"
            + trade(4));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 2 {}", "trade 3 {}", "valuation {\"v\":1}", "rejected {\"r\":1}");
      hears("trade 4 {}");
      assertThat(client.lastSequence()).isEqualTo(4);
    }
    assertThat(server.asked())
        .containsExactly(
            new ScriptedServer.Asked("/api/v1/portfolios/" + USER + "/events", null, null));
  }

  @Test
  void idsAreDenseOverAllThatIsAnEntry() throws InterruptedException {
    StringBuilder others = new StringBuilder();
    long next = 4;
    for (String name : List.of("cash", "transferred", "adjusted", "busted", "corrected")) {
      others.append(trade(next++).replace("event: trade", "event: " + name));
    }
    server.thenForEver(QUICK + snapshot(2) + trade(3) + others + trade(next));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 2 {}", "trade 3 {}", "trade 9 {}");
      assertThat(client.counts().missing()).isZero();
    }
  }

  @Test
  void goesOnAfterTheLastTradeOfABrokenConnection() throws InterruptedException {
    server
        .then(QUICK + snapshot(2) + trade(3) + "id: 4\nevent: trade\ndata: {")
        .then(QUICK + trade(4))
        .thenForEver(QUICK + trade(5));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 2 {}", "trade 3 {}", "trade 4 {}", "trade 5 {}");
      assertThat(client.counts()).isEqualTo(new StreamCounts(3, 2, 0, 0, 0));
    }
    assertThat(server.asked())
        .extracting(ScriptedServer.Asked::lastEventId)
        .containsExactly(null, "3", "4");
  }

  @Test
  void aTradeThatComesAgainIsDropped() throws InterruptedException {
    server.thenForEver(QUICK + snapshot(2) + trade(2) + trade(3) + trade(3) + trade(1) + trade(4));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 2 {}", "trade 3 {}", "trade 4 {}");
      assertThat(client.counts().repeated()).isEqualTo(3);
    }
  }

  @Test
  void aTradeThatIsMissingIsFetchedBeforeALaterOneIsTold() throws InterruptedException {
    server.thenForEver(QUICK + snapshot(2) + trade(4)).thenForEver(QUICK + trade(3) + trade(4));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 2 {}", "trade 3 {}", "trade 4 {}");
      assertThat(client.counts().missing()).isEqualTo(1);
    }
  }

  @Test
  void aResetIsToldBeforeItsSnapshot() throws InterruptedException {
    server
        .then(QUICK + snapshot(9))
        .thenForEver("event: reset\ndata: {}\n\n" + snapshot(2) + trade(3));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 9 {}", "reset", "snapshot 2 {}", "trade 3 {}");
      assertThat(client.counts().resets()).isEqualTo(1);
    }
  }

  @Test
  void refusalsAreTriedAgain() throws InterruptedException {
    server.then(QUICK).thenRefuses(503).thenRefuses(429).thenForEver(snapshot(0));
    try (PortfolioStreamClient client = open()) {
      hears("snapshot 0 {}");
      assertThat(client.counts().interrupted()).isEqualTo(3);
    }
  }

  @Test
  void eachConnectionHasATokenOfItsOwn() throws InterruptedException {
    server.then(QUICK + snapshot(2)).thenForEver(trade(3));
    int[] tokens = {0};
    try (PortfolioStreamClient client =
        PortfolioStreamClient.of(USER, server.uri())
            .withToken(() -> "t" + ++tokens[0])
            .open(new Notes())) {
      hears("snapshot 2 {}", "trade 3 {}");
      assertThat(client.lastSequence()).isEqualTo(3);
    }
    assertThat(server.asked())
        .extracting(ScriptedServer.Asked::authorization)
        .containsExactly("Bearer t1", "Bearer t2");
  }

  @Test
  void aSilentConnectionIsGivenUp() throws InterruptedException {
    server.thenForEver(QUICK + snapshot(2)).thenForEver(trade(3));
    try (PortfolioStreamClient client =
        PortfolioStreamClient.of(USER, server.uri())
            .withMostSilence(Duration.ofMillis(200))
            .open(new Notes())) {
      hears("snapshot 2 {}", "trade 3 {}");
      assertThat(client.counts().interrupted()).isPositive();
    }
  }

  @Test
  void goesOnWhereTheProgramIs() throws InterruptedException {
    server.thenForEver(trade(8));
    try (PortfolioStreamClient client =
        PortfolioStreamClient.of(USER, server.uri()).open(7, new Notes())) {
      hears("trade 8 {}");
      assertThat(client.lastSequence()).isEqualTo(8);
    }
    assertThat(server.asked().get(0).lastEventId()).isEqualTo("7");
  }

  @Test
  void aListenerThatFailsIsToldAgain() throws InterruptedException {
    server.thenForEver(QUICK + snapshot(2) + trade(3)).thenForEver(trade(3));
    boolean[] failed = {false};
    PortfolioListener once =
        new PortfolioListener() {
          @Override
          public void snapshot(long sequence, String json) {
            heard.add("snapshot " + sequence);
          }

          @Override
          public void trade(long sequence, String json) {
            if (!failed[0]) {
              failed[0] = true;
              throw new IllegalStateException("not now");
            }
            heard.add("trade " + sequence);
          }
        };
    try (PortfolioStreamClient client = PortfolioStreamClient.of(USER, server.uri()).open(once)) {
      hears("snapshot 2", "trade 3");
      assertThat(client.counts().interrupted()).isEqualTo(1);
    }
  }

  @Test
  void afterItsEndNothingIsTold() throws InterruptedException {
    server.then(QUICK + snapshot(2));
    PortfolioStreamClient client = open();
    hears("snapshot 2 {}");
    client.close();
    int askedThen = server.asked().size();
    assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    assertThat(server.asked().size()).isLessThanOrEqualTo(askedThen + 1);
  }
}
