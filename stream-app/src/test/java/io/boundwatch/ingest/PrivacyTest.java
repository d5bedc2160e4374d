package io.boundwatch.ingest;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.event.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivacyTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String LIST = "11111111-2222-4333-8444-555555555555, Glass@Contoso.example";

  @Test
  void withoutAKeyTheWatchListStaysAsItIs() {
    BoundwatchConfig config = ConfigLoader.of(Map.of("alerts.watch-list", LIST));

    assertThat(Privacy.alerts(config)).isEqualTo(config.alerts());
  }

  @Test
  void underPseudonymsTheWatchListHoldsThoseThatRequestsCarry() {
    BoundwatchConfig config =
        ConfigLoader.of(Map.of("alerts.watch-list", LIST, "privacy.pseudonymise-key", KEY));
    Request request =
        aRequest("r1")
            .of("c1", "11111111-2222-4333-8444-555555555555")
            .userName("GLASS@contoso.example")
            .build();

    Request hidden = Privacy.of(config).apply(request);

    assertThat(Privacy.alerts(config).watchList())
        .containsExactlyInAnyOrder(hidden.userId(), hidden.details().userPrincipalName());
  }
}
