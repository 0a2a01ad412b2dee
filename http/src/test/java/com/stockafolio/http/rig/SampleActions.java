package com.stockafolio.http.rig;

import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName.ById;
import com.stockafolio.market.InstrumentName.BySymbol;
import com.stockafolio.market.InstrumentStatus;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.Ratio;
import java.util.List;

/** One action of each kind, with all that it may have, and without. */
public final class SampleActions {
  private SampleActions() {}

  public static List<MarketAction> all() {
    Price price = Price.parse("12.5");
    return List.of(
        new MarketAction.Split(new BySymbol("AAPL"), new Ratio(1, 4), null),
        new MarketAction.Split(new BySymbol("AAPL"), new Ratio(3, 1), price),
        new MarketAction.Rename(new BySymbol("META"), "FB"),
        new MarketAction.Dividend(new ById(2), price),
        new MarketAction.Listing(
            0,
            "META",
            "Another",
            "Energy",
            InstrumentStatus.CLOSING_ONLY,
            "US0846707026",
            List.of("MTA")),
        new MarketAction.SpinOff(
            new BySymbol("AAPL"), new BySymbol("MSFT"), new Ratio(7, 2), 183_700_000, price),
        new MarketAction.Merger(new BySymbol("KO"), null, null, price, 0, null),
        new MarketAction.Merger(
            new BySymbol("PEP"), new ById(2), new Ratio(5, 2), price, 700_000_000, price));
  }
}
