/**
 * The real servers that Agentcron needs, as values that start and stop: a Kafka broker inside this
 * process, Postgres and a schema registry as its children. Each owns one directory, binds to
 * loopback, keeps its port from start to start and leaves its data behind when it is closed or
 * killed. The laptop mode and the tests of every module use them; nothing here knows the services.
 */
@NullMarked
package io.agentcron.embedded;

import org.jspecify.annotations.NullMarked;
