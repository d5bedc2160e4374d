package io.boundwatch.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listening sockets, bound before the broker is configured: Kafka needs to know its ports
 * beforehand, and looking for a free port and binding it later would be a race.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
  static final String HOST = "127.0.0.1";
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";
  private static final int BACKLOG = 50;

  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;

  private LoopbackSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
  }

  /** Binds the wanted port for clients if it is free, else any. */
  static LoopbackSockets bind(int wantedPort) {
    try {
      ServerSocketChannel clients = bindOr(wantedPort);
      return new LoopbackSockets(clients, bindPort(0));
    } catch (IOException e) {
      throw new BrokerException("the embedded broker cannot listen on " + HOST + ": " + e, e);
    }
  }

  private static ServerSocketChannel bindOr(int wantedPort) throws IOException {
    try {
      return bindPort(wantedPort);
    } catch (IOException e) {
      return bindPort(0);
    }
  }

  private static ServerSocketChannel bindPort(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(InetAddress.getByName(HOST), port), BACKLOG);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int clientPort() {
    return clients.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBuffer) {
    return listenerName.equals(CLIENTS) ? clients : controller;
  }

  @Override
  public void close() {
    closeQuietly(clients);
    closeQuietly(controller);
  }

  private static void closeQuietly(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // nothing is lost: the process lets go of it at the latest
    }
  }
}
