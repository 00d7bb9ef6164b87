/**
 * Between records and the domain: the contracts of {@code schemas} on the topics, and the
 * scheduler's own schema in its stores. Nothing else sees generated classes.
 */
@NullMarked
package io.agentcron.scheduler.wire;

import org.jspecify.annotations.NullMarked;
