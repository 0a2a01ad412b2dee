package com.stockafolio.loadtest.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Portfolios in the form of the engine's {@code GET /api/v1/firm/portfolios}, one JSON object a
 * line, without what depends on prices.
 */
final class PortfolioLines implements Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  private final Instruments instruments;
  private final JsonGenerator out;

  PortfolioLines(Instruments instruments, OutputStream stream) throws IOException {
    this.instruments = instruments;
    this.out = JSON.createGenerator(stream);
    out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  /** Appends one portfolio. */
  void write(Portfolio portfolio) throws IOException {
    out.writeStartObject();
    out.writeStringField("userId", portfolio.userId().toString());
    out.writeNumberField("sequence", portfolio.sequence());
    writeTotals(portfolio.totals());
    out.writeArrayFieldStart("positions");
    for (Position position : portfolio.positions()) {
      if (position.quantity().signum() != 0) {
        writePosition(position);
      }
    }
    out.writeEndArray();
    out.writeArrayFieldStart("recentTrades");
    for (RecentTrade trade : portfolio.recentTrades()) {
      writeTrade(trade);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeTotals(Totals totals) throws IOException {
    out.writeObjectFieldStart("totals");
    out.writeStringField("sharesHeld", totals.sharesHeld().toString());
    out.writeNumberField("tradeCount", totals.tradeCount());
    out.writeStringField("tradedValue", totals.tradedValue().toString());
    out.writeStringField("costBasis", totals.costBasis().toString());
    out.writeStringField("realizedPnl", totals.realizedPnl().toString());
    out.writeStringField("cash", totals.cash().toString());
    out.writeStringField("income", totals.income().toString());
    out.writeEndObject();
  }

  private void writePosition(Position position) throws IOException {
    Instrument instrument = instruments.byId(position.instrumentId());
    out.writeStartObject();
    out.writeStringField("symbol", instrument.symbol());
    out.writeStringField("name", instrument.name());
    out.writeStringField("sector", instrument.sector());
    out.writeStringField("quantity", position.quantity().toString());
    out.writeStringField("averageCost", position.averageCost().toStringWithFourDecimals());
    out.writeStringField("costBasis", position.costBasis().toString());
    out.writeStringField("realizedPnl", position.realizedPnl().toString());
    out.writeEndObject();
  }

  private void writeTrade(RecentTrade trade) throws IOException {
    out.writeStartObject();
    out.writeNumberField("sequence", trade.sequence());
    out.writeStringField("tradeId", trade.tradeId().toString());
    out.writeStringField("symbol", instruments.byId(trade.instrumentId()).symbol());
    out.writeStringField("side", trade.side().name());
    out.writeStringField("quantity", trade.quantity().toString());
    out.writeStringField("price", trade.price().toString());
    out.writeStringField("fee", trade.fee().toString());
    out.writeStringField("value", trade.value().toString());
    out.writeStringField("realizedPnl", trade.realizedPnl().toString());
    out.writeStringField("tradedAt", Instant.ofEpochMilli(trade.tradedAtMillis()).toString());
    out.writeStringField("recordedAt", Instant.ofEpochMilli(trade.recordedAtMillis()).toString());
    out.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
