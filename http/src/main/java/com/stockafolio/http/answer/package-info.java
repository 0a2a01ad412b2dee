/**
 * What requests bring and answers look like: parameters within their ranges, JSON documents and
 * problem documents. {@link com.stockafolio.http.answer.JsonAnswer} is the way in for documents,
 * {@link com.stockafolio.http.answer.Problem} for errors; {@link
 * com.stockafolio.http.answer.JsonBuffer} writes what is written by the million.
 */
package com.stockafolio.http.answer;
