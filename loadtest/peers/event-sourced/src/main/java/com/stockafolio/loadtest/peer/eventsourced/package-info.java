/**
 * The same booking with an {@code EventSourcedBehavior} for each user as a sharding entity on the
 * stock journal, as Akka's documentation teaches it: a row for each trade, offsets committed after
 * the entity's answer. {@link com.stockafolio.loadtest.peer.eventsourced.EventSourcedPeer} is the
 * way in.
 */
package com.stockafolio.loadtest.peer.eventsourced;
