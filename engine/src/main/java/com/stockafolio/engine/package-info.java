/**
 * The engine: every user an actor, many users a ledger, a ledger a sharding entity that journals
 * one row per batch. {@link com.stockafolio.engine.Main} starts a node; the way in for others is
 * {@link com.stockafolio.engine.Ledgers}, which takes the messages nested in {@link
 * com.stockafolio.engine.Ledger}. Where a trade's time goes is told by {@link
 * com.stockafolio.engine.trace}.
 */
package com.stockafolio.engine;
