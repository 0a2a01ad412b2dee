package com.stockafolio.market;

import com.stockafolio.amount.Price;

/**
 * A stock that can be traded.
 *
 * @param id its number, positive; stable and never given to another stock, as journals and
 *     portfolios hold it
 * @param symbol its symbol at the exchange: "AAPL", "BRK.B"
 * @param name the company's name
 * @param sector the company's GICS sector
 * @param startingPrice a plausible price from which simulated markets start
 */
public record Instrument(int id, String symbol, String name, String sector, Price startingPrice) {}
