package io.boundwatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page below {@code docs/} that is generated from the code: compared by default, written anew
 * with {@code -Dboundwatch.regenerate=true}.
 */
public final class GeneratedPage {
  private GeneratedPage() {}

  public static void check(String name, String content) throws IOException {
    Path page = Path.of("..", "docs", name);
    if (Boolean.getBoolean("boundwatch.regenerate")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, content);
    }
    assertThat(page)
        .as(
            "run: mvn -q -pl stream-app -am test -Dtest='*Page*' -Dboundwatch.regenerate=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .hasContent(content);
  }
}
