/**
 * Tables of a run as rows of bytes, shared out to parts by user.
 *
 * <p>{@link com.stockafolio.batch.rows.PartTables} reads a part's tables; {@code TradeRows} and
 * {@code BookRows} are their layouts.
 */
package com.stockafolio.batch.rows;
