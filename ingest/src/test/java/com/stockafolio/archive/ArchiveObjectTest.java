package com.stockafolio.archive;

import static com.stockafolio.archive.SampleRecords.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import akka.util.ByteString;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.desk.SampleKeys;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.text.MarketWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects as Avro's own reader sees them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ArchiveObjectTest {
  private static final ArchivePlace PLACE = new ArchivePlace("trades", 2);
  private static final AvroObject.Form FORM = new AvroObject.Form(64 << 10, 1);
  private static final UUID USER = UUID.fromString("6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d");

  private static final SampleKeys KEYS = new SampleKeys();

  private final SampleRecords samples = new SampleRecords(7, 2);

  @Test
  void theSameRecordsGiveTheSameBytesHoweverTheyArrive() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long offset = 500; offset < 5_500; offset++) {
      records.add(samples.trade(offset));
    }

    byte[] taken = write(records, FORM, true);
    byte[] atOnce = write(records, FORM, false);

    assertThat(taken).isEqualTo(atOnce);
    records.set(4_000, samples.trade(4_500));
    assertThat(write(records, FORM, true)).isNotEqualTo(atOnce);
  }

  @Test
  void everyRecordIsReadBackWithItsRange() throws IOException {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long offset = 500; offset < 3_500; offset++) {
      records.add(samples.trade(offset));
    }
    byte[] object = write(records, FORM, true);

    try (DataFileReader<GenericRecord> file = open(object)) {
      assertThat(file.getMetaString(ArchiveObject.TOPIC)).isEqualTo("trades");
      assertThat(file.getMetaLong(ArchiveObject.PARTITION)).isEqualTo(2);
      assertThat(file.getMetaString(ArchiveObject.TOPIC_ID))
          .isEqualTo(SampleRecords.TOPIC_ID.toString());
      assertThat(file.getMetaLong(ArchiveObject.FIRST_OFFSET)).isEqualTo(500);
      assertThat(file.getMetaLong(ArchiveObject.END_OFFSET)).isEqualTo(10_000);
      assertThat(file.getMetaString("avro.codec")).isEqualTo("zstandard");
      int index = 0;
      for (GenericRecord read : file) {
        ConsumerRecord<byte[], byte[]> written = records.get(index++);
        assertThat(read.get("offset")).isEqualTo(written.offset());
        assertThat(raw(read, "key")).isEqualTo(written.key());
        assertThat(raw(read, "value")).isEqualTo(written.value());
        assertThat(read.get("recordedAt")).isEqualTo(written.timestamp());
        assertThat(read.get("ledger"))
            .isEqualTo(Partitioning.ledger(written.key(), SampleRecords.LEDGERS));
        assertThat(read.get("problem")).isNull();
      }
      assertThat(index).isEqualTo(records.size());
    }
  }

  @Test
  void aTradeIsReadBackAsItsDecoderUnderstoodIt() throws IOException {
    String value =
        """
        {"tradeId":"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11","userId":"%s","symbol":"AAPL",\
        "side":"SELL","quantity":1000000000,"price":"178.49","tradedAt":"2026-11-24T15:04:05.123Z"}\
        """
            .formatted(USER);
    int partition = Partitioning.partition(bytes(USER.toString()), SampleRecords.PARTITIONS);

    GenericRecord read =
        only(new SampleRecords(1, partition).record(9, bytes(USER.toString()), bytes(value)));

    assertThat(read.get("tradeId")).hasToString("0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11");
    assertThat(read.get("userId")).hasToString(USER.toString());
    assertThat(read.get("symbol")).hasToString("AAPL");
    assertThat(read.get("side")).hasToString("SELL");
    assertThat(decimal(read, "shares")).isEqualTo(new BigDecimal("1000000000.000000000"));
    assertThat(decimal(read, "pricePerShare")).isEqualTo(new BigDecimal("178.490000000"));
    assertThat(read.get("tradedAt")).isEqualTo(1_795_532_645_123L);
    for (String ofRejected : List.of("reason", "detail", "sourcePartition", "sourceOffset")) {
      assertThat(read.get(ofRejected)).isNull();
    }
  }

  @Test
  void theFieldsOfEachTypeAreReadBackAndNoOthers() throws IOException {
    String ids =
        "\"tradeId\":\"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11\",\"userId\":\"%s\",\"tradedAt\":\"2026-11-24T15:04:05Z\""
            .formatted(USER);

    GenericRecord trade =
        readable(
            "{%s,\"symbol\":\"AAPL\",\"side\":\"BUY\",\"quantity\":1,\"price\":2,\"fee\":2.27}"
                .formatted(ids));
    assertThat(trade.get("type")).hasToString("TRADE");
    assertThat(dollars(trade, "fee")).isEqualByComparingTo("2.27");
    assertNulls(trade, "direction", "costBasis", "amount", "kind");

    GenericRecord cash =
        readable("{%s,\"type\":\"CASH\",\"amount\":-5,\"kind\":\"FEE\"}".formatted(ids));
    assertThat(cash.get("type")).hasToString("CASH");
    assertThat(dollars(cash, "amount")).isEqualByComparingTo("-5");
    assertThat(cash.get("kind")).hasToString("FEE");
    assertThat(cash.get("tradedAt")).isEqualTo(1_795_532_645_000L);
    assertNulls(cash, "symbol", "side", "shares", "pricePerShare", "fee", "direction", "costBasis");

    String transfer =
        "{%s,\"type\":\"TRANSFER\",\"direction\":\"%s\",\"symbol\":\"AAPL\",\"quantity\":-3%s}";
    GenericRecord in = readable(transfer.formatted(ids, "IN", ",\"costBasis\":-7"));
    assertThat(in.get("type")).hasToString("TRANSFER");
    assertThat(in.get("direction")).hasToString("IN");
    assertThat(in.get("symbol")).hasToString("AAPL");
    assertThat(decimal(in, "shares")).isEqualTo(new BigDecimal("-3.000000000"));
    assertThat(dollars(in, "costBasis")).isEqualByComparingTo("-7");
    assertNulls(in, "side", "pricePerShare", "fee", "amount", "kind");
    GenericRecord out = readable(transfer.formatted(ids, "OUT", ""));
    assertThat(out.get("direction")).hasToString("OUT");
    assertNulls(out, "side", "pricePerShare", "fee", "costBasis", "amount", "kind");
  }

  @Test
  void bustsAndCorrectionsHaveTheFieldsThatThereAre() throws IOException {
    String ids =
        """
        "tradeId":"%s","userId":"%s","of":"0b0f4ab0-6a3c-4d6e-9d3b-1d5a6f0f9f11","symbol":"KO",\
        "tradedAt":"2026-11-24T15:04:05Z"\
        """
            .formatted(new UUID(1, 2), USER);
    String bustJson = "{%s,\"type\":\"BUST\",\"reason\":\"so\"}".formatted(ids);
    GenericRecord bust = readable(bustJson);
    assertThat(bust.get("type")).hasToString("BUST");
    assertThat(bust.get("tradeId")).hasToString(new UUID(1, 2).toString());
    assertThat(bust.get("userId")).hasToString(USER.toString());
    assertThat(bust.get("tradedAt")).isEqualTo(1_795_532_645_000L);
    assertThat(bust.get("value")).isEqualTo(ByteBuffer.wrap(bytes(bustJson)));
    assertNulls(bust, "symbol", "side", "shares", "pricePerShare", "fee", "direction");
    assertNulls(bust, "costBasis", "amount", "kind", "reason");

    GenericRecord trade =
        readable(
            "{%s,\"type\":\"CORRECT\",\"side\":\"SELL\",\"quantity\":3,\"price\":7,\"fee\":2.27}"
                .formatted(ids));
    assertThat(trade.get("type")).hasToString("CORRECT");
    assertThat(trade.get("side")).hasToString("SELL");
    assertThat(decimal(trade, "shares")).isEqualTo(new BigDecimal("3.000000000"));
    assertThat(decimal(trade, "pricePerShare")).isEqualTo(new BigDecimal("7.000000000"));
    assertThat(dollars(trade, "fee")).isEqualByComparingTo("2.27");
    assertThat(trade.get("tradedAt")).isEqualTo(1_795_532_645_000L);
    assertNulls(trade, "symbol", "direction", "costBasis", "amount", "kind");

    GenericRecord cash =
        readable("{%s,\"type\":\"CORRECT\",\"amount\":-5,\"kind\":\"FEE\"}".formatted(ids));
    assertThat(dollars(cash, "amount")).isEqualByComparingTo("-5");
    assertThat(cash.get("kind")).hasToString("FEE");
    assertNulls(cash, "symbol", "side", "shares", "pricePerShare", "fee", "direction", "costBasis");

    GenericRecord transfer =
        readable("{%s,\"type\":\"CORRECT\",\"direction\":\"OUT\",\"quantity\":-3}".formatted(ids));
    assertThat(transfer.get("direction")).hasToString("OUT");
    assertThat(decimal(transfer, "shares")).isEqualTo(new BigDecimal("-3.000000000"));
    assertNulls(transfer, "symbol", "side", "pricePerShare", "fee", "costBasis", "amount", "kind");
  }

  private GenericRecord readable(String value) throws IOException {
    int partition = Partitioning.partition(bytes(USER.toString()), SampleRecords.PARTITIONS);
    GenericRecord read =
        only(new SampleRecords(1, partition).record(9, bytes(USER.toString()), bytes(value)));
    assertThat(read.get("problem")).isNull();
    return read;
  }

  private static BigDecimal dollars(GenericRecord read, String field) {
    return new BigDecimal(decimal(read, field).unscaledValue(), 8);
  }

  private static void assertNulls(GenericRecord read, String... fields) {
    for (String field : fields) {
      assertThat(read.get(field)).as(field).isNull();
    }
  }

  @Test
  void aRecordOfTheMarketHasItsTypeAndItsNameAndNoUser() throws IOException {
    UUID action = UUID.fromString("6f1c0a52-0000-4000-8000-000000000001");
    byte[] value =
        MarketWriter.write(
            3,
            action,
            0,
            new MarketAction.Rename(new InstrumentName.BySymbol("AAPL"), "APPL"),
            KEYS.signer);

    GenericRecord read = only(samples.record(9, bytes("market"), value));

    assertThat(read.get("ledger")).isEqualTo(-1);
    assertThat(read.get("type")).hasToString("RENAME");
    assertThat(read.get("tradeId")).hasToString(action.toString());
    assertThat(raw(read, "value")).isEqualTo(value);
    assertNulls(read, "problem", "userId", "symbol", "side", "shares", "tradedAt", "kind");
    GenericRecord unsigned =
        only(samples.record(9, bytes("market"), bytes("{\"type\":\"SPLIT\"}")));
    assertThat(unsigned.get("problem")).hasToString("INVALID_SIGNATURE");
    assertThat(unsigned.get("ledger")).isEqualTo(-1);
    assertNulls(unsigned, "type", "tradeId", "userId");
  }

  @Test
  void unreadableRecordsAreKeptWithTheirProblem() throws IOException {
    byte[] key = bytes(USER.toString());

    GenericRecord tombstone = only(samples.record(1, key, null));
    assertThat(tombstone.get("value")).isNull();
    assertThat(tombstone.get("problem")).hasToString("MALFORMED");
    assertThat(tombstone.get("tradeId")).isNull();
    assertThat(tombstone.get("ledger")).isEqualTo(Partitioning.ledger(key, SampleRecords.LEDGERS));

    GenericRecord keyless = only(samples.record(2, null, new byte[] {1, -1, 0}));
    assertThat(keyless.get("key")).isNull();
    assertThat(raw(keyless, "value")).containsExactly(1, -1, 0);
    assertThat(keyless.get("ledger")).isEqualTo(-1);
  }

  @Test
  void aRejectedRecordCarriesItsReasonAndSource() throws IOException {
    byte[] value = bytes("no trade");
    GenericRecord read =
        only(
            SampleRecords.record(
                "trades.rejected",
                1,
                77,
                bytes(USER.toString()),
                value,
                SampleRecords.rejection("MALFORMED", "the value is no JSON", "2", "123456789012")));

    assertThat(read.get("partition")).isEqualTo(1);
    assertThat(read.get("offset")).isEqualTo(77L);
    assertThat(read.get("reason")).hasToString("MALFORMED");
    assertThat(read.get("detail")).hasToString("the value is no JSON");
    assertThat(read.get("sourcePartition")).isEqualTo(2);
    assertThat(read.get("sourceOffset")).isEqualTo(123_456_789_012L);
  }

  @Test
  void whatOthersPutOnTheTopicOfRejectedRecordsIsArchivedToo() throws IOException {
    GenericRecord bare =
        only(SampleRecords.record("trades.rejected", 0, 1, null, null, new RecordHeaders()));
    assertThat(bare.get("reason")).isNull();
    assertThat(bare.get("sourcePartition")).isNull();

    GenericRecord odd =
        only(
            SampleRecords.record(
                "trades.rejected",
                0,
                2,
                null,
                bytes("{}"),
                SampleRecords.rejection("", "", "9999999999", "-1")));
    assertThat(odd.get("sourcePartition")).isNull();
    assertThat(odd.get("sourceOffset")).isNull();
  }

  @Test
  void decimalsAreShortAndExact() throws IOException {
    for (long value :
        new long[] {
          0, 1, -1, 127, 128, -128, -129, 32_767, 32_768, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
      assertThat(DecimalSamples.encoded(value)).isEqualTo(BigInteger.valueOf(value).toByteArray());
    }
  }

  private static GenericRecord only(ConsumerRecord<byte[], byte[]> record) throws IOException {
    try (DataFileReader<GenericRecord> file = open(write(List.of(record), FORM, true))) {
      GenericRecord read = file.next();
      assertThat(file.hasNext()).isFalse();
      return read;
    }
  }

  private static byte[] write(
      List<ConsumerRecord<byte[], byte[]>> records, AvroObject.Form form, boolean taking) {
    ArchivedRecordWriter writer =
        new ArchivedRecordWriter(
            records.get(0).topic().equals("trades.rejected"),
            SampleRecords.PARTITIONS,
            SampleRecords.LEDGERS,
            KEYS.trusted);
    ArchiveObject object =
        new ArchiveObject(
            PLACE, SampleRecords.TOPIC_ID, records.get(0).offset(), 10_000, writer, form);
    ByteString bytes = ByteString.emptyByteString();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      object.append(record);
      if (taking && object.available() > 0) {
        bytes = bytes.concat(object.take());
      }
    }
    return bytes.concat(object.finish()).toArray();
  }

  private static DataFileReader<GenericRecord> open(byte[] object) throws IOException {
    return new DataFileReader<>(new SeekableByteArrayInput(object), new GenericDatumReader<>());
  }

  private static byte[] raw(GenericRecord record, String field) {
    ByteBuffer buffer = (ByteBuffer) record.get(field);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static BigDecimal decimal(GenericRecord record, String field) {
    return new BigDecimal(new BigInteger(raw(record, field)), 9);
  }
}
