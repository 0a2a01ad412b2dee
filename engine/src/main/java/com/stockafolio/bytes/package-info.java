/**
 * How numbers, text and bytes lie compactly one after another, in memory, in the journal and on the
 * wire; knows nothing of what they mean.
 *
 * <p>{@link com.stockafolio.bytes.PackedWriter} and {@link com.stockafolio.bytes.PackedReader} are
 * the way in; {@code Int128} is the number behind sums that exceed a long.
 */
package com.stockafolio.bytes;
