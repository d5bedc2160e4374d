package io.boundwatch.config;

import io.boundwatch.testing.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ConfigPageTest {
  @Test
  void theReferencePageTellsWhatTheCodeDoes() throws IOException {
    GeneratedPage.check("configuration.md", ConfigReference.markdown());
  }
}
