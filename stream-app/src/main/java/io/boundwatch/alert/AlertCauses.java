package io.boundwatch.alert;

import io.boundwatch.event.Request;
import io.boundwatch.remedy.Cause;
import io.boundwatch.remedy.Causes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why what an alert is about came unbound or was blocked: the causes of the requests among its
 * evidence, whose system and client are known, then those of the status codes that were counted,
 * most frequent first.
 */
final class AlertCauses {
  private static final int MAX_CAUSES = 5;

  private final Causes causes;

  AlertCauses(Causes causes) {
    this.causes = causes;
  }

  /** At most {@value #MAX_CAUSES}, each once. */
  List<Cause> of(Finding finding) {
    List<Request> requests =
        finding.evidence().stream()
            .filter(Evidence.OfRequest.class::isInstance)
            .map(evidence -> ((Evidence.OfRequest) evidence).request())
            .filter(request -> request.isUnbound() || request.outcome().isBlock())
            .toList();
    Map<String, Cause> byText = new LinkedHashMap<>();
    Stream.concat(requests.stream().map(causes::of), ofCodes(finding, requests))
        .forEach(cause -> byText.putIfAbsent(cause.text(), cause));
    return byText.values().stream().limit(MAX_CAUSES).toList();
  }

  private Stream<Cause> ofCodes(Finding finding, List<Request> requests) {
    return finding.observed().statusCodes().entrySet().stream()
        .filter(code -> requests.stream().noneMatch(r -> r.statusCode() == code.getKey()))
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
        .map(code -> causes.of(code.getKey()));
  }
}
