package com.stockafolio.loadtest.peer.eventsourced;

import com.stockafolio.portfolio.BookedTrade;

/** The journal's event. */
record TradeBooked(BookedTrade trade) {}
