/**
 * How actors find the method that takes a message: {@link com.stockafolio.dispatch.Handlers}, one
 * table for each class of actors, complete or no actor starts. And how they begin anew: {@link
 * com.stockafolio.dispatch.Restarting}.
 */
package com.stockafolio.dispatch;
