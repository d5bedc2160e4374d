package io.boundwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.chaos.SourceMessage;
import io.boundwatch.event.Details;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two readers of records, which share no code, must read the same. */
class ReaderAgreementTest {
  private static final long NOW = Instant.parse("2026-11-03T02:00:00Z").toEpochMilli();

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void ofDisorderlyRecords(long seed) {
    List<RawRecord> records =
        new ChaosGenerator(seed, NotSatisfied.MIXED).generate(800, NOW, Duration.ofHours(8));
    List<SourceMessage> messages = Delivery.batch(Delivery.shuffle(records, seed), seed);
    assertThat(read(messages))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(plain(records));
  }

  @Test
  void ofASimulatedTenant() {
    List<RawRecord> records = new ArrayList<>();
    new SimulatedTenant(TenantProfile.CONTOSO, 55)
        .next(NOW - 3_600_000, NOW)
        .forEach(record -> records.add(RawRecord.of(record)));
    assertThat(read(Delivery.batch(records, 55)))
        .containsExactlyInAnyOrderElementsOf(plain(records));
  }

  private static List<String> plain(Collection<RawRecord> records) {
    return records.stream()
        .map(FactReader::read)
        .flatMap(Optional::stream)
        .map(Object::toString)
        .toList();
  }

  private static List<String> read(List<SourceMessage> messages) {
    List<String> facts = new ArrayList<>();
    EventReader reader = new EventReader(EventRules.DEFAULT);
    for (SourceMessage message : messages) {
      reader.read(message.value(), message.appendTime(), NOW, new Collector(facts));
    }
    return facts;
  }

  private record Collector(List<String> facts) implements EventHandler {
    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      facts.add(fact(request).toString());
    }

    @Override
    public void ignored(String category) {
      // the plain reader does not say what it passes over
    }

    @Override
    public void rejected(Rejection rejection) {
      // nor what it cannot read
    }
  }

  private static Fact fact(Request request) {
    return new Fact(
        request.requestId(),
        request.tenantId(),
        request.correlationId(),
        request.userId(),
        request.eventTime(),
        request.recordTime(),
        request.appendTime(),
        request.binding().wireName(),
        request.statusCode(),
        request.outcome().wireName(),
        request.policies().stream().map(ReaderAgreementTest::policy).toList(),
        traits(request.details()));
  }

  private static PolicyFact policy(PolicyOutcome policy) {
    return new PolicyFact(
        policy.id(),
        policy.name(),
        policy.mode().wireName(),
        policy.outcome().wireName(),
        policy.namedAt());
  }

  private static Traits traits(Details details) {
    return new Traits(
        details.category().wireName(),
        details.appId(),
        details.appName(),
        details.resourceId(),
        details.resourceName(),
        details.errorCode(),
        details.ipAddress(),
        details.asn(),
        details.country(),
        details.operatingSystem(),
        details.browser(),
        details.clientApp(),
        details.deviceId(),
        details.trustType(),
        details.sessionId(),
        details.incomingTokenType(),
        details.userPrincipalName());
  }
}
