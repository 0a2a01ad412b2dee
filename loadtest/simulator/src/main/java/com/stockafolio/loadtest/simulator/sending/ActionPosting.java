package com.stockafolio.loadtest.simulator.sending;

import com.stockafolio.loadtest.simulator.market.ActionPlan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what the market does to the firm's desk, each action in its second and after the one before
 * it. One that is not taken is posted again, to the next node, under its actionId: so it is done
 * once.
 */
public final class ActionPosting {
  private static final Logger log = LoggerFactory.getLogger(ActionPosting.class);

  private static final String ROUTE = "/api/v1/firm/market";
  private static final String TOKEN_ROUTE = "/demo/token?role=firm";
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final long PAUSE_MILLIS = 500;
  private static final int TOO_MANY = 429;
  private static final int UNAUTHORIZED = 401;

  private final List<URI> nodes;
  private final List<ActionPlan.Planned> actions;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile String failure;
  private volatile int posted;

  /** One that posts these to any of the nodes. */
  public ActionPosting(List<URI> nodes, List<ActionPlan.Planned> actions) {
    this.nodes = List.copyOf(nodes);
    this.actions = List.copyOf(actions);
    if (actions.isEmpty()) {
      done.countDown();
    }
  }

  /** Begins with the first second of the run. */
  public void start(RunClock clock) {
    if (!actions.isEmpty()) {
      Thread thread = new Thread(() -> postAll(clock.startNanos()), "actions");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void postAll(long startNanos) {
    try {
      for (ActionPlan.Planned action : actions) {
        long due = startNanos + TimeUnit.SECONDS.toNanos(action.second());
        if (stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)
            && due > System.nanoTime()) {
          break;
        }
        post(action);
        posted++;
      }
      log.info("{} actions of the market posted", posted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failure = e.getMessage();
    } finally {
      done.countDown();
    }
  }

  private void post(ActionPlan.Planned action) throws IOException, InterruptedException {
    long giveUpNanos = System.nanoTime() + GIVE_UP_NANOS;
    String last = "";
    for (int attempt = 0; System.nanoTime() < giveUpNanos; attempt++) {
      URI node = nodes.get(attempt % nodes.size());
      try {
        HttpResponse<String> answer = ask(node, action.body());
        int status = answer.statusCode();
        last = node + ": " + status + " " + answer.body();
        if (status == 200 || status == 201) {
          return;
        }
        if (status < 500 && status != TOO_MANY && status != UNAUTHORIZED) {
          throw new Refused("the desk refused " + action.body() + ": " + last);
        }
      } catch (Refused refused) {
        throw refused;
      } catch (IOException e) {
        last = node + ": " + e;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IOException("no desk took " + action.body() + ": " + last);
  }

  private HttpResponse<String> ask(URI node, String body) throws IOException, InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(node.resolve(ROUTE))
            .timeout(ANSWER_WITHIN)
            .header("Authorization", "Bearer " + token(node))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(post, HttpResponse.BodyHandlers.ofString());
  }

  private String token(URI node) throws IOException, InterruptedException {
    HttpRequest get =
        HttpRequest.newBuilder(node.resolve(TOKEN_ROUTE)).timeout(ANSWER_WITHIN).build();
    HttpResponse<String> answer = http.send(get, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("no token: HTTP " + answer.statusCode());
    }
    return answer.body();
  }

  /** The run ends: what is not due yet is not posted any more. */
  public void stop() {
    stopped.countDown();
  }

  /** Whether nothing is being posted any more. */
  public boolean isDone() {
    return done.getCount() == 0;
  }

  /** Waits for that; false where it takes longer. */
  boolean awaitDone(Duration most) throws InterruptedException {
    return done.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many the desk took. */
  public int posted() {
    return posted;
  }

  /** Why it ended early; null where it did not. */
  public String failure() {
    return failure;
  }

  /** Posting it again would not help. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }
}
