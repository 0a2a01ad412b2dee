package com.stockafolio.loadtest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.client.PortfolioListener;
import com.stockafolio.client.PortfolioStreamClient;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.stockafolio.testing.CuttingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traders' streams on real servers: one whose connection breaks again and again while trades go on
 * is told every trade once and in order; prices and refusals reach their trader.
 */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class StreamsIT {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final Duration STEP_LIMIT = Duration.ofSeconds(60);
  private static final int CUTS = 100;
  private static final int MOST_RESETS = 5;
  private static final int MOST_MORE_MILLIS = 300;

  /** Of every so many trades one is the watched user's: 100 of 500 a second. */
  private static final int USERS = 5;

  /** The first of the users whom load runs trade for, and nobody else. */
  private static final int LOAD_USERS = 100;

  private static final int TICK_MILLIS = 10;
  private static final int TRADES_IN_A_TICK = 5;
  private static final long SEED = 20_261_124;

  @TempDir static Path data;

  private static final Children CHILDREN = new Children(living -> {});
  private static LocalStack stack;
  private static EngineNode node;

  private final ScheduledExecutorService trading = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger sent = new AtomicInteger();
  private KafkaProducer<String, String> producer;

  @BeforeAll
  static void start() throws InterruptedException {
    stack =
        LocalStack.start(
            new Workspace(Workspace.findRoot(), data),
            Ports.free(),
            StackSettings.small(),
            CHILDREN);
    node = stack.startNode(new EngineNode.Settings(1, 1, 512, List.of()));
    Awaitility.await("the engine serves").atMost(READY_LIMIT).until(node::isReady);
  }

  @BeforeEach
  void openProducer() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.ports().kafkaAddress(), "linger.ms", "0"),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterEach
  void closeProducer() {
    trading.shutdownNow();
    producer.close(Duration.ZERO);
  }

  @AfterAll
  static void stop() {
    CHILDREN.close();
  }

  private static UUID user(int number) {
    return new UUID(0x8000L, 0x8000_0000_0000_0000L | number);
  }

  /**
   * What a user's client was told: the snapshot's sequence, then each trade's; the rest as it is.
   */
  private static final class Told implements PortfolioListener {
    private final List<Long> sequences = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

    @Override
    public void snapshot(long sequence, String json) {
      sequences.add(sequence);
    }

    @Override
    public void trade(long sequence, String json) {
      sequences.add(sequence);
    }

    @Override
    public void valuation(String json) {
      notes.add(json);
    }

    @Override
    public void rejected(String json) {
      notes.add(json);
    }
  }

  @Test
  void pricesAndRefusalsReachTheirTrader() throws Exception {
    UUID user = user(USERS);
    Told told = new Told();
    String token = token(user);
    try (PortfolioStreamClient client =
        PortfolioStreamClient.of(user, URI.create(node.address()))
            .withToken(() -> token)
            .open(told)) {
      send("trades", user.toString(), trade(user, 1_000_000, "BUY", 10));
      Awaitility.await("the trade").atMost(STEP_LIMIT).until(() -> client.lastSequence() == 1);
      send("prices", "AAPL", "not a price");
      for (String price : List.of("180.0000", "181.2500")) {
        send("prices", "AAPL", price(price));
        assertThat(told.notes.poll(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS))
            .contains("\"price\":\"" + price + "\"");
      }
      send("trades", user.toString(), trade(user, 1_000_000, "BUY", 10));
      assertThat(told.notes.poll(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS))
          .startsWith(
              "{\"tradeId\":\"%s\",\"reason\":\"DUPLICATE\",\"detail\":\"first at offset "
                  .formatted(new UUID(0x8000L, 1_000_000)));
    }
  }

  private void send(String topic, String key, String value) throws Exception {
    producer.send(new ProducerRecord<>(topic, key, value)).get(30, TimeUnit.SECONDS);
  }

  private static String price(String price) {
    return "{\"symbol\":\"AAPL\",\"price\":\"%s\",\"at\":\"2026-11-24T15:04:05.123Z\"}"
        .formatted(price);
  }

  @Test
  void aHundredBrokenConnectionsLoseAndRepeatNothing() throws Exception {
    Told told = new Told();
    Random random = new Random(SEED);
    String token = token(user(0));
    try (CuttingProxy proxy = new CuttingProxy(URI.create(node.address()));
        PortfolioStreamClient client =
            PortfolioStreamClient.of(user(0), proxy.uri()).withToken(() -> token).open(told)) {
      Awaitility.await("the snapshot").atMost(STEP_LIMIT).until(() -> client.lastSequence() == 0);
      trading.scheduleAtFixedRate(this::sendSome, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
      for (int cut = 0; cut < CUTS; cut++) {
        long opened = client.counts().opened();
        long before = client.lastSequence();
        Awaitility.await("trades before cut " + cut)
            .atMost(STEP_LIMIT)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> client.lastSequence() > before);
        long cutAt = System.nanoTime() + random.nextInt(MOST_MORE_MILLIS) * 1_000_000L;
        Awaitility.await("the time of cut " + cut)
            .atMost(STEP_LIMIT)
            .pollInterval(Duration.ofMillis(1))
            .until(() -> System.nanoTime() >= cutAt);
        proxy.cut();
        Awaitility.await("a new stream after cut " + cut)
            .atMost(STEP_LIMIT)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> client.counts().opened() > opened);
      }
      trading.shutdown();
      assertThat(trading.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      producer.flush();
      long trades = LongStream.range(0, sent.get()).filter(i -> i % USERS == 0).count();
      Awaitility.await("the last trade")
          .atMost(STEP_LIMIT)
          .until(() -> client.lastSequence() == trades);
      System.out.println("Resuming streams: " + client.counts() + ", trades told: " + trades);
      assertThat(client.counts().resets()).isLessThanOrEqualTo(MOST_RESETS);
      assertThat(client.counts().interrupted()).isGreaterThanOrEqualTo(CUTS);
      if (client.counts().resets() == 0) {
        assertThat(told.sequences).isEqualTo(LongStream.rangeClosed(0, trades).boxed().toList());
      } else {
        assertThat(told.sequences).isSorted().doesNotHaveDuplicates();
      }
      assertThat(client.counts().repeated()).isZero();
      assertThat(client.counts().missing()).isZero();
    }
  }

  @Test
  void loadScenariosPassAndFailByTheirThresholds() throws Exception {
    String users =
        IntStream.range(LOAD_USERS, LOAD_USERS + 3)
            .mapToObj(number -> user(number) + "," + token(user(number)) + "\n")
            .collect(Collectors.joining());
    LoadRun.twoOfThem(node.address(), data, users);
  }

  /** A token of the local demo; null where the API asks for none. */
  private String token(UUID user) {
    return node.get("/demo/token?user=" + user).map(String::strip).orElse(null);
  }

  private void sendSome() {
    for (int i = 0; i < TRADES_IN_A_TICK; i++) {
      int index = sent.getAndIncrement();
      UUID user = user(index % USERS);
      String side = index % 3 == 0 ? "SELL" : "BUY";
      producer.send(
          new ProducerRecord<>("trades", user.toString(), trade(user, index, side, 1 + index % 7)));
    }
  }

  private static String trade(UUID user, int index, String side, int quantity) {
    return """
    {"tradeId":"%s","userId":"%s","symbol":"AAPL","side":"%s","quantity":"%d",\
    "price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}\
    """
        .formatted(new UUID(0x8000L, index), user, side, quantity);
  }
}
