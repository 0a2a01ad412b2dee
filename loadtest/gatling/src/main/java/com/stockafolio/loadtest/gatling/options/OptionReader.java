package com.stockafolio.loadtest.gatling.options;

import java.net.URI;
import java.util.Locale;
import java.util.Properties;

/** Reads options given as {@code -Dname=value}, which arrive as system properties. */
final class OptionReader {
  private final Properties properties;

  OptionReader(Properties properties) {
    this.properties = properties;
  }

  /** The text of an option; {@code otherwise} where it is not given or blank. */
  String text(String name, String otherwise) {
    String text = properties.getProperty(name);
    return text == null || text.isBlank() ? otherwise : text.strip();
  }

  /**
   * A whole number from {@code least} to {@code most}.
   *
   * @param what the option means, with its unit
   */
  int number(String name, String what, int otherwise, int least, int most) throws InvalidOption {
    String text = text(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        "-D%s=%s: %s is a whole number from %d to %d; leave the option out for %d"
            .formatted(name, text, what, least, most, otherwise));
  }

  /** A number from 0 to 100, decimals allowed. */
  double percent(String name, String what, double otherwise) throws InvalidOption {
    String text = text(name, Double.toString(otherwise));
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 100) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        String.format(
            Locale.ROOT,
            "-D%s=%s: %s is a number from 0 to 100; leave the option out for %s",
            name,
            text,
            what,
            otherwise));
  }

  /** The address of a server, without a slash at its end. */
  URI address(String name, String otherwise) throws InvalidOption {
    String text = text(name, otherwise);
    try {
      URI address = URI.create(text.replaceFirst("/+$", ""));
      boolean known = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (known && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, with the legal form.
    }
    throw new InvalidOption(
        "-D%s=%s is not of the form http://host:port, such as %s".formatted(name, text, otherwise));
  }
}
