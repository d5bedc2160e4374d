package io.boundwatch.signin;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Category;
import io.boundwatch.event.Details;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random records of requests of one sign-in. Every value is drawn from a few, so that ties of time,
 * names and details are frequent; the same seed gives the same records.
 */
public final class RandomRequests {
  private static final int MINUTE = 60_000;

  private final Random random;
  private final long start = RequestBuilder.moment("08:00");

  public RandomRequests(long seed) {
    random = new Random(seed);
  }

  /** Some record of some of a few requests. */
  public Request any(int requests) {
    return of("r" + random.nextInt(requests));
  }

  Request of(String requestId) {
    long eventTime = start + random.nextInt(30) * (long) MINUTE;
    long recordTime = start + random.nextInt(3) * (long) MINUTE;
    return new Request(
        requestId,
        RequestBuilder.TENANT,
        "c1",
        "u1",
        eventTime,
        eventTime + random.nextInt(10) * (long) MINUTE,
        eventTime + random.nextInt(10) * (long) MINUTE,
        recordTime,
        oneOf(Binding.values()),
        oneOf(0, 1002, 1003),
        oneOf(Outcome.values()),
        policies(recordTime),
        details());
  }

  private List<PolicyOutcome> policies(long recordTime) {
    List<PolicyOutcome> policies = new ArrayList<>();
    for (String id : List.of("p1", "p2", "p3")) {
      if (random.nextBoolean()) {
        policies.add(
            new PolicyOutcome(
                id,
                oneOf("old", "new"),
                oneOf(PolicyMode.values()),
                oneOf(Outcome.values()),
                recordTime - random.nextInt(2)));
      }
    }
    return policies;
  }

  private Details details() {
    return new Details(
        oneOf(Category.values()),
        oneOf("a1", "a2"),
        oneOf("App", "App v2"),
        oneOf("", "res"),
        "Resource",
        oneOf(-1, 0, 50097),
        "203.0.113.7",
        oneOf(0L, 64500L),
        oneOf("", "DE"),
        oneOf("", "Windows10", "Ios 18"),
        "",
        "",
        "",
        "",
        oneOf("", "s1"),
        "",
        oneOf("", "u1@contoso.example"));
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  Random random() {
    return random;
  }

  @SafeVarargs
  private <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }
}
