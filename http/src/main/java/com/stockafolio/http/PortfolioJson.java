package com.stockafolio.http;

import static com.stockafolio.http.JsonBuffer.piece;

import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Position;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.RecentTrade;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Portfolios and their parts as the API's JSON. Amounts are decimal strings, exact; counts and
 * sequences are numbers. A position of quantity 0 has {@code "averageCost": null}.
 */
final class PortfolioJson {
  private static final byte[] USER_ID = piece("{\"userId\":");
  private static final byte[] SEQUENCE_AFTER_USER = piece(",\"sequence\":");
  private static final byte[] TOTALS = piece(",\"totals\":{\"sharesHeld\":");
  private static final byte[] TRADE_COUNT = piece(",\"tradeCount\":");
  private static final byte[] TRADED_VALUE = piece(",\"tradedValue\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] POSITIONS = piece(",\"positions\":[");
  // Sectors are shares of market value, which is not known without prices.
  private static final byte[] SECTORS_AND_TRADES = piece("],\"sectors\":[],\"recentTrades\":[");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] AVERAGE_COST = piece(",\"averageCost\":");
  private static final byte[] NULL = piece("null");
  private static final byte[] SEQUENCE = piece("{\"sequence\":");
  private static final byte[] TRADE_ID = piece(",\"tradeId\":");
  private static final byte[] SYMBOL = piece(",\"symbol\":");
  private static final byte[] BUY = piece(",\"side\":\"BUY\"");
  private static final byte[] SELL = piece(",\"side\":\"SELL\"");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] VALUE = piece(",\"value\":");
  private static final byte[] TRADED_AT = piece(",\"tradedAt\":");
  private static final byte[] RECORDED_AT = piece(",\"recordedAt\":");
  private static final byte[] TRADE = piece(",\"trade\":");
  private static final byte[] POSITION = piece(",\"position\":");

  private final InstrumentTexts instruments;

  PortfolioJson(InstrumentTexts instruments) {
    this.instruments = instruments;
  }

  /** Appends a whole portfolio: open positions by symbol, recent trades newest first. */
  void portfolio(Portfolio portfolio, JsonBuffer out) {
    out.append(USER_ID).append(portfolio.userId());
    out.append(SEQUENCE_AFTER_USER).append(portfolio.sequence());
    totals(portfolio.totals(), out);
    out.append(POSITIONS);
    boolean first = true;
    for (Position position : open(portfolio.positions())) {
      comma(first, out);
      first = false;
      position(position, out);
    }
    out.append(SECTORS_AND_TRADES);
    first = true;
    for (RecentTrade trade : portfolio.recentTrades()) {
      comma(first, out);
      first = false;
      trade(trade, out);
    }
    out.append(']').append('}');
  }

  /** Appends one booked trade with the position and totals that it left. */
  void booked(RecentTrade trade, Position position, Totals totals, JsonBuffer out) {
    out.append(SEQUENCE).append(trade.sequence());
    out.append(TRADE);
    trade(trade, out);
    out.append(POSITION);
    position(position, out);
    totals(totals, out);
    out.append('}');
  }

  private List<Position> open(List<Position> positions) {
    List<Position> open = new ArrayList<>(positions.size());
    for (Position position : positions) {
      if (position.quantity().signum() != 0) {
        open.add(position);
      }
    }
    open.sort(Comparator.comparing(position -> instruments.of(position.instrumentId()).text()));
    return open;
  }

  private static void comma(boolean first, JsonBuffer out) {
    if (!first) {
      out.append(',');
    }
  }

  private static void totals(Totals totals, JsonBuffer out) {
    out.append(TOTALS).append(totals.sharesHeld());
    out.append(TRADE_COUNT).append(totals.tradeCount());
    out.append(TRADED_VALUE).append(totals.tradedValue());
    out.append(COST_BASIS).append(totals.costBasis());
    out.append(REALIZED_PNL).append(totals.realizedPnl());
    out.append('}');
  }

  private void position(Position position, JsonBuffer out) {
    out.append('{').append(instruments.of(position.instrumentId()).described());
    out.append(QUANTITY).append(position.quantity());
    out.append(AVERAGE_COST);
    Price averageCost = position.averageCost();
    if (averageCost == null) {
      out.append(NULL);
    } else {
      out.append(averageCost);
    }
    out.append(COST_BASIS).append(position.costBasis());
    out.append(REALIZED_PNL).append(position.realizedPnl());
    out.append('}');
  }

  /** Appends one trade as in the portfolio's recent ones. */
  void trade(RecentTrade trade, JsonBuffer out) {
    out.append(SEQUENCE).append(trade.sequence());
    out.append(TRADE_ID).append(trade.tradeId());
    out.append(SYMBOL).append(instruments.of(trade.instrumentId()).symbol());
    out.append(trade.side() == Side.BUY ? BUY : SELL);
    out.append(QUANTITY).append(trade.quantity());
    out.append(PRICE).append(trade.price());
    out.append(VALUE).append(trade.value());
    out.append(REALIZED_PNL).append(trade.realizedPnl());
    out.append(TRADED_AT).appendInstant(trade.tradedAtMillis());
    out.append(RECORDED_AT).appendInstant(trade.recordedAtMillis());
    out.append('}');
  }
}
