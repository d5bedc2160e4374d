package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.rule.TokenReplay;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.DetectionFinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about users where they live: fed by the join, at the tasks of users and apps. */
class UserRulesTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final TestMonitor monitor =
      new TestMonitor(
          TestMonitor.settings(
              MonitorSettings.Pace.WATERMARK, Map.of("alerts.watch-list", "glass@contoso.example")),
          Metrics.NOOP);

  @AfterEach
  void close() {
    monitor.close();
  }

  private List<DetectionFinding> alerts(String rule) {
    return monitor.alerts().all().stream()
        .filter(alert -> alert.unmapped().tokenProtection().rule().equals(rule))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplayedTokenIsToldWhicheverRequestArrivesFirst(boolean boundFirst) {
    Request bound =
        aRequest("r1").of("c1", "u1").bound().browser("Edge 146.0.0").at("08:01:00").build();
    Request unbound =
        aRequest("r2").of("c2", "u1").unbound(1008).network(64999, "US").at("08:01:02").build();
    monitor.clock(moment("08:00"));

    monitor.put(boundFirst ? bound : unbound).clock(moment("08:01:10"));
    monitor.put(boundFirst ? unbound : bound).clock(moment("08:01:20"));

    List<DetectionFinding> alerts = alerts(TokenReplay.TYPE.name());
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).evidences()).extracting("uid").containsExactly("r1", "r2");
    assertThat(monitor.alerts().last()).containsKey(TENANT + "|token-replay|u1/s1");
  }

  @Test
  void aWatchedUserInScopeIsToldLateToo() {
    Request request =
        aRequest("r1")
            .of("c1", "u9")
            .userName("Glass@contoso.example")
            .allowed()
            .at("08:01")
            .build();
    Request late =
        aRequest("r2")
            .of("c2", "u8")
            .userName("glass@contoso.example")
            .allowed()
            .at("02:01")
            .appended("08:01")
            .build();
    monitor.clock(moment("08:00")).put(request).put(late).clock(moment("08:01:10"));

    assertThat(alerts("watched-user-in-scope"))
        .extracting(alert -> alert.unmapped().tokenProtection().userId())
        .containsExactlyInAnyOrder("u9", "u8");
  }

  @Test
  void aUserThatCameToBeUnboundIsToldByTheAppsTask() {
    for (int day = 0; day < 3; day++) {
      for (int i = 0; i < 7; i++) {
        long at = moment("08:00") + day * DAY + i * 60_000;
        String id = day + "-" + i;
        monitor.put(aRequest("r" + id).of("c" + id, "u1").bound().allowed().at(at).build());
      }
      monitor.clock(moment("08:10") + day * DAY);
    }
    long at = moment("09:00") + 3 * DAY;
    monitor.put(aRequest("x").of("cx", "u1").unbound(1003).blocked().at(at).build());
    monitor.clock(at + 10_000).clock(at + 20_000);

    assertThat(alerts("newly-unbound"))
        .extracting(alert -> alert.unmapped().tokenProtection().appId())
        .containsExactly("outlook");
  }
}
