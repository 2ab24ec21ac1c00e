package dev.switchboard.benchmarks.contender;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that was in use after any collection: what could not be let go. */
final class HeapWatch {

  private final List<String> heap =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .toList();
  private final AtomicLong most = new AtomicLong();

  /** Watches from now on. */
  void start() {
    ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(NotificationEmitter.class::isInstance)
        .map(NotificationEmitter.class::cast)
        .forEach(
            collector -> collector.addNotificationListener((told, _) -> hear(told), null, null));
  }

  long mostBytes() {
    return most.get();
  }

  private void hear(Notification told) {
    if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo collection =
          GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData());
      var after = collection.getGcInfo().getMemoryUsageAfterGc();
      long used =
          after.entrySet().stream()
              .filter(pool -> heap.contains(pool.getKey()))
              .mapToLong(pool -> pool.getValue().getUsed())
              .sum();
      most.accumulateAndGet(used, Math::max);
    }
  }
}
