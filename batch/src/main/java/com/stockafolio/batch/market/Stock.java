package com.stockafolio.batch.market;

import java.util.List;

/**
 * A stock.
 *
 * @param symbol its symbol; of a delisted one the last that it had
 * @param aliases what else it is called
 */
public record Stock(
    int id, String symbol, String name, String sector, Trading trading, List<String> aliases) {

  boolean isListed() {
    return trading != Trading.DELISTED;
  }
}
