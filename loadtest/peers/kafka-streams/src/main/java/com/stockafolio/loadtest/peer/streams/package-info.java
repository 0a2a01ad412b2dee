/**
 * The same booking with Kafka Streams, as its friends would write it: one stateful step, its store
 * in RocksDB with a compacted changelog, exactly once, the result on a topic. {@link
 * com.stockafolio.loadtest.peer.streams.StreamsPeer} is the way in.
 */
package com.stockafolio.loadtest.peer.streams;
