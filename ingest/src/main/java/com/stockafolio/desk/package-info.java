/**
 * The market's desk, which has each posted record copied to every partition of the topic of trades.
 * {@code Copying} says which copy is due, in plain Java.
 */
package com.stockafolio.desk;
