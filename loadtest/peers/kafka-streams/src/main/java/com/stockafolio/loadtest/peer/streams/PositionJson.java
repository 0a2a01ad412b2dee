package com.stockafolio.loadtest.peer.streams;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.market.Instruments;
import com.stockafolio.portfolio.Portfolio;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What is published of each booked trade: the position that it left. */
final class PositionJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final Instruments instruments;

  PositionJson(Instruments instruments) {
    this.instruments = instruments;
  }

  /** The position in the instrument of the portfolio's newest trade. */
  byte[] newest(Portfolio portfolio) {
    RecentEntry trade = portfolio.latestEntry();
    Position position = portfolio.position(trade.instrumentId());
    ByteArrayBuilder bytes = new ByteArrayBuilder(256);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeNumberField("sequence", trade.sequence());
      out.writeStringField("tradeId", trade.tradeId().toString());
      out.writeStringField("symbol", instruments.byId(trade.instrumentId()).symbol());
      out.writeStringField("quantity", position.quantity().toString());
      out.writeStringField("costBasis", position.costBasis().toString());
      out.writeStringField("realizedPnl", position.realizedPnl().toString());
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
