package com.stockafolio.http.guard;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.StatusCodes;
import com.stockafolio.http.answer.Problem;
import java.util.Set;

/**
 * Whose page had the browser send a request.
 *
 * @param others origins besides the node's own whose pages are trusted
 */
public record RequestOrigin(Set<String> others) {
  /** Copies the set. */
  public RequestOrigin {
    others = Set.copyOf(others);
  }

  /** Whether it was a page of this node's, or of a trusted origin. Browsers always say on posts. */
  boolean isOwn(HttpRequest request) {
    String origin = request.getHeader("Origin").map(HttpHeader::value).orElse("");
    String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
    return others.contains(origin)
        || !host.isEmpty() && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }

  /** What a request from another's page is told. */
  static Problem foreign() {
    return Problem.of(
        StatusCodes.FORBIDDEN,
        "With the session's cookie, requests that change something need an Origin header that"
            + " names this site.");
  }
}
