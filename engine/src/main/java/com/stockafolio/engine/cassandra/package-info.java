/**
 * What a node keeps in Cassandra: {@code tables.cql} says where, {@link
 * com.stockafolio.engine.cassandra.CassandraTables} makes the tables. Checkpoints and history are
 * stores of {@link com.stockafolio.engine.serving}; rows of the journal are written by Akka in the
 * form of {@link com.stockafolio.engine.cassandra.JournalSerializer}.
 */
package com.stockafolio.engine.cassandra;
