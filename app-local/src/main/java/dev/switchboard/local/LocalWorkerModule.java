package dev.switchboard.local;

import dagger.Module;
import dagger.Provides;
import dev.switchboard.domain.fanout.FanOutJob;
import dev.switchboard.lambda.FanOutWork;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** Works the jobs of the queue off in this process. Needs what takes the lines that are logged. */
@Module
interface LocalWorkerModule {

  /** Each job is an invocation of its own, as on AWS. */
  @Provides
  static ObjIntConsumer<FanOutJob> worker(FanOutWork work, Consumer<String> log) {
    return (job, receives) -> work.run(job, receives, LocalContext.ofWorker(log));
  }
}
