package io.boundwatch.remedy;

/**
 * A filter for devices that a policy can exclude.
 *
 * @param devices what it is for
 * @param filter its text, to be taken as it is; empty where none is known
 */
public record DeviceFilter(String id, String devices, String filter, Source source) {}
