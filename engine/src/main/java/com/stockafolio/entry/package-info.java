/**
 * What becomes of a user's portfolio, entry by entry, and the positions that entries move: {@link
 * com.stockafolio.entry.BookedEntry} as a journal keeps it, {@link
 * com.stockafolio.entry.RecentEntry} as its portfolio remembers it, with what it did. Values alone;
 * the rules are in {@link com.stockafolio.portfolio}.
 */
package com.stockafolio.entry;
