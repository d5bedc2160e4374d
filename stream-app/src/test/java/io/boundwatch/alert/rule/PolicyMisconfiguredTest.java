package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Outcome;
import io.boundwatch.signin.RequestBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyMisconfiguredTest {
  private static final String MANAGEMENT_API = "797f4846-ba00-4fd7-ba43-dac1f8f63013";
  private static final String EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";

  private final RuleBench bench = RuleBench.of(PolicyMisconfigured.TYPE);

  private static RequestBuilder blocked(String resource) {
    return aRequest("r-" + resource).unbound(1002).blocked().resource(resource).at("08:01");
  }

  private static RequestBuilder inBrowser(String resource) {
    return blocked(resource).browser("Edge 140");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MANAGEMENT_API,
        "c44b4083-3bb0-49c1-b47d-974e53cbdf3c",
        "e9f49c6b-5ce5-44c8-925d-015017e9f7ad",
        "f5c26e74-f226-4ae8-85f0-b4af0080ac9e",
        "ca7f3f0b-7d91-482c-8e09-c5d840d0eac5",
        ""
      })
  void browsersMayBeBlockedInAzureResourceManagerOrWhereIsUnknown(String resource) {
    bench.put(inBrowser(resource).build());

    assertThat(bench.published()).isEmpty();
    assertThat(bench.stateSize()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"BLOCKED,1", "WOULD_BLOCK,1", "ALLOWED,0", "WOULD_ALLOW,0"})
  void browsersBlockedElsewhereAreToldAtOnceInBothModes(Outcome outcome, int alerts) {
    bench.put(
        aRequest("r1")
            .browser("Edge")
            .resource(EXCHANGE)
            .policy("p1", outcome)
            .at("08:01")
            .build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void saysThatItIsBrowsersAndWhere() {
    bench.put(inBrowser(EXCHANGE).build());

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(found.entity()).isEqualTo("p1");
    assertThat(found.reportOnly()).isFalse();
    assertThat(found.description())
        .isEqualTo(
            "The policy Name of p1 blocks browsers, which token protection supports for Azure"
                + " Resource Manager only, in Name of "
                + EXCHANGE
                + "; on the day from 2026-11-02T00:00:00Z");
  }

  @Test
  void nativeAppsBlockedInFiveUnsupportedResourcesAreTold() {
    for (int i = 1; i <= 4; i++) {
      bench.put(blocked("crm-" + i).build(), blocked("crm-1").at("08:02").build());
    }
    assertThat(bench.created()).isEmpty();
    bench.put(blocked("crm-5").build());

    assertThat(bench.created())
        .extracting(Finding::description)
        .containsExactly(
            "The policy Name of p1 blocks 5 resources that token protection does not support:"
                + " Name of crm-1, Name of crm-2, Name of crm-3, Name of crm-4, Name of crm-5;"
                + " on the day from 2026-11-02T00:00:00Z");
  }

  @Test
  void resourcesThatAreSupportedDoNotCount() {
    for (String supported :
        List.of(
            EXCHANGE,
            "00000003-0000-0ff1-ce00-000000000000",
            "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe",
            "9cdead84-a844-4324-93f2-b2e6bb768d07",
            "0af06dc6-e4b5-4f28-818e-e78e62d137a5",
            "270efc09-cd0d-444b-a71f-39af4910ec45",
            MANAGEMENT_API)) {
      bench.put(blocked(supported).build());
    }

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void bothFaultsOfAPolicyAreOneAlert() {
    bench.put(inBrowser("crm-0").build());
    for (int i = 1; i <= 7; i++) {
      bench.put(blocked("crm-" + i).build());
    }

    assertThat(bench.created()).hasSize(1);
    assertThat(bench.published(Activity.UPDATE).get(0).description())
        .startsWith("The policy Name of p1 blocks browsers")
        .contains("; and 5 resources that token protection does not support: Name of crm-0");
  }

  @Test
  void policiesAreApart() {
    for (int i = 0; i < 8; i++) {
      bench.put(
          aRequest("r" + i).resource("crm-" + i).policy("p" + i % 2, Outcome.BLOCKED).build());
    }

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void reportOnlyIsSaid() {
    bench.put(aRequest("r1").browser("Edge").policy("p1", Outcome.WOULD_BLOCK).at("08:01").build());

    assertThat(bench.created().get(0).reportOnly()).isTrue();
    assertThat(bench.created().get(0).description()).contains(" would block browsers");
  }

  @Test
  void oneAlertADayAndAnotherTheNext() {
    bench.put(inBrowser("crm").at("08:01").build());
    bench.clock(moment("12:00"));
    bench.put(inBrowser("crm").at("23:59").build(), inBrowser("erp").at("23:59").build());
    assertThat(bench.published(Activity.CLOSE)).isEmpty();
    long midnight = moment("00:00") + 24 * 3_600_000L;
    bench.clock(midnight + 20 * 60_000);
    bench.put(inBrowser("crm").at(midnight + 3_600_000).build());

    assertThat(bench.created()).extracting(Finding::at).containsExactly(moment("00:00"), midnight);
    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
  }

  @Test
  void orderAndRestartsChangeNothing() {
    List<RequestBuilder> requests = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      requests.add(blocked("crm-" + i));
    }
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(requests, new Random(seed));
      RuleBench shuffled = RuleBench.of(PolicyMisconfigured.TYPE);
      requests.forEach(request -> shuffled.put(request.build()).restart());

      assertThat(shuffled.created())
          .extracting(Finding::at, Finding::measure)
          .containsExactly(tuple(moment("00:00"), 5.0));
      assertThat(shuffled.published(Activity.UPDATE))
          .extracting(Finding::measure)
          .containsExactly(10.0);
    }
  }

  @Test
  void stateIsBoundedAndForgotten() {
    for (int i = 0; i < 1_000; i++) {
      bench.put(inBrowser("resource-" + i).build());
    }
    assertThat(bench.stateSize()).isEqualTo(1);
    assertThat(bench.stateBytes()).isLessThan(5_000);

    bench.clock(moment("00:00") + 36 * 3_600_000L);
    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void lateRequestsAreNotAskedFor() {
    bench.putLate(inBrowser("crm").build());

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void stateOfAnotherReleaseIsRefused() {
    BlockedResources resources = new BlockedResources();
    resources.add(inBrowser("crm").build().details(), true);
    byte[] kept = resources.encode();
    assertThat(BlockedResources.decode(kept).encode()).isEqualTo(kept);
    kept[0] = 99;

    assertThatThrownBy(() -> BlockedResources.decode(kept))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("policy-misconfigured has kept has format 99");
  }
}
