/**
 * What is kept of each user's past: pages of entries, and what was revised. Who keeps it implements
 * {@link com.stockafolio.engine.history.HistoryStore}.
 */
package com.stockafolio.engine.history;
