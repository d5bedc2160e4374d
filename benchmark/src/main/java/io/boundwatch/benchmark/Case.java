package io.boundwatch.benchmark;

/**
 * Something that is measured.
 *
 * @param label for the table
 */
record Case(String label, Program program, ServiceSetup setup) {}
