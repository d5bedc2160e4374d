package io.boundwatch.signin;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Details;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.SignInKey;
import io.boundwatch.event.Times;
import io.boundwatch.event.Verdict;
import io.boundwatch.schemas.NamedRef;
import io.boundwatch.schemas.PolicyDecision;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.RequestDetail;
import io.boundwatch.schemas.SignInDecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what is known of a sign-in in the public format (design, section 6). */
public final class DecisionWriter {
  /** Requests that a decision describes at most. */
  public static final int MAX_DETAILS = 50;

  /**
   * Policies that a decision names at most, the greatest outcomes: as many as a tenant can have.
   */
  static final int MAX_POLICIES = 240;

  private static final Comparator<Request> DETAIL_ORDER =
      Comparator.comparing((Request request) -> !request.isUnbound())
          .thenComparing(Request::outcome, Comparator.reverseOrder())
          .thenComparing(Request::eventTime)
          .thenComparing(Request::requestId);

  private final DetailLevel details;

  public DecisionWriter(DetailLevel details) {
    this.details = details;
  }

  /**
   * The next decision of a sign-in, if it says something that the last published did not, or
   * settles it; the sign-in then counts it as published.
   *
   * @param decidedAt wall clock, milliseconds since the epoch
   */
  public Optional<SignInDecision> publish(SignIn signIn, boolean settling, long decidedAt) {
    SignInDecision content = content(signIn);
    long digest = DecisionDigest.of(content);
    DecisionLife life = signIn.decision();
    if (!settling && !life.isNews(digest)) {
      return Optional.empty();
    }
    life.published(digest);
    return Optional.of(stamped(content, life, decidedAt));
  }

  private static SignInDecision stamped(SignInDecision c, DecisionLife life, long decidedAt) {
    return new SignInDecision(
        c.schemaVersion(),
        c.signInId(),
        c.tenantId(),
        c.correlationId(),
        c.userId(),
        c.userPrincipalName(),
        c.verdict(),
        c.inScopeVerdict(),
        c.outcome(),
        life.isSettled(),
        life.revision(),
        c.firstRequestAt(),
        c.lastRequestAt(),
        Times.millis(decidedAt),
        c.requests(),
        c.statusCodes(),
        c.apps(),
        c.resources(),
        c.policies(),
        c.truncated(),
        c.details());
  }

  private SignInDecision content(SignIn signIn) {
    List<Request> requests = signIn.requests();
    Request any = requests.get(0);
    Verdict verdict = signIn.verdict();
    return new SignInDecision(
        SignInDecision.SCHEMA_VERSION,
        SignInKey.text(any),
        any.tenantId(),
        any.correlationId(),
        any.userId(),
        userName(requests),
        verdict.wireName(),
        inScopeVerdict(requests),
        signIn.outcome().wireName(),
        false,
        0,
        Times.millis(firstEventTime(requests)),
        Times.millis(signIn.lastEventTime()),
        "",
        counts(requests),
        statusCodes(requests),
        apps(requests),
        resources(requests),
        policies(requests),
        signIn.isTruncated(),
        details.applies(verdict) ? describe(requests) : List.of());
  }

  private static long firstEventTime(List<Request> requests) {
    long first = Long.MAX_VALUE;
    for (Request request : requests) {
      first = Math.min(first, request.eventTime());
    }
    return first;
  }

  private static String userName(List<Request> requests) {
    Newest newest = new Newest();
    requests.forEach(r -> newest.met("", r.recordTime(), r.details().userPrincipalName()));
    return newest.refs().get(0).name();
  }

  /** Null if no request is in scope, as the format says. */
  private static String inScopeVerdict(List<Request> requests) {
    boolean any = false;
    Verdict verdict = Verdict.UNDETERMINED;
    for (Request request : requests) {
      if (request.isInScope()) {
        any = true;
        verdict = verdict.with(request.binding());
      }
    }
    return any ? verdict.wireName() : null;
  }

  private static RequestCounts counts(List<Request> requests) {
    long[] counts = new long[Binding.values().length];
    requests.forEach(request -> counts[request.binding().ordinal()]++);
    return new RequestCounts(
        requests.size(),
        counts[Binding.BOUND.ordinal()],
        counts[Binding.UNBOUND.ordinal()],
        counts[Binding.NONE.ordinal()]);
  }

  private static Map<String, Long> statusCodes(List<Request> requests) {
    Map<String, Long> codes = new TreeMap<>();
    for (Request request : requests) {
      if (request.isUnbound()) {
        codes.merge(Integer.toString(request.statusCode()), 1L, Long::sum);
      }
    }
    return codes;
  }

  private static List<NamedRef> apps(List<Request> requests) {
    Newest names = new Newest();
    requests.forEach(r -> names.met(r.details().appId(), r.recordTime(), r.details().appName()));
    return names.refs();
  }

  private static List<NamedRef> resources(List<Request> requests) {
    Newest names = new Newest();
    requests.forEach(
        r -> names.met(r.details().resourceId(), r.recordTime(), r.details().resourceName()));
    return names.refs();
  }

  private static List<PolicyDecision> policies(List<Request> requests) {
    Map<String, PolicyOutcome> policies = new TreeMap<>();
    for (Request request : requests) {
      for (PolicyOutcome policy : request.policies()) {
        policies.merge(policy.id(), policy, PolicyOutcome::join);
      }
    }
    Collection<PolicyOutcome> kept =
        policies.size() > MAX_POLICIES ? greatest(policies.values()) : policies.values();
    List<PolicyDecision> decisions = new ArrayList<>(kept.size());
    for (PolicyOutcome p : kept) {
      decisions.add(
          new PolicyDecision(p.id(), p.name(), p.mode().wireName(), p.outcome().wireName()));
    }
    return decisions;
  }

  /** By ascending id, as they came. */
  private static List<PolicyOutcome> greatest(Collection<PolicyOutcome> policies) {
    return policies.stream()
        .sorted(Comparator.comparing(PolicyOutcome::outcome).reversed())
        .limit(MAX_POLICIES)
        .sorted(Comparator.comparing(PolicyOutcome::id))
        .toList();
  }

  private static List<RequestDetail> describe(List<Request> requests) {
    List<Request> ordered = new ArrayList<>(requests);
    ordered.sort(DETAIL_ORDER);
    List<RequestDetail> described = new ArrayList<>(Math.min(ordered.size(), MAX_DETAILS));
    for (int i = 0; i < ordered.size() && i < MAX_DETAILS; i++) {
      described.add(describe(ordered.get(i)));
    }
    return described;
  }

  private static RequestDetail describe(Request request) {
    Details details = request.details();
    return new RequestDetail(
        request.requestId(),
        Times.millis(request.eventTime()),
        details.category().wireName(),
        details.appId(),
        details.resourceId(),
        request.binding().wireName(),
        request.statusCode(),
        request.outcome().wireName(),
        details.errorCode() == Details.NO_ERROR_CODE ? null : details.errorCode(),
        details.ipAddress(),
        details.asn() == 0 ? null : Long.valueOf(details.asn()),
        details.country(),
        details.operatingSystem(),
        details.browser(),
        details.clientApp(),
        details.deviceId(),
        details.trustType(),
        details.sessionId(),
        details.incomingTokenType());
  }
}
