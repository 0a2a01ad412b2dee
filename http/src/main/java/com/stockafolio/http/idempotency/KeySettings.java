package com.stockafolio.http.idempotency;

import java.time.Duration;

/**
 * Settings of trades that are posted under a key.
 *
 * @param remembered how long a key stands for its trade, in whole seconds
 * @param sendTimeout after which a try at sending is not waited for
 * @param settleTime after which a try at sending has reached the topic or never will
 * @param stepTimeout how long Cassandra, and Kafka where it is only asked, may take for one answer
 * @param lookTimeout how long a reading of the topic may take
 * @param retryAfter when a client that must wait for somebody else's try may ask again
 * @param atOnce posts under a key that are dealt with at once by a node
 * @param looksAtOnce readings of the topic at once by a node
 */
public record KeySettings(
    Duration remembered,
    Duration sendTimeout,
    Duration settleTime,
    Duration stepTimeout,
    Duration lookTimeout,
    Duration retryAfter,
    int atOnce,
    int looksAtOnce) {}
