/**
 * The local system as child JVMs on loopback: Cassandra, Kafka, an S3 server and engine nodes, each
 * on its own class path. {@link com.stockafolio.loadtest.stack.LocalStack} is the way in.
 *
 * <p>Nothing here is static state: several stacks run beside each other on ports and data
 * directories of their own. Every wait has a deadline; every failure is a {@link
 * com.stockafolio.loadtest.process.StackFailure} that a person can read.
 */
package com.stockafolio.loadtest.stack;
