/**
 * What the bench's peers share, so that only their machinery differs from the engine's: the trade
 * is read by the engine's decoder and decided by its pure domain, and the answers that the bench
 * and the checker ask an engine node for are given by {@link
 * com.stockafolio.loadtest.peer.PeerServer}.
 */
package com.stockafolio.loadtest.peer;
