package com.stockafolio.loadtest.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Options of the form {@code --name=value}, or {@code -Dname=value} as system properties, each
 * taken at most once.
 */
public final class Arguments {

  private static final Pattern PERCENT = Pattern.compile("(100|[0-9]{1,2})%?");

  private final String dash;
  private final Map<String, String> values = new LinkedHashMap<>();

  Arguments(String[] args) throws InvalidOption {
    dash = "--";
    for (String argument : args) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("--") || equals < 0) {
        throw new InvalidOption("An option has the form --name=value: " + argument);
      }
      String name = argument.substring(2, equals);
      if (values.put(name, argument.substring(equals + 1)) != null) {
        throw new InvalidOption("--" + name + " is given twice");
      }
    }
  }

  private Arguments(Properties properties, List<String> names) {
    dash = "-D";
    for (String name : names) {
      String value = properties.getProperty(name);
      if (value != null) {
        values.put(name, value);
      }
    }
  }

  /** Those properties that have one of the names; messages show them as {@code -Dname}. */
  public static Arguments ofProperties(Properties properties, List<String> names) {
    return new Arguments(properties, names);
  }

  public String text(String name, String otherwise) {
    String value = values.remove(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  String required(String name, String what) throws InvalidOption {
    String value = text(name, "");
    if (value.isEmpty()) {
      throw new InvalidOption(dash + name + " is missing: " + what);
    }
    return value;
  }

  public long number(String name, long otherwise, long least, long most) throws InvalidOption {
    String value = text(name, Long.toString(otherwise));
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        dash + name + "=" + value + " is not a whole number from " + least + " to " + most);
  }

  /** A whole number of percent from 0 to 100, with the sign or without. */
  int percent(String name, int otherwise) throws InvalidOption {
    String value = text(name, Integer.toString(otherwise));
    if (!PERCENT.matcher(value).matches()) {
      throw new InvalidOption(
          dash + name + "=" + value + " is not a percentage from 0 to 100, such as 30 or 30%");
    }
    return Integer.parseInt(value.replace("%", ""));
  }

  double decimal(String name, double otherwise, double least, double most) throws InvalidOption {
    String value = text(name, Double.toString(otherwise));
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with the legal range.
    }
    throw new InvalidOption(
        dash + name + "=" + value + " is not a number from " + least + " to " + most);
  }

  /** Refuses what nobody has asked for. */
  void refuseOthers() throws InvalidOption {
    if (!values.isEmpty()) {
      throw new InvalidOption("There is no option --" + values.keySet().iterator().next());
    }
  }
}
