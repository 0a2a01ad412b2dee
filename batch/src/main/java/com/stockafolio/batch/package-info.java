/**
 * The firm's daily batch. {@link com.stockafolio.batch.DayBatch} is the way in: it reads a trading
 * day's trades from the archive, keeps books of its own, compares them with what the ledgers wrote
 * at the close, and publishes the day's insights with the certificate of that comparison.
 *
 * <p>It knows nothing of how the ledgers book: the rules stand here a second time, on purpose.
 */
package com.stockafolio.batch;
