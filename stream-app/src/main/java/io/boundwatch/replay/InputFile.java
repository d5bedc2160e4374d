package io.boundwatch.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file to replay.
 *
 * @param name as given; {@code -} is standard input; a name that ends in {@code .gz} is unpacked
 */
public record InputFile(String name) {
  private static final String STANDARD_INPUT = "-";

  public boolean isStandardInput() {
    return name.equals(STANDARD_INPUT);
  }

  InputStream open() throws IOException {
    if (isStandardInput()) {
      return keptOpen(System.in);
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(name)));
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static InputStream keptOpen(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // standard input is not ours to close
      }
    };
  }
}
