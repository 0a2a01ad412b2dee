package com.stockafolio.http.answer;

import akka.http.javadsl.model.HttpRequest;
import akka.japi.Pair;
import com.stockafolio.transaction.UserId;
import java.util.List;
import java.util.Optional;

/** Parameters of requests, within their ranges. */
public final class Parameters {
  /** A parameter is not what it must be. */
  public static final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String field;

    /**
     * A parameter that is wrong: its name, null for the whole body, and what is wrong in a
     * sentence.
     */
    public BadParameter(String field, String detail) {
      super(detail, null, false, false);
      this.field = field;
    }

    /** What its sender is told. */
    public Problem problem() {
      return Problem.badField(field, getMessage());
    }
  }

  private Parameters() {}

  /**
   * The user that a path or query names.
   *
   * @throws BadParameter unless it is a UUID in its canonical form
   */
  public static UserId user(String field, String text) {
    try {
      return UserId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadParameter(field, "The user id is " + e.getMessage());
    }
  }

  /** A parameter of the query; of several of that name the last, as whoever adds one means it. */
  public static Optional<String> last(HttpRequest request, String name) {
    String last = null;
    for (Pair<String, String> parameter : request.getUri().query().toList()) {
      if (parameter.first().equals(name)) {
        last = parameter.second();
      }
    }
    return Optional.ofNullable(last);
  }

  /**
   * A word of the query.
   *
   * @throws BadParameter unless it is one of the words, or not there
   */
  public static String choice(
      HttpRequest request, String name, List<String> words, String otherwise) {
    String word = last(request, name).orElse(otherwise);
    if (!words.contains(word)) {
      throw new BadParameter(name, name + " must be one of " + String.join(", ", words) + ".");
    }
    return word;
  }

  /**
   * A whole number of the query.
   *
   * @throws BadParameter unless it is one within the range
   */
  public static long number(
      HttpRequest request, String name, long least, long most, long otherwise) {
    Optional<String> text = request.getUri().query().get(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.get());
      if (least <= value && value <= most) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      // Told below.
    }
    throw new BadParameter(
        name,
        most == Long.MAX_VALUE
            ? "%s must be a whole number of at least %d.".formatted(name, least)
            : "%s must be a whole number from %d to %d.".formatted(name, least, most));
  }
}
