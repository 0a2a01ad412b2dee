/**
 * What a record of the topic of trades says: a trade, or the reason why it is none.
 *
 * <p>{@link com.stockafolio.ingest.decode.TradeDecoder} is the way in; {@code PlainTrade} is its
 * quick way for values as producers usually write them, {@code SymbolCache} finds instruments by
 * the bytes of their symbols.
 */
package com.stockafolio.ingest.decode;
