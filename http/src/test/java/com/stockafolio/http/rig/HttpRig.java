package com.stockafolio.http.rig;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.http.javadsl.ServerBinding;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.node.EngineMetrics;
import com.stockafolio.http.HttpPart;
import com.stockafolio.http.HttpSettings;
import com.stockafolio.http.Outside;
import com.stockafolio.http.access.DemoTokens;
import com.stockafolio.http.idempotency.MemoryKeys;
import com.stockafolio.http.portfolio.CloseBoard;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.posting.TradeTopic;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.transaction.UserId;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The HTTP server on a free port, in front of stub ledgers, and a client for it. */
public final class HttpRig implements AutoCloseable {
  /** All trades of tests were recorded before it. */
  public static final Clock CLOCK = Clock.offset(Clock.systemUTC(), Duration.ofDays(3_650));

  public final ActorTestKit kit;
  public final StubLedgers ledgers;
  public final StubMarket market = new StubMarket();
  public final MarketBoard marketBoard = market.board();
  public final InstrumentBoard instruments = new InstrumentBoard(marketBoard);
  public final PriceBoard board = PriceRecords.board();
  public final CloseBoard closes = new CloseBoard(instruments);
  public final EngineMetrics metrics = new EngineMetrics();
  public final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  public final MemoryKeys keys = new MemoryKeys();
  public final StubResults results = new StubResults();
  public final HttpSettings settings;
  final ServerBinding binding;

  /** Null where the settings allow none. */
  private final DemoTokens tokens;

  private final HttpClient client = HttpClient.newHttpClient();

  public HttpRig(String overrides) {
    marketBoard.follow(board::know);
    Config config =
        ConfigFactory.parseString(overrides)
            .withFallback(ConfigFactory.parseString("stockafolio.http.port = 0"))
            .withFallback(ConfigFactory.load("application-test"));
    kit = ActorTestKit.create("http-rig", config);
    ledgers = new StubLedgers(kit);
    settings = HttpSettings.read(config);
    tokens =
        settings.access().demoTokens().isPresent()
            ? new DemoTokens(settings.access(), CLOCK)
            : null;
    binding =
        HttpPart.serve(
            node(kit, ledgers, metrics),
            settings,
            new Outside(
                marketBoard,
                instruments,
                board,
                closes,
                Optional.empty(),
                new TradeTopic(producer, settings.posting()),
                new ProducedTrades(producer),
                keys,
                results,
                CLOCK));
  }

  /** The trader's token. */
  public String token(UserId user) {
    return tokens.forTrader(user);
  }

  public String firmToken() {
    return tokens.forFirm();
  }

  public static Node node(ActorTestKit kit, StubLedgers ledgers, EngineMetrics metrics) {
    return new Node(
        kit.system(),
        ledgers.ledgers(),
        Booking.INSTRUMENTS,
        metrics,
        ledgers.history(),
        null,
        "test");
  }

  public int port() {
    return binding.localAddress().getPort();
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path);
  }

  /** Sent by the firm, unless the headers say who sends it. */
  public HttpResponse<String> send(String method, String path, String... headers) {
    String[] all = headers;
    if (!List.of(headers).contains("Authorization")) {
      all = Arrays.copyOf(headers, headers.length + 2);
      all[headers.length] = "Authorization";
      all[headers.length + 1] = "Bearer " + firmToken();
    }
    return sendAnonymously(method, path, "", all);
  }

  /** A JSON body, sent by the trader. */
  public HttpResponse<String> post(UserId user, String path, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 4);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token(user);
    all[headers.length + 2] = "Content-Type";
    all[headers.length + 3] = "application/json";
    return sendAnonymously("POST", path, body, all);
  }

  /** Sent with these headers alone. */
  public HttpResponse<String> sendAnonymously(
      String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public EventClient events(String userAndQuery, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Authorization: Bearer " + firmToken();
    return new EventClient(port(), "/api/v1/portfolios/" + userAndQuery, all);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
