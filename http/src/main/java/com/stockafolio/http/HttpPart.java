package com.stockafolio.http;

import akka.Done;
import akka.actor.Cancellable;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AskPattern;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.settings.ServerSettings;
import akka.pattern.Patterns;
import akka.stream.ActorMaterializer;
import akka.stream.ActorMaterializerSettings;
import akka.stream.Materializer;
import com.stockafolio.engine.Node;
import com.stockafolio.engine.NodePart;
import com.stockafolio.engine.closing.LastCloseTable;
import com.stockafolio.engine.market.MarketBoard;
import com.stockafolio.engine.market.MarketSettings;
import com.stockafolio.engine.market.MarketTable;
import com.stockafolio.engine.node.KafkaSettings;
import com.stockafolio.http.events.ClientPresence;
import com.stockafolio.http.events.ClientTopics;
import com.stockafolio.http.events.EventFrames;
import com.stockafolio.http.events.EventStreams;
import com.stockafolio.http.events.StreamSettings;
import com.stockafolio.http.events.StreamSources;
import com.stockafolio.http.firm.CassandraFirmResults;
import com.stockafolio.http.firm.FirmSettings;
import com.stockafolio.http.idempotency.CassandraKeyTable;
import com.stockafolio.http.idempotency.KafkaTradeLog;
import com.stockafolio.http.portfolio.CloseBoard;
import com.stockafolio.http.portfolio.DaySettings;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PastPortfolios;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.posting.PostingSettings;
import com.stockafolio.http.posting.TradeTopic;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.tls.ServerKeys;
import com.stockafolio.http.tls.TlsSettings;
import com.stockafolio.prices.PriceRules;
import com.typesafe.config.Config;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The HTTP server of a node with the role {@code http}. */
public final class HttpPart implements NodePart {
  /**
   * A connection without a request is reset when the server stops, and a reset discards what its
   * client has not read yet: the farewell.
   */
  private static final Duration TO_READ_FAREWELLS = Duration.ofMillis(500);

  /** On it run connections and streams, so that their clients do not keep the booking waiting. */
  private static final String DISPATCHER = "stockafolio.http.dispatcher";

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String role() {
    return "http";
  }

  @Override
  public List<Consumer<Config>> settings() {
    // Each room's own beside them all: a key that is missing hides no other fault.
    return List.of(
        StreamSettings::read,
        PostingSettings::read,
        FirmSettings::read,
        DaySettings::read,
        TlsSettings::read,
        HttpSettings::read,
        PriceRules::read,
        MarketSettings::verifyingKeys);
  }

  @Override
  public void start(Node node) {
    Config config = node.system().settings().config();
    HttpSettings settings = HttpSettings.read(config);
    MarketBoard market =
        new MarketBoard(new MarketTable(node)::after, MarketSettings.verifyingKeys(config));
    follow(node, market, settings.marketLookEvery());
    InstrumentBoard instruments = new InstrumentBoard(market);
    PriceBoard board = new PriceBoard(PriceRules.read(config), Clock.systemUTC());
    market.follow(board::know);
    Outside outside =
        new Outside(
            market,
            instruments,
            board,
            closes(node, instruments, settings.day()),
            Optional.of(KafkaSettings.read(config)),
            TradeTopic.open(settings.posting()),
            new KafkaTradeLog(
                settings.posting().kafka(), settings.posting().topic(), settings.posting().keys()),
            new CassandraKeyTable(
                node.cassandra(), node.keyspace(), settings.posting().keys().remembered()),
            new CassandraFirmResults(
                node.cassandra(), node.keyspace(), settings.firm().readTimeout()),
            Clock.systemUTC());
    ServerBinding binding = serve(node, settings, outside);
    node.system()
        .log()
        .info(
            "{} on {}",
            settings.tls().files().isPresent() ? "HTTPS" : "HTTP",
            binding.localAddress());
  }

  private static CloseBoard closes(Node node, InstrumentBoard instruments, DaySettings settings) {
    CloseBoard closes = new CloseBoard(instruments);
    endInOrder(
        node,
        "http-last-close",
        closes.follow(node.system(), new LastCloseTable(node), settings.lookEvery()));
    return closes;
  }

  private static void follow(Node node, MarketBoard market, Duration every) {
    AtomicBoolean failing = new AtomicBoolean();
    Runnable look =
        () ->
            market
                .read()
                .whenComplete(
                    (list, failure) -> {
                      if (failure == null) {
                        failing.set(false);
                      } else if (!failing.getAndSet(true)) {
                        node.system()
                            .log()
                            .warn("The market's list cannot be read: {}", failure.toString());
                      }
                    });
    endInOrder(
        node,
        "http-market",
        node.system()
            .scheduler()
            .scheduleWithFixedDelay(Duration.ZERO, every, look, node.system().executionContext()));
  }

  private static void endInOrder(Node node, String name, Cancellable looking) {
    CoordinatedShutdown.get(node.system())
        .addTask(
            CoordinatedShutdown.PhaseServiceStop(),
            name,
            () -> {
              looking.cancel();
              return done();
            });
  }

  /** Binds the port and serves until coordinated shutdown. */
  public static ServerBinding serve(Node node, HttpSettings settings, Outside outside) {
    ActorSystem<?> system = node.system();
    PortfolioJson json = new PortfolioJson(outside.instruments(), outside.board());
    DayStarts starts = starts(node, settings, outside.closes());
    AtomicInteger openStreams = new AtomicInteger();
    StreamSources shared =
        new StreamSources(
            node.ledgers(),
            node.history(),
            new EventFrames(json),
            starts,
            settings.streams(),
            settings.answerTimeout());
    ActorRef<EventStreams.Command> streams =
        system.systemActorOf(
            EventStreams.create(shared, openStreams),
            "http-event-streams",
            DispatcherSelector.fromConfig(DISPATCHER));
    NodeMetrics metrics = new NodeMetrics(node.metrics(), node.ledgers(), openStreams, outside);
    NodeRoutes routes = new NodeRoutes(node, settings, outside, json, starts, streams, metrics);
    ServerBinding binding =
        Binding.await(
            server(node, settings)
                .withSettings(serverSettings(system, settings))
                .withMaterializer(materializer(system))
                .bindFlow(
                    ClientPresence.noticedBy(
                        serverSettings(system, settings).getPipeliningLimit(),
                        metrics.counted(routes.all().route()).handler(system))),
            settings.host(),
            settings.port(),
            "stockafolio.http.port");
    leaveInOrder(system, settings, binding, streams, metrics, outside);
    outside
        .topics()
        .ifPresent(
            read ->
                ClientTopics.follow(
                    system, read, outside.board(), streams, node.metrics().rejectionsUnreadable));
    return binding;
  }

  /** Encrypted where there is a certificate. */
  private static ServerBuilder server(Node node, HttpSettings settings) {
    ServerBuilder plain = Http.get(node.system()).newServerAt(settings.host(), settings.port());
    if (settings.tls().files().isEmpty()) {
      return plain;
    }
    ServerKeys keys = new ServerKeys(settings.tls().files().get());
    Duration every = settings.tls().lookEvery();
    endInOrder(
        node,
        "http-certificate",
        node.system()
            .scheduler()
            .scheduleWithFixedDelay(every, every, keys::look, node.system().executionContext()));
    return plain.enableHttps(ConnectionContext.httpsServer(keys.context()));
  }

  /** Akka HTTP asks for no dispatcher, and takes that of its materializer. */
  @SuppressWarnings("deprecation")
  private static Materializer materializer(ActorSystem<?> system) {
    return ActorMaterializer.create(
        ActorMaterializerSettings.create(system.classicSystem()).withDispatcher(DISPATCHER),
        system.classicSystem());
  }

  private static DayStarts starts(Node node, HttpSettings settings, CloseBoard closes) {
    DaySettings day = settings.day();
    PastPortfolios past =
        new PastPortfolios(node.history(), node.system(), settings.pagesAtOnce(), day.patience());
    return new DayStarts(closes, past, day);
  }

  private static ServerSettings serverSettings(ActorSystem<?> system, HttpSettings settings) {
    ServerSettings configured = ServerSettings.create(system.settings().config());
    return configured
        // What clients write into their headers is no matter for the log.
        .withParserSettings(configured.getParserSettings().withIllegalHeaderWarnings(false))
        .withServerHeader(Optional.empty())
        .withRemoteAddressAttribute(true)
        .withMaxConnections(settings.maxConnections())
        .withParsingErrorHandler(UnreadableRequest.class.getName());
  }

  /** First no new connections, then the streams' farewell, then the rest of the requests. */
  private static void leaveInOrder(
      ActorSystem<?> system,
      HttpSettings settings,
      ServerBinding binding,
      ActorRef<EventStreams.Command> streams,
      NodeMetrics metrics,
      Outside outside) {
    CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceUnbind(), "http-unbind", () -> binding.unbind());
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceRequestsDone(),
        "http-streams-and-requests",
        () ->
            sayFarewell(system, settings, streams)
                .thenCompose(said -> Patterns.after(TO_READ_FAREWELLS, system, HttpPart::done))
                .thenCompose(read -> binding.terminate(settings.shutdownGrace()))
                .thenApply(terminated -> Done.getInstance()));
    shutdown.addTask(
        CoordinatedShutdown.PhaseServiceStop(),
        "http-metrics-and-posting",
        () -> {
          metrics.close();
          outside.posting().close();
          outside.tradeLog().close();
          return done();
        });
  }

  private static CompletionStage<Done> sayFarewell(
      ActorSystem<?> system, HttpSettings settings, ActorRef<EventStreams.Command> streams) {
    return AskPattern.<EventStreams.Command, Done>ask(
            streams,
            EventStreams.GoAway::new,
            settings.shutdownGrace().plusMillis(1),
            system.scheduler())
        .exceptionally(late -> Done.getInstance());
  }

  private static CompletionStage<Done> done() {
    return CompletableFuture.completedFuture(Done.getInstance());
  }
}
