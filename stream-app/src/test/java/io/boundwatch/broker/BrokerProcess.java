package io.boundwatch.broker;

import java.nio.file.Path;

/** Runs an embedded broker in a process of its own, so that a test can kill it. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] args) throws InterruptedException {
    EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
    System.out.println(broker.bootstrapServers());
    Thread.currentThread().join();
  }
}
