package com.stockafolio.loadtest.checker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.checker.books.Books;
import com.stockafolio.loadtest.checker.books.OracleBook;
import com.stockafolio.loadtest.checker.books.Reading;
import com.stockafolio.loadtest.checker.books.Samples;
import com.stockafolio.loadtest.checker.books.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
  /** In 1e-9 shares: the most of one trade. */
  private static final long BILLION_SHARES = 1_000_000_000L * 1_000_000_000L;

  private static final UUID USER = new UUID(0x0189abcd00008000L, 0x8000000000000001L);
  private static final UUID OTHER = new UUID(0x0189abcd00008000L, 0x8000000000000002L);

  private final Books books = new Books(Samples.NO_PRELOAD, Samples.EVERYBODY);
  private final OracleBook oracle = new OracleBook(USER);
  private final OracleBook other = new OracleBook(OTHER);
  private final Random random = new Random(3);
  private int round;

  @BeforeEach
  void twoUsersTrade() {
    for (int i = 0; i < 20; i++) {
      // Stock 4 is bought and sold again, so that a flat position is in the books.
      trade(
          oracle,
          USER,
          i % 4,
          i % 5 == 0 ? -1 : 1,
          100_000_000_000L + i * 7L,
          178_490_000_000L + i);
      trade(oracle, USER, 4, i % 2 == 0 ? 1 : -1, 50_000_000, 10_000_000_000L + i * 100_000L);
    }
    trade(other, OTHER, 0, 1, 1_500_000_000, 178_490_000_000L);
  }

  private void trade(OracleBook to, UUID user, int stock, int sign, long quantity, long price) {
    Reading reading = Samples.trade(Samples.uuid(random), user, stock, sign, quantity, price);
    long recordedAt = 1_795_532_646_000L + quantity % 1_000_000;
    assertThat(books.book(reading, recordedAt, Samples.MARKET.of(0))).isEqualTo(Verdict.BOOKED);
    to.book(reading, recordedAt);
  }

  @Test
  void findsNothingWhereNothingDiffers() {
    PortfolioComparison comparison = compare(oracle.json(), other.json());
    assertThat(comparison.differences().told()).isEmpty();
    assertThat(comparison.differences().count()).isZero();
    assertThat(comparison.portfolios()).isEqualTo(2);
    assertThat(comparison.sequences()).isEqualTo(41);
  }

  @Test
  void allPositionsTogetherMayHoldMoreSharesThanALongCounts() {
    for (int i = 0; i < 18; i++) {
      trade(other, OTHER, 1 + i % 2, 1, BILLION_SHARES, 1);
    }
    assertThat(other.json().at("/totals/sharesHeld").asText()).isEqualTo("18000000001.5");
    assertThat(compare(oracle.json(), other.json()).differences().told()).isEmpty();
  }

  @Test
  void tellsWhatTookATradeBack() {
    Reading trade = Samples.trade(Samples.uuid(random), OTHER, 1, 1, 1_000_000_000, 5_000_000_000L);
    Reading bust = Samples.bust(Samples.uuid(random), trade);
    Books revised = new Books(Samples.NO_PRELOAD, Samples.EVERYBODY);
    assertThat(revised.putsOff(bust)).isTrue();
    assertThat(revised.bookWhole(trade, 1, Samples.MARKET.of(0))).isEqualTo(Verdict.BOOKED);
    assertThat(revised.bookWhole(bust, 2, Samples.MARKET.of(0))).isEqualTo(Verdict.BOOKED);
    revised.endWhole();
    OracleBook before = new OracleBook(OTHER);
    before.book(trade, 1);
    ObjectNode told = new OracleBook(OTHER).json();
    told.put("sequence", 2);
    told.set("recentTrades", before.json().get("recentTrades"));
    ObjectNode shown = (ObjectNode) told.at("/recentTrades/0");
    String by = new UUID(bust.idHigh(), bust.idLow()).toString();
    shown.put("bustedBy", by);
    assertThat(differencesOf(revised, told)).isEmpty();
    shown.put("correctedBy", by).remove("bustedBy");
    assertThat(differencesOf(revised, told)).isNotEmpty();
    shown.put("bustedBy", Samples.uuid(random).toString()).remove("correctedBy");
    assertThat(differencesOf(revised, told)).isNotEmpty();
    shown.remove("bustedBy");
    assertThat(differencesOf(revised, told)).isNotEmpty();
  }

  @Test
  void nothingTookBackWhatNobodyRevised() {
    ObjectNode told = oracle.json();
    ((ObjectNode) told.at("/recentTrades/0")).put("bustedBy", USER.toString());
    assertThat(compare(told, other.json()).differences().count()).isEqualTo(1);
  }

  private List<String> differencesOf(Books of, ObjectNode told) {
    PortfolioComparison comparison =
        new PortfolioComparison(Samples.MARKET, of, Samples.NO_PRELOAD, Samples.EVERYBODY, ++round);
    byte[] json = Samples.bytes(told.toString());
    comparison.accept(json, 0, json.length);
    return comparison.differences().told();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sequence",
        "/totals/sharesHeld",
        "/totals/tradeCount",
        "/totals/tradedValue",
        "/totals/costBasis",
        "/totals/realizedPnl",
        "/totals/cash",
        "/totals/income",
        "/positions/2/symbol",
        "/positions/2/name",
        "/positions/2/sector",
        "/positions/2/quantity",
        "/positions/2/averageCost",
        "/positions/2/costBasis",
        "/positions/2/realizedPnl",
        "/recentTrades/0/sequence",
        "/recentTrades/9/tradeId",
        "/recentTrades/9/symbol",
        "/recentTrades/9/side",
        "/recentTrades/9/quantity",
        "/recentTrades/9/price",
        "/recentTrades/9/fee",
        "/recentTrades/9/value",
        "/recentTrades/15/realizedPnl",
        "/recentTrades/9/tradedAt",
        "/recentTrades/9/recordedAt"
      })
  void findsEachFieldThatDiffersOrIsMissing(String path) {
    assertFound(path, parent -> change(parent, name(path)));
    assertFound(path, parent -> parent.remove(name(path)));
    assertFound(path, parent -> parent.put(name(path), true));
  }

  /** One more in the last digit, one later in time, one letter more. */
  private static void change(ObjectNode parent, String name) {
    String value = parent.get(name).asText();
    switch (name) {
      case "sequence", "tradeCount" -> parent.put(name, parent.get(name).asLong() + 1);
      case "side" -> parent.put(name, value.equals("BUY") ? "SELL" : "BUY");
      case "symbol" -> parent.put(name, value.equals("BF.B") ? "AMZN" : "BF.B");
      case "tradedAt", "recordedAt" ->
          parent.put(name, Instant.parse(value).plusMillis(1).toString());
      default -> {
        char last = value.charAt(value.length() - 1);
        parent.put(name, value.substring(0, value.length() - 1) + (last == '1' ? '2' : '1'));
      }
    }
  }

  private void assertFound(String path, Consumer<ObjectNode> plant) {
    ObjectNode planted = oracle.json();
    plant.accept((ObjectNode) planted.at(path.substring(0, path.lastIndexOf('/'))));
    PortfolioComparison comparison = compare(planted, other.json());
    assertThat(comparison.differences().count()).isEqualTo(1);
    String words = comparison.differences().told().get(0);
    assertThat(words)
        .startsWith("user " + USER + ": ")
        .contains(path.substring(1).replaceAll("/.*", ""));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @ParameterizedTest
  @CsvSource({"positions, 1", "recentTrades, 0", "recentTrades, 8"})
  void findsAMissingElement(String array, int index) {
    ObjectNode planted = oracle.json();
    ((ArrayNode) planted.get(array)).remove(index);
    assertThat(compare(planted, other.json()).differences().count()).isEqualTo(1);
  }

  @Test
  void findsAPositionTooMany() {
    ObjectNode planted = oracle.json();
    ArrayNode positions = (ArrayNode) planted.get("positions");
    positions.add(positions.get(0).deepCopy());
    assertThat(told(planted)).contains("stands twice");

    ObjectNode flat = oracle.json();
    ((ArrayNode) flat.get("positions")).addObject().put("symbol", "JPM").put("quantity", "0");
    assertThat(told(flat)).contains("positions[JPM] is not open in the books");
  }

  @Test
  void takesPositionsInAnyOrderAndUnknownFields() {
    ObjectNode shuffled = oracle.json();
    ArrayNode positions = (ArrayNode) shuffled.get("positions");
    List<JsonNode> all = new ArrayList<>();
    positions.forEach(all::add);
    Collections.reverse(all);
    positions.removeAll().addAll(all);
    shuffled.putObject("more").putArray("things").add(1);
    assertThat(compare(shuffled, other.json()).differences().told()).isEmpty();
  }

  @Test
  void takesTenRecentTradesButNotNine() {
    ObjectNode planted = oracle.json();
    ArrayNode trades = (ArrayNode) planted.get("recentTrades");
    while (trades.size() > 10) {
      trades.remove(trades.size() - 1);
    }
    assertThat(compare(planted, other.json()).differences().told()).isEmpty();
    trades.remove(9);
    assertThat(told(planted)).contains("recentTrades ends before trade 31");
  }

  @Test
  void findsNumbersThatAreNoText() {
    ObjectNode planted = oracle.json();
    ((ObjectNode) planted.get("totals")).put("tradedValue", 1.5);
    assertThat(told(planted)).contains("totals.tradedValue: the engine says 1.5, the books ");
  }

  @Test
  void findsUsersThatOnlyOneSideHas() {
    PortfolioComparison missing = compare(other.json());
    assertThat(missing.differences().told())
        .containsExactly("user " + USER + ": not in the engine's answer, 40 records in the books");

    UUID stranger = new UUID(5, 6);
    OracleBook unknown = new OracleBook(stranger);
    unknown.book(Samples.trade(USER, stranger, 0, 1, 1, 1), 0);
    PortfolioComparison more = compare(oracle.json(), other.json(), unknown.json());
    assertThat(more.differences().count()).isEqualTo(1);
    assertThat(more.differences().told().get(0)).startsWith("user " + stranger);
  }

  @Test
  void takesAnEmptyPortfolioOfAUserWhoNeverTraded() {
    ObjectNode empty = new OracleBook(new UUID(5, 6)).json();
    assertThat(compare(oracle.json(), other.json(), empty).differences().told()).isEmpty();
  }

  @Test
  void findsAUserTwice() {
    PortfolioComparison comparison = compare(oracle.json(), other.json(), other.json());
    assertThat(comparison.differences().told())
        .containsExactly("user " + OTHER + ": stands twice in the answer");
  }

  @Test
  void findsALineThatIsNoPortfolio() {
    PortfolioComparison comparison = comparison();
    for (String line : List.of("{\"userId\":", "[]", "{}", "{\"userId\":\"" + USER + "\"}")) {
      accept(comparison, line);
    }
    assertThat(comparison.differences().count()).isEqualTo(4);
  }

  @Test
  void countsEveryDifferenceAndTellsTheFirst20() {
    PortfolioComparison comparison = comparison();
    for (int i = 0; i < 30; i++) {
      accept(comparison, "{}");
    }
    assertThat(comparison.differences().count()).isEqualTo(30);
    assertThat(comparison.differences().told()).hasSize(20);
  }

  private String told(ObjectNode planted) {
    PortfolioComparison comparison = compare(planted, other.json());
    assertThat(comparison.differences().count()).isEqualTo(1);
    return comparison.differences().told().get(0);
  }

  private PortfolioComparison compare(ObjectNode... answer) {
    PortfolioComparison comparison = comparison();
    for (ObjectNode portfolio : answer) {
      accept(comparison, portfolio.toString());
    }
    comparison.complete();
    return comparison;
  }

  private PortfolioComparison comparison() {
    return new PortfolioComparison(
        Samples.MARKET, books, Samples.NO_PRELOAD, Samples.EVERYBODY, ++round);
  }

  private static void accept(PortfolioComparison comparison, String line) {
    byte[] bytes = Samples.bytes("…" + line + "…");
    int margin = Samples.bytes("…").length;
    comparison.accept(bytes, margin, bytes.length - 2 * margin);
  }
}
