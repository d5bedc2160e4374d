package io.boundwatch.benchmark.micro;

import io.boundwatch.count.WindowSize;
import io.boundwatch.count.Windows;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.signin.SignIn;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedRecord;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the benchmarks work on: always the same simulated records. */
public final class Samples {
  private static final long NOW = Instant.parse("2026-11-02T08:00:00Z").toEpochMilli();

  /** An append time after all event times. */
  static final long LATER = NOW + Duration.ofHours(1).toMillis();

  /** The default windows. */
  public static final Windows WINDOWS =
      new Windows(
          List.of(
              WindowSize.of(Duration.ofMinutes(5)),
              WindowSize.of(Duration.ofHours(1)),
              WindowSize.of(Duration.ofDays(1))),
          List.of(WindowSize.of(Duration.ofDays(1))),
          List.of(WindowSize.of(Duration.ofDays(1))));

  /** More than any of the sign-ins has. */
  static final int MOST_REQUESTS = 500;

  private Samples() {}

  /** The state of a sign-in that has met these requests. */
  public static SignIn merge(List<Request> requests) {
    SignIn signIn = new SignIn();
    for (Request request : requests) {
      signIn.merge(new EncodedRequest(request), MOST_REQUESTS, Long.MIN_VALUE);
    }
    return signIn;
  }

  /** The records of sign-ins of a tenant, sign-in by sign-in. */
  private static List<List<SimulatedRecord>> records(int signIns, int policies) {
    TenantProfile profile =
        new TenantProfile(
            "northwind",
            2_000,
            10_000_000,
            policies,
            0.45,
            0.35,
            Rhythm.STEADY,
            PublishDelay.REALISTIC,
            false);
    List<List<SimulatedRecord>> made = new ArrayList<>();
    SimulatedTenant tenant = new SimulatedTenant(profile, 1);
    for (long at = NOW; made.size() < signIns; at += 1_000) {
      tenant.forEachSignIn(at, at + 1_000, made::add);
    }
    return made.subList(0, signIns);
  }

  /** Single records as exported; 8 policies make 5.2 KB on average, 55 make 15.8 KB. */
  public static List<byte[]> messages(int count, int policies) {
    return records(count, policies).stream()
        .flatMap(List::stream)
        .limit(count)
        .map(SimulatedRecord::json)
        .toList();
  }

  /** The requests of sign-ins, duplicates and splits among them. */
  public static List<List<Request>> signIns(int count) {
    EventReader reader = new EventReader(EventRules.DEFAULT);
    List<List<Request>> signIns = new ArrayList<>();
    for (List<SimulatedRecord> records : records(count, 16)) {
      Collecting requests = new Collecting();
      records.forEach(r -> reader.read(r.json(), r.publishTime(), r.publishTime(), requests));
      signIns.add(requests.found);
    }
    return signIns;
  }

  /** Keeps what was read. */
  static final class Collecting implements EventHandler {
    private final List<Request> found = new ArrayList<>();

    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      found.add(request);
    }

    @Override
    public void ignored(String category) {
      throw new IllegalStateException("a simulated record was ignored");
    }

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("a simulated record was rejected: " + rejection);
    }
  }
}
