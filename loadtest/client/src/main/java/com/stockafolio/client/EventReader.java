package com.stockafolio.client;

/** Puts the lines of an event stream together to events, as the HTML standard has it. */
final class EventReader {
  /** Takes what an event stream says. */
  interface Events {
    /**
     * An event.
     *
     * @param id empty where it has none of its own
     */
    void event(String name, String id, String data);

    /** How long to wait before connecting again. */
    void retry(long millis);
  }

  private static final String DEFAULT_NAME = "message";
  private static final int MOST_DIGITS = 9;

  private final Events events;
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private String id = "";
  private boolean hasData;

  EventReader(Events events) {
    this.events = events;
  }

  /** The next line, without its end. */
  void line(String line) {
    if (line.isEmpty()) {
      dispatch();
      return;
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    switch (field) {
      case "event" -> name = value;
      case "id" -> id = value;
      case "data" -> {
        data.append(hasData ? "\n" : "").append(value);
        hasData = true;
      }
      case "retry" -> {
        if (value.matches("[0-9]{1," + MOST_DIGITS + "}")) {
          events.retry(Long.parseLong(value));
        }
      }
      default -> {
        // A comment, whose field is empty, or a field of another time.
      }
    }
  }

  private void dispatch() {
    if (hasData) {
      events.event(name.isEmpty() ? DEFAULT_NAME : name, id, data.toString());
    }
    data.setLength(0);
    hasData = false;
    name = "";
    id = "";
  }
}
