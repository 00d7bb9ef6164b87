package io.agentcron.api;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
class TimeFactory {
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
