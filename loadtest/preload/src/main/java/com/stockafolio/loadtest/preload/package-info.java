/**
 * Makes a close of a day that never was, so that a measured engine begins with millions of
 * portfolios: the files that ledgers without a journal import. {@link
 * com.stockafolio.loadtest.preload.Preloader} is the way in.
 */
package com.stockafolio.loadtest.preload;
