package com.stockafolio.batch;

import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the portfolios that ledgers wrote at a close. */
final class ClosingReading implements FlatMapFunction<ClosingReading.File, BookRow> {
  private static final long serialVersionUID = 1;
  private static final Set<String> NOT_READ = Set.of("packed", "recentTrades");
  private static final int MONEY_DECIMALS = 8;

  private final Broadcast<SerializableConfiguration> configuration;

  ClosingReading(Broadcast<SerializableConfiguration> configuration) {
    this.configuration = configuration;
  }

  /** One ledger's portfolios, by the full name of the object. */
  record File(int ledger, String place, long users) implements Serializable {}

  @Override
  public Iterator<BookRow> call(File file) {
    Path path = new Path(file.place());
    try {
      Schema wanted = wanted();
      var stream =
          new DataFileStream<GenericRecord>(
              path.getFileSystem(configuration.value().value()).open(path),
              new GenericDatumReader<>(null, wanted));
      AvroSchemas.requireSameMeaning(wanted, stream.getSchema());
      return new Rows(file, stream);
    } catch (IOException | AvroTypeException e) {
      throw unreadable(file, e);
    }
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

  private static BatchFailure unreadable(File file, Exception e) {
    return new BatchFailure(
        file.place()
            + " is missing, damaged, half written, or of a schema that this batch does not know: "
            + Store.reason(e),
        e);
  }

  private static final class Rows implements Iterator<BookRow> {
    private final File file;
    private final DataFileStream<GenericRecord> stream;
    private final Map<CharSequence, Integer> instruments = new HashMap<>();
    private GenericRecord portfolio;
    private long read;

    Rows(File file, DataFileStream<GenericRecord> stream) {
      this.file = file;
      this.stream = stream;
      for (Instrument each : Instruments.load().all()) {
        instruments.put(new Utf8(each.symbol()), each.id());
      }
    }

    @Override
    public boolean hasNext() {
      try {
        if (stream.hasNext()) {
          return true;
        }
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (RuntimeException e) {
        throw unreadable(file, e);
      }
      if (read != file.users()) {
        throw new BatchFailure(
            "%s holds %,d portfolios where the manifest says %,d"
                .formatted(file.place(), read, file.users()));
      }
      return false;
    }

    @Override
    public BookRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      try {
        portfolio = stream.next(portfolio);
        read++;
        return row();
      } catch (IOException | RuntimeException e) {
        throw unreadable(file, e);
      }
    }

    private BookRow row() {
      BookRow row = new BookRow();
      byte[] userId = portfolio.get("userId").toString().getBytes(StandardCharsets.UTF_8);
      row.setUserHigh(high(userId));
      row.setUserLow(UuidBytes.low(userId, 0));
      row.setLedger(file.ledger());
      row.setSequence((Long) portfolio.get("sequence"));
      row.setTradeCount((Long) portfolio.get("tradeCount"));
      row.setSharesHeld(Wide.ofBytes((ByteBuffer) portfolio.get("sharesHeld")).exactLong());
      row.setTradedValue(dollars("tradedValue"));
      row.setCostBasis(dollars("costBasis"));
      row.setRealizedPnl(dollars("realizedPnl"));
      setPositions(row, (GenericArray<?>) portfolio.get("positions"));
      row.setRecentTrades(ids((GenericArray<?>) portfolio.get("recentTradeIds")));
      return row;
    }

    private void setPositions(BookRow row, GenericArray<?> positions) {
      int count = positions.size();
      int[] ids = new int[count];
      long[] quantities = new long[count];
      long[] costs = new long[count];
      long[] highs = new long[count];
      long[] lows = new long[count];
      for (int i = 0; i < count; i++) {
        GenericRecord position = (GenericRecord) positions.get(i);
        Integer instrument = instruments.get((CharSequence) position.get("symbol"));
        if (instrument == null) {
          throw new IllegalArgumentException(
              "no instrument has the symbol " + position.get("symbol"));
        }
        ids[i] = instrument;
        quantities[i] = Wide.ofBytes((ByteBuffer) position.get("quantity")).exactLong();
        costs[i] = Wide.ofBytes((ByteBuffer) position.get("costBasis")).exactLong();
        Wide realized = Wide.ofBytes((ByteBuffer) position.get("realizedPnl"));
        highs[i] = realized.high();
        lows[i] = realized.low();
      }
      row.setInstruments(ids);
      row.setQuantities(quantities);
      row.setCosts(costs);
      row.setRealizedHighs(highs);
      row.setRealizedLows(lows);
    }

    private BigDecimal dollars(String field) {
      ByteBuffer unscaled = ((ByteBuffer) portfolio.get(field)).duplicate();
      byte[] bytes = new byte[unscaled.remaining()];
      unscaled.get(bytes);
      return new BigDecimal(new BigInteger(bytes), MONEY_DECIMALS);
    }

    private static long[] ids(GenericArray<?> texts) {
      long[] ids = new long[2 * texts.size()];
      for (int i = 0; i < texts.size(); i++) {
        byte[] text = texts.get(i).toString().getBytes(StandardCharsets.UTF_8);
        ids[2 * i] = high(text);
        ids[2 * i + 1] = UuidBytes.low(text, 0);
      }
      return ids;
    }

    private static long high(byte[] text) {
      if (text.length != UuidBytes.LENGTH || !UuidBytes.isUuid(text, 0)) {
        throw new IllegalArgumentException("no UUID: " + new String(text, StandardCharsets.UTF_8));
      }
      return UuidBytes.high(text, 0);
    }
  }
}
