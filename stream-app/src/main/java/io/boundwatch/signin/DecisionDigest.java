package io.boundwatch.signin;

import io.boundwatch.schemas.NamedRef;
import io.boundwatch.schemas.PolicyDecision;
import io.boundwatch.schemas.RequestDetail;
import io.boundwatch.schemas.SignInDecision;

/**
 * A digest of what a decision says, so that one that says nothing new is not published again. It is
 * kept with the sign-in, so it must never depend on the Java that made it: it is made of {@link
 * String#hashCode}, which is specified, and numbers.
 */
final class DecisionDigest {
  private long digest;

  private DecisionDigest() {}

  /** Of all but revision, settled and the time of deciding. */
  static long of(SignInDecision decision) {
    DecisionDigest digest = new DecisionDigest();
    digest.add(decision);
    return digest.digest;
  }

  private void add(SignInDecision d) {
    add(d.userPrincipalName()).add(d.verdict()).add(d.inScopeVerdict()).add(d.outcome());
    add(d.firstRequestAt()).add(d.lastRequestAt());
    add(d.requests().total()).add(d.requests().bound());
    add(d.requests().unbound()).add(d.requests().unreported());
    d.statusCodes().forEach((code, count) -> add(code).add(count));
    d.apps().forEach(this::add);
    add(d.apps().size());
    d.resources().forEach(this::add);
    d.policies().forEach(this::add);
    add(d.policies().size()).add(d.truncated() ? 1 : 0);
    d.details().forEach(this::add);
  }

  private void add(NamedRef ref) {
    add(ref.id()).add(ref.name());
  }

  private void add(PolicyDecision policy) {
    add(policy.id()).add(policy.name()).add(policy.mode()).add(policy.outcome());
  }

  private void add(RequestDetail detail) {
    add(detail.requestId()).add(detail.at()).add(detail.category()).add(detail.appId());
    add(detail.resourceId()).add(detail.binding()).add(detail.statusCode()).add(detail.outcome());
    add(detail.errorCode() == null ? -1 : detail.errorCode());
    add(detail.ipAddress()).add(detail.asn() == null ? -1 : detail.asn()).add(detail.country());
    add(detail.os()).add(detail.browser()).add(detail.clientApp()).add(detail.deviceId());
    add(detail.trustType()).add(detail.sessionId()).add(detail.incomingTokenType());
  }

  private DecisionDigest add(String text) {
    return text == null ? add(-1) : add(text.hashCode()).add(text.length());
  }

  /** A step of a 64-bit mixing function with odd constants. */
  private DecisionDigest add(long value) {
    digest = (digest ^ value) * 0x9E3779B97F4A7C15L;
    digest ^= digest >>> 29;
    return this;
  }
}
