package io.boundwatch.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder of the embedded broker, held by one broker at a time: {@code kafka/} in the data
 * folder, with the log, a lock and the port last used.
 */
final class BrokerFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private BrokerFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Creates the folder if it is missing and locks it; the lock goes with the process. */
  static BrokerFolder open(Path dataDir) {
    Path folder = dataDir.toAbsolutePath().resolve("kafka");
    FileChannel channel = openLockFile(folder);
    try {
      lock(channel, folder);
      return new BrokerFolder(folder, channel);
    } catch (RuntimeException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static FileChannel openLockFile(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BrokerException(
          "the embedded broker cannot write to "
              + folder
              + " ("
              + e
              + "); give data-dir a folder that this user may write to",
          e);
    }
  }

  private static void lock(FileChannel channel, Path folder) {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(folder);
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new BrokerException("the folder " + folder + " cannot be locked: " + e, e);
    }
  }

  private static BrokerException inUse(Path folder) {
    return new BrokerException(
        "the folder "
            + folder
            + " is in use by another running process; stop that one, or give this one another"
            + " data-dir");
  }

  Path logDir() {
    return folder.resolve("log");
  }

  /** The port of the last start; 0 if there was none or what is written is unreadable. */
  int lastPort() {
    try {
      int port = Integer.parseInt(Files.readString(portFile()).strip());
      return port > 0 && port <= 0xFFFF ? port : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  void rememberPort(int port) {
    try {
      Files.writeString(portFile(), port + "\n");
    } catch (IOException e) {
      throw new BrokerException("cannot write " + portFile() + ": " + e, e);
    }
  }

  private Path portFile() {
    return folder.resolve("port");
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock goes with the process at the latest
    }
  }
}
