/**
 * Who may see and do what, over HTTP. {@link com.stockafolio.http.guard.Guard} is the way in: it
 * stands before all routes that are not open to everyone, and knows whoever asks by bearer token,
 * by the session's cookie or by ticket. Beside it are what opens and closes sessions, hands tickets
 * out between the nodes of a cluster, lets pages of other origins in, and the tokens of the demo.
 */
package com.stockafolio.http.guard;
