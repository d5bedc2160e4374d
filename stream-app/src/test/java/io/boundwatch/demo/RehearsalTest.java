package io.boundwatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.sim.SimulatedTenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final long MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();

  @Test
  void aRehearsalHasTheServicePublishSomethingOfEachKind() throws Exception {
    assertThat(Rehearsal.run("test")).isTrue();
  }

  /** With a few requests a minute there was one two minutes after midnight that had none. */
  @Test
  void thereIsEnoughToRehearseWithInEveryMinuteOfADay() {
    SimulatedTenant tenant = new SimulatedTenant(Rehearsal.TENANT, Rehearsal.SEED, List.of());
    long step = Rehearsal.PUBLISHED_BEFORE.toMillis();
    for (long at = MIDNIGHT; at < MIDNIGHT + Duration.ofDays(1).toMillis(); at += step) {
      assertThat(tenant.next(at, at + step))
          .as("the minute from %s", Instant.ofEpochMilli(at))
          .hasSizeGreaterThan(50);
    }
  }
}
