package com.stockafolio.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.FixedPoint;
import com.stockafolio.batch.archived.ArchivedRecord;
import com.stockafolio.batch.archived.ArchivedRecordReader;
import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.Murmur2;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.market.MarketDay;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.rows.BookRow;
import com.stockafolio.batch.rows.BookRows;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.rows.TradeRows;
import com.stockafolio.batch.rows.UserRows;
import com.stockafolio.batch.trade.RawTrade;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How records, rows and numbers are read. */
@Timeout(60)
class ReadingTest {
  private static final String USER = "6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d";
  private static final int PARTITIONS = 4;
  private static final int PARTITION =
      Partitioning.partition(USER.getBytes(StandardCharsets.UTF_8), PARTITIONS);
  private static final String PLAIN =
      "{\"tradeId\":\"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11\",\"userId\":\""
          + USER
          + "\",\"symbol\":\"AAPL\",\"side\":\"SELL\",\"quantity\":\"100.5\",\"price\":\"178.4900\",\"tradedAt\":\"2026-11-24T15:04:05.123Z\"}";

  private final RawTrade raw =
      new RawTrade(
          MarketDay.quiet(List.of(), PARTITIONS).view(), new Signatures(List.of()), PARTITIONS, 16);

  @Test
  void plainTradeIsRead() {
    assertThat(read(PLAIN)).isNull();
    assertRead();
  }

  @Test
  void otherLayoutsOfTheSameTradeAreReadAlike() {
    assertThat(read(PLAIN.replace(",\"", ", \"").replace("\"100.5\"", "1.005e2"))).isNull();
    assertRead();
    assertThat(read(PLAIN.replace("{", "{\"extra\":{\"side\":1},").replace("AAPL", "\\u0041APL")))
        .isNull();
    assertRead();
    assertThat(read(PLAIN.replace("15:04:05.123Z", "10:04:05.1239-05:00"))).isNull();
    assertRead();
  }

  private void assertRead() {
    UUID user = UUID.fromString(USER);
    assertThat(raw.userHigh).isEqualTo(user.getMostSignificantBits());
    assertThat(raw.userLow).isEqualTo(user.getLeastSignificantBits());
    assertThat(UuidBytes.text(raw.tradeHigh, raw.tradeLow))
        .isEqualTo("0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11");
    assertThat(raw.instrument).isEqualTo(Instruments.load().bySymbol("AAPL").id());
    assertThat(raw.sell).isTrue();
    assertThat(raw.quantity).isEqualTo(100_500_000_000L);
    assertThat(raw.price).isEqualTo(178_490_000_000L);
    assertThat(raw.value).isEqualTo(1_793_824_500_000L);
    assertThat(raw.tradedAtMillis)
        .isEqualTo(Instant.parse("2026-11-24T15:04:05.123Z").toEpochMilli());
    assertThat(raw.ledger)
        .isEqualTo(Partitioning.ledger(USER.getBytes(StandardCharsets.UTF_8), 16));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      value = {
        "\"side\":\"SELL\"|\"side\":\"sell\"|INVALID_SIDE",
        "\"100.5\"|\"0\"|INVALID_QUANTITY",
        "\"100.5\"|\"-5\"|INVALID_QUANTITY",
        "\"100.5\"|\"0.0000000001\"|INVALID_QUANTITY",
        "\"100.5\"|\"01\"|INVALID_QUANTITY",
        "\"100.5\"|\"\"|INVALID_QUANTITY",
        "\"100.5\"|\"1000000000.000000001\"|OUT_OF_RANGE",
        "\"100.5\"|1e99999999999|OUT_OF_RANGE",
        "\"178.4900\"|\"1000000.000000001\"|OUT_OF_RANGE",
        "\"178.4900\"|\"abc\"|INVALID_PRICE",
        "2026-11-24T|2026-02-30T|INVALID_TIME",
        "2026-11-24T|1969-12-31T|INVALID_TIME",
        "15:04:05.123Z|15:04:60.123Z|INVALID_TIME",
        "\"AAPL\"|\"NOSUCH\"|UNKNOWN_SYMBOL",
        "\"AAPL\"|7|MALFORMED",
        "\"symbol\"|\"side\"|MALFORMED",
        "0b0f4ab0-6a3c|0B0F4AB0-6A3C|MALFORMED",
        "6f2c1a7e|6f2c1a7f|KEY_MISMATCH",
        "\"}|\"}}|MALFORMED",
        "{|{\"type\":\"BOGUS\",|UNKNOWN_TYPE",
        "{|{\"type\":7,|MALFORMED",
        "{|[|MALFORMED",
      },
      delimiter = '|')
  void eachReasonIsFound(String part, String instead, RejectionReason reason) {
    assertThat(PLAIN).contains(part);
    assertThat(read(PLAIN.replace(part, instead))).isEqualTo(reason);
  }

  @Test
  void recordInAnotherPartitionIsWrongThere() {
    byte[] key = USER.getBytes(StandardCharsets.UTF_8);
    byte[] value = PLAIN.getBytes(StandardCharsets.UTF_8);
    assertThat(raw.read(key, value, (PARTITION + 1) % PARTITIONS, 0))
        .isEqualTo(RejectionReason.WRONG_PARTITION);
    assertThat(raw.read(null, value, PARTITION, 0)).isEqualTo(RejectionReason.KEY_MISMATCH);
    assertThat(raw.read(key, null, PARTITION, 0)).isEqualTo(RejectionReason.MALFORMED);
  }

  private RejectionReason read(String value) {
    return raw.read(
        USER.getBytes(StandardCharsets.UTF_8),
        value.getBytes(StandardCharsets.UTF_8),
        PARTITION,
        0);
  }

  @Test
  void anyNumberIsReadAsTheContractSays() {
    Random random = new Random(7);
    String alphabet = "0123456789..-eE+0019";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length >= 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(DecimalText.of(text.toString()))
          .as(text.toString())
          .isEqualTo(byEngine(text.toString()));
    }
  }

  @Test
  @Timeout(10)
  void anExponentOfAMillionDigitsTakesNoTime() {
    for (int i = 0; i < 10; i++) {
      assertThat(DecimalText.of("1e" + "9".repeat(1_000_000)).kind())
          .isEqualTo(DecimalText.Kind.TOO_LARGE);
    }
  }

  private static DecimalText byEngine(String text) {
    try {
      return new DecimalText(DecimalText.Kind.EXACT, FixedPoint.parse(text));
    } catch (NumberFormatException e) {
      return new DecimalText(DecimalText.Kind.NOT_EXACT, 0);
    } catch (ArithmeticException e) {
      return new DecimalText(
          text.startsWith("-") ? DecimalText.Kind.TOO_SMALL : DecimalText.Kind.TOO_LARGE, 0);
    }
  }

  @Test
  void recordsAreReadAlikeWhetherTheirSchemaHasToBeResolvedOrNot() throws IOException {
    Schema whole = AvroSchemas.ARCHIVED_RECORD;
    List<Schema.Field> reversed = new ArrayList<>();
    whole.getFields().forEach(each -> reversed.add(0, new Schema.Field(each, each.schema())));
    Schema later =
        Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, reversed);
    for (boolean full : new boolean[] {true, false}) {
      List<String> plain = readBack(whole, full);
      assertThat(plain).hasSize(22).isEqualTo(readBack(later, full));
      assertThat(plain.contains("null")).isEqualTo(!full);
    }
  }

  /** All fields of a record that was written with the schema; without its nullable ones or with. */
  private static List<String> readBack(Schema schema, boolean full) throws IOException {
    GenericRecord written = new GenericData.Record(schema);
    int number = 1;
    for (Schema.Field field : schema.getFields().stream().sorted(ReadingTest::byName).toList()) {
      Schema type = field.schema();
      if (type.getType() == Schema.Type.UNION) {
        type = full ? type.getTypes().get(1) : type.getTypes().get(0);
      }
      written.put(field.name(), sample(type.getType(), number++));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(written, encoder);
    encoder.flush();
    List<String> fields = new ArrayList<>(ArchivedRecordReader.TRADE_FIELDS);
    fields.addAll(List.of("reason", "sourcePartition", "sourceOffset"));
    ArchivedRecordReader reader = new ArchivedRecordReader(fields);
    reader.setSchema(schema);
    ArchivedRecord read =
        reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    return Stream.of(
            text(read.key),
            text(read.value),
            read.partition,
            read.offset,
            read.recordedAtMillis,
            read.ledger,
            read.tradeId,
            read.userId,
            read.symbol,
            read.side,
            read.shares,
            read.pricePerShare,
            read.fee,
            read.direction,
            read.costBasis,
            read.amount,
            read.kind,
            read.tradedAtMillis,
            read.problem,
            read.reason,
            read.sourcePartition,
            read.sourceOffset)
        .map(String::valueOf)
        .toList();
  }

  private static int byName(Schema.Field one, Schema.Field other) {
    return one.name().compareTo(other.name());
  }

  private static Object sample(Schema.Type type, int number) {
    return switch (type) {
      case NULL -> null;
      case BYTES -> ByteBuffer.wrap(new byte[] {(byte) number});
      case STRING -> "text " + number;
      case INT -> number;
      case LONG -> (long) number;
      default -> throw new IllegalArgumentException(type.getName());
    };
  }

  private static String text(byte[] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  @Test
  void usersRowsAreFoundInTheOrderOfTheirOffsets(@TempDir Path directory) {
    PartFiles files = new PartFiles(directory.toUri().toString());
    Random random = new Random(11);
    Map<Long, List<Long>> expected = new HashMap<>();
    long offset = 0;
    for (int task = 0; task < 3; task++) {
      try (PartFiles.Writer writer = files.writer(2, task)) {
        for (int i = 0; i < 5_000; i++) {
          raw.userHigh = random.nextInt(700);
          raw.userLow = ~raw.userHigh;
          raw.price = random.nextLong(1_000_000_000_000_000L);
          raw.value = raw.price * 9;
          raw.quantity = offset;
          raw.tradedAtMillis = 253_402_300_799_999L - offset;
          raw.sell = random.nextBoolean();
          raw.instrument = random.nextInt(60_000);
          ArchivedRecord record = new ArchivedRecord();
          record.offset = offset++;
          int part = (int) (raw.userHigh % 2);
          TradeRows.write(writer.row(part, TradeRows.BYTES), raw, record, i % 200);
          expected.computeIfAbsent(raw.userHigh, user -> new ArrayList<>()).add(raw.price);
        }
      }
    }
    Map<Long, List<Long>> found = new HashMap<>();
    for (int part = 0; part < 2; part++) {
      BookRows none = new BookRows(ByteBuffer.allocate(0));
      UserRows rows = new UserRows(new TradeRows(files.read(part)), none, none);
      rows.made(new PricesOfUser()).forEachRemaining(found::putAll);
    }
    assertThat(found).isEqualTo(expected);
  }

  private static final class PricesOfUser implements UserRows.Maker<Map<Long, List<Long>>> {
    private long user;
    private List<Long> prices;

    @Override
    public void begin(long userHigh, long userLow) {
      user = userHigh;
      prices = new ArrayList<>();
    }

    @Override
    public void trade(TradeRows trades, int row) {
      prices.add(trades.price(row));
      assertThat(trades.value(row)).isEqualTo(trades.price(row) * 9);
      assertThat(trades.tradedAt(row)).isEqualTo(253_402_300_799_999L - trades.offset(row));
      assertThat(Math.abs(trades.signed(row))).isEqualTo(trades.offset(row));
    }

    @Override
    public void before(BookRow portfolio) {
      throw new AssertionError();
    }

    @Override
    public void close(BookRow portfolio) {
      throw new AssertionError();
    }

    @Override
    public Map<Long, List<Long>> end() {
      return Map.of(user, prices);
    }
  }

  @Test
  void hashIsKafkas() {
    Random random = new Random(3);
    for (int length = 0; length < 50; length++) {
      byte[] key = new byte[length];
      random.nextBytes(key);
      assertThat(Murmur2.positive(key, 0, length))
          .isEqualTo(Partitioning.murmur2(key) & Integer.MAX_VALUE);
    }
  }
}
