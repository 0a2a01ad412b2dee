package com.stockafolio.loadtest.browser.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.http.page.PageFiles;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page and the API's routes over a {@link StubDesk}. */
final class StubRoutes {
  private static final String COOKIE = "stub_session=";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final Pattern PORTFOLIO =
      Pattern.compile("/api/v1/portfolios/([0-9a-f-]{36})(/events|/trades)?");

  private static final PageFiles PAGES = PageFiles.read();

  private final StubDesk desk;

  StubRoutes(StubDesk desk) {
    this.desk = desk;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI address = exchange.getRequestURI();
      String path = address.getPath();
      Matcher portfolio = PORTFOLIO.matcher(path);
      if (path.equals("/") || path.equals("/firm")) {
        String name = path.equals("/") ? "trader/trader.html" : "firm/firm.html";
        file(exchange, name, PAGES.page(name));
      } else if (path.startsWith("/assets/")) {
        String name = path.substring("/assets/".length());
        file(exchange, name, PAGES.assets().get(name));
      } else if (path.startsWith("/api/v1/firm/")) {
        firm(exchange, path.substring("/api/v1/firm/".length()));
      } else if (path.startsWith("/demo/") && desk.demo) {
        demo(exchange, path);
      } else if (path.equals("/api/v1/session")) {
        session(exchange);
      } else if (path.equals("/api/v1/instruments")) {
        answer(exchange, 200, desk.json.instruments());
      } else if (portfolio.matches()) {
        portfolio(exchange, portfolio.group(1), portfolio.group(2));
      } else {
        problem(exchange, 404, "There is nothing here.", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void file(HttpExchange exchange, String name, String text) throws IOException {
    if (text == null) {
      problem(exchange, 404, "There is nothing here.", null);
      return;
    }
    String type =
        Map.of("html", "text/html", "css", "text/css", "svg", "image/svg+xml")
            .getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/javascript");
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    send(
        exchange,
        200,
        type + (type.startsWith("text") ? "; charset=utf-8" : ""),
        text.getBytes(UTF_8));
  }

  private void demo(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/demo/users")) {
      ObjectNode told = StubDesk.JSON.createObjectNode();
      ArrayNode listed = told.putArray("users");
      desk.users.forEach(user -> listed.add(user.toString()));
      answer(exchange, 200, told);
    } else {
      Map<String, String> query = query(exchange);
      send(exchange, 200, "text/plain", query.getOrDefault("user", query.get("role")).getBytes());
    }
  }

  private void session(HttpExchange exchange) throws IOException {
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    if (exchange.getRequestMethod().equals("DELETE")) {
      exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "; Max-Age=0; Path=/; HttpOnly");
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    String user = bearer == null ? signedIn(exchange) : bearer.replace("Bearer ", "");
    boolean firm = user.equals("firm");
    if (!firm && !user.matches("[0-9a-f-]{36}")) {
      problem(exchange, 401, "The token cannot be read.", null);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Set-Cookie", COOKIE + user + "; Path=/; HttpOnly; SameSite=Strict");
    ObjectNode told = StubDesk.JSON.createObjectNode().put("role", firm ? "firm" : "trader");
    if (!firm) {
      told.put("userId", user);
    }
    answer(exchange, 200, told.put("expiresAt", Instant.now().plusSeconds(3_600).toString()));
  }

  private static String signedIn(HttpExchange exchange) {
    String cookies =
        String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
    int at = cookies.indexOf(COOKIE);
    return at < 0 ? "" : cookies.substring(at + COOKIE.length()).split(";")[0];
  }

  private void firm(HttpExchange exchange, String path) throws IOException {
    String date = path.replaceAll("days/|\\.csv", "");
    if (!signedIn(exchange).equals("firm")) {
      problem(exchange, signedIn(exchange).isEmpty() ? 401 : 403, "For the firm.", null);
    } else if (path.equals("days")) {
      answer(exchange, 200, desk.firm.list());
    } else if (path.equals("close")) {
      answer(exchange, 202, desk.firm.close());
    } else if (path.equals("live") && desk.firm.live != null) {
      answer(exchange, 200, desk.firm.live);
    } else if (path.equals("market") && desk.firm.market != null) {
      answer(exchange, 200, desk.firm.market);
    } else if (desk.firm.day(date).isEmpty()) {
      problem(exchange, 404, "There is nothing here.", null);
    } else if (path.endsWith(".csv")) {
      send(exchange, 200, "text/csv", (date + "," + query(exchange).get("table")).getBytes());
    } else {
      answer(exchange, 200, desk.firm.day(date).get());
    }
  }

  private void portfolio(HttpExchange exchange, String user, String part)
      throws IOException, InterruptedException {
    if (!user.equals(signedIn(exchange))) {
      problem(exchange, signedIn(exchange).isEmpty() ? 401 : 403, "Not yours.", null);
    } else if (part == null) {
      answer(exchange, 200, desk.portfolio(UserId.parse(user)));
    } else if (part.equals("/events")) {
      events(exchange, UserId.parse(user));
    } else if (exchange.getRequestMethod().equals("POST")) {
      post(exchange, UserId.parse(user));
    } else {
      history(exchange, UserId.parse(user));
    }
  }

  private void events(HttpExchange exchange, UserId user) throws IOException, InterruptedException {
    StubStream stream = new StubStream(user.toString(), exchange);
    String header = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    String last = header == null ? query(exchange).get("lastEventId") : header;
    desk.connect(stream, last);
    try {
      stream.serve();
    } finally {
      desk.disconnect(stream);
    }
  }

  private void post(HttpExchange exchange, UserId user) throws IOException {
    JsonNode order = StubDesk.JSON.readTree(exchange.getRequestBody().readAllBytes());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    UUID id = UUID.nameUUIDFromBytes((user + key).getBytes());
    if (order.get("price").asText().equals("13")) {
      problem(exchange, 400, "The price 13 is not taken here.", "price");
      return;
    }
    answer(exchange, 202, StubDesk.JSON.createObjectNode().put("tradeId", id.toString()));
    if (desk.booking) {
      desk.trade(
          new Trade(
              TradeId.of(id),
              user,
              order.get("symbol").asText(),
              Side.valueOf(order.get("side").asText()),
              Quantity.parse(order.get("quantity").asText()),
              Price.parse(order.get("price").asText()),
              System.currentTimeMillis()));
    }
  }

  private void history(HttpExchange exchange, UserId user) throws IOException {
    Map<String, String> query = query(exchange);
    long before = Long.parseLong(query.getOrDefault("before", "" + Long.MAX_VALUE));
    int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
    List<RecentTrade> earlier =
        desk.books.history(user).stream().filter(trade -> trade.sequence() < before).toList();
    int from = Math.max(0, earlier.size() - limit);
    ObjectNode told = StubDesk.JSON.createObjectNode();
    ArrayNode page = told.putArray("trades");
    for (int i = earlier.size() - 1; i >= from; i--) {
      page.add(desk.json.trade(user, earlier.get(i)));
    }
    if (from > 0) {
      told.put("next", earlier.get(from).sequence());
    } else {
      told.putNull("next");
    }
    answer(exchange, 200, told);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> values = new HashMap<>();
    String query = exchange.getRequestURI().getQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      values.put(pair.split("=")[0], pair.substring(pair.indexOf('=') + 1));
    }
    return values;
  }

  private static void problem(HttpExchange exchange, int status, String detail, String field)
      throws IOException {
    ObjectNode told = StubDesk.JSON.createObjectNode().put("status", status).put("detail", detail);
    if (field != null) {
      told.put("field", field);
    }
    send(exchange, status, "application/problem+json", StubDesk.JSON.writeValueAsBytes(told));
  }

  private static void answer(HttpExchange exchange, int status, JsonNode told) throws IOException {
    send(exchange, status, "application/json", StubDesk.JSON.writeValueAsBytes(told));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
