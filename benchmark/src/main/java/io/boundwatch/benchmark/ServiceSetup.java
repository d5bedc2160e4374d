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
 * @param home folder of the checkout whose launcher starts it
 */
record ServiceSetup(
    Map<String, String> settings, String jvm, Optional<Path> profiles, int instances, Path home) {
  private static final String HOME = "home";

  /** The same with another setting. */
  ServiceSetup with(String key, String value) {
    Map<String, String> more = new HashMap<>(settings);
    more.put(key, value);
    return new ServiceSetup(more, jvm, profiles, instances, home);
  }

  /**
   * The same with more options of its JVM, which begin with a hyphen, other settings, or {@code
   * home=} another checkout.
   */
  ServiceSetup withAll(String options) {
    ServiceSetup more = this;
    for (String option : options.trim().split("\\s+")) {
      more = more.with(option);
    }
    return more;
  }

  private ServiceSetup with(String option) {
    int equals = option.indexOf('=');
    if (option.startsWith("-") || equals < 0) {
      return new ServiceSetup(settings, (jvm + " " + option).trim(), profiles, instances, home);
    }
    String value = option.substring(equals + 1);
    return option.startsWith(HOME + "=")
        ? new ServiceSetup(settings, jvm, profiles, instances, Path.of(value))
        : with(option.substring(0, equals), value);
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
