package com.stockafolio.batch.rows;

import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.exact.Murmur2;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Wide;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.util.Utf8;

/** Reads closing portfolios, without what the batch does not compare. */
final class ClosingRecordReader implements DatumReader<BookRow> {
  private static final Set<String> NOT_READ = Set.of("met", "packed", "recentEntries");
  private static final Schema WANTED = wanted();
  private static final int HIGHEST_ID = 65_535;

  private final int ledgers;
  private Schema written;
  private ResolvingDecoder in;
  private Utf8 text;
  private ByteBuffer number;
  private int ledger;

  /** Positions and ids of the portfolio at hand, before it is known how many there are. */
  private int count;

  private int[] ids = new int[16];
  private long[] quantities = new long[16];
  private long[] costs = new long[16];
  private long[] highs = new long[16];
  private long[] lows = new long[16];
  private long[] recent = new long[64];

  ClosingRecordReader(int ledgers) {
    this.ledgers = ledgers;
  }

  private static Schema wanted() {
    Schema whole = AvroSchemas.CLOSING_PORTFOLIO;
    List<Schema.Field> kept = new ArrayList<>();
    for (Schema.Field field : whole.getFields()) {
      if (!NOT_READ.contains(field.name())) {
        kept.add(new Schema.Field(field.name(), field.schema()));
      }
    }
    return Schema.createRecord(whole.getName(), null, whole.getNamespace(), false, kept);
  }

  @Override
  public void setSchema(Schema schema) {
    AvroSchemas.requireSameMeaning(WANTED, schema);
    written = schema;
    in = null;
  }

  /** The ledger of the user whose portfolio was read last, by the user's id. */
  int ledger() {
    return ledger;
  }

  @Override
  public BookRow read(BookRow unused, Decoder decoder) throws IOException {
    if (in == null) {
      in = DecoderFactory.get().resolvingDecoder(written, WANTED, null);
    }
    in.configure(decoder);
    BookRow row = new BookRow();
    for (Schema.Field field : in.readFieldOrder()) {
      read(row, field.name());
    }
    in.drain();
    return row;
  }

  private void read(BookRow row, String field) throws IOException {
    switch (field) {
      case "userId" -> {
        byte[] id = uuid();
        ledger = Murmur2.positive(id, 0, UuidBytes.LENGTH) % ledgers;
        row.userHigh = UuidBytes.high(id, 0);
        row.userLow = UuidBytes.low(id, 0);
      }
      case "sequence" -> row.sequence = in.readLong();
      case "tradeCount" -> row.tradeCount = in.readLong();
      case "totalShares" -> row.sharesHeld = wide();
      case "tradedValue" -> row.tradedValue = wide();
      case "costBasis" -> row.costBasis = wide();
      case "realizedPnl" -> row.realizedPnl = wide();
      case "cash" -> row.cash = wide();
      case "income" -> row.income = wide();
      case "positions" -> readPositions(row);
      case "recentIds" -> row.recentIds = readIds();
      default -> throw new AvroTypeException("no such field: " + field);
    }
  }

  private void readPositions(BookRow row) throws IOException {
    count = 0;
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (; left > 0; left--) {
        if (count == ids.length) {
          grow();
        }
        for (Schema.Field field : in.readFieldOrder()) {
          readPosition(field.name());
        }
        count++;
      }
    }
    row.instruments = Arrays.copyOf(ids, count);
    row.quantities = Arrays.copyOf(quantities, count);
    row.costs = Arrays.copyOf(costs, count);
    row.realizedHighs = Arrays.copyOf(highs, count);
    row.realizedLows = Arrays.copyOf(lows, count);
  }

  private void readPosition(String field) throws IOException {
    switch (field) {
      case "instrumentId" -> {
        ids[count] = in.readInt();
        if (ids[count] < 1 || ids[count] > HIGHEST_ID) {
          throw new IllegalArgumentException("no instrument has the id " + ids[count]);
        }
      }
      case "shares" -> quantities[count] = wide().exactLong();
      case "costBasis" -> costs[count] = wide().exactLong();
      case "realizedPnl" -> {
        Wide realized = wide();
        highs[count] = realized.high();
        lows[count] = realized.low();
      }
      default -> throw new AvroTypeException("no such field: " + field);
    }
  }

  private void grow() {
    int size = 2 * count;
    ids = Arrays.copyOf(ids, size);
    quantities = Arrays.copyOf(quantities, size);
    costs = Arrays.copyOf(costs, size);
    highs = Arrays.copyOf(highs, size);
    lows = Arrays.copyOf(lows, size);
  }

  private long[] readIds() throws IOException {
    int length = 0;
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (; left > 0; left--) {
        byte[] id = uuid();
        if (length == recent.length) {
          recent = Arrays.copyOf(recent, 2 * length);
        }
        recent[length++] = UuidBytes.high(id, 0);
        recent[length++] = UuidBytes.low(id, 0);
      }
    }
    return Arrays.copyOf(recent, length);
  }

  private byte[] uuid() throws IOException {
    text = in.readString(text);
    if (text.getByteLength() != UuidBytes.LENGTH || !UuidBytes.isUuid(text.getBytes(), 0)) {
      throw new IllegalArgumentException("no UUID: " + text);
    }
    return text.getBytes();
  }

  private Wide wide() throws IOException {
    number = in.readBytes(number);
    return Wide.ofBytes(number);
  }
}
