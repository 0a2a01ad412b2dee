package com.stockafolio.loadtest.peer.eventsourced;

import com.stockafolio.entry.BookedTrade;

/** The journal's event. */
record TradeBooked(BookedTrade trade) {}
