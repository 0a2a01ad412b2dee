package com.stockafolio.http.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.stockafolio.http.answer.Parameters.BadParameter;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeText.InvalidField;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PostedTransactionTest {
  private static final UserId USER = UserId.parse("6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d");
  private static final String FULL =
      """
      {"tradeId":"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11",\
      "userId":"6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d","symbol":"AAPL","side":"BUY",\
      "quantity":"100","price":"178.4900","tradedAt":"2026-11-24T15:04:05.123Z"}\
      """;
  private static final String OF = "0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11";
  private static final String SHORT =
      """
      {"symbol":"AAPL","side":"SELL","quantity":1.5,"price":178}\
      """;

  private static Trade read(String body, String key) {
    return (Trade) posted(body, key, 1_000).transaction();
  }

  private static PostedTransaction posted(String body, String key, long nowMillis) {
    return PostedTransaction.read(
        body.getBytes(StandardCharsets.UTF_8), USER, key, Booking.INSTRUMENTS, nowMillis);
  }

  private static String terms(String body, String key) {
    return posted(body, key, System.nanoTime()).terms();
  }

  @Test
  void theTopicsOwnFormIsTakenAsItIs() {
    assertThat(TradeTopic.value(read(FULL, null)).utf8String()).isEqualTo(FULL);
    assertThat(TradeTopic.value(read(FULL, "a key beside it")).utf8String()).isEqualTo(FULL);
  }

  @Test
  void whatIsLeftOutIsFilledIn() {
    Trade trade = read(SHORT, null);
    assertThat(TradeTopic.value(trade).utf8String())
        .contains("\"quantity\":\"1.5\"", "\"price\":\"178.0000\"", USER.toString())
        .contains("\"tradedAt\":\"1970-01-01T00:00:01Z\"");
    assertThat(read(SHORT, null).tradeId()).isNotEqualTo(trade.tradeId());
  }

  @Test
  void aKeyNamesTheTradeOfTheUser() {
    assertThat(read(SHORT, "order 7").tradeId()).isEqualTo(read(SHORT, "order 7").tradeId());
    assertThat(read(SHORT, "order 7").tradeId()).isNotEqualTo(read(SHORT, "order 8").tradeId());
    UUID uuid = read(SHORT, "order 7").tradeId().uuid();
    assertThat(uuid.version()).isEqualTo(5);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void theSameTermsAreTheSameHoweverTheyAreWrittenAndWheneverTheyCome() {
    String terms = terms(SHORT, "order 7");
    String otherwise =
        """
        { "price": "178.00", "quantity": "1.50", "side": "SELL", "symbol": "AAPL", "note": 7 }\
        """;
    assertThat(terms(otherwise, "order 7")).isEqualTo(terms);
    assertThat(terms(FULL, "order 7")).isEqualTo(terms(FULL, "order 8"));
  }

  @ParameterizedTest
  @CsvSource({
    "AAPL, MSFT",
    "SELL, BUY",
    "1.5, 1.5001",
    "178, 178.01",
    "'{', '{\"tradedAt\":\"2026-11-24T15:04:05.123Z\",'",
    "'{', '{\"tradeId\":\"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11\",'"
  })
  void otherTermsDiffer(String from, String to) {
    assertThat(terms(SHORT.replace(from, to), "order 7")).isNotEqualTo(terms(SHORT, "order 7"));
  }

  /** The example of RFC 9562: www.example.com in the name space of DNS. */
  @Test
  void namesMakeTheUuidsThatOthersMake() {
    UserId dns = UserId.parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    assertThat(PostedTransaction.nameBased(dns, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'side':'BUY','quantity':1,'price':1} | symbol",
        "{'symbol':'NONESUCH','side':'BUY','quantity':1,'price':1} | symbol",
        "{'symbol':7,'side':'BUY','quantity':1,'price':1} | symbol",
        "{'symbol':'AAPL','side':'HOLD','quantity':1,'price':1} | side",
        "{'symbol':'AAPL','quantity':1,'price':1} | side",
        "{'symbol':'AAPL','side':'BUY','price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':0,'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':-1,'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':1.0000000001,'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':1e10,'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':'one','price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':[1],'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':true,'price':1} | quantity",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':null} | price",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1000001} | price",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'price':1} | price",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'tradedAt':'today'} | tradedAt",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'tradedAt':'+999999999-12-31T23:59:59Z'}"
            + " | tradedAt",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'tradedAt':'-999999999-01-01T00:00:00Z'}"
            + " | tradedAt",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'tradeId':'7'} | tradeId",
        "{'symbol':'AAPL','side':'BUY','quantity':1,'price':1,'userId':'7'} | userId",
        "{'type':'GIFT','symbol':'AAPL','side':'BUY','quantity':1,'price':1} | type",
        "{'type':'BUST','symbol':'AAPL','side':'BUY','quantity':1,'price':1} | of",
        "{'type':'BUST','of':'7'} | of",
        "{'type':'BUST','of':7} | of",
        "{'type':'BUST','of':'OF','reason':7} | reason",
        "{'type':'BUST','of':'OF','reason':'a\\u0007'} | reason",
        "{'type':'BUST','of':'OF','tradedAt':'today'} | tradedAt",
        "{'type':'CORRECT','of':'OF'} | side",
        "{'type':'CORRECT','side':'BUY','quantity':1,'price':1} | of",
        "{'type':'CORRECT','of':'OF','side':'HOLD','quantity':1,'price':1} | side",
        "{'type':'CORRECT','of':'OF','side':'BUY','price':1} | quantity",
        "{'type':'CORRECT','of':'OF','side':'BUY','quantity':1,'price':0} | price",
        "{'type':'CORRECT','of':'OF','side':'BUY','quantity':1,'price':1,'fee':-1} | fee",
        "{'type':'CORRECT','of':'OF','side':'BUY','quantity':1,'price':1,'currency':'EUR'} |"
            + " currency",
        "{'type':'CORRECT','of':'OF','amount':0,'kind':'FEE'} | amount",
        "{'type':'CORRECT','of':'OF','kind':'FEE'} | amount",
        "{'type':'CORRECT','of':'OF','direction':'IN','quantity':1} | costBasis",
        "{'type':1,'symbol':'AAPL','side':'BUY','quantity':1,'price':1} | type"
      })
  void theFieldAtFaultIsNamed(String body, String field) {
    String json = body.replace('\'', '"').replace("OF", OF);
    Throwable thrown = catchThrowable(() -> posted(json, null, 1_000));
    if (thrown instanceof InvalidField invalid) {
      assertThat(invalid.field()).isEqualTo(field);
    } else {
      assertThat(((BadParameter) thrown).problem().field()).isEqualTo(field);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'BUST',ID'of':'OF','reason':'a \\\"fat\\\" finger'AT}",
        "{'type':'BUST',ID'of':'OF'AT}",
        "{'type':'CORRECT',ID'of':'OF','side':'BUY','quantity':'90','price':'49.9500','fee':'1'AT}",
        "{'type':'CORRECT',ID'of':'OF','amount':'-2.5','kind':'FEE'AT}",
        "{'type':'CORRECT',ID'of':'OF','direction':'IN','quantity':'3','costBasis':'9'AT}",
        "{'type':'CORRECT',ID'of':'OF','direction':'OUT','quantity':'-3'AT}"
      })
  void whatRevisesGoesToTheTopicAsItIs(String template) {
    String at = ",'tradedAt':'2026-11-24T15:04:05.123Z'";
    String id = "'tradeId':'0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f12','userId':'" + USER + "',";
    String body =
        template.replace("AT}", at + "}").replace("ID", id).replace("OF", OF).replace('\'', '"');
    PostedTransaction posted = posted(body, null, 1_000);
    assertThat(TradeTopic.value(posted.transaction()).utf8String()).isEqualTo(body);
    String another = body.replace(OF, OF.replace('1', '2'));
    assertThat(terms(another, "key")).isNotEqualTo(terms(body, "key"));
    if (body.contains("CORRECT")) {
      String symbol = body.replace("{", "{\"symbol\":\"NONESUCH\",\"reason\":7,");
      assertThat(terms(symbol, "key")).isEqualTo(terms(body, "key"));
    }
  }

  @Test
  void otherReasonsAndCorrectionsAreOtherTerms() {
    List<String> bodies =
        List.of(
            "{'type':'BUST','of':'OF'}",
            "{'type':'BUST','of':'OF','reason':'x'}",
            "{'type':'CORRECT','of':'OF','side':'BUY','quantity':90,'price':1}",
            "{'type':'CORRECT','of':'OF','side':'SELL','quantity':90,'price':1}",
            "{'type':'CORRECT','of':'OF','side':'BUY','quantity':90,'price':1,'fee':1}",
            "{'type':'CORRECT','of':'OF','amount':1,'kind':'INTEREST'}",
            "{'type':'CORRECT','of':'OF','amount':1,'kind':'FEE'}");
    assertThat(
            bodies.stream()
                .map(body -> terms(body.replace('\'', '"').replace("OF", OF), "key"))
                .distinct())
        .hasSameSizeAs(bodies);
  }

  @Test
  void anothersTradeIsNotTaken() {
    String others = FULL.replace(USER.toString(), Booking.user(2).toString());
    assertThat(((BadParameter) catchThrowable(() -> read(others, null))).problem().field())
        .isEqualTo("userId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "7", "{", "{\"symbol\":", "{}{}", "{} x", "\u0000"})
  void whatIsNoObjectIsSaidToBeNone(String body) {
    Throwable thrown = catchThrowable(() -> read(body, null));
    assertThat(thrown).isInstanceOf(BadParameter.class);
  }

  @Test
  void aKeyThatIsNoneIsNamed() {
    for (String key : new String[] {"", " ", "x".repeat(201)}) {
      for (String body : new String[] {SHORT, FULL}) {
        assertThat(((BadParameter) catchThrowable(() -> read(body, key))).problem().field())
            .isEqualTo("Idempotency-Key");
      }
    }
  }
}
