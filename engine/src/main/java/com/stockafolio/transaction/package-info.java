/**
 * What a record of the topic of trades says: a trade, a movement of cash, a transfer; whose it is,
 * and for which reasons one is refused.
 *
 * <p>Start at {@link com.stockafolio.transaction.Transaction}; {@link
 * com.stockafolio.transaction.TradeText} reads one from the texts of its fields. Nothing here reads
 * a clock, draws a random number or does input or output.
 */
package com.stockafolio.transaction;
