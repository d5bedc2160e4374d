package io.boundwatch.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.count.WindowSize;
import io.boundwatch.count.Windows;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.RequestsMessage;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.SchemaFile;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.schemas.UserCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The topology in a TopologyTestDriver: requests and watermarks are put in, the last value of each
 * key is read, and every value that comes out is checked against its schema.
 */
final class TestMonitor implements AutoCloseable {
  static final SourcePartition INTERACTIVE = new SourcePartition("interactive", 0);
  static final SourcePartition OTHERS = new SourcePartition("others", 0);
  static final Windows WINDOWS =
      new Windows(
          List.of(
              WindowSize.of(Duration.ofMinutes(5)),
              WindowSize.of(Duration.ofHours(1)),
              WindowSize.of(Duration.ofDays(1))),
          List.of(WindowSize.of(Duration.ofDays(1))),
          List.of(WindowSize.of(Duration.ofDays(1))));
  private static final List<String> STORES =
      List.of(JoinProcessor.STORE, CountStage.APPS.store(), CountStage.USERS.store());

  private final TopologyTestDriver driver;
  private final TestInputTopic<String, RequestsMessage> requests;
  private final Output<SignInDecision> decisions;
  private final Output<AppCounts> appCounts;
  private final Output<UserCounts> userCounts;
  private final Output<PolicyCounts> policyCounts;
  private final Output<DetectionFinding> alerts;
  private long logTime;

  TestMonitor() {
    this(settings(MonitorSettings.Pace.WATERMARK), Metrics.NOOP);
  }

  TestMonitor(MonitorSettings settings, Metrics metrics) {
    this(settings, metrics, Stores.IN_MEMORY);
  }

  private TestMonitor(MonitorSettings settings, Metrics metrics, Stores stores) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    driver =
        new TopologyTestDriver(
            new MonitorTopology(settings, metrics, ClockListener.NONE, stores).build(),
            config,
            Instant.ofEpochMilli(1_000));
    requests =
        driver.createInputTopic(
            TopicNames.REQUESTS, new StringSerializer(), Wire.requests().serializer());
    decisions =
        new Output<>(
            TopicNames.DECISIONS, SchemaFile.SIGN_IN_DECISION, SignInDecision.class, driver);
    appCounts = new Output<>(TopicNames.APP_COUNTS, SchemaFile.APP_COUNTS, AppCounts.class, driver);
    userCounts =
        new Output<>(TopicNames.USER_COUNTS, SchemaFile.USER_COUNTS, UserCounts.class, driver);
    policyCounts =
        new Output<>(
            TopicNames.POLICY_COUNTS, SchemaFile.POLICY_COUNTS, PolicyCounts.class, driver);
    alerts =
        new Output<>(
            TopicNames.ALERTS, SchemaFile.DETECTION_FINDING, DetectionFinding.class, driver);
  }

  static MonitorSettings settings(MonitorSettings.Pace pace) {
    return settings(pace, Map.of());
  }

  /** One partition, and what the configuration says beside the defaults. */
  static MonitorSettings settings(MonitorSettings.Pace pace, Map<String, String> config) {
    Map<String, String> all = new HashMap<>(config);
    all.put("kafka.partitions", "1");
    return MonitorSettings.of(ConfigLoader.of(all), pace);
  }

  TestMonitor put(Request request) {
    return put(List.of(request));
  }

  /** In one message. */
  TestMonitor put(List<Request> ofMessage) {
    RequestsMessage message =
        new RequestsMessage.OfRequests(ofMessage.stream().map(EncodedRequest::new).toList());
    requests.pipeInput(null, message, tickOfLog());
    return this;
  }

  /** Both source partitions are that far. */
  TestMonitor clock(long moment) {
    return clocks(OptionalLong.of(moment), OptionalLong.of(moment));
  }

  TestMonitor clocks(OptionalLong interactive, OptionalLong others) {
    return watermark(Map.of(INTERACTIVE, interactive, OTHERS, others));
  }

  TestMonitor watermark(Map<SourcePartition, OptionalLong> positions) {
    requests.pipeInput(
        null, new RequestsMessage.OfWatermark(new Watermark(positions)), tickOfLog());
    return this;
  }

  /** Puts something on the topic between the join and the app counts. */
  TestMonitor handOn(StageMessage message) {
    driver
        .createInputTopic(
            "boundwatch-app-counts-repartition",
            new StringSerializer(),
            Wire.stageMessages().serializer())
        .pipeInput("key", message);
    return this;
  }

  /** Lets the requests topic's own clock pass. */
  TestMonitor logTimePasses(Duration time) {
    logTime += time.toMillis();
    return this;
  }

  private long tickOfLog() {
    return ++logTime;
  }

  TestMonitor wallClock(Duration passes) {
    driver.advanceWallClockTime(passes);
    return this;
  }

  /** How many records of differences the join has sent to the apps since it was last asked. */
  long toldToApps() {
    return driver
        .createOutputTopic(
            "boundwatch-app-counts-repartition",
            new StringDeserializer(),
            new ByteArrayDeserializer())
        .readKeyValuesToList()
        .stream()
        .filter(told -> told.key.equals("batch"))
        .count();
  }

  Output<SignInDecision> decisions() {
    return decisions.read();
  }

  Output<AppCounts> appCounts() {
    return appCounts.read();
  }

  Output<UserCounts> userCounts() {
    return userCounts.read();
  }

  Output<PolicyCounts> policyCounts() {
    return policyCounts.read();
  }

  Output<DetectionFinding> alerts() {
    // the driver refuses to read a topic that nothing was written to
    return driver.producedTopicNames().contains(TopicNames.ALERTS) ? alerts.read() : alerts;
  }

  /** How many entries a part of a task's store has. */
  int storeSize(String store, Part part) {
    return values(store, part).size();
  }

  /** How many bytes the values of a part have. */
  long storeBytes(String store, Part part) {
    return values(store, part).stream().mapToLong(value -> value.length).sum();
  }

  private List<byte[]> values(String store, Part part) {
    List<byte[]> values = new ArrayList<>();
    task(store).part(part).forEach((key, value) -> values.add(value));
    return values;
  }

  TaskStore task(String store) {
    return (TaskStore) driver.getStateStore(store);
  }

  /**
   * Another instance of the same application takes over the state, as after a restart or a move.
   */
  TestMonitor moved(MonitorSettings settings, Metrics metrics) {
    Map<String, Map<Bytes, byte[]>> contents = new HashMap<>();
    STORES.forEach(store -> contents.put(store, contents(store)));
    TestMonitor next = new TestMonitor(settings, metrics, new MovedStores(contents));
    next.logTime = logTime;
    return next;
  }

  private Map<Bytes, byte[]> contents(String store) {
    Map<Bytes, byte[]> contents = new HashMap<>();
    for (Part part : Part.values()) {
      PartStore entries = task(store).part(part);
      entries.forEach((key, value) -> contents.put(entries.inStore(key), value));
    }
    return contents;
  }

  @Override
  public void close() {
    try {
      // an alert that no test looked at is checked too
      alerts();
    } finally {
      driver.close();
    }
  }

  /** What came out of one topic so far. */
  static final class Output<T> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestOutputTopic<String, byte[]> topic;
    private final JsonSchema schema;
    private final Class<T> type;
    private final List<KeyValue<String, T>> all = new java.util.ArrayList<>();
    private final Map<String, T> last = new java.util.LinkedHashMap<>();

    Output(String name, SchemaFile file, Class<T> type, TopologyTestDriver driver) {
      this.topic =
          driver.createOutputTopic(name, new StringDeserializer(), new ByteArrayDeserializer());
      this.type = type;
      this.schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file.open());
    }

    private Output<T> read() {
      for (KeyValue<String, byte[]> one : topic.readKeyValuesToList()) {
        T value = check(one.value);
        all.add(KeyValue.pair(one.key, value));
        last.put(one.key, value);
      }
      return this;
    }

    private T check(byte[] bytes) {
      try {
        JsonNode node = JSON.readTree(bytes);
        var problems = schema.validate(node);
        if (!problems.isEmpty()) {
          throw new AssertionError(problems + " in " + new String(bytes, StandardCharsets.UTF_8));
        }
        return JSON.treeToValue(node, type);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All values, in the order in which they came. */
    List<T> all() {
      return all.stream().map(one -> one.value).toList();
    }

    /** The last value of each key. */
    Map<String, T> last() {
      return last;
    }

    T only() {
      if (last.size() != 1) {
        throw new AssertionError("not one key but " + last.keySet());
      }
      return last.values().iterator().next();
    }
  }
}
