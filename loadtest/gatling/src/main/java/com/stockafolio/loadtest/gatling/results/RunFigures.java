package com.stockafolio.loadtest.gatling.results;

import com.stockafolio.loadtest.gatling.results.RunResult.Request;
import com.stockafolio.loadtest.gatling.results.RunResult.Threshold;
import io.gatling.charts.stats.GeneralStats;
import io.gatling.charts.stats.LogFileData;
import io.gatling.charts.stats.LogFileReader;
import io.gatling.charts.stats.RequestStatsPath;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.Status;
import io.gatling.core.config.GatlingConfiguration$;
import io.gatling.shared.model.assertion.AssertionMessage;
import io.gatling.shared.model.assertion.AssertionResult;
import io.gatling.shared.model.assertion.AssertionValidator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads a run's figures from Gatling's own log, by the code with which Gatling judges it and writes
 * its report: Gatling itself writes them as pages only.
 */
public final class RunFigures {
  private RunFigures() {}

  /**
   * The figures of a run.
   *
   * @param run the run's directory, in which Gatling's log lies
   */
  public static RunResult read(Path run, String scenario, Map<String, String> options) {
    LogFileData data =
        LogFileReader.apply(
                run.getFileName().toString(),
                run.toAbsolutePath().getParent(),
                GatlingConfiguration$.MODULE$.load())
            .read();
    List<Threshold> thresholds =
        CollectionConverters.asJava(
                new AssertionValidator(data).validateAssertions(data.assertions()))
            .stream()
            .map(RunFigures::threshold)
            .toList();
    List<Request> requests =
        CollectionConverters.asJava(data.statsPaths()).stream()
            .filter(RequestStatsPath.class::isInstance)
            .map(path -> request(data, (RequestStatsPath) path))
            .toList();
    Instant startedAt = Instant.ofEpochMilli(data.runInfo().injectStart());
    return new RunResult(scenario, options, startedAt, thresholds, requests);
  }

  private static Threshold threshold(AssertionResult result) {
    String says = AssertionMessage.message(result.assertion());
    if (result instanceof AssertionResult.Resolved resolved) {
      return new Threshold(says, resolved.success(), resolved.actualValue(), null);
    }
    String problem =
        result instanceof AssertionResult.ResolutionError error ? error.error() : "not measured";
    return new Threshold(says, result.success(), null, problem);
  }

  private static Request request(LogFileData data, RequestStatsPath path) {
    Option<String> name = Option.apply(path.request());
    GeneralStats all = data.requestGeneralStats(name, path.group(), Option.<Status>empty()).get();
    Option<GeneralStats> failed =
        data.requestGeneralStats(name, path.group(), Option.apply((Status) KO$.MODULE$));
    return new Request(
        path.request(),
        all.count(),
        failed.isEmpty() ? 0 : failed.get().count(),
        all.meanRequestsPerSec(),
        all.mean(),
        percentile(all, 50),
        percentile(all, 95),
        percentile(all, 99),
        all.max());
  }

  private static int percentile(GeneralStats stats, double rank) {
    return ((Number) stats.percentile().apply(rank)).intValue();
  }
}
