package com.stockafolio.loadtest.gatling.preparation;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.options.LoadScenario;
import com.stockafolio.loadtest.options.InvalidOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a scenario needs, before anything is loaded. */
public final class Preparation {
  /** The price of an instrument that has none yet. */
  private static final String SOME_PRICE = "100.0000";

  private static final List<String> FIRM_PAGES = List.of("/api/v1/firm/days", "/api/v1/firm/live");

  private final LoadOptions options;
  private final Target target;

  public Preparation(LoadOptions options) {
    this.options = options;
    this.target = new Target(options.baseUrl());
  }

  /**
   * Everything that the scenario plays with.
   *
   * @throws TargetRefused if the system is not there or lacks it
   * @throws InvalidOption if the file of users is not as it should be
   */
  public Stage stage() throws TargetRefused, InvalidOption, InterruptedException {
    target.requireReady();
    if (options.usersFile().isPresent()) {
      UsersFile file = UsersFile.read(options.usersFile().get());
      return stage(file.traders(), file.firmToken());
    }
    return demoStage();
  }

  private Stage demoStage() throws TargetRefused, InvalidOption, InterruptedException {
    Set<String> users = new LinkedHashSet<>(target.demoUsers(options.users()));
    String firmToken = target.demoToken("role=firm");
    int wanted = options.scenario() == LoadScenario.HOT_USER ? 1 : options.users();
    if (needsTraders() && users.size() < wanted) {
      target.addPortfolioUsers(users, wanted, firmToken);
    }
    List<Trader> traders = new ArrayList<>();
    if (needsTraders()) {
      for (String user : users.stream().limit(wanted).toList()) {
        traders.add(new Trader(user, target.demoToken("user=" + user)));
      }
    }
    return stage(traders, firmToken);
  }

  private Stage stage(List<Trader> traders, String firmToken)
      throws TargetRefused, InvalidOption, InterruptedException {
    if (needsTraders() && traders.isEmpty()) {
      throw new TargetRefused(
          options.usersFile().isPresent()
              ? "-Dusers.file=" + options.usersFile().get() + " names no user"
              : options.baseUrl()
                  + " knows no user yet: let it trade for some seconds first (mvn -Pdemo -Drate=…), or give -Dusers.file=…");
    }
    if (needsFirm() && firmToken.isEmpty()) {
      throw new InvalidOption(
          "-Dscenario=%s reads as the firm, and -Dusers.file has no line firm,token"
              .formatted(options.scenario().optionName()));
    }
    List<Quote> quotes = needsQuotes() ? quotes(traders.get(0).token()) : List.of();
    return new Stage(options, traders, firmToken, quotes, firmPages(firmToken));
  }

  private boolean needsTraders() {
    return options.scenario() != LoadScenario.FIRM_READERS;
  }

  private boolean needsFirm() {
    return options.scenario() == LoadScenario.FIRM_READERS
        || options.scenario() == LoadScenario.MIXED_DAY;
  }

  private boolean needsQuotes() {
    return switch (options.scenario()) {
      case TRADING, MIXED_DAY, HOT_USER -> true;
      case WATCHING, READING, RECONNECT_STORM, FIRM_READERS -> false;
    };
  }

  private List<Quote> quotes(String token) throws TargetRefused, InterruptedException {
    List<Quote> quotes = new ArrayList<>();
    for (JsonNode instrument : target.json("/api/v1/instruments", token).path("instruments")) {
      quotes.add(
          new Quote(
              instrument.path("symbol").asText(), instrument.path("price").asText(SOME_PRICE)));
    }
    if (quotes.isEmpty()) {
      throw new TargetRefused(options.baseUrl() + " names no instrument that could be traded");
    }
    return quotes;
  }

  private Set<String> firmPages(String firmToken) throws TargetRefused, InterruptedException {
    Set<String> pages = new TreeSet<>();
    if (needsFirm()) {
      for (String page : FIRM_PAGES) {
        if (target.has(page, firmToken)) {
          pages.add(page);
        }
      }
    }
    return pages;
  }
}
