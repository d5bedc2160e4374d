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
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
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

    KStream<String, JoinOutput> joined =
        builder.stream(
                TopicNames.REQUESTS,
                Consumed.with(Serdes.String(), Wire.requests()).withName("requests"))
            .process(joining(), Named.as(JOIN));

    publish(
        pick(joined, "decisions", JoinOutput.Decided.class, JoinOutput.Decided::decision),
        TopicNames.DECISIONS,
        SignInDecision.class);

    KStream<String, CountOutput> users =
        cross(
                CountStage.USERS.stageName(),
                pick(
                    joined,
                    "to-users",
                    JoinOutput.ToUserCounts.class,
                    JoinOutput.ToUserCounts::message))
            .process(counting(CountStage.USERS), Named.as(CountStage.USERS.stageName()));
    publish(
        pick(users, "user-cells", CountOutput.OfUser.class, CountOutput.OfUser::counts),
        TopicNames.USER_COUNTS,
        UserCounts.class);
    publishAlerts(CountStage.USERS, users);

    KStream<String, CountOutput> apps =
        cross(
                CountStage.APPS.stageName(),
                pick(
                    joined,
                    "to-apps",
                    JoinOutput.ToAppCounts.class,
                    JoinOutput.ToAppCounts::message))
            .merge(
                cross(
                    "user-facts",
                    pick(
                        users,
                        "users-to-apps",
                        CountOutput.ToApps.class,
                        CountOutput.ToApps::message)),
                Named.as("app-messages"))
            .process(counting(CountStage.APPS), Named.as(CountStage.APPS.stageName()));
    publish(
        pick(apps, "app-cells", CountOutput.OfApp.class, CountOutput.OfApp::counts),
        TopicNames.APP_COUNTS,
        AppCounts.class);
    publish(
        pick(apps, "policy-cells", CountOutput.OfPolicy.class, CountOutput.OfPolicy::counts),
        TopicNames.POLICY_COUNTS,
        PolicyCounts.class);
    publishAlerts(CountStage.APPS, apps);

    return builder.build(naming);
  }

  /** What must be known elsewhere crosses to the task that owns it. */
  private KStream<String, StageMessage> cross(String name, KStream<String, StageMessage> messages) {
    return messages.repartition(
        Repartitioned.with(Serdes.String(), Wire.stageMessages())
            .withName(name)
            .withNumberOfPartitions(settings.partitions())
            .withStreamPartitioner(new HandOnPartitioner()));
  }

  private static <O, P extends O, T> KStream<String, T> pick(
      KStream<String, O> outputs, String name, Class<P> kind, Function<P, T> value) {
    return outputs
        .filter((key, output) -> kind.isInstance(output), Named.as(name))
        .mapValues(output -> value.apply(kind.cast(output)), Named.as(name + "-values"));
  }

  /** A sink for each stage: a common one would make one task of the tasks of both. */
  private static void publishAlerts(CountStage stage, KStream<String, CountOutput> outputs) {
    String name = stage.alerts();
    publish(
        pick(outputs, name, CountOutput.OfAlert.class, CountOutput.OfAlert::finding),
        TopicNames.ALERTS,
        "boundwatch-" + name,
        DetectionFinding.class);
  }

  private static <T> void publish(KStream<String, T> values, String topic, Class<T> type) {
    publish(values, topic, topic, type);
  }

  private static <T> void publish(
      KStream<String, T> values, String topic, String name, Class<T> type) {
    Serde<T> json = Wire.json(type);
    values.to(topic, Produced.with(Serdes.String(), json).withName(name));
  }

  private ProcessorSupplier<String, RequestsMessage, String, JoinOutput> joining() {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, RequestsMessage, String, JoinOutput> get() {
        return new JoinProcessor(settings, metrics, listener);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            stores.bytes(JoinProcessor.SIGN_INS),
            stores.index(JoinProcessor.DUE),
            stores.index(JoinProcessor.CHANGED),
            stores.meta(JoinProcessor.META));
      }
    };
  }

  private ProcessorSupplier<String, StageMessage, String, CountOutput> counting(CountStage stage) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, StageMessage, String, CountOutput> get() {
        return new CountProcessor(stage, settings, metrics, listener);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return stage.storeBuilders(stores);
      }
    };
  }
}
