package io.boundwatch.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {
  /** The rules of the design, section 9. */
  private static final Set<String> RULES =
      Set.of(
          "unbound-spike",
          "mass-block",
          "token-replay",
          "enforcement-gap",
          "newly-unbound",
          "watched-user-in-scope",
          "policy-misconfigured",
          "policy-changed",
          "feed-silent");

  /** What the configuration has for a rule as soon as it is registered. */
  private static final Set<String> OF_EVERY_RULE =
      RULES.stream()
          .flatMap(
              rule ->
                  Stream.of("enabled", "tenants", "apps").map(key -> "alerts." + rule + "." + key))
          .collect(Collectors.toSet());

  private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
  private static final Pattern KEY =
      Pattern.compile(
          "`((?:alerts|counts|event|http|kafka|metrics|monitor|privacy|sign-in|source)\\.[a-z.-]+[a-z])[:`]");

  static List<Path> pages() {
    return DeployFiles.files(DeployFiles.RUNBOOKS, ".md");
  }

  static List<Path> pagesOfAlerts() {
    return pages().stream()
        .filter(page -> !Set.of("README.md", "status-codes.md").contains(name(page)))
        .toList();
  }

  private static String name(Path page) {
    return page.getFileName().toString();
  }

  @Test
  void everyRuleHasAPage() {
    Set<String> registered = Rules.ALL.stream().map(RuleType::name).collect(Collectors.toSet());
    Set<String> rules = new TreeSet<>(RULES);
    rules.addAll(registered);

    assertThat(rules)
        .allSatisfy(
            rule -> {
              Path page = DeployFiles.RUNBOOKS.resolve(rule + ".md");
              assertThat(Files.exists(page)).isTrue();
              assertThat(DeployFiles.text(page))
                  .contains("alerts." + rule + ".enabled", "silence add rule=" + rule);
            });
  }

  @ParameterizedTest
  @MethodSource("pagesOfAlerts")
  void aPageSaysWhatItMeansHowToCheckWhatToDoAndHowToSilence(Path page) {
    assertThat(DeployFiles.text(page).lines().filter(line -> line.startsWith("## ")))
        .startsWith("## What it means", "## How to check", "## What to do", "## How to silence");
  }

  @Test
  void theIndexLinksToEveryPage() {
    assertThat(links(DeployFiles.RUNBOOKS.resolve("README.md")))
        .containsExactlyInAnyOrderElementsOf(
            pages().stream()
                .map(RunbooksTest::name)
                .filter(name -> !name.equals("README.md"))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToPagesThatExist(Path page) {
    assertThat(links(page))
        .allSatisfy(link -> assertThat(Files.exists(DeployFiles.RUNBOOKS.resolve(link))).isTrue());
  }

  private static Set<String> links(Path page) {
    return LINK.matcher(DeployFiles.text(page))
        .results()
        .map(link -> link.group(1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyMetricExists(Path page) {
    assertThat(DeployFiles.unknownMetricsIn(DeployFiles.text(page))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyConfigurationKeyExists(Path page) {
    Set<String> unknown =
        KEY.matcher(DeployFiles.text(page))
            .results()
            .map(key -> key.group(1))
            .filter(key -> !OF_EVERY_RULE.contains(key) && !DeployFiles.isKey(key))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unknown).isEmpty();
  }
}
