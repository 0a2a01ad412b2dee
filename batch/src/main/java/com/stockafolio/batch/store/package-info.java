/**
 * Files of the store that are no records: closes, results, ranges.
 *
 * <p>{@link com.stockafolio.batch.store.Store} is the way to any Hadoop file system; {@code
 * Manifest} is what a close wrote, {@code DayResult} what the batch wrote.
 */
package com.stockafolio.batch.store;
