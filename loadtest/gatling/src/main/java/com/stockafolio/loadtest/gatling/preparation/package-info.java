/**
 * What a scenario plays with (traders, tokens, prices, the firm's pages), found before anything is
 * loaded. {@link com.stockafolio.loadtest.gatling.preparation.Preparation} is the way in.
 */
package com.stockafolio.loadtest.gatling.preparation;
