package com.stockafolio.loadtest.simulator.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.simulator.market.ActionPlan;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ActionPostingTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private HttpServer desk;

  @BeforeEach
  void start() throws IOException {
    desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext("/demo/token", exchange -> answer(exchange, 200, "firm-token"));
    desk.createContext(
        "/api/v1/firm/market",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          first.countDown();
          asked.add(token + " " + body);
          answer(exchange, answers.isEmpty() ? 201 : answers.removeFirst(), "{}");
        });
    desk.start();
  }

  @AfterEach
  void stop() {
    desk.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ActionPosting posting(long... seconds) {
    URI node = URI.create("http://127.0.0.1:" + desk.getAddress().getPort());
    List<ActionPlan.Planned> actions = new CopyOnWriteArrayList<>();
    for (long second : seconds) {
      actions.add(new ActionPlan.Planned(second, "{" + second + "}"));
    }
    return new ActionPosting(List.of(node), actions);
  }

  private static void awaitDone(ActionPosting posting) throws InterruptedException {
    assertThat(posting.awaitDone(Duration.ofSeconds(30))).isTrue();
    assertThat(posting.isDone()).isTrue();
  }

  @Test
  void postsInOrderAndAgainWhereTheDeskIsAway() throws InterruptedException {
    answers.addAll(List.of(503, 429, 201, 200));
    ActionPosting posting = posting(0, 1);
    posting.start(RunClock.startNow());
    awaitDone(posting);
    assertThat(posting.failure()).isNull();
    assertThat(posting.posted()).isEqualTo(2);
    assertThat(asked)
        .containsExactly(
            "Bearer firm-token {0}",
            "Bearer firm-token {0}", "Bearer firm-token {0}", "Bearer firm-token {1}");
  }

  @Test
  void aRefusalEndsTheRun() throws InterruptedException {
    answers.addAll(List.of(409));
    ActionPosting posting = posting(0, 0);
    posting.start(RunClock.startNow());
    awaitDone(posting);
    assertThat(posting.failure()).contains("the desk refused {0}", "409");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatIsNotDueWhenTheRunEndsIsNotPosted() throws InterruptedException {
    ActionPosting posting = posting(0, 1_000);
    posting.start(RunClock.startNow());
    assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    posting.stop();
    awaitDone(posting);
    assertThat(posting.failure()).isNull();
    assertThat(asked).hasSize(1);
  }
}
