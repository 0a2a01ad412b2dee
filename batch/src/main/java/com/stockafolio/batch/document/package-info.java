/**
 * The document of a day: what was traded, by whom, and the certificate that the ledgers booked it.
 *
 * <p>{@link com.stockafolio.batch.document.Certificate} composes the proof, {@link
 * com.stockafolio.batch.document.Insights} the firm's view; {@code FlowCheck} is the check that
 * needs no books, {@code DayTally} what is counted as records are read.
 */
package com.stockafolio.batch.document;
