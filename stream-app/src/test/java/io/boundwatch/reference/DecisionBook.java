package io.boundwatch.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The last decision of a sign-in (design, section 6). */
final class DecisionBook {
  private static final int MOST_DETAILS = 50;
  private static final Comparator<MergedRequest> DETAIL_ORDER =
      Comparator.comparing((MergedRequest request) -> !request.isUnbound())
          .thenComparing(request -> -Ranks.OUTCOMES.indexOf(request.outcome()))
          .thenComparing(MergedRequest::eventTime)
          .thenComparing(MergedRequest::requestId);

  private final ReferenceParameters parameters;

  DecisionBook(ReferenceParameters parameters) {
    this.parameters = parameters;
  }

  Map<String, Object> decide(String key, List<MergedRequest> requests) {
    Fact any = requests.get(0).facts().get(0);
    List<MergedRequest> inScope = requests.stream().filter(MergedRequest::isInScope).toList();
    String verdict = MergedRequest.verdict(requests);
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("schemaVersion", 1);
    decision.put("signInId", key);
    decision.put("tenantId", any.tenantId());
    decision.put("correlationId", any.correlationId());
    decision.put("userId", any.userId());
    decision.put("userPrincipalName", Newest.name(requests, Traits::userPrincipalName));
    decision.put("verdict", verdict);
    decision.put("inScopeVerdict", inScope.isEmpty() ? null : MergedRequest.verdict(inScope));
    decision.put(
        "outcome",
        Ranks.greatest(Ranks.OUTCOMES, requests.stream().map(MergedRequest::outcome).toList()));
    decision.put("firstRequestAt", at(requests.stream().min(byTime()).orElseThrow()));
    decision.put("lastRequestAt", at(requests.stream().max(byTime()).orElseThrow()));
    decision.put("requests", Counts.bindings(requests));
    decision.put("statusCodes", Counts.statusCodes(requests));
    decision.put("apps", named(requests, Traits::appId, Traits::appName));
    decision.put("resources", named(requests, Traits::resourceId, Traits::resourceName));
    decision.put("policies", policies(requests));
    decision.put("truncated", false);
    decision.put("details", details(requests, verdict));
    return decision;
  }

  private static Comparator<MergedRequest> byTime() {
    return Comparator.comparing(MergedRequest::eventTime);
  }

  private static String at(MergedRequest request) {
    return Keys.millis(request.eventTime());
  }

  private static List<Object> named(
      List<MergedRequest> requests, Function<Traits, String> id, Function<Traits, String> name) {
    Map<String, List<MergedRequest>> byId = new TreeMap<>();
    for (MergedRequest request : requests) {
      byId.computeIfAbsent(id.apply(request.traits()), k -> new ArrayList<>()).add(request);
    }
    List<Object> named = new ArrayList<>();
    byId.forEach((k, some) -> named.add(Map.of("id", k, "name", Newest.name(some, name))));
    return named;
  }

  private static List<Object> policies(List<MergedRequest> requests) {
    Map<String, List<PolicyFact>> byId = new TreeMap<>();
    for (MergedRequest request : requests) {
      request
          .policies()
          .forEach((id, policy) -> byId.computeIfAbsent(id, k -> new ArrayList<>()).add(policy));
    }
    List<Object> policies = new ArrayList<>();
    for (List<PolicyFact> some : byId.values()) {
      PolicyFact merged = MergedRequest.merge(some);
      policies.add(
          Map.of(
              "id", merged.id(),
              "name", merged.name(),
              "mode", merged.mode(),
              "outcome", merged.outcome()));
    }
    return policies;
  }

  private List<Object> details(List<MergedRequest> requests, String verdict) {
    boolean wanted =
        switch (parameters.details()) {
          case ALL -> true;
          case UNBOUND -> verdict.equals("unbound");
          case NONE -> false;
        };
    List<Object> details = new ArrayList<>();
    if (wanted) {
      requests.stream()
          .sorted(DETAIL_ORDER)
          .limit(MOST_DETAILS)
          .forEach(request -> details.add(detail(request)));
    }
    return details;
  }

  private static Map<String, Object> detail(MergedRequest request) {
    Traits traits = request.traits();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("requestId", request.requestId());
    detail.put("at", at(request));
    detail.put("category", traits.category());
    detail.put("appId", traits.appId());
    detail.put("resourceId", traits.resourceId());
    detail.put("binding", request.binding());
    detail.put("statusCode", request.isUnbound() ? request.statusCode() : 0);
    detail.put("outcome", request.outcome());
    detail.put("errorCode", traits.errorCode() < 0 ? null : traits.errorCode());
    detail.put("ipAddress", traits.ipAddress());
    detail.put("asn", traits.asn() == 0 ? null : traits.asn());
    detail.put("country", traits.country());
    detail.put("os", traits.os());
    detail.put("browser", traits.browser());
    detail.put("clientApp", traits.clientApp());
    detail.put("deviceId", traits.deviceId());
    detail.put("trustType", traits.trustType());
    detail.put("sessionId", traits.sessionId());
    detail.put("incomingTokenType", traits.incomingTokenType());
    return detail;
  }
}
