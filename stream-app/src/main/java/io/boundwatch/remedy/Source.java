package io.boundwatch.remedy;

/**
 * A page that says something.
 *
 * @param dated year and month of the page as it was read, {@code 2026-11}
 */
public record Source(String id, String title, String address, String dated) {}
