package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskMetaTest {
  @ParameterizedTest
  @CsvSource({
    "boundwatch, boundwatch-2",
    "boundwatch-2, boundwatch-3",
    "boundwatch-9, boundwatch-10",
    "boundwatch-2026-11, boundwatch-2026-12",
    "boundwatch-, boundwatch--2",
    "boundwatch-v2, boundwatch-v2-2",
    "b-1234567, b-1234567-2",
    "b-007, b-8",
  })
  void nextApplicationIdIsNumbered(String applicationId, String next) {
    assertThat(TaskMeta.next(applicationId)).isEqualTo(next);
  }
}
