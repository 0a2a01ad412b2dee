/**
 * A trade as a record of the topic tells it, read in other code than the engine's.
 *
 * <p>{@link com.stockafolio.batch.trade.RawTrade} reads a value, or gives the reason why not.
 */
package com.stockafolio.batch.trade;
