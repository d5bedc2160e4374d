package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Requests by what token-protection policies came to in them; {@code would…}: report-only. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OutcomeCounts(
    long notApplied, long wouldAllow, long allowed, long wouldBlock, long blocked) {}
