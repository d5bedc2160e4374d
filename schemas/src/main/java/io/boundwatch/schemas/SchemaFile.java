package io.boundwatch.schemas;

import java.io.InputStream;

/** The files that describe the topics, as they are packed beside this class. */
public enum SchemaFile {
  SIGN_IN_DECISION("sign-in-decision.schema.json"),
  APP_COUNTS("app-counts.schema.json"),
  USER_COUNTS("user-counts.schema.json"),
  POLICY_COUNTS("policy-counts.schema.json"),
  DETECTION_FINDING("detection-finding.schema.json"),
  DEAD_LETTER_HEADERS("dead-letter-headers.schema.json"),
  /** The AsyncAPI document: topics, keys, retention, and which schema each value has. */
  ASYNCAPI("asyncapi.yaml");

  private final String fileName;

  SchemaFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  /** The path for {@link Class#getResource}, absolute: it begins with a slash. */
  public String resourcePath() {
    return "/io/boundwatch/schemas/" + fileName;
  }

  /**
   * Opens the file; the caller closes it.
   *
   * @throws IllegalStateException if the jar was packed without it
   */
  public InputStream open() {
    InputStream in = SchemaFile.class.getResourceAsStream(resourcePath());
    if (in == null) {
      throw new IllegalStateException("the class path lacks " + resourcePath());
    }
    return in;
  }
}
