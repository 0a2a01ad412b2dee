/**
 * What the firm sees and does. {@link com.stockafolio.http.firm.FirmRoutes} is the way in: all
 * portfolios, the close of a day, the days that the batch has finished, and the running day.
 */
package com.stockafolio.http.firm;
