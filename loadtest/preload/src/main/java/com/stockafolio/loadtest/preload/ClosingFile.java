package com.stockafolio.loadtest.preload;

import com.stockafolio.amount.Money;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.Position;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.TradeId;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** One ledger's portfolios at a close, in the form in which the engine writes them. */
final class ClosingFile implements Closeable {
  private static final String SCHEMA = "/com/stockafolio/archive/closing-portfolio.avsc";
  private static final int BUFFER = 1 << 20;
  private static final int ROOM = 64;

  private final Schema schema;
  private final Schema positionSchema;
  private final DataFileWriter<GenericRecord> file;
  private long count;

  /** Begins the file, and its folder where there is none. */
  ClosingFile(Path path) throws IOException {
    try (InputStream in = ClosingFile.class.getResourceAsStream(SCHEMA)) {
      schema = new Schema.Parser().parse(in);
    }
    positionSchema = schema.getField("positions").schema().getElementType();
    Files.createDirectories(path.getParent());
    file = new DataFileWriter<>(new GenericDatumWriter<>(schema));
    file.create(schema, new BufferedOutputStream(Files.newOutputStream(path), BUFFER));
  }

  /** Adds a portfolio. */
  void append(Portfolio portfolio) throws IOException {
    Totals totals = portfolio.totals();
    GenericRecord record = new GenericData.Record(schema);
    record.put("userId", portfolio.userId().toString());
    record.put("sequence", portfolio.sequence());
    record.put("met", portfolio.met());
    record.put("totalShares", decimal(totals.sharesHeld().billionths()));
    record.put("tradeCount", totals.tradeCount());
    record.put("tradedValue", decimal(totals.tradedValue()));
    record.put("costBasis", decimal(totals.costBasis()));
    record.put("realizedPnl", decimal(totals.realizedPnl()));
    record.put("cash", decimal(totals.cash()));
    record.put("income", decimal(totals.income()));
    List<GenericRecord> positions = new ArrayList<>();
    for (Position position : portfolio.positions()) {
      GenericRecord one = new GenericData.Record(positionSchema);
      one.put("instrumentId", position.instrumentId());
      one.put("shares", decimal(BigInteger.valueOf(position.quantity().billionths())));
      one.put("costBasis", decimal(position.costBasis()));
      one.put("realizedPnl", decimal(position.realizedPnl()));
      positions.add(one);
    }
    record.put("positions", positions);
    record.put("recentIds", portfolio.recentIds().stream().map(TradeId::toString).toList());
    PackedWriter packed = new PackedWriter(portfolio.packedBytes() + ROOM);
    portfolio.writeTo(packed);
    record.put("packed", ByteBuffer.wrap(packed.toByteArray()));
    file.append(record);
    count++;
  }

  /** How many were added. */
  long count() {
    return count;
  }

  private static ByteBuffer decimal(Money amount) {
    return decimal(amount.hundredMillionths());
  }

  private static ByteBuffer decimal(BigInteger units) {
    return ByteBuffer.wrap(units.toByteArray());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
