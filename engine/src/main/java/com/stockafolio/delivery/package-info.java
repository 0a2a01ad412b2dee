/**
 * The exactly-once protocol between a consumer of the trades topic and the ledgers, in plain Java:
 * no actor, clock, thread or I/O, so that a model test can run both sides through any schedule.
 *
 * <p>Kafka delivers at least once, messages get lost, and a write that timed out may have been
 * written. What makes each trade count once all the same: a {@link com.stockafolio.delivery.Batch}
 * says which range of offsets it is complete for, the ledger takes it only where that range joins
 * what it holds ({@link com.stockafolio.delivery.LedgerMarks}), and the consumer starts from what
 * the journals hold, not from what it remembers alone.
 */
package com.stockafolio.delivery;
