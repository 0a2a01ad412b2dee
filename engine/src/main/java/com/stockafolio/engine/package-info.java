/**
 * A node, and the way from it to every ledger of the cluster. {@link com.stockafolio.engine.Main}
 * starts one; {@link com.stockafolio.engine.Node} is what its parts get of it. Messages to ledgers
 * go through {@link com.stockafolio.engine.Ledgers}, whoever runs them.
 *
 * <p>The rooms below, each knowing those behind it: {@code wire} and {@code closing} know this one;
 * this one {@code cassandra}, {@code serving} and {@code node}; {@code cassandra} knows {@code
 * serving}, and {@code serving} knows {@code trace} and {@code node}.
 */
package com.stockafolio.engine;
