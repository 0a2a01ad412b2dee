package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.batch.archived.AvroSchemas;
import com.stockafolio.batch.store.Store;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.entry.Position;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Writes portfolios and manifest of a close as the ledgers do. */
final class ClosingWriter {
  static final String TOPIC_ID = "7d3c6f0e-5a2b-4c1d-9e8f-001122334455";

  private static final Schema SCHEMA = AvroSchemas.CLOSING_PORTFOLIO;
  private static final Schema POSITION = SCHEMA.getField("positions").schema().getElementType();

  private final Path root;
  private final MarketList market;
  private final Instruments instruments;

  ClosingWriter(Path root, MarketList market) {
    this.root = root;
    this.market = market;
    this.instruments = market.instruments();
  }

  void write(
      LocalDate date,
      String closeId,
      Instant closedAt,
      Portfolio[] portfolios,
      long[] ends,
      long rejectedEnd)
      throws IOException {
    String directory = "closing/date=" + date + "/id=" + closeId;
    Files.createDirectories(root.resolve(directory));
    ObjectNode manifest = Store.JSON.createObjectNode();
    manifest
        .put("date", date.toString())
        .put("closeId", closeId)
        .put("closedAt", closedAt.toString());
    List<DataFileWriter<GenericRecord>> files = new ArrayList<>();
    long[] users = new long[GeneratedMarket.LEDGERS];
    for (int ledger = 0; ledger < GeneratedMarket.LEDGERS; ledger++) {
      DataFileWriter<GenericRecord> file =
          new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(SCHEMA));
      file.setCodec(CodecFactory.zstandardCodec(1));
      file.create(SCHEMA, root.resolve(object(directory, ledger)).toFile());
      files.add(file);
    }
    for (Portfolio portfolio : portfolios) {
      if (portfolio.sequence() > 0) {
        int ledger = Partitioning.ledger(portfolio.userId(), GeneratedMarket.LEDGERS);
        users[ledger]++;
        files.get(ledger).append(portfolio(portfolio));
      }
    }
    for (DataFileWriter<GenericRecord> file : files) {
      file.close();
    }
    for (int ledger = 0; ledger < GeneratedMarket.LEDGERS; ledger++) {
      int partition = ledger % GeneratedMarket.PARTITIONS;
      manifest
          .withArray("ledgers")
          .addObject()
          .put("ledger", ledger)
          .put("topicId", TOPIC_ID)
          .put("partition", partition)
          .put("covered", ends[partition] - 1)
          .put("users", users[ledger])
          .put("object", object(directory, ledger))
          .put("marketNumber", market.number())
          .put("marketHash", market.hash().toString());
    }
    for (int partition = 0; partition < ends.length; partition++) {
      manifest
          .withArray("cuts")
          .addObject()
          .put("topic", "trades")
          .put("partition", partition)
          .put("offset", ends[partition]);
    }
    manifest
        .withArray("cuts")
        .addObject()
        .put("topic", "trades.rejected")
        .put("partition", 0)
        .put("offset", rejectedEnd);
    ObjectNode prices = manifest.putObject("prices");
    for (Instrument instrument : instruments.all()) {
      if (instrument.status() != InstrumentStatus.DELISTED) {
        Price start = instrument.startingPrice();
        prices.put(instrument.symbol(), start == null ? "12.5000" : start.toString());
      }
    }
    manifest.put("instrumentsVersion", instruments.version());
    Files.writeString(
        root.resolve("closing/date=" + date + "/manifest-" + closeId + ".json"),
        manifest.toString());
  }

  private static String object(String directory, int ledger) {
    return directory + "/ledger=%05d.avro".formatted(ledger);
  }

  private GenericRecord portfolio(Portfolio portfolio) {
    Totals totals = portfolio.totals();
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("userId", portfolio.userId().toString());
    record.put("sequence", portfolio.sequence());
    record.put("met", portfolio.met());
    record.put("totalShares", ByteBuffer.wrap(totals.sharesHeld().billionths().toByteArray()));
    record.put("tradeCount", totals.tradeCount());
    record.put("tradedValue", decimal(totals.tradedValue()));
    record.put("costBasis", decimal(totals.costBasis()));
    record.put("realizedPnl", decimal(totals.realizedPnl()));
    record.put("cash", decimal(totals.cash()));
    record.put("income", decimal(totals.income()));
    List<GenericRecord> positions = new ArrayList<>();
    for (Position each : portfolio.positions()) {
      GenericRecord position = new GenericData.Record(POSITION);
      position.put("instrumentId", each.instrumentId());
      position.put("shares", ArchiveWriter.decimal(each.quantity().billionths()));
      position.put("costBasis", decimal(each.costBasis()));
      position.put("realizedPnl", decimal(each.realizedPnl()));
      positions.add(position);
    }
    record.put("positions", positions);
    record.put("recentIds", portfolio.recentIds().stream().map(Object::toString).toList());
    return record;
  }

  private static ByteBuffer decimal(Money money) {
    return ByteBuffer.wrap(
        new BigDecimal(money.toString()).movePointRight(8).toBigIntegerExact().toByteArray());
  }
}
