/**
 * The trader's page and the firm's, out of the jar. {@link com.stockafolio.http.page.PageRoutes} is
 * the way in; {@link com.stockafolio.http.page.PageFiles} knows the files, which lie in the folders
 * {@code shared}, {@code trader} and {@code firm} of this package.
 */
package com.stockafolio.http.page;
