/**
 * The browser, and the pages as a reader of the screen sees them. {@link
 * com.stockafolio.loadtest.browser.page.Desk} is the way in.
 */
package com.stockafolio.loadtest.browser.page;
