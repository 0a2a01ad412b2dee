/**
 * When trades pass the steps of their way through a node, as events of the JDK's Flight Recorder:
 * {@link com.stockafolio.engine.trace.TradesRead}, {@link
 * com.stockafolio.engine.trace.WatchedTradeBooked}, {@link
 * com.stockafolio.engine.trace.TradeWritten}. They cost nothing while nothing is recorded. What
 * happens to every trade is an event for many, what is an event for each trade happens to watched
 * ones alone.
 */
package com.stockafolio.engine.trace;
