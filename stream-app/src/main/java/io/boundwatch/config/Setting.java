package io.boundwatch.config;

/**
 * A value as it was written.
 *
 * @param text list items are joined by commas
 * @param list whether it was written as a list
 * @param origin where it comes from, in words: a file and line, an environment variable
 */
record Setting(String text, boolean list, String origin) {
  static Setting of(String text, String origin) {
    return new Setting(text, false, origin);
  }
}
