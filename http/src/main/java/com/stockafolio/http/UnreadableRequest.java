package com.stockafolio.http;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;
import com.stockafolio.http.answer.Problem;

/**
 * Answers requests that are not HTTP enough to reach a route, as an impossible URI, with a problem
 * document too. akka-http finds it by the name of this class.
 */
public final class UnreadableRequest extends ParsingErrorHandler {
  /** The instance, under the name that akka-http looks for, that of a Scala object. */
  @SuppressWarnings("ConstantField")
  public static final UnreadableRequest MODULE$ = new UnreadableRequest();

  private UnreadableRequest() {}

  @Override
  public HttpResponse handle(
      StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
    // The detail would repeat what the client sent.
    return Problem.of(status, error.summary()).response();
  }
}
