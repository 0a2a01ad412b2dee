package com.stockafolio.loadtest.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.generated.ApiClient;
import com.stockafolio.generated.ApiException;
import com.stockafolio.generated.api.AccessApi;
import com.stockafolio.generated.api.FirmApi;
import com.stockafolio.generated.api.MarketApi;
import com.stockafolio.generated.api.OperationApi;
import com.stockafolio.generated.api.PortfoliosApi;
import com.stockafolio.generated.model.Portfolio;
import com.stockafolio.generated.model.Position;
import com.stockafolio.generated.model.PostedTrade;
import com.stockafolio.generated.model.Side;
import com.stockafolio.generated.model.StockDay;
import com.stockafolio.loadtest.process.Children;
import com.stockafolio.loadtest.process.Workspace;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the generator makes of the description works: every kind of answer is read. */
@Timeout(value = 9, unit = TimeUnit.MINUTES)
final class GeneratedClientsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  private static final String ROW =
      "AAPL,Apple,Information Technology,1,'10.5,'12345678901234.12345678,'1.0000,"
          + "'12345678901234.12345678,'0,'1.0000,";

  @TempDir static Path data;

  private static final Children CHILDREN = new Children(living -> {});
  private static EngineNode node;

  @BeforeAll
  static void start() throws Exception {
    LocalStack stack =
        LocalStack.start(
            new Workspace(Workspace.findRoot(), data),
            Ports.free(),
            StackSettings.small(),
            CHILDREN);
    node =
        stack.startNode(
            new EngineNode.Settings(1, 1, 512, List.of("-Dstockafolio.closing.at-the-bell=off")));
    Awaitility.await("the node serves").atMost(LIMIT).until(node::isReady);
    publishDay(stack.ports().cql());
  }

  @AfterAll
  static void stop() {
    CHILDREN.close();
  }

  /** Puts a day where the batch does. */
  private static void publishDay(int port) throws IOException {
    try (InputStream in = GeneratedClientsIT.class.getResourceAsStream("/day.json");
        CqlSession session =
            CqlSession.builder()
                .addContactPoint(new InetSocketAddress("127.0.0.1", port))
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(
                    DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
                        .build())
                .build()) {
      JsonNode day = JSON.readTree(in);
      session.execute(
          "CREATE TABLE IF NOT EXISTS stockafolio.firm_days (date text PRIMARY KEY, close_id text,"
              + " status text, finished_at timestamp, insights text)");
      session.execute(
          "INSERT INTO stockafolio.firm_days (date, close_id, status, finished_at, insights)"
              + " VALUES (?, ?, ?, ?, ?)",
          DATE.toString(),
          day.get("closeId").asText(),
          day.get("status").asText(),
          Instant.now(),
          day.toString());
    }
  }

  private static ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(node.address());
    return client;
  }

  private static ApiClient client(String token) {
    ApiClient client = client();
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    return client;
  }

  @Test
  void theJavaClientReadsEveryKindOfAnswer() throws Exception {
    String user = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
    AccessApi access = new AccessApi(client());
    ApiClient trader = client(access.getDemoToken(user, null));
    PortfoliosApi portfolios = new PortfoliosApi(trader);

    String tradeId =
        portfolios
            .postTrade(
                user,
                new PostedTrade().symbol("AAPL").side(Side.BUY).quantity("10.5").price("178.49"),
                "java")
            .getTradeId();
    Awaitility.await("the trade is booked")
        .atMost(LIMIT)
        .until(() -> portfolios.getPortfolio(user, null, null, null).getSequence() == 1);
    Portfolio portfolio = portfolios.getPortfolio(user, null, null, null);
    assertThat(portfolio.getPositions())
        .extracting(Position::getQuantity, Position::getAverageCost)
        .containsExactly(org.assertj.core.api.Assertions.tuple("10.5", "178.4900"));
    assertThat(portfolios.getTrades(user, null, null).getTrades())
        .singleElement()
        .satisfies(trade -> assertThat(trade.getTradeId()).isEqualTo(tradeId));
    assertThat(new MarketApi(trader).getInstruments(null).getInstruments()).isNotEmpty();

    FirmApi firm = new FirmApi(client(access.getDemoToken(null, "firm")));
    assertThat(Files.readAllLines(firm.getAllPortfolios().toPath()))
        .anySatisfy(line -> assertThat(JSON.readTree(line).get("userId").asText()).isEqualTo(user));
    assertThat(firm.getDays(null, null, null).getDays()).hasSize(1);
    assertThat(firm.getDay(DATE, null).getStocks())
        .extracting(StockDay::getTradedValue)
        .containsExactly("12345678901234.12345678");
    assertThat(Files.readAllLines(firm.getDayTable(DATE, "stocks", "text").toPath()))
        .hasSize(2)
        .last()
        .isEqualTo(ROW);
    assertThat(firm.getRunningDay().getProvisional()).isEqualTo(true);
  }

  @Test
  void theJavaClientAsksWhatIsOpenToAll() throws Exception {
    OperationApi operation = new OperationApi(client());
    assertThat(operation.isReady().getReady()).isTrue();
    assertThat(operation.getMetrics()).contains("stockafolio_ledgers_serving ");
    assertThat(Files.readString(operation.getApiDescription().toPath())).startsWith("openapi: 3.1");
    assertThatThrownBy(() -> new PortfoliosApi(client()).getPortfolio("x", null, null, null))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(401));
  }

  @Test
  void theTypeScriptClientReadsEveryKindOfAnswer(@TempDir Path directory) throws Exception {
    TypeScriptProject project = new TypeScriptProject(directory);
    project.install();
    project.compile();
    String user = "7a3d2b8f-63a6-4e1f-9c60-1b4d9a2a3c7e";
    JsonNode said = JSON.readTree(project.calls(node.address(), user));
    assertThat(said)
        .isEqualTo(
            JSON.createObjectNode()
                .put("live", true)
                .put("document", "openapi: 3.1.0")
                .put("instruments", true)
                .put("sameTrade", true)
                .put("quantity", "10.5")
                .put("averageCost", "178.4900")
                .put("listed", true)
                .put("tradedValue", "12345678901234.12345678")
                .put("row", ROW));
  }
}
