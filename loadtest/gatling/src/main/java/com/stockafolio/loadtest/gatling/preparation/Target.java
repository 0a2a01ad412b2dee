package com.stockafolio.loadtest.gatling.preparation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The system to load, as it is asked before the load: not by Gatling, and not measured. */
final class Target {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int OK = 200;
  private static final Pattern USER = Pattern.compile("\"userId\":\"([0-9a-f-]{36})\"");

  private final URI baseUrl;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Target(URI baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * Checks that it answers and serves.
   *
   * @throws TargetRefused if not; the message names the option and what to do
   */
  void requireReady() throws TargetRefused, InterruptedException {
    int status = get("/health/ready", "").statusCode();
    if (status != OK) {
      throw new TargetRefused(
          "-DbaseUrl=%s answers %d to /health/ready: it does not serve yet, or is another program; wait until it is ready, or name another address"
              .formatted(baseUrl, status));
    }
  }

  /** Whether a path answers 200. */
  boolean has(String path, String token) throws TargetRefused, InterruptedException {
    return get(path, token).statusCode() == OK;
  }

  /**
   * The JSON at a path.
   *
   * @throws TargetRefused if the answer is not 200 with JSON
   */
  JsonNode json(String path, String token) throws TargetRefused, InterruptedException {
    HttpResponse<String> response = get(path, token);
    if (response.statusCode() == OK) {
      try {
        return JSON.readTree(response.body());
      } catch (JsonProcessingException e) {
        // Said below.
      }
    }
    throw new TargetRefused(
        "-DbaseUrl=%s answers %d to GET %s, where JSON was expected"
            .formatted(baseUrl, response.statusCode(), path));
  }

  /** Users who have traded, the busiest first, as the demo names them: at most 100. */
  List<String> demoUsers(int most) throws TargetRefused, InterruptedException {
    requireDemoTokens();
    List<String> users = new ArrayList<>();
    json("/demo/users?limit=" + Math.min(most, 100), "")
        .path("users")
        .forEach(user -> users.add(user.asText()));
    return users;
  }

  private void requireDemoTokens() throws TargetRefused, InterruptedException {
    if (!has("/demo/users?limit=1", "")) {
      throw new TargetRefused(
          "%s gives no demo tokens; name users and their tokens with -Dusers.file=… (lines userId,token)"
              .formatted(baseUrl));
    }
  }

  /** A demo token; {@code who} is {@code user=…} or {@code role=firm}. */
  String demoToken(String who) throws TargetRefused, InterruptedException {
    HttpResponse<String> response = get("/demo/token?" + who, "");
    if (response.statusCode() != OK) {
      throw new TargetRefused(
          "%s answers %d to GET /demo/token?%s; name users and their tokens with -Dusers.file=…"
              .formatted(baseUrl, response.statusCode(), who));
    }
    return response.body().strip();
  }

  /**
   * Adds users from the list of all portfolios, read only as far as needed, until there are {@code
   * most}.
   */
  void addPortfolioUsers(Collection<String> users, int most, String firmToken)
      throws TargetRefused, InterruptedException {
    try {
      HttpResponse<Stream<String>> response =
          http.send(
              request("/api/v1/firm/portfolios", firmToken), HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = response.body()) {
        lines
            .map(USER::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .takeWhile(user -> users.size() < most)
            .forEach(users::add);
      }
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private HttpResponse<String> get(String path, String token)
      throws TargetRefused, InterruptedException {
    try {
      return http.send(request(path, token), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private HttpRequest request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private TargetRefused unreachable(IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new TargetRefused(
        "-DbaseUrl=%s cannot be reached (%s): start a system there (mvn -Pdemo), or name the address of one that runs"
            .formatted(baseUrl, why));
  }
}
