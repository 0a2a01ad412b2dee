package com.stockafolio.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.stockafolio.portfolio.Money;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Portfolios and their parts as the API's JSON. Amounts are decimal strings, exact; counts and
 * sequences are numbers. A position of quantity 0 has {@code "averageCost": null}. Not safe to
 * share between threads.
 */
final class PortfolioJson {
  private static final SerializableString USER_ID = new SerializedString("userId");
  private static final SerializableString SEQUENCE = new SerializedString("sequence");
  private static final SerializableString TOTALS = new SerializedString("totals");
  private static final SerializableString POSITIONS = new SerializedString("positions");
  private static final SerializableString SECTORS = new SerializedString("sectors");
  private static final SerializableString RECENT_TRADES = new SerializedString("recentTrades");
  private static final SerializableString SHARES_HELD = new SerializedString("sharesHeld");
  private static final SerializableString TRADE_COUNT = new SerializedString("tradeCount");
  private static final SerializableString TRADED_VALUE = new SerializedString("tradedValue");
  private static final SerializableString COST_BASIS = new SerializedString("costBasis");
  private static final SerializableString REALIZED_PNL = new SerializedString("realizedPnl");
  private static final SerializableString SYMBOL = new SerializedString("symbol");
  private static final SerializableString NAME = new SerializedString("name");
  private static final SerializableString SECTOR = new SerializedString("sector");
  private static final SerializableString QUANTITY = new SerializedString("quantity");
  private static final SerializableString AVERAGE_COST = new SerializedString("averageCost");
  private static final SerializableString TRADE_ID = new SerializedString("tradeId");
  private static final SerializableString SIDE = new SerializedString("side");
  private static final SerializableString PRICE = new SerializedString("price");
  private static final SerializableString VALUE = new SerializedString("value");
  private static final SerializableString TRADED_AT = new SerializedString("tradedAt");
  private static final SerializableString RECORDED_AT = new SerializedString("recordedAt");
  private static final SerializableString TRADE = new SerializedString("trade");
  private static final SerializableString POSITION = new SerializedString("position");

  private static final SerializableString BUY = new SerializedString("BUY");
  private static final SerializableString SELL = new SerializedString("SELL");

  private final InstrumentTexts instruments;
  private final JsonGenerator out;
  private final AsciiDecimal decimal = new AsciiDecimal();
  private final byte[] ascii = new byte[UserId.TEXT_LENGTH];

  PortfolioJson(InstrumentTexts instruments, JsonGenerator out) {
    this.instruments = instruments;
    this.out = out;
  }

  /** A whole portfolio: open positions by symbol, recent trades newest first. */
  void portfolio(Portfolio portfolio) throws IOException {
    out.writeStartObject();
    out.writeFieldName(USER_ID);
    portfolio.userId().writeAscii(ascii, 0);
    out.writeRawUTF8String(ascii, 0, UserId.TEXT_LENGTH);
    number(SEQUENCE, portfolio.sequence());
    totals(portfolio.totals());
    out.writeFieldName(POSITIONS);
    out.writeStartArray();
    for (Position position : open(portfolio.positions())) {
      position(position);
    }
    out.writeEndArray();
    // Sectors are shares of market value, which stays unknown until there are prices.
    out.writeFieldName(SECTORS);
    out.writeStartArray();
    out.writeEndArray();
    out.writeFieldName(RECENT_TRADES);
    out.writeStartArray();
    for (RecentTrade trade : portfolio.recentTrades()) {
      trade(trade);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** One booked trade with the position and totals that it left. */
  void booked(RecentTrade trade, Position position, Totals totals) throws IOException {
    out.writeStartObject();
    number(SEQUENCE, trade.sequence());
    out.writeFieldName(TRADE);
    trade(trade);
    out.writeFieldName(POSITION);
    position(position);
    totals(totals);
    out.writeEndObject();
  }

  private List<Position> open(List<Position> positions) {
    List<Position> open = new ArrayList<>(positions.size());
    for (Position position : positions) {
      if (position.quantity().signum() != 0) {
        open.add(position);
      }
    }
    open.sort(Comparator.comparing(position -> symbol(position).getValue()));
    return open;
  }

  private SerializableString symbol(Position position) {
    return instruments.of(position.instrumentId()).symbol();
  }

  private void totals(Totals totals) throws IOException {
    out.writeFieldName(TOTALS);
    out.writeStartObject();
    quantity(SHARES_HELD, totals.sharesHeld());
    number(TRADE_COUNT, totals.tradeCount());
    money(TRADED_VALUE, totals.tradedValue());
    money(COST_BASIS, totals.costBasis());
    money(REALIZED_PNL, totals.realizedPnl());
    out.writeEndObject();
  }

  private void position(Position position) throws IOException {
    InstrumentTexts.Texts instrument = instruments.of(position.instrumentId());
    out.writeStartObject();
    text(SYMBOL, instrument.symbol());
    text(NAME, instrument.name());
    text(SECTOR, instrument.sector());
    quantity(QUANTITY, position.quantity());
    Price averageCost = position.averageCost();
    if (averageCost == null) {
      out.writeFieldName(AVERAGE_COST);
      out.writeNull();
    } else {
      price(AVERAGE_COST, averageCost);
    }
    money(COST_BASIS, position.costBasis());
    money(REALIZED_PNL, position.realizedPnl());
    out.writeEndObject();
  }

  private void trade(RecentTrade trade) throws IOException {
    out.writeStartObject();
    number(SEQUENCE, trade.sequence());
    out.writeFieldName(TRADE_ID);
    trade.tradeId().writeAscii(ascii, 0);
    out.writeRawUTF8String(ascii, 0, UserId.TEXT_LENGTH);
    text(SYMBOL, instruments.of(trade.instrumentId()).symbol());
    text(SIDE, trade.side() == Side.BUY ? BUY : SELL);
    quantity(QUANTITY, trade.quantity());
    price(PRICE, trade.price());
    money(VALUE, trade.value());
    money(REALIZED_PNL, trade.realizedPnl());
    instant(TRADED_AT, trade.tradedAtMillis());
    instant(RECORDED_AT, trade.recordedAtMillis());
    out.writeEndObject();
  }

  private void number(SerializableString name, long value) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(value);
  }

  private void text(SerializableString name, SerializableString value) throws IOException {
    out.writeFieldName(name);
    out.writeString(value);
  }

  private void quantity(SerializableString name, Quantity value) throws IOException {
    out.writeFieldName(name);
    decimal.write(value, out);
  }

  private void price(SerializableString name, Price value) throws IOException {
    out.writeFieldName(name);
    decimal.write(value, out);
  }

  private void money(SerializableString name, Money value) throws IOException {
    out.writeFieldName(name);
    decimal.write(value, out);
  }

  private void instant(SerializableString name, long millis) throws IOException {
    out.writeFieldName(name);
    IsoInstant.write(millis, ascii, 0);
    out.writeRawUTF8String(ascii, 0, IsoInstant.LENGTH);
  }
}
