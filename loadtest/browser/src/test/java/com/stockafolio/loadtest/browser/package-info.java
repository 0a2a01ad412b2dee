/**
 * The pages in a real Chromium: against {@code StubDesk}, which answers the API's routes from
 * memory, for what a page does; against the real system, for what it must show.
 */
package com.stockafolio.loadtest.browser;
