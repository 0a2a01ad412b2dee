/**
 * What a node reads from Kafka for its own clients, apart from the booking of trades: every node
 * reads all of it, and no group remembers where. {@link com.stockafolio.http.topics.TopicTail} is
 * the way in.
 */
package com.stockafolio.http.topics;
