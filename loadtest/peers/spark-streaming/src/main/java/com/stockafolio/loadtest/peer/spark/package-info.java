/**
 * The same booking in micro-batches of Spark Structured Streaming: for each trade its user's row is
 * read from Cassandra and written back. Driver and executors are one JVM, as on one machine they
 * should be. {@link com.stockafolio.loadtest.peer.spark.SparkPeer} is the way in.
 */
package com.stockafolio.loadtest.peer.spark;
