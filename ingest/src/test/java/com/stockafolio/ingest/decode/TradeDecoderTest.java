package com.stockafolio.ingest.decode;

import static com.stockafolio.ingest.decode.Records.GOOD;
import static com.stockafolio.ingest.decode.Records.PARTITION;
import static com.stockafolio.ingest.decode.Records.TRADE_ID;
import static com.stockafolio.ingest.decode.Records.USER;
import static com.stockafolio.ingest.decode.Records.bytes;
import static com.stockafolio.ingest.decode.Records.with;
import static com.stockafolio.ingest.decode.Records.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradeDecoderTest {
  private final TradeDecoder decoder = new TradeDecoder(PARTITION, 4, 16);

  @Test
  void readsATrade() {
    assertThat(decode(GOOD))
        .isEqualTo(
            new Decoded.Readable(
                new Trade(
                    TradeId.parse(TRADE_ID),
                    UserId.parse(USER),
                    "AAPL",
                    Side.BUY,
                    new Quantity(100_000_000_000L),
                    new Price(178_490_000_000L),
                    Instant.parse("2026-11-24T15:04:05.123Z").toEpochMilli()),
                Partitioning.ledger(bytes(USER), 16)));
  }

  @Test
  void ignoresFieldsOfAFutureSchema() {
    String extra =
        GOOD.replaceFirst(
            "\\{",
            """
            {"venue":"XNAS","fees":[{"side":"SELL","a":[1,2,{"price":1}]}],"none":null,"x":1e999,\
            """);
    assertThat(decode(extra)).isEqualTo(decode(GOOD));
    assertThat(decode(GOOD.replace("}", ",\"\":{}}  \n"))).isEqualTo(decode(GOOD));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100000000000",
    "0.000000001, 1",
    "1.5000000, 1500000000",
    "1e2, 100000000000",
    "1000000000, 1000000000000000000"
  })
  void takesAQuantityAsStringOrNumberWhereItIsExact(String quantity, long billionths) {
    assertThat(trade(with("quantity", quantity)).quantity()).isEqualTo(new Quantity(billionths));
    assertThat(trade(with("quantity", "\"" + quantity + "\"")).quantity())
        .isEqualTo(new Quantity(billionths));
  }

  @ParameterizedTest
  @CsvSource({
    "178.49, 178490000000",
    "178.4900000000, 178490000000",
    "0.000000001, 1",
    "1000000, 1000000000000000"
  })
  void takesAPriceAsStringOrNumberWhereItIsExact(String price, long billionths) {
    assertThat(trade(with("price", price)).price()).isEqualTo(new Price(billionths));
    assertThat(trade(with("price", "\"" + price + "\"")).price()).isEqualTo(new Price(billionths));
  }

  @Test
  void leavesUnknownSymbolsToTheLedger() {
    assertThat(trade(with("symbol", "\"NOSUCH\"")).symbol()).isEqualTo("NOSUCH");
    assertThat(trade(with("symbol", "\"BRK\\u002eB\"")).symbol()).isEqualTo("BRK.B");
    assertThat(trade(with("symbol", "\"\"")).symbol()).isEmpty();
  }

  static Stream<Arguments> badRecords() {
    return Stream.of(
        bad(MALFORMED, "{", "no JSON"),
        bad(MALFORMED, "not json", "no JSON"),
        bad(MALFORMED, "   ", "blank"),
        bad(MALFORMED, "[1]", "not a JSON object"),
        bad(MALFORMED, "\"text\"", "not a JSON object"),
        bad(MALFORMED, "null", "not a JSON object"),
        bad(MALFORMED, "{}", "tradeId is missing"),
        bad(MALFORMED, GOOD.substring(0, GOOD.length() - 1), "no JSON"),
        bad(MALFORMED, GOOD + "{}", "goes on after"),
        bad(MALFORMED, GOOD + "x", "no JSON"),
        bad(MALFORMED, GOOD.replace("}", ",}"), "no JSON"),
        bad(MALFORMED, GOOD.replace("}", ",\"side\":\"SELL\"}"), "side occurs twice"),
        bad(MALFORMED, without("tradeId"), "tradeId is missing"),
        bad(MALFORMED, without("userId"), "userId is missing"),
        bad(MALFORMED, without("symbol"), "symbol is missing"),
        bad(MALFORMED, without("side"), "side is missing"),
        bad(MALFORMED, without("quantity"), "quantity is missing"),
        bad(MALFORMED, without("price"), "price is missing"),
        bad(MALFORMED, without("tradedAt"), "tradedAt is missing"),
        bad(MALFORMED, with("tradeId", "7"), "tradeId is no string"),
        bad(MALFORMED, with("userId", "null"), "userId is no string"),
        bad(MALFORMED, with("symbol", "{}"), "symbol is no string"),
        bad(MALFORMED, with("side", "true"), "side is no string"),
        bad(MALFORMED, with("quantity", "[1]"), "quantity is no string and no number"),
        bad(MALFORMED, with("price", "false"), "price is no string and no number"),
        bad(MALFORMED, with("tradedAt", "1764000000"), "tradedAt is no string"),
        bad(MALFORMED, with("tradeId", "\"abc\""), "tradeId must be a UUID"),
        bad(MALFORMED, with("tradeId", "\"" + TRADE_ID.replace('5', 'F') + "\""), "tradeId must"),
        bad(MALFORMED, with("userId", "\"42\""), "userId must be a UUID"),
        bad(MALFORMED, with("quantity", "NaN"), "no JSON"),
        bad(MALFORMED, with("quantity", "007"), "no JSON"),
        bad(KEY_MISMATCH, with("userId", "\"" + TRADE_ID + "\""), "is not its userId"),
        bad(UNKNOWN_SYMBOL, with("symbol", "\"" + "A".repeat(65) + "\""), "symbol is unknown"),
        bad(INVALID_SIDE, with("side", "\"buy\""), "BUY or SELL, not 'buy'"),
        bad(INVALID_SIDE, with("side", "\"\""), "BUY or SELL, not ''"),
        bad(INVALID_QUANTITY, with("quantity", "\"0\""), "quantity must be above 0"),
        bad(INVALID_QUANTITY, with("quantity", "0"), "quantity must be above 0"),
        bad(INVALID_QUANTITY, with("quantity", "\"-1\""), "quantity must be above 0"),
        bad(INVALID_QUANTITY, with("quantity", "-1e300"), "quantity must be above 0"),
        bad(
            INVALID_QUANTITY,
            with("quantity", "\"1.0000000001\""),
            "quantity is more than 9 decimals"),
        bad(INVALID_QUANTITY, with("quantity", "1e-10"), "quantity is more than 9 decimals"),
        bad(INVALID_QUANTITY, with("quantity", "\"ten\""), "quantity is not a plain decimal"),
        bad(INVALID_QUANTITY, with("quantity", "\" 1\""), "quantity is not a plain decimal"),
        bad(INVALID_QUANTITY, with("quantity", "\"\""), "quantity is not a plain decimal"),
        bad(INVALID_PRICE, with("price", "\"0.0000\""), "price must be above 0"),
        bad(INVALID_PRICE, with("price", "-3"), "price must be above 0"),
        bad(INVALID_PRICE, with("price", "178.4900000001"), "price is more than 9 decimals"),
        bad(INVALID_PRICE, with("price", "\"1,5\""), "price is not a plain decimal"),
        bad(OUT_OF_RANGE, with("quantity", "\"1000000000.000000001\""), "quantity must be at most"),
        bad(OUT_OF_RANGE, with("quantity", "1e300"), "quantity must be at most 1000000000"),
        bad(OUT_OF_RANGE, with("price", "\"1000000.000000001\""), "price must be at most 1000000"),
        bad(OUT_OF_RANGE, with("price", "9".repeat(900)), "price must be at most"),
        bad(INVALID_TIME, with("tradedAt", "\"yesterday\""), "tradedAt must be"),
        bad(INVALID_TIME, with("tradedAt", "\"2026-02-30T10:00:00Z\""), "tradedAt must be"),
        bad(INVALID_TIME, with("tradedAt", "\"2026-11-24\""), "tradedAt must be"));
  }

  @ParameterizedTest
  @MethodSource("badRecords")
  void rejects(RejectionReason reason, String value, String detail) {
    assertRejected(decode(value), reason, detail);
  }

  @Test
  void rejectsAnEmptyValueAndNone() {
    assertRejected(decoder.decode(bytes(USER), null), MALFORMED, "the value is empty");
    assertRejected(decoder.decode(bytes(USER), new byte[0]), MALFORMED, "the value is empty");
  }

  @Test
  void rejectsAKeyThatIsNotTheUser() {
    assertRejected(decoder.decode(null, bytes(GOOD)), KEY_MISMATCH, "has no key");
    assertRejected(decoder.decode(new byte[0], bytes(GOOD)), KEY_MISMATCH, "key is not its userId");
    assertRejected(
        decoder.decode(bytes(USER + " "), bytes(GOOD)), KEY_MISMATCH, "key is not its userId");
    assertRejected(
        decoder.decode(bytes(USER.toUpperCase(Locale.ROOT)), bytes(GOOD)),
        KEY_MISMATCH,
        "key is not its userId");
  }

  @Test
  void rejectsARecordInTheWrongPartition() {
    TradeDecoder elsewhere = new TradeDecoder((PARTITION + 1) % 4, 4, 16);
    assertRejected(
        elsewhere.decode(bytes(USER), bytes(GOOD)),
        RejectionReason.WRONG_PARTITION,
        "belongs to partition " + PARTITION);
    assertRejected(
        elsewhere.decode(bytes(USER), bytes(GOOD)),
        RejectionReason.WRONG_PARTITION,
        "partitioner=murmur2_random");
  }

  @Test
  void looksAtTheKeyBeforeTheFieldsAndAtTheValueBeforeTheKey() {
    assertRejected(decoder.decode(null, bytes(with("side", "\"x\""))), KEY_MISMATCH, "no key");
    assertRejected(decoder.decode(null, bytes("{}")), MALFORMED, "missing");
  }

  @Test
  void rejectsLargeAndDeepValues() {
    String large = "{\"note\":\"" + "x".repeat(900_000) + "\"}";
    assertRejected(decode(large), MALFORMED, "tradeId is missing");
    assertRejected(decode("x".repeat(900_000)), MALFORMED, "no JSON");
    assertRejected(decode("[".repeat(900_000)), MALFORMED, "not a JSON object");
    assertRejected(decode("{\"a\":" + "[".repeat(100_000)), MALFORMED, "no JSON");
    assertRejected(decode(with("side", "\"" + "S".repeat(900_000) + "\"")), INVALID_SIDE, "...'");
  }

  @Test
  void rejectsOtherEncodings() {
    assertRejected(
        decoder.decode(bytes(USER), GOOD.getBytes(StandardCharsets.UTF_16LE)), MALFORMED, "JSON");
    byte[] broken = bytes(with("symbol", "\"A?PL\""));
    broken[new String(broken, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
    assertRejected(decoder.decode(bytes(USER), broken), MALFORMED, "no JSON");
  }

  @Test
  void detailsStayShort() {
    Decoded.Unreadable rejected =
        (Decoded.Unreadable) decode(with("side", "\"" + "S".repeat(10_000) + "\""));
    assertThat(rejected.detail().length()).isLessThan(300);
    assertThat(((Decoded.Unreadable) decode("x".repeat(10_000))).detail().length()).isLessThan(300);
  }

  private static final RejectionReason MALFORMED = RejectionReason.MALFORMED;
  private static final RejectionReason KEY_MISMATCH = RejectionReason.KEY_MISMATCH;
  private static final RejectionReason UNKNOWN_SYMBOL = RejectionReason.UNKNOWN_SYMBOL;
  private static final RejectionReason INVALID_SIDE = RejectionReason.INVALID_SIDE;
  private static final RejectionReason INVALID_QUANTITY = RejectionReason.INVALID_QUANTITY;
  private static final RejectionReason INVALID_PRICE = RejectionReason.INVALID_PRICE;
  private static final RejectionReason INVALID_TIME = RejectionReason.INVALID_TIME;
  private static final RejectionReason OUT_OF_RANGE = RejectionReason.OUT_OF_RANGE;

  private static Arguments bad(RejectionReason reason, String value, String detail) {
    return Arguments.of(reason, value, detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tradeId", "userId", "symbol", "side", "quantity", "price", "tradedAt"})
  void aFieldIsNeverTakenFromTheRecordBefore(String missing) {
    String twice = missing.equals("side") ? "\"quantity\":\"100\"" : "\"side\":\"BUY\"";
    String sevenFields = without(missing).replace("}", "," + twice + "}");
    assertThat(decode(GOOD)).isInstanceOf(Decoded.Readable.class);
    assertThat(decode(sevenFields))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            rejected -> assertThat(rejected.detail()).endsWith("occurs twice"));
  }

  private Decoded decode(String value) {
    return decoder.decode(bytes(USER), bytes(value));
  }

  private Trade trade(String value) {
    Decoded decoded = decode(value);
    assertThat(decoded).isInstanceOf(Decoded.Readable.class);
    return (Trade) ((Decoded.Readable) decoded).transaction();
  }

  private static void assertRejected(Decoded decoded, RejectionReason reason, String detail) {
    assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
    Decoded.Unreadable rejected = (Decoded.Unreadable) decoded;
    assertThat(rejected.reason()).as(rejected.detail()).isEqualTo(reason);
    assertThat(rejected.detail()).contains(detail);
  }
}
