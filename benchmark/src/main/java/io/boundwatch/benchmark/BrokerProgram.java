package io.boundwatch.benchmark;

import io.boundwatch.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;

/** The broker: on the folder given, says its address. */
final class BrokerProgram {
  private BrokerProgram() {}

  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]))) {
      System.out.println(broker.bootstrapServers());
      Java.awaitEndOfInput();
    }
  }
}
