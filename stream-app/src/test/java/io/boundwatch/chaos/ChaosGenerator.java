package io.boundwatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boundwatch.reference.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes raw records in which everything happens that the design allows for. All requests of one
 * sign-in lie within 28 minutes, so that the default span decides every sign-in.
 */
public final class ChaosGenerator {
  /** Lateness by which the late records are made; the default of the design. */
  public static final Duration LATENESS = Duration.ofHours(3);

  private static final long MINUTE = 60_000;
  private static final long WIDEST = 28 * MINUTE;

  private final Chance chance;
  private final ChaosRecords records;
  private final List<RawRecord> made = new ArrayList<>();
  private long now;

  public ChaosGenerator(long seed, NotSatisfied notSatisfied) {
    chance = new Chance(seed);
    records = new ChaosRecords(chance, notSatisfied);
  }

  /**
   * The records of about so many requests, unshuffled.
   *
   * @param now no record is appended later, milliseconds since the epoch
   * @param range how far before now the event times reach back; some records are late only if this
   *     is more than {@link #LATENESS}
   */
  public List<RawRecord> generate(int requests, long now, Duration range) {
    this.now = now;
    made.clear();
    for (int count = 0; count < requests; ) {
      count += signIn(now - chance.within(range.toMillis()));
    }
    return List.copyOf(made);
  }

  /** Sign-ins that begin together; some share a correlation ID among users. */
  private int signIn(long start) {
    String correlationId = chance.percent(6) ? "" : chance.guid();
    String tenantId = chance.of(ChaosWorld.TENANTS);
    int users = chance.percent(10) ? 3 : 1;
    int user = chance.below(ChaosWorld.USERS);
    long width = chance.of(20_000L, 2 * MINUTE, WIDEST);
    int count = users + chance.below(6);
    for (int i = 0; i < count; i++) {
      long eventTime = Math.min(now, start + chance.within(width));
      publish(
          new ChaosRequest(
              chance.guid(),
              correlationId,
              tenantId,
              (user + i % users) % ChaosWorld.USERS,
              chance.percent(15) ? eventTime - Math.floorMod(eventTime, 1000L) : eventTime,
              chance.of("SignInLogs", "NonInteractiveUserSignInLogs")));
    }
    return count;
  }

  private void publish(ChaosRequest request) {
    if (chance.percent(4)) {
      junk(request);
    }
    long first = publicationTime(request);
    publish(request, records.record(request, first), first);
    int more = chance.percent(20) ? 1 + chance.below(2) : 0;
    for (int i = 0; i < more; i++) {
      publish(request, records.record(request, laterTime(first)), laterTime(first));
    }
    if (chance.percent(5)) {
      late(request);
    }
  }

  private long publicationTime(ChaosRequest request) {
    return request.eventTime() + chance.within(chance.of(MINUTE, 12 * MINUTE));
  }

  /** Of a second publication: later, or the same to try ties, or earlier but met later. */
  private long laterTime(long first) {
    return chance.of(
        first + chance.within(40 * MINUTE), first + chance.within(10 * MINUTE), first, first - 1);
  }

  private void publish(ChaosRequest request, ObjectNode record, long time) {
    long appendTime = appendTime(Math.max(time, request.eventTime()) + chance.within(MINUTE));
    if (chance.percent(10)) {
      split(request, record, appendTime);
      return;
    }
    RawRecord raw = raw(request, record, appendTime);
    made.add(raw);
    while (chance.percent(15)) {
      long again = appendTime(appendTime + chance.within(30 * MINUTE));
      made.add(chance.percent(50) ? raw : new RawRecord(raw.category(), again, raw.json()));
    }
  }

  /** Two records of one time, each with part of the policies. */
  private void split(ChaosRequest request, ObjectNode record, long appendTime) {
    JsonNode all = record.at("/properties/appliedConditionalAccessPolicies");
    for (boolean first : new boolean[] {true, false}) {
      ObjectNode part = record.deepCopy();
      ((ObjectNode) part.get("properties"))
          .set("appliedConditionalAccessPolicies", ChaosPolicies.half(all, first));
      made.add(raw(request, part, appendTime));
    }
  }

  /** At the edge of lateness and beyond, where there is time for it. */
  private void late(ChaosRequest request) {
    long edge = request.eventTime() + LATENESS.toMillis();
    long appendTime = edge + chance.of(0L, 1L, 1 + chance.within(2 * 60 * MINUTE));
    if (appendTime <= now) {
      made.add(raw(request, records.record(request, appendTime), appendTime));
    }
  }

  /** What goes to the dead letters or is ignored. */
  private void junk(ChaosRequest request) {
    ObjectNode record = records.record(request, request.eventTime());
    ObjectNode properties = (ObjectNode) record.get("properties");
    switch (chance.below(5)) {
      case 0 -> record.put("category", "ServicePrincipalSignInLogs").remove("Category");
      case 1 -> properties.put("id", "");
      case 2 -> record.putNull("tenantId").remove("TenantId");
      case 3 -> properties.put("createdDateTime", "not a time");
      default ->
          properties.put("createdDateTime", ChaosTimes.usual(now + Duration.ofHours(2).toMillis()));
    }
    made.add(raw(request, record, appendTime(request.eventTime() + MINUTE)));
  }

  /** Whole minutes, so that records share messages; never after now. */
  private long appendTime(long atLeast) {
    return Math.min(now, -Math.floorDiv(-atLeast, MINUTE) * MINUTE);
  }

  private RawRecord raw(ChaosRequest request, ObjectNode record, long appendTime) {
    byte[] json = records.text(record).getBytes(StandardCharsets.UTF_8);
    return new RawRecord(request.category(), appendTime, json);
  }
}
