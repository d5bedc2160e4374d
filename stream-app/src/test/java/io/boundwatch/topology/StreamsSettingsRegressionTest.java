package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.codec.ByteWriter;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.event.Outcome;
import io.boundwatch.signin.RequestBuilder;
import io.boundwatch.signin.SignIn;
import io.boundwatch.signin.SignInCodec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsSettingsRegressionTest {
  @Test
  void whatTheUserSetForTheClusterWinsOverOurDefaults() {
    StreamsConfig settings =
        settings(
            Map.of(),
            Map.of(
                "session.timeout.ms", "45000",
                "compression.type", "zstd",
                "producer.linger.ms", "5",
                "statestore.cache.max.bytes", "1000"));

    assertThat(consumer(settings)).containsEntry("session.timeout.ms", "45000");
    assertThat(producer(settings))
        .containsEntry("compression.type", "zstd")
        .containsEntry("linger.ms", "5");
    assertThat(settings.getLong("statestore.cache.max.bytes")).isEqualTo(1000);
  }

  @Test
  void defaultsReachTheClientsTheyAreFor() {
    StreamsConfig settings = settings(Map.of(), Map.of());

    assertThat(consumer(settings))
        .containsEntry("session.timeout.ms", 10_000)
        .containsEntry("auto.offset.reset", "earliest");
    assertThat(producer(settings))
        .containsEntry("compression.type", "lz4")
        .containsEntry("linger.ms", 100);
  }

  @Test
  void everyCommitIntervalThatTheConfigurationAllowsCanBeUsed() {
    StreamsConfig settings = settings(Map.of("monitor.commit-interval", "PT1M"), Map.of());

    assertThat(settings.getLong("commit.interval.ms")).isEqualTo(120_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 10_000})
  void signInThatIsFullAndChangedThroughoutFitsInARecord(int maxRequests) {
    StreamsConfig settings =
        settings(Map.of("sign-in.max-requests", Integer.toString(maxRequests)), Map.of());

    ByteWriter signIn = new ByteWriter();
    SignInCodec.write(fullAndChanged(maxRequests), signIn);
    int bytes = signIn.length();

    assertThat(bytes).as("what used to be too large").isGreaterThan(1024 * 1024);
    assertThat((int) producer(settings).get("max.request.size")).isGreaterThan(bytes);
    assertThat((int) settings.originals().get("topic.max.message.bytes")).isGreaterThan(bytes);
  }

  /** Every request was told to the cells and then published again with other facts. */
  private static SignIn fullAndChanged(int requests) {
    SignIn signIn = new SignIn();
    for (int i = 0; i < requests; i++) {
      signIn.merge(underManyPolicies("r" + i).encoded(), requests, 0);
    }
    signIn.markTold();
    for (int i = 0; i < requests; i++) {
      signIn.merge(underManyPolicies("r" + i).published("09:00").encoded(), requests, 0);
    }
    return signIn;
  }

  private static RequestBuilder underManyPolicies(String id) {
    RequestBuilder request = aRequest(id).unbound(1003);
    for (int i = 0; i < 14; i++) {
      request.policy(String.format("%08d-0000-4000-8000-000000000000", i), Outcome.WOULD_BLOCK);
      request.appName("An app with a name as long as names of apps and policies are at times");
    }
    return request;
  }

  private static StreamsConfig settings(Map<String, String> config, Map<String, String> cluster) {
    BoundwatchConfig loaded = ConfigLoader.of(config);
    Map<String, Object> client = new HashMap<>(cluster);
    client.put("bootstrap.servers", "unused:9092");
    return new StreamsConfig(StreamsSettings.of(loaded, client, Path.of("state")));
  }

  private static Map<String, Object> consumer(StreamsConfig settings) {
    return settings.getMainConsumerConfigs("group", "client", 0);
  }

  private static Map<String, Object> producer(StreamsConfig settings) {
    return settings.getProducerConfigs("client");
  }
}
