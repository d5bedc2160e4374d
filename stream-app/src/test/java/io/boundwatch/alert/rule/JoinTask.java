package io.boundwatch.alert.rule;

import io.boundwatch.alert.RuleBench;
import io.boundwatch.count.Differences;
import io.boundwatch.count.WindowSize;
import io.boundwatch.count.Windows;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Request;
import io.boundwatch.signin.RequestBuilder;
import io.boundwatch.signin.SignIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A task of the join before a rule: requests reach the rule at once, what they change in the cells
 * with the next flush.
 */
final class JoinTask {
  private static final Windows WINDOWS =
      new Windows(
          java.util.List.of(
              WindowSize.of(Duration.ofMinutes(5)), WindowSize.of(Duration.ofHours(1))),
          java.util.List.of(WindowSize.of(Duration.ofDays(1))),
          java.util.List.of(WindowSize.of(Duration.ofDays(1))));

  private final RuleBench bench;
  private final Map<String, SignIn> signIns = new LinkedHashMap<>();
  private final Differences differences = new Differences(WINDOWS);

  JoinTask(RuleBench bench) {
    this.bench = bench;
  }

  JoinTask meets(RequestBuilder... requests) {
    for (RequestBuilder request : requests) {
      meets(request.build());
    }
    return this;
  }

  JoinTask meets(Request request) {
    String key = KeyParts.join(request.correlationId(), request.tenantId(), request.userId());
    signIns
        .computeIfAbsent(key, k -> new SignIn())
        .merge(new EncodedRequest(request), 500, Long.MIN_VALUE);
    bench.put(request);
    return this;
  }

  JoinTask flushes() {
    for (SignIn signIn : signIns.values()) {
      differences.add(signIn);
      signIn.markTold();
    }
    differences.drain().forEach(bench::cell);
    return this;
  }
}
