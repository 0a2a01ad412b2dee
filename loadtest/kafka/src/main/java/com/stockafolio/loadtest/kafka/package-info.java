/**
 * The local Kafka, a single broker and controller in one JVM of its own. {@link
 * com.stockafolio.loadtest.kafka.LocalKafka} is the way in.
 */
package com.stockafolio.loadtest.kafka;
