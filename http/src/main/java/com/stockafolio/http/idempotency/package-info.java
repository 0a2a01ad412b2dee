/**
 * Trades that are posted under an {@code Idempotency-Key}: each key of a user stands for one trade
 * for a day, whatever else the user trades in between, whichever node is asked, and wherever a node
 * or a request ends on the way. {@link com.stockafolio.http.idempotency.KeyedPosting} is the way
 * in; {@link com.stockafolio.http.idempotency.KeyDecision} says what becomes of a key that is
 * known.
 */
package com.stockafolio.http.idempotency;
