/** The whole service over HTTP, on a real Postgres and a real Kafka. */
@NullMarked
package io.agentcron.api;

import org.jspecify.annotations.NullMarked;
