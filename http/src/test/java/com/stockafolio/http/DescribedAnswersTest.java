package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.http.guard.SessionCookie;
import com.stockafolio.http.rig.ApiDocument;
import com.stockafolio.http.rig.ApiDocument.Operation;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.FirmDocument;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.SampleActions;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.http.rig.StubDesk;
import com.stockafolio.http.rig.StubLedgers;
import com.stockafolio.market.MarketAction;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The service answers as its description says, each operation with each of its statuses. */
@Timeout(240)
class DescribedAnswersTest {
  private static final UserId USER = Booking.user(1);
  private static final UserId OTHER = Booking.user(2);
  private static final String OF_USER = "/api/v1/portfolios/{userId}";
  private static final String TRADES = OF_USER + "/trades";
  private static final String PREVIEW = TRADES + "/preview";
  private static final String ENTRIES = OF_USER + "/entries";
  private static final String EXPLAIN = OF_USER + "/explain";
  private static final String LOTS = OF_USER + "/lots";
  private static final String EVENTS = OF_USER + "/events";
  private static final String DATE = "2026-11-24";
  private static final String DAYS = "/api/v1/firm/days";
  private static final String LIVE = "/api/v1/firm/live";
  private static final String DAY = DAYS + "/{date}";
  private static final String MARKET = "/api/v1/firm/market";
  private static final String RECORD = MARKET + "/{number}";
  private static final String SPLIT =
      "{\"type\":\"SPLIT\",\"symbol\":\"AAPL\",\"from\":1,\"to\":4}";
  private static final Quantity TWO = Quantity.parse("2");
  private static final String TRADE =
      "{\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":\"10\",\"price\":\"178.49\"}";

  /** Seen by tests of their own: they take a socket that misbehaves. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "POST " + TRADES + " 408",
          "POST " + PREVIEW + " 408",
          "POST " + MARKET + " 408",
          "GET /demo/token 403",
          "GET /demo/users 403",
          // It breaks off where a ledger fails, and 503 comes from the keys alone.
          "GET " + EVENTS + " 200",
          "GET " + EVENTS + " 429",
          // By HistoryHttpTest.
          "GET " + OF_USER + " 429",
          "GET " + TRADES + " 429",
          // In the same way.
          "GET " + ENTRIES + " 429",
          "GET " + EXPLAIN + " 429",
          "GET " + LOTS + " 429",
          // By AllPortfoliosHttpTest.
          "GET /api/v1/firm/portfolios 429");

  private final ApiDocument document = new ApiDocument();
  private final Set<String> seen = new TreeSet<>();

  private void see(HttpRig http, String method, String path, String query, String... headers) {
    see(http, method, path, query, "", headers);
  }

  private void see(
      HttpRig http, String method, String path, String query, String body, String[] headers) {
    Operation operation = document.operation(method, path);
    String id = query.startsWith("!") ? "no-user" : USER.toString();
    String date = query.equals("!date") ? "soon" : DATE;
    String target =
        path.replace("{userId}", id)
                .replace("{date}", date)
                .replace("{number}", query.startsWith("!") ? query.substring(1) : "1")
            + (query.startsWith("!") ? "" : query);
    HttpResponse<String> answer = http.sendAnonymously(method, target, body, headers);
    document.assertDescribed(operation, answer);
    seen.add(operation + " " + answer.statusCode());
  }

  @Test
  void eachOperationAnswersWithEachOfItsStatuses() throws Exception {
    try (HttpRig http =
        new HttpRig(
            """
            stockafolio.http.answer-timeout = 300 ms
            stockafolio.http.firm { live-interval = 100 ms, live-timeout = 200 ms }
            stockafolio.http.posting {
              most-bytes = 1 KiB, per-user-per-second = 1, burst = 12, timeout = 2 s
            }
            stockafolio.http.access.tickets { per-user = 2, most = 2 }
            """)) {
      http.ledgers.put(
          Booking.ofTrades(USER, 38)
              .cash(CashKind.DEPOSIT, "12.5")
              .transfer(Direction.IN, "KO", "-3", "-7")
              .buy("MSFT", "3.5", "400")
              .sell("AMZN", "2", "180")
              .correct(39, new Correction.OfCash(CashKind.FEE, Money.parse("-1")))
              .correct(3, new Correction.OfTrade(Side.SELL, TWO, Price.parse("7.5"), Money.ZERO))
              .correct(40, new Correction.OfTransfer(Direction.IN, TWO, Money.parse("7")))
              .bust(4, "a reason")
              .bust(42, ""));
      whatIsRight(http);
      whatIsWrong(http);
      whatIsTooMuch(http);
      whatIsAway(http);
    }
    withoutKeys();
    withoutDemo();
    List<String> missing = new ArrayList<>();
    for (Operation operation : document.operations()) {
      for (int status : operation.statuses()) {
        String wanted = operation + " " + status;
        if (!seen.contains(wanted) && !ELSEWHERE.contains(wanted)) {
          missing.add(wanted);
        }
      }
    }
    assertThat(missing).as("described, and never seen").isEmpty();
  }

  private static String[] as(String token, String... more) {
    String[] headers = java.util.Arrays.copyOf(more, more.length + 2);
    headers[more.length] = "Authorization";
    headers[more.length + 1] = "Bearer " + token;
    return headers;
  }

  private void whatIsRight(HttpRig http) {
    String[] trader = as(http.token(USER));
    see(http, "GET", OF_USER, "", trader);
    see(http, "GET", OF_USER, "?asOf=20", trader.clone());
    see(http, "GET", OF_USER, "?asOf=2026-11-24T15:00:20Z&knownAt=46", trader.clone());
    see(http, "GET", OF_USER, "?asOf=20&knownAt=46", trader.clone());
    http.board.take(PriceRecords.of("AAPL", "101", "MSFT", "401", "AMZN", "181"));
    http.closes.take(StubCloses.at(20, "AAPL", "100", "MSFT", "400", "AMZN", "180"));
    see(http, "GET", OF_USER, "", trader);
    HttpResponse<String> portfolio = http.get(OF_USER.replace("{userId}", USER.toString()));
    String tag = portfolio.headers().firstValue("ETag").orElseThrow();
    see(http, "GET", OF_USER, "", as(http.token(USER), "If-None-Match", tag));
    see(http, "GET", TRADES, "", trader);
    see(http, "GET", ENTRIES, "", trader);
    see(http, "GET", TRADES, "?limit=3&before=4", trader);
    see(http, "GET", ENTRIES, "?limit=3&before=4", trader);
    see(http, "GET", EXPLAIN, "?symbol=AAPL", trader);
    see(http, "GET", EXPLAIN, "?symbol=AAPL&limit=3&before=4", trader);
    see(http, "GET", LOTS, "?symbol=AAPL", trader);
    see(http, "GET", LOTS, "?symbol=AAPL&method=HIFO&limit=3&before=4", trader);
    see(http, "POST", TRADES, "", TRADE, as(http.token(USER), "Content-Type", "application/json"));
    see(http, "POST", PREVIEW, "", TRADE, as(http.token(USER), "Content-Type", "application/json"));
    see(http, "GET", "/api/v1/instruments", "", trader);
    String instruments = http.get("/api/v1/instruments").headers().firstValue("ETag").orElseThrow();
    see(http, "GET", "/api/v1/instruments", "", as(http.token(USER), "If-None-Match", instruments));
    see(http, "GET", "/api/v1/session", "", trader);
    see(http, "GET", "/api/v1/session", "", as(http.firmToken()));
    see(http, "POST", "/api/v1/session", "", trader);
    see(http, "DELETE", "/api/v1/session", "");
    see(http, "POST", "/api/v1/ticket", "", trader);
    see(http, "GET", "/api/v1/firm/portfolios", "", as(http.firmToken()));
    see(http, "POST", "/api/v1/firm/close", "", as(http.firmToken()));
    StubDesk.register(
        http.kit, close -> new ClosingDesk.Begun(close.date(), "20261124T210000.123Z"));
    see(http, "POST", "/api/v1/firm/close", "?date=2026-11-24", as(http.firmToken()));
    see(http, "POST", "/api/v1/firm/close", "?date=soon", as(http.firmToken()));
    theFirmsDays(http);
    theMarket(http);
    see(http, "GET", "/demo/token", "?user=" + USER);
    see(http, "GET", "/demo/users", "?wait=0");
    for (String open : List.of("/health/live", "/health/ready", "/metrics", "/openapi.yaml")) {
      see(http, "GET", open, "");
    }
  }

  private void theMarket(HttpRig http) {
    String[] json = as(http.firmToken(), "Content-Type", "application/json");
    see(http, "GET", MARKET, "", as(http.firmToken()));
    see(http, "POST", MARKET, "", SPLIT, json);
    String id = "6f1c0a52-0000-4000-8000-000000000001";
    AtomicReference<MarketDesk.Answer> answer =
        new AtomicReference<>(new MarketDesk.Posted(1, id, 1_795_532_645_123L, false));
    StubDesk.registerMarket(http.kit, post -> answer.get());
    see(http, "POST", MARKET, "", SPLIT, json);
    for (MarketDesk.Why why : MarketDesk.Why.values()) {
      answer.set(new MarketDesk.Refused(why, "", "no"));
      see(http, "POST", MARKET, "", SPLIT, json);
    }
    see(http, "POST", MARKET, "", "{\"type\":\"BONUS\"}", json);
    see(http, "POST", MARKET, "", SPLIT + " ".repeat(5_000), json);
    see(http, "POST", MARKET, "", SPLIT, as(http.firmToken(), "Content-Type", "text/plain"));
    see(http, "GET", RECORD, "!7", as(http.firmToken()));
    see(http, "GET", RECORD, "!soon", as(http.firmToken()));
    for (MarketAction action : SampleActions.all()) {
      http.market.add(action);
    }
    for (int number = 1; number <= SampleActions.all().size(); number++) {
      see(http, "GET", RECORD, "!" + number, as(http.firmToken()));
    }
    http.ledgers.taken(1, http.marketBoard.list());
    see(http, "GET", MARKET, "", as(http.firmToken()));
    see(http, "GET", "/api/v1/instruments", "", as(http.token(USER)));
  }

  private void theFirmsDays(HttpRig http) {
    String[] firm = as(http.firmToken());
    see(http, "GET", DAYS, "", firm);
    see(http, "GET", DAY, "", firm);
    see(http, "GET", DAY + ".csv", "", firm);
    http.results.publish(FirmDocument.different(DATE, "close"), Instant.EPOCH);
    for (String path : List.of(DAYS, DAY)) {
      see(http, "GET", path, "", firm);
      String tag =
          http.get(path.replace("{date}", DATE)).headers().firstValue("ETag").orElseThrow();
      see(http, "GET", path, "", as(http.firmToken(), "If-None-Match", tag));
    }
    see(http, "GET", DAY + ".csv", "?table=differences", firm);
    see(http, "GET", DAYS, "?limit=0", firm);
    see(http, "GET", LIVE, "", firm);
    see(http, "GET", DAY, "!date", firm);
    see(http, "GET", DAY + ".csv", "!date", firm);
  }

  private void whatIsWrong(HttpRig http) {
    for (Operation operation : document.operations()) {
      if (!operation.isOpen()) {
        see(http, operation.method(), operation.path(), "");
        see(http, operation.method(), operation.path(), "", as("x"));
        if (operation.statuses().contains(403) && !operation.path().endsWith("/ticket")) {
          see(http, operation.method(), operation.path(), "", as(http.token(OTHER)));
        }
        if (operation.path().contains("{userId}")) {
          see(http, operation.method(), operation.path(), "!", as(http.token(USER)));
        }
      }
    }
    String cookie = SessionCookie.NAME + "=x";
    see(http, "DELETE", "/api/v1/session", "", "Cookie", cookie);
    see(http, "POST", "/api/v1/ticket", "", "Cookie", cookie);
    see(http, "POST", "/api/v1/session", "", as(longToken(http)));
    see(http, "GET", "/demo/token", "");
    see(http, "GET", "/demo/users", "?limit=0");
  }

  /** Good, but for its length. */
  private static String longToken(HttpRig http) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader(JWSAlgorithm.HS256),
              new JWTClaimsSet.Builder(SignedJWT.parse(http.token(USER)).getJWTClaimsSet())
                  .claim("more", "x".repeat(SessionCookie.LONGEST_TOKEN))
                  .build());
      var secret =
          ((com.stockafolio.http.access.AccessSettings.SharedSecret) http.settings.access().keys())
              .secret();
      token.sign(new com.nimbusds.jose.crypto.MACSigner(secret));
      return token.serialize();
    } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void whatIsTooMuch(HttpRig http) {
    String[] json = as(http.token(USER), "Content-Type", "application/json");
    see(http, "POST", TRADES, "", TRADE.replace("AAPL", "A".repeat(1_024)), json);
    see(http, "POST", TRADES, "", TRADE, as(http.token(USER), "Content-Type", "text/plain"));
    see(http, "POST", PREVIEW, "", TRADE.replace("AAPL", "A".repeat(1_024)), json);
    see(http, "POST", PREVIEW, "", TRADE, as(http.token(USER), "Content-Type", "text/plain"));
    http.producer.sendException = new TimeoutException("no broker");
    see(http, "POST", TRADES, "", TRADE, json);
    http.producer.sendException = null;
    String[] keyed =
        as(http.token(USER), "Content-Type", "application/json", "Idempotency-Key", "order 7");
    see(http, "POST", TRADES, "", TRADE, keyed);
    see(http, "POST", TRADES, "", TRADE.replace("BUY", "SELL"), keyed);
    for (int i = 0; i < 20; i++) {
      see(http, "POST", TRADES, "", TRADE, json);
    }
    http.post(OTHER, "/api/v1/ticket", "");
    see(http, "POST", "/api/v1/ticket", "", as(http.token(Booking.user(3))));
  }

  private void whatIsAway(HttpRig http) {
    for (int ledger = 0; ledger < StubLedgers.COUNT; ledger++) {
      http.ledgers.silence(ledger);
    }
    see(http, "GET", OF_USER, "", as(http.token(USER)));
    see(http, "GET", TRADES, "", as(http.token(USER)));
    for (int i = 0; i < 20; i++) {
      String[] json = as(http.token(USER), "Content-Type", "application/json");
      see(http, "POST", PREVIEW, "", TRADE, json);
    }
    see(http, "GET", ENTRIES, "", as(http.token(USER)));
    see(http, "GET", EXPLAIN, "?symbol=AAPL", as(http.token(USER)));
    see(http, "GET", LOTS, "?symbol=AAPL", as(http.token(USER)));
    see(http, "GET", "/health/ready", "");
    http.results.goAway();
    http.market.away(true);
    see(http, "GET", RECORD, "!99", as(http.firmToken()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              see(http, "GET", MARKET, "", as(http.firmToken()));
              return seen.contains("GET " + MARKET + " 503");
            });
    for (String path : List.of(DAYS, DAY, DAY + ".csv", LIVE)) {
      see(http, "GET", path, "", as(http.firmToken()));
    }
  }

  /** The issuer is away, so nobody can be known. */
  private void withoutKeys() throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
            new JWTClaimsSet.Builder().issuer("test").build());
    token.sign(new RSASSASigner(new RSAKeyGenerator(2_048).generate()));
    try (HttpRig http =
        new HttpRig(
            """
            stockafolio.http.access { demo-tokens = off, jwks = "http://127.0.0.1:9/keys" }
            """)) {
      for (Operation operation : document.operations()) {
        if (!operation.isOpen()) {
          see(http, operation.method(), operation.path(), "", as(token.serialize()));
        }
      }
    }
  }

  private void withoutDemo() {
    try (HttpRig http =
        new HttpRig(
            """
            stockafolio.http.access { demo-tokens = off, jwks = "http://127.0.0.1:9/keys" }
            """)) {
      see(http, "GET", "/demo/token", "?role=firm");
      see(http, "GET", "/demo/users", "");
    }
  }
}
