/**
 * Programs that read a portfolio's event stream with the client libraries that traders use, each as
 * it comes. {@link com.stockafolio.loadtest.sse.SseClient} is the way in.
 */
package com.stockafolio.loadtest.sse;
