/**
 * The node's certificate for its clients: {@link com.stockafolio.http.tls.ServerKeys} reads it from
 * files, and again when these have changed.
 */
package com.stockafolio.http.tls;
