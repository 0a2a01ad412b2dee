/**
 * When the exchange trades: {@link com.stockafolio.calendar.TradingDays}. The close of the day, the
 * API and the firm's batch ask the same calendar, so that they agree on what a trading day is.
 */
package com.stockafolio.calendar;
