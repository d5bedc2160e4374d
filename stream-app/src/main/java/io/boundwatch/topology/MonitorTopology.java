package io.boundwatch.topology;

import io.boundwatch.ingest.RequestsMessage;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.schemas.UserCounts;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The topology, top to bottom: requests are joined per sign-in; decisions go out; differences and
 * what alert rules must see go to the tasks that count users and those that count apps and
 * policies; counts and alerts go out.
 */
public final class MonitorTopology {
  /** The stage that joins, by which {@link ClockListener} is told. */
  public static final String JOIN = "join";

  /** What the rules at the users' tasks have to tell those of the apps. */
  static final String USER_FACTS = "user-facts";

  private final MonitorSettings settings;
  private final Metrics metrics;
  private final ClockListener listener;
  private final Stores stores;

  public MonitorTopology(
      MonitorSettings settings, Metrics metrics, ClockListener listener, Stores stores) {
    this.settings = settings;
    this.metrics = metrics;
    this.listener = listener;
    this.stores = stores;
  }

  public Topology build() {
    Properties naming = new Properties();
    naming.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    naming.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    naming.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    StreamsBuilder builder =
        new StreamsBuilder(new org.apache.kafka.streams.TopologyConfig(new StreamsConfig(naming)));

    KStream<String, Object> joined =
        builder.stream(
                TopicNames.REQUESTS,
                Consumed.with(Serdes.String(), Wire.requests()).withName("requests"))
            .process(joining(), Named.as(JOIN));
    publish(joined, TopicNames.DECISIONS, SignInDecision.class);

    KStream<String, Object> users =
        cross(joined, CountStage.USERS.stageName())
            .process(counting(CountStage.USERS), Named.as(CountStage.USERS.stageName()));
    publish(users, TopicNames.USER_COUNTS, UserCounts.class);
    publishAlerts(users, CountStage.USERS);

    KStream<String, Object> apps =
        cross(joined, CountStage.APPS.stageName())
            .merge(cross(users, USER_FACTS), Named.as("app-messages"))
            .process(counting(CountStage.APPS), Named.as(CountStage.APPS.stageName()));
    publish(apps, TopicNames.APP_COUNTS, AppCounts.class);
    publish(apps, TopicNames.POLICY_COUNTS, PolicyCounts.class);
    publishAlerts(apps, CountStage.APPS);

    return builder.build(naming);
  }

  /**
   * The child to which a processor hands what must cross to the task that owns it. Processors name
   * the child they mean: Kafka Streams would else offer each record to all of them.
   */
  static String crossing(String name) {
    return name + "-repartition-filter";
  }

  private KStream<String, StageMessage> cross(KStream<String, Object> outputs, String name) {
    return MonitorTopology.<StageMessage>only(outputs)
        .repartition(
            Repartitioned.with(Serdes.String(), Wire.stageMessages())
                .withName(name)
                .withNumberOfPartitions(settings.partitions())
                .withStreamPartitioner(new HandOnPartitioner()));
  }

  /** A sink for each stage: a common one would make one task of the tasks of both. */
  private static void publishAlerts(KStream<String, Object> outputs, CountStage stage) {
    publish(outputs, TopicNames.ALERTS, alertsSink(stage), DetectionFinding.class);
  }

  /** The child to which a stage hands its alerts. */
  static String alertsSink(CountStage stage) {
    return "boundwatch-" + stage.stageName() + "-alerts";
  }

  /** The child is named as the topic. */
  private static <T> void publish(KStream<String, Object> outputs, String topic, Class<T> type) {
    publish(outputs, topic, topic, type);
  }

  private static <T> void publish(
      KStream<String, Object> outputs, String topic, String name, Class<T> type) {
    MonitorTopology.<T>only(outputs)
        .to(topic, Produced.with(Serdes.String(), Wire.json(type)).withName(name));
  }

  /** A child gets what is handed to it by its name, which is all of one kind. */
  @SuppressWarnings("unchecked")
  private static <T> KStream<String, T> only(KStream<String, Object> outputs) {
    return (KStream<String, T>) (KStream<String, ?>) outputs;
  }

  private ProcessorSupplier<String, RequestsMessage, String, Object> joining() {
    return withStore(JoinProcessor.STORE, () -> new JoinProcessor(settings, metrics, listener));
  }

  private ProcessorSupplier<String, StageMessage, String, Object> counting(CountStage stage) {
    return withStore(stage.store(), () -> new CountProcessor(stage, settings, metrics, listener));
  }

  /** A processor for each task, with the task's store. */
  private <M> ProcessorSupplier<String, M, String, Object> withStore(
      String store, Supplier<Processor<String, M, String, Object>> processor) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, M, String, Object> get() {
        return processor.get();
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(stores.task(store));
      }
    };
  }
}
