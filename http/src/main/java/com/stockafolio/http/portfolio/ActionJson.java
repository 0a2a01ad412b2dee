package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.market.MarketEffect;
import com.stockafolio.market.MarketList;

/**
 * What the market did to a portfolio, as the API's JSON: the terms of the action by its number in
 * the market's list, and what it did here.
 */
final class ActionJson {
  private static final byte[] NUMBER = piece(",\"number\":");
  private static final byte[] SYMBOL = piece(",\"symbol\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] AMOUNT = piece(",\"amount\":");
  private static final byte[] OUT_OF_RANGE = piece(",\"outOfRange\":true");

  private final InstrumentBoard instruments;

  ActionJson(InstrumentBoard instruments) {
    this.instruments = instruments;
  }

  /** Appends the fields of an action, each with a comma before it. */
  void append(RecentAction action, JsonBuffer out) {
    MarketList list = instruments.list();
    out.append(NUMBER).append(action.number());
    out.append(SYMBOL).append(symbol(action.instrumentId()));
    terms(list.effect(action.number()), out);
    Money realized = Money.ZERO;
    for (PositionMove move : action.moves()) {
      realized = realized.plus(move.realizedPnl());
    }
    out.append(AMOUNT).append(action.cashMoved());
    out.append(REALIZED_PNL).append(realized);
    if (action.outcome().outOfRange()) {
      out.append(OUT_OF_RANGE);
    }
  }

  private byte[] symbol(int instrumentId) {
    return instruments.texts().of(instrumentId).symbol();
  }

  private void terms(MarketEffect effect, JsonBuffer out) {
    if (effect instanceof MarketEffect.Split split) {
      ratio(split.from(), split.to(), out);
      price("cashPrice", split.cashPrice(), out);
    } else if (effect instanceof MarketEffect.Renamed renamed) {
      text("oldSymbol", InstrumentTexts.quoted(renamed.oldSymbol()), out);
      text("newSymbol", InstrumentTexts.quoted(renamed.newSymbol()), out);
    } else if (effect instanceof MarketEffect.Dividend dividend) {
      price("perShare", dividend.perShare(), out);
    } else if (effect instanceof MarketEffect.SpinOff spinOff) {
      into(spinOff.newInstrumentId(), spinOff.from(), spinOff.to(), out);
      decimal("costShare", spinOff.costShare(), out);
      price("cashPrice", spinOff.cashPrice(), out);
    } else if (effect instanceof MarketEffect.Merger merger) {
      if (merger.newInstrumentId() != 0) {
        into(merger.newInstrumentId(), merger.from(), merger.to(), out);
        decimal("costShare", merger.costShare(), out);
      }
      price("cashPerShare", merger.cashPerShare(), out);
      price("cashPrice", merger.cashPrice(), out);
    }
  }

  private void into(int instrumentId, int from, int to, JsonBuffer out) {
    out.append(piece(",\"newSymbol\":")).append(symbol(instrumentId));
    ratio(from, to, out);
  }

  private static void ratio(int from, int to, JsonBuffer out) {
    out.append(piece(",\"from\":" + from + ",\"to\":" + to));
  }

  private static void price(String name, Price price, JsonBuffer out) {
    if (price != null) {
      decimal(name, price.billionths(), out);
    }
  }

  private static void decimal(String name, long billionths, JsonBuffer out) {
    text(name, '"' + FixedPoint.plain(billionths) + '"', out);
  }

  private static void text(String name, String quoted, JsonBuffer out) {
    out.append(piece(",\"" + name + "\":" + quoted));
  }
}
