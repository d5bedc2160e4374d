package io.boundwatch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the packages, and that the core is pure: see STYLE and each package-info. */
class ArchitectureTest {
  private static final String ROOT = "io.boundwatch.";

  /** What each package may know of the others; none may know one that is not named. */
  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          Map.entry("codec", Set.of()),
          Map.entry("event", Set.of("codec")),
          Map.entry("remedy", Set.of("event")),
          Map.entry("signin", Set.of("event", "codec", "schemas")),
          Map.entry("count", Set.of("signin", "event", "codec", "schemas")),
          Map.entry("alert", Set.of("count", "event", "codec", "remedy", "schemas")),
          Map.entry("alert.spike", Set.of("codec")),
          Map.entry("alert.rule", Set.of("alert", "alert.spike", "count", "event", "codec")),
          Map.entry("config", Set.of("alert", "alert.rule", "event", "signin")),
          Map.entry("kafka", Set.of("config")),
          Map.entry("metrics", Set.of("event", "config")),
          Map.entry("ingest", Set.of("alert", "event", "codec", "config", "kafka", "metrics")),
          Map.entry(
              "topology",
              Set.of(
                  "alert",
                  "alert.rule",
                  "remedy",
                  "ingest",
                  "signin",
                  "count",
                  "event",
                  "codec",
                  "config",
                  "kafka",
                  "metrics",
                  "schemas")),
          Map.entry("broker", Set.of()),
          Map.entry("http", Set.of("config")),
          Map.entry("sim", Set.of()),
          Map.entry("lab", Set.of("alert.spike", "sim")),
          Map.entry(
              "replay",
              Set.of(
                  "broker",
                  "config",
                  "codec",
                  "count",
                  "event",
                  "ingest",
                  "kafka",
                  "metrics",
                  "remedy",
                  "schemas",
                  "signin",
                  "topology")),
          Map.entry(
              "service",
              Set.of(
                  "broker", "config", "event", "http", "ingest", "kafka", "metrics", "topology")),
          Map.entry(
              "demo",
              Set.of(
                  "config", "count", "event", "ingest", "kafka", "replay", "schemas", "service",
                  "sim")),
          Map.entry(
              "cli",
              Set.of(
                  "broker",
                  "config",
                  "count",
                  "demo",
                  "event",
                  "kafka",
                  "lab",
                  "metrics",
                  "replay",
                  "schemas",
                  "service",
                  "topology")));

  private static final DescribedPredicate<JavaClass> PURE =
      resideInAnyPackage(
          ROOT + "codec", ROOT + "event", ROOT + "signin", ROOT + "count", ROOT + "alert..");

  private static JavaClasses program;

  @BeforeAll
  static void read() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.boundwatch");
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> packages =
        program.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(ROOT.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    packages.remove("schemas");

    assertThat(packages).isEqualTo(new TreeSet<>(KNOWS.keySet()));
  }

  @ParameterizedTest
  @CsvSource({
    "codec",
    "event",
    "remedy",
    "signin",
    "count",
    "alert",
    "alert.spike",
    "alert.rule",
    "config",
    "kafka",
    "metrics",
    "ingest",
    "topology",
    "broker",
    "http",
    "sim",
    "lab",
    "replay",
    "service",
    "demo",
    "cli"
  })
  void packageKnowsOnlyThoseBeforeIt(String name) {
    Set<String> allowed =
        KNOWS.get(name).stream().map(ROOT::concat).collect(Collectors.toCollection(TreeSet::new));
    allowed.add(ROOT + name);
    DescribedPredicate<JavaClass> others =
        describe(
            "in a package other than " + allowed,
            known ->
                known.getPackageName().startsWith(ROOT)
                    && !allowed.contains(known.getPackageName()));

    noClasses()
        .that(resideInAPackage(ROOT + name))
        .should()
        .dependOnClassesThat(others)
        .check(program);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.boundwatch.(*)..").should().beFreeOfCycles().check(program);
  }

  @Test
  void stagesKnowOfTheMetricsOnlyTheInterface() {
    noClasses()
        .that(resideInAnyPackage(ROOT + "ingest", ROOT + "topology"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "metrics")
                .and(
                    describe(
                        "other than the interface",
                        known -> !known.getName().startsWith(ROOT + "metrics.Metrics"))))
        .check(program);
  }

  @Test
  void coreIsPure() {
    classes()
        .that(PURE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "org.apache.datasketches..",
                    "org.hipparchus..",
                    ROOT + "codec",
                    ROOT + "event",
                    ROOT + "signin",
                    ROOT + "count",
                    ROOT + "alert..",
                    ROOT + "remedy",
                    ROOT + "schemas")
                .or(
                    // bytes within an array, and the order in which those of a word are looked at
                    describe(
                        "ByteBuffer, ByteOrder",
                        known -> known.getName().matches("java\\.nio\\.Byte(Buffer|Order)")))
                .or(describe("primitive", known -> known.isPrimitive() || known.isArray())))
        .check(program);
  }

  /** The list of causes is read from the class path, so it may open what the core may not. */
  @Test
  void remedyKnowsOnlyItsListAndTheEvents() {
    classes()
        .that(resideInAPackage(ROOT + "remedy"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "com.fasterxml.jackson..",
                    ROOT + "event",
                    ROOT + "remedy")
                .or(
                    describe(
                        "for reading the packed file",
                        known ->
                            Set.of(
                                    "java.io.InputStream",
                                    "java.io.IOException",
                                    "java.io.UncheckedIOException")
                                .contains(known.getName())))
                .or(describe("primitive", known -> known.isPrimitive() || known.isArray())))
        .check(program);
  }

  @Test
  void coreHasNoClock() {
    noClasses()
        .that(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class)
        .check(program);
  }

  @Test
  void whatIsBeforeTheTopologyKnowsNothingOfKafkaStreams() {
    noClasses()
        .that(resideInAnyPackage(ROOT + "config", ROOT + "kafka", ROOT + "ingest", ROOT + "http"))
        .should()
        .dependOnClassesThat(resideInAPackage("org.apache.kafka.streams.."))
        .check(program);
  }

  @Test
  void loggingIsDoneBySlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.log4j.."))
        .check(program);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that(
            describe(
                "are static and written by us",
                field ->
                    field.getModifiers().contains(JavaModifier.STATIC)
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .should(beFinalAndNoPublicArray())
        .check(program);
  }

  private static ArchCondition<JavaField> beFinalAndNoPublicArray() {
    return new ArchCondition<>("be final and not a public array") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
        boolean publicArray =
            field.getRawType().isArray() && field.getModifiers().contains(JavaModifier.PUBLIC);
        events.add(
            new SimpleConditionEvent(field, isFinal && !publicArray, field.getDescription()));
      }
    };
  }
}
