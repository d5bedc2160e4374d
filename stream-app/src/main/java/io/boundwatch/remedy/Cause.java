package io.boundwatch.remedy;

import java.util.List;

/**
 * Why requests were unbound or blocked, and what to do.
 *
 * @param text the cause, one line
 * @param remedy what to do, some sentences
 * @param who can do it
 * @param deviceFilters for excluding what cannot be bound, where that is the remedy
 * @param known what is known to have this trouble, such as {@code Surface Hub}
 * @param source where this is said
 */
public record Cause(
    CauseClass causeClass,
    String text,
    String remedy,
    String who,
    List<DeviceFilter> deviceFilters,
    List<String> known,
    Source source) {
  public Cause {
    deviceFilters = List.copyOf(deviceFilters);
    known = List.copyOf(known);
  }
}
