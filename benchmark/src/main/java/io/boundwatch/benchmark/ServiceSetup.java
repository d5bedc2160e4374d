package io.boundwatch.benchmark;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the service is started.
 *
 * @param settings of its configuration besides those that a run needs
 * @param jvm options besides the launcher's
 * @param profiles folder that gets a recording of the flight recorder from every run
 * @param instances how many processes share the work
 */
record ServiceSetup(
    Map<String, String> settings, String jvm, Optional<Path> profiles, int instances) {

  /** The same with another setting. */
  ServiceSetup with(String key, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(key, value);
    return new ServiceSetup(more, jvm, profiles, instances);
  }

  /** The same with more options of its JVM, which begin with a hyphen, and other settings. */
  ServiceSetup withAll(String options) {
    ServiceSetup more = this;
    for (String option : options.trim().split("\\s+")) {
      int equals = option.indexOf('=');
      more =
          option.startsWith("-") || equals < 0
              ? more.withJvm(option)
              : more.with(option.substring(0, equals), option.substring(equals + 1));
    }
    return more;
  }

  private ServiceSetup withJvm(String option) {
    return new ServiceSetup(settings, (jvm + " " + option).trim(), profiles, instances);
  }

  /** The settings of a run that shares nothing with those before. */
  Map<String, String> settings(String runName, String bootstrapServers) {
    Map<String, String> all = new HashMap<>();
    all.put("kafka.bootstrap-servers", bootstrapServers);
    all.put("kafka.partitions", Integer.toString(Hubs.PARTITIONS));
    all.put("application-id", runName);
    all.put("source.group-id", group(runName));
    all.putAll(settings);
    return all;
  }

  static String group(String runName) {
    return runName + "-ingest";
  }

  private BoundwatchConfig config() {
    return ConfigLoader.of(settings);
  }

  Duration settle() {
    return config().signIn().settle();
  }

  Duration userPublishInterval() {
    return config().counts().userPublishInterval();
  }

  /** The options of one process. */
  String jvmOf(String runName, int instance) {
    return profiles
        .map(
            folder ->
                jvm
                    + " -XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                    + folder.resolve(runName + "-" + instance + ".jfr").toAbsolutePath())
        .orElse(jvm);
  }
}
