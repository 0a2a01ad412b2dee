/**
 * The close of a trading day: the ledgers' portfolios as they stand, each at the offset that it
 * covers, and the prices of the bell, written to S3 for the firm's daily batch.
 *
 * <p>{@link com.stockafolio.closing.ClosingPart} is the way in. It runs {@code Closings} once in
 * the cluster, which closes at the bell or on command by {@code CloseRule}; {@code DayClosing} does
 * the work, {@code LedgerClosing} that of one ledger. {@code ClosingFiles} reads a close back.
 */
package com.stockafolio.closing;
