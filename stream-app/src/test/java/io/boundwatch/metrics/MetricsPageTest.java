package io.boundwatch.metrics;

import io.boundwatch.testing.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  @Test
  void theReferencePageTellsWhatTheCodeDoes() throws IOException {
    GeneratedPage.check("metrics.md", MetricsReference.markdown());
  }
}
