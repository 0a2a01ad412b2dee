package com.stockafolio.loadtest.s3;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Locale;

/**
 * Encodes the path of a request as a signature of version 4 wants it. S3 does so with the path as
 * it arrives; S3Proxy signs what the client sent, and refuses one that left {@code =} as it is, as
 * a path may.
 */
final class EncodedPath implements Filter {
  private static final String LEFT_AS_THEY_ARE = ":@!$&'()*+,;=";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Encoded((HttpServletRequest) request), response);
  }

  static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (LEFT_AS_THEY_ARE.indexOf(c) < 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      }
    }
    return encoded.toString();
  }

  private static final class Encoded extends HttpServletRequestWrapper {
    Encoded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getRequestURI() {
      return encode(super.getRequestURI());
    }
  }
}
