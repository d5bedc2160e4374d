package io.boundwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void aRehearsalHasTheServicePublishSomethingOfEachKind() throws Exception {
    assertThat(Rehearsal.run("test")).isTrue();
  }
}
